// A window's wire over Electron's ipc: a call is invoked and answered, an event is sent.

import type { ToWindow, Wire } from '../../rpc/wire.ts'
import type { ElectronWindow } from './electron-api.ts'

export const callChannel = 'jumpline:call'
export const eventChannel = 'jumpline:event'

export interface IpcWire {
  readonly wire: Wire
  readonly call: (call: unknown, ask: unknown) => Promise<unknown>
}

export function createIpcWire(window: ElectronWindow): IpcWire {
  const waiting = new Map<number, (result: unknown) => void>()
  let lastId = 0
  let isClosed = false
  let handler: (message: unknown) => void = () => undefined
  window.once('closed', () => {
    isClosed = true
  })

  function send(message: ToWindow): void {
    if ('event' in message) {
      if (!isClosed) window.webContents.send(eventChannel, message.event, message.data)
    } else if (message.id !== null) {
      waiting.get(message.id)?.(message.result)
      waiting.delete(message.id)
    }
  }

  return {
    wire: {
      send,
      onMessage(taker) {
        handler = taker
      },
      onClose(taker) {
        window.once('closed', taker)
      },
    },
    call(call, ask) {
      lastId += 1
      const id = lastId
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        handler({ id, call, ask })
      })
    },
  }
}
