// An identifier that follows from a text: the same text has the same one on every machine and every day. It is a
// version 8 UUID (RFC 9562, section 5.8), whose 122 bits are our own: four runs of FNV-1a over the text, which tell
// the texts of one paper apart but are no secret and no proof.

export function stableUuid(text: string): string {
  const hex = [0, 1, 2, 3].map((run) => hash(`${run}${text}`).toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8'
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-')
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    value = Math.imul(value ^ (unit & 0xff), 0x01000193)
    value = Math.imul(value ^ (unit >>> 8), 0x01000193)
  }
  // FNV mixes its last bytes little.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
