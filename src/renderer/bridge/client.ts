// The typed door to the main process: calls of the contract and its events, over whichever wire this
// window has. A call never rejects; one whose answer can't come gives a fault like any other.

import { err } from '../../base/result.ts'
import type { Ask, CallName, Reply } from '../../contract/calls.ts'
import type { EventName, Events } from '../../contract/events.ts'
import { electronWire } from './electron-wire.ts'
import { socketWire } from './socket-wire.ts'
import type { WindowWire, WireState } from './wire.ts'

/** The word of an `internal` fault that means: the main process was not reached. */
export const wireLost = 'wire-lost'

let made: WindowWire | null = null

function wire(): WindowWire {
  made ??= electronWire() ?? socketWire(socketAddress())
  return made
}

function socketAddress(): string {
  const address = new URL('/wire', window.location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  return address.href
}

export async function call<Name extends CallName>(name: Name, ask: Ask<Name>): Promise<Reply<Name>> {
  try {
    // The main process answers with the types of the contract: it checks what it is asked by the same table.
    return (await wire().call(name, ask)) as Reply<Name>
  } catch {
    return err({ kind: 'internal', message: wireLost }) as Reply<Name>
  }
}

/** Hears an event until the returned function is called. */
export function listen<Name extends EventName>(
  name: Name,
  handler: (data: Events[Name]) => void,
): () => void {
  return wire().listen(name, (data) => {
    handler(data as Events[Name])
  })
}

export function onWireState(handler: (state: WireState) => void): () => void {
  return wire().onState(handler)
}
