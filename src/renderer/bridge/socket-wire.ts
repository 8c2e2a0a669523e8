// The wire of the node host: a socket to the own origin. A connection that breaks is made anew, a little
// later each time; calls that were under way then fail, and those that know they may be asked again (the
// edits) are asked again by whoever made them.

import type { WindowWire, WireState } from './wire.ts'

const firstWait = 250
const longestWait = 5_000

/** A call whose answer will never come. */
class WireLost extends Error {
  constructor() {
    super('the connection to the main process was lost')
  }
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

export function socketWire(address: string): WindowWire {
  const waiting = new Map<number, Waiting>()
  const unsent: string[] = []
  const handlers = new Map<string, Set<(data: unknown) => void>>()
  const watchers = new Set<(state: WireState) => void>()
  let socket: WebSocket | null = null
  let wait = firstWait
  let lastId = 0
  let everUp = false

  function connect(): void {
    const next = new WebSocket(address)
    next.onopen = () => {
      socket = next
      wait = firstWait
      for (const text of unsent.splice(0)) next.send(text)
      if (everUp) announce('up')
      everUp = true
    }
    next.onmessage = (message) => {
      if (typeof message.data === 'string') receive(message.data)
    }
    next.onclose = () => {
      if (socket === next) {
        socket = null
        const lost = [...waiting.values()]
        waiting.clear()
        unsent.length = 0
        for (const one of lost) one.reject(new WireLost())
        announce('down')
      }
      setTimeout(connect, wait)
      wait = Math.min(longestWait, wait * 2)
    }
  }

  function announce(state: WireState): void {
    for (const watcher of watchers) watcher(state)
  }

  function receive(text: string): void {
    const message: unknown = JSON.parse(text)
    if (typeof message !== 'object' || message === null) return
    if ('event' in message && typeof message.event === 'string') {
      const data = 'data' in message ? message.data : null
      for (const handler of handlers.get(message.event) ?? []) handler(data)
    } else if ('id' in message && typeof message.id === 'number') {
      const one = waiting.get(message.id)
      waiting.delete(message.id)
      one?.resolve('result' in message ? message.result : null)
    }
  }

  connect()
  return {
    call(call, ask) {
      lastId += 1
      const id = lastId
      const text = JSON.stringify({ id, call, ask })
      return new Promise((resolve, reject) => {
        if (socket === null && everUp) {
          reject(new WireLost())
          return
        }
        waiting.set(id, { resolve, reject })
        if (socket === null) unsent.push(text)
        else socket.send(text)
      })
    },
    listen(name, handler) {
      const known = handlers.get(name) ?? new Set()
      known.add(handler)
      handlers.set(name, known)
      return () => {
        known.delete(handler)
      }
    },
    onState(handler) {
      watchers.add(handler)
      return () => {
        watchers.delete(handler)
      }
    },
  }
}
