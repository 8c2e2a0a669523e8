/** Marks the end of a `switch` over a closed union: a kind that was forgotten is a compile error. */
export function assertNever(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`)
}
