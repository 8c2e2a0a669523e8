// The ICC profile of the press a file is made for, read as far as a file must say of it: that it is what an
// output intent may hold, and what it is called. Converting colours by it is not here.

export interface OutputProfile {
  readonly bytes: Uint8Array
  /** What the profile's maker calls it, in ASCII. */
  readonly name: string
}

/** Null for bytes that are no profile of a CMYK press. */
export function readOutputProfile(bytes: Uint8Array): OutputProfile | null {
  // ICC.1:2001-04, 6.1: class at 12, colour space at 16, the file signature at 36.
  if (bytes.length < 132 || ascii(bytes, 36, 4) !== 'acsp') return null
  if (ascii(bytes, 12, 4) !== 'prtr' || ascii(bytes, 16, 4) !== 'CMYK') return null
  return { bytes, name: description(bytes) }
}

function description(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = Math.min(view.getUint32(128), Math.floor((bytes.length - 132) / 12))
  for (let tag = 0; tag < count; tag += 1) {
    const at = 132 + tag * 12
    if (ascii(bytes, at, 4) !== 'desc') continue
    const start = view.getUint32(at + 4)
    const end = Math.min(bytes.length, start + view.getUint32(at + 8))
    const name = end - start < 28 ? '' : textOf(bytes, view, start, end)
    if (name !== '') return name
  }
  return 'unnamed CMYK profile'
}

/** A `desc` of version 2 begins with ASCII; an `mluc` of version 4 has UTF-16, the first language first. */
function textOf(bytes: Uint8Array, view: DataView, start: number, end: number): string {
  const type = ascii(bytes, start, 4)
  if (type === 'desc')
    return printable(ascii(bytes, start + 12, Math.min(view.getUint32(start + 8), end - start - 12)))
  if (type !== 'mluc') return ''
  const from = start + view.getUint32(start + 24)
  const to = Math.min(end, from + view.getUint32(start + 20))
  let text = ''
  for (let at = from; at + 1 < to; at += 2) text += String.fromCharCode(view.getUint16(at))
  return printable(text)
}

function printable(text: string): string {
  return text.replaceAll(/[^\u0020-\u007e]/g, '').trim()
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + Math.max(0, length)))
}
