// Remembers what was composed, by the identity of the immutable things it was made from.

/** Keeps one value for each key, made anew only when one of the things it was made from is another. */
export interface Cache<Key, Value> {
  readonly get: (key: Key, inputs: readonly unknown[], make: () => Value) => Value
  /** What was kept last, for a value whose inputs are known only once it is made. */
  readonly last: (key: Key) => Kept<Value> | null
  readonly keep: (key: Key, kept: Kept<Value>) => void
}

export interface Kept<Value> {
  readonly inputs: readonly unknown[]
  readonly value: Value
}

export function createCache<Key, Value>(): Cache<Key, Value> {
  const entries = new Map<Key, Kept<Value>>()
  return {
    get(key, inputs, make) {
      const known = entries.get(key)
      if (known !== undefined && sameInputs(known.inputs, inputs)) return known.value
      const value = make()
      entries.set(key, { inputs, value })
      return value
    },
    last: (key) => entries.get(key) ?? null,
    keep(key, kept) {
      entries.set(key, kept)
    },
  }
}

export function sameInputs(left: readonly unknown[], right: readonly unknown[]): boolean {
  if (left.length !== right.length) return false
  // Every block of every page is asked this after a key: a plain loop takes a third of the time of `every`.
  for (let index = 0; index < left.length; index += 1) if (!Object.is(left[index], right[index])) return false
  return true
}
