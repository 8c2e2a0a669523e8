// The outcome of anything that can fail for a reason the caller must show or handle.
// Nothing in the pure layers throws for what a user or a document may do: it returns a `Result`.

export type Result<Value, Fault> = Ok<Value> | Err<Fault>

export interface Ok<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Err<Fault> {
  readonly ok: false
  readonly fault: Fault
}

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value }
}

export function err<Fault>(fault: Fault): Err<Fault> {
  return { ok: false, fault }
}

/** The value, or a thrown error: for tests, tools and places where a fault is a programming error. */
export function orThrow<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value
  throw new Error(`unexpected fault: ${JSON.stringify(result.fault)}`)
}
