// All that the window gets of Electron: one frozen object with two functions. Only names of the contract
// pass, and no object of Electron's ever reaches the page.

import { contextBridge, ipcRenderer } from 'electron'
import { isKnownCall, isKnownEvent } from '../contract/names.ts'

// As in src/main/host/electron/ipc-wire.ts, which a sandboxed script can't load.
const callChannel = 'jumpline:call'
const eventChannel = 'jumpline:event'

const handlers = new Map<string, Set<(data: unknown) => void>>()

ipcRenderer.on(eventChannel, (_event, name: unknown, data: unknown) => {
  if (typeof name !== 'string' || !isKnownEvent(name)) return
  for (const handler of handlers.get(name) ?? []) handler(data)
})

contextBridge.exposeInMainWorld(
  'jumpline',
  Object.freeze({
    call(name: string, ask: unknown): Promise<unknown> {
      if (!isKnownCall(name)) return Promise.reject(new Error('no such call'))
      return ipcRenderer.invoke(callChannel, name, ask)
    },
    listen(name: string, handler: (data: unknown) => void): () => void {
      if (!isKnownEvent(name)) return () => undefined
      const known = handlers.get(name) ?? new Set()
      known.add(handler)
      handlers.set(name, known)
      return () => {
        known.delete(handler)
      }
    },
  }),
)
