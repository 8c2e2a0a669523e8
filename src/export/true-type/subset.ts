// Cuts a TrueType file down to the glyphs that are used, numbered anew in the order given. Hinting goes:
// a press renders at a resolution where it changes nothing, and it is a third of some files.

import { components, composite, isComposite, type TrueTypeFont, viewOf } from './font-file.ts'

/**
 * A font with `glyphs[n]` as glyph n; null leaves the number blank. A glyph may be given twice, so that two
 * characters which share it stay apart. Parts of composite glyphs are added at the end. Number 0 should be the
 * empty box.
 */
export function subsetTrueType(font: TrueTypeFont, glyphs: readonly (number | null)[]): Uint8Array {
  const wanted = [...glyphs]
  const parts = new Map<number, number>()
  const bodies: Uint8Array[] = []
  for (let index = 0; index < wanted.length; index += 1) {
    const glyph = wanted[index] ?? null
    const body = glyph === null ? blank : font.glyph(glyph)
    if (!isComposite(body)) {
      bodies.push(withoutHints(body))
      continue
    }
    const { list, end } = components(body)
    // A Buffer gives a view of itself when it is sliced.
    const copy = Uint8Array.from(body.subarray(0, end))
    const view = viewOf(copy)
    for (const component of list) {
      let number = parts.get(component.glyph)
      if (number === undefined) {
        number = wanted.push(component.glyph) - 1
        parts.set(component.glyph, number)
      }
      view.setUint16(component.at - 2, component.flags & ~composite.instructions)
      view.setUint16(component.at, number)
    }
    bodies.push(copy)
  }

  const loca = new Uint8Array((wanted.length + 1) * 4)
  const locaView = viewOf(loca)
  let size = 0
  for (const [index, body] of bodies.entries()) {
    locaView.setUint32(index * 4, size)
    size += align(body.length)
  }
  locaView.setUint32(wanted.length * 4, size)
  const glyf = new Uint8Array(size)
  for (const [index, body] of bodies.entries()) glyf.set(body, locaView.getUint32(index * 4))

  const hmtx = new Uint8Array(wanted.length * 4)
  const hmtxView = viewOf(hmtx)
  for (const [index, glyph] of wanted.entries()) {
    if (glyph === null) continue
    hmtxView.setUint16(index * 4, font.advance(glyph))
    hmtxView.setInt16(index * 4 + 2, font.bearing(glyph))
  }

  const head = copyOf(font, 'head')
  viewOf(head).setUint32(8, 0)
  viewOf(head).setInt16(50, 1)
  const hhea = copyOf(font, 'hhea')
  viewOf(hhea).setUint16(34, wanted.length)
  const maxp = copyOf(font, 'maxp')
  const maxpView = viewOf(maxp)
  maxpView.setUint16(4, wanted.length)
  // No instructions are left: zones, storage and stack fall to the least a reader accepts.
  if (maxp.length >= 32) {
    maxpView.setUint16(14, 1)
    for (const at of [16, 18, 20, 22, 24, 26]) maxpView.setUint16(at, 0)
  }
  return assemble([
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
  ])
}

const blank = new Uint8Array(0)

function copyOf(font: TrueTypeFont, tag: string): Uint8Array {
  const table = font.table(tag)
  if (table === null) throw new Error(`a TrueType file without ${tag}`)
  return Uint8Array.from(table)
}

/** A simple glyph with its instructions taken out. */
function withoutHints(glyph: Uint8Array): Uint8Array {
  if (glyph.length < 12) return glyph
  const view = viewOf(glyph)
  const lengthAt = 10 + view.getInt16(0) * 2
  const length = view.getUint16(lengthAt)
  if (length === 0) return glyph
  const body = new Uint8Array(glyph.length - length)
  body.set(glyph.subarray(0, lengthAt))
  body.set(glyph.subarray(lengthAt + 2 + length), lengthAt + 2)
  return body
}

function align(length: number): number {
  return (length + 3) & ~3
}

/** The file around its tables, with the checksums a strict reader looks at. */
function assemble(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const directory = 12 + tables.length * 16
  const total = tables.reduce((sum, [, bytes]) => sum + align(bytes.length), directory)
  const file = new Uint8Array(total)
  const view = viewOf(file)
  // The header's search fields: the largest power of two within the number of tables.
  let exponent = 0
  while (2 ** (exponent + 1) <= tables.length) exponent += 1
  const range = 2 ** exponent * 16
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  view.setUint16(6, range)
  view.setUint16(8, exponent)
  view.setUint16(10, tables.length * 16 - range)
  let offset = directory
  let headAt = 0
  let sum = 0
  for (const [index, [tag, bytes]] of tables.entries()) {
    const at = 12 + index * 16
    for (let letter = 0; letter < 4; letter += 1) file[at + letter] = tag.charCodeAt(letter)
    file.set(bytes, offset)
    if (tag === 'head') headAt = offset
    const own = checksum(view, offset, align(bytes.length))
    sum += own
    view.setUint32(at + 4, own)
    view.setUint32(at + 8, offset)
    view.setUint32(at + 12, bytes.length)
    offset += align(bytes.length)
  }
  // The sum of the whole file is that of its parts.
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(view, 0, directory) - sum) >>> 0)
  return file
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
