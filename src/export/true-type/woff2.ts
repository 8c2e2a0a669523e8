// A TrueType file as WOFF 2.0 (https://www.w3.org/TR/WOFF2/), which every browser reads: one stream of packed
// tables after a short directory. Outlines are packed as they are ("null transform", section 5.1), so that a glyph
// comes out bit by bit as it went in.
//
// In: the file, and what packs bytes with Brotli. Names within a font are in `font-names.ts`.

import { viewOf } from './font-file.ts'

export type FontTables = readonly (readonly [tag: string, bytes: Uint8Array])[]

/** The tables of a TrueType file, in the order of its directory. */
export function tablesOf(file: Uint8Array): FontTables {
  const view = viewOf(file)
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = 12 + index * 16
    const offset = view.getUint32(at + 8)
    return [
      String.fromCharCode(...file.subarray(at, at + 4)),
      file.subarray(offset, offset + view.getUint32(at + 12)),
    ] as const
  })
}

// Section 5.2: tags that take one byte in the directory, by their number.
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB'
    .match(/.{4}(?: |$)/g)
    ?.map((tag) => tag.slice(0, 4)) ?? []
const otherTag = 63
const nullTransform = 3 << 6
const headerSize = 48

export async function woff2(
  tables: FontTables,
  brotli: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  // Section 5.5: `loca` follows `glyf`, and a signature would no longer be right.
  const ordered = tables
    .filter(([tag]) => tag !== 'DSIG')
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([tag, bytes]) => [tag, tag === 'head' ? marked(bytes) : bytes] as const)
  const directory = ordered.flatMap(([tag, bytes]) => {
    const known = knownTags.indexOf(tag)
    const transform = tag === 'glyf' || tag === 'loca' ? nullTransform : 0
    const name = known < 0 ? [...tag].map((letter) => letter.charCodeAt(0)) : []
    return [(known < 0 ? otherTag : known) | transform, ...name, ...base128(bytes.length)]
  })
  const size = ordered.reduce((sum, [, bytes]) => sum + bytes.length, 0)
  const stream = new Uint8Array(size)
  let at = 0
  for (const [, bytes] of ordered) {
    stream.set(bytes, at)
    at += bytes.length
  }
  const packed = await brotli(stream)
  const length = align(headerSize + directory.length + packed.length)
  const file = new Uint8Array(length)
  const view = viewOf(file)
  view.setUint32(0, 0x774f4632)
  view.setUint32(4, 0x00010000)
  view.setUint32(8, length)
  view.setUint16(12, ordered.length)
  view.setUint32(
    16,
    ordered.reduce((sum, [, bytes]) => sum + align(bytes.length), 12 + ordered.length * 16),
  )
  view.setUint32(20, packed.length)
  view.setUint16(24, 1)
  file.set(directory, headerSize)
  file.set(packed, headerSize + directory.length)
  return file
}

/** Section 5.1: bit 11 of the flags says that the font went through a packing that loses nothing. */
function marked(head: Uint8Array): Uint8Array {
  const copy = head.slice()
  const view = viewOf(copy)
  view.setUint16(16, view.getUint16(16) | 0x0800)
  return copy
}

/** Section 4.1: seven bits a byte, the highest first; the eighth says that more follow. */
function base128(value: number): readonly number[] {
  const bytes = [value & 0x7f]
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return bytes
}

function align(length: number): number {
  return (length + 3) & ~3
}
