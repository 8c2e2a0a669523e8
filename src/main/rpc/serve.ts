// Answers the calls that come over a wire. In: messages nobody has checked. Out: replies, always; what
// is malformed, unknown or too large gets a typed fault, and nothing thrown below crosses the wire.

import { err, type Result } from '../../base/result.ts'
import type { CallName } from '../../contract/calls.ts'
import { askSchemas, isCallName, maxMessage } from '../../contract/check.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Caller, Router } from './router.ts'
import type { Wire } from './wire.ts'

// A record nests a dozen levels; one that goes on is a cycle or a trap.
const maxDepth = 64

/** Serves the wire until it closes. */
export function serve(router: Router, wire: Wire, caller: Caller): void {
  wire.onMessage((message) => {
    void answerMessage(router, message, caller).then((reply) => {
      wire.send(reply)
    })
  })
}

async function answerMessage(
  router: Router,
  message: unknown,
  caller: Caller,
): Promise<{ readonly id: number | null; readonly result: Result<unknown, Fault> }> {
  const parsed =
    typeof message === 'string' ? parseText(message) : weigh(message, 0) <= maxMessage ? message : null
  if (typeof parsed !== 'object' || parsed === null) return { id: null, result: malformed('', 'message') }
  const id = 'id' in parsed && Number.isSafeInteger(parsed.id) ? (parsed.id as number) : null
  const call = 'call' in parsed && typeof parsed.call === 'string' ? parsed.call : ''
  if (id === null) return { id, result: malformed(call, 'id') }
  return { id, result: await answer(router, call, 'ask' in parsed ? parsed.ask : undefined, caller) }
}

/** One call, checked and answered. Never rejects. */
async function answer(
  router: Router,
  call: string,
  ask: unknown,
  caller: Caller,
): Promise<Result<unknown, Fault>> {
  if (!isCallName(call)) return malformed(call.slice(0, 60), 'call')
  try {
    return await answerCall(router, call, ask, caller)
  } catch (error) {
    // A fault of ours. Its words may hold a path or a text, so only its kind leaves the process.
    return err({ kind: 'internal', message: error instanceof Error ? error.name : 'unknown' })
  }
}

async function answerCall<Name extends CallName>(
  router: Router,
  call: Name,
  ask: unknown,
  caller: Caller,
): Promise<Result<unknown, Fault>> {
  const checked = askSchemas[call].safeParse(ask)
  if (!checked.success) {
    return malformed(call, checked.error.issues[0]?.path.map(String).join('.').slice(0, 200) ?? '')
  }
  return router[call](checked.data, caller)
}

function malformed(call: string, at: string): Result<never, Fault> {
  return err({ kind: 'malformed-call', call, at })
}

function parseText(text: string): unknown {
  if (text.length > maxMessage) return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Roughly the length of a record as text; infinite when it nests without end. */
function weigh(value: unknown, depth: number): number {
  if (depth > maxDepth) return Infinity
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  if (ArrayBuffer.isView(value)) return value.byteLength
  let weight = 2
  for (const [key, inner] of Object.entries(value)) {
    weight += key.length + weigh(inner, depth + 1)
    if (weight > maxMessage) return Infinity
  }
  return weight
}
