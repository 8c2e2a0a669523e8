// The preload over a stub of what Electron gives it: all the window ever gets is this.

import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { callChannel, eventChannel } from '../../src/main/host/electron/ipc-wire.ts'

interface Surface {
  readonly call: (name: string, ask: unknown) => Promise<unknown>
  readonly listen: (name: string, handler: (data: unknown) => void) => () => void
}

const bridge = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  listeners: new Map<string, (event: unknown, name: unknown, data: unknown) => void>(),
  invoked: [] as unknown[][],
}))

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, value: unknown) => bridge.exposed.set(name, value),
  },
  ipcRenderer: {
    on: (channel: string, listener: (event: unknown, name: unknown, data: unknown) => void) =>
      bridge.listeners.set(channel, listener),
    invoke: (...words: unknown[]) => {
      bridge.invoked.push(words)
      return Promise.resolve({ ok: true, value: null })
    },
  },
}))

let surface: Surface

beforeAll(async () => {
  await import('../../src/preload/preload.ts')
  surface = bridge.exposed.get('jumpline') as Surface
})

beforeEach(() => {
  bridge.invoked.length = 0
})

test('the window gets one frozen object with two functions', () => {
  expect([...bridge.exposed.keys()]).toEqual(['jumpline'])
  expect(Object.keys(surface).toSorted()).toEqual(['call', 'listen'])
  expect(Object.isFrozen(surface)).toBe(true)
})

test('calls of the contract pass, on the channel the main process handles', async () => {
  await surface.call('app.state', {})
  expect(bridge.invoked).toEqual([[callChannel, 'app.state', {}]])
})

test('no other name passes', async () => {
  for (const name of ['', 'app', '__proto__', 'constructor', 'shell.openExternal']) {
    await expect(surface.call(name, {})).rejects.toThrow('no such call')
  }
  expect(bridge.invoked).toEqual([])
})

test('events of the contract reach their handlers with their data alone, until they are taken back', () => {
  const heard: unknown[][] = []
  const stop = surface.listen('app.locale', (...words: unknown[]) => heard.push(words))
  surface.listen('constructor', (...words: unknown[]) => heard.push(words))
  const send = (name: string): void =>
    bridge.listeners.get(eventChannel)!({ sender: 'secret' }, name, { locale: 'zh' })
  send('app.locale')
  send('constructor')
  send('app.open')
  expect(heard).toEqual([[{ locale: 'zh' }]])
  stop()
  send('app.locale')
  expect(heard).toHaveLength(1)
  expect([...bridge.listeners.keys()]).toEqual([eventChannel])
})
