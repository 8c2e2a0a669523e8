// Names for things that leave the house: a UUID made from what the thing is, so that the same issue always gives
// the same name and two never share one (RFC 9562, 5.8: a UUID whose bits the maker defines).

/** A SHA-256 in hexadecimal of a text; handed in, because the pure layers have none. */
export type Hash = (text: string) => string

export function urnOf(hash: Hash, ...parts: readonly string[]): string {
  const hex = hash(JSON.stringify(parts))
  const variant = ((Number.parseInt(hex.charAt(16), 16) % 4) + 8).toString(16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
