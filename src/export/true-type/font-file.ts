// Reads a TrueType file as far as an export needs it: sizes, advances and the bytes of single glyphs. The
// files are ours, made at build time, so a broken one is a programming error and throws.
// Advances for composing do not come from here but from `compose/type/type-library.ts`.

export interface TrueTypeFont {
  readonly unitsPerEm: number
  readonly bounds: {
    readonly left: number
    readonly bottom: number
    readonly right: number
    readonly top: number
  }
  readonly ascender: number
  readonly descender: number
  readonly capHeight: number
  readonly italicAngle: number
  /** PostScript name, ASCII letters, digits and hyphens only. */
  readonly name: string
  readonly glyphCount: number
  advance(glyph: number): number
  bearing(glyph: number): number
  /** The glyph's entry in the `glyf` table; empty for a blank one. */
  glyph(glyph: number): Uint8Array
  /** A whole table, or null. */
  table(tag: string): Uint8Array | null
}

/**
 * A part of a font file. Files are given this way because a Chinese face is fifteen megabytes, of which a
 * paper draws one or two.
 */
export type FontPart = (offset: number, length: number) => Uint8Array

/** The parts of a file that is in memory. */
export function partsOf(file: Uint8Array): FontPart {
  return (offset, length) => file.subarray(offset, offset + length)
}

export function readTrueType(part: FontPart): TrueTypeFont {
  const start = viewOf(part(0, 12))
  const version = start.getUint32(0)
  if (version !== 0x00010000 && version !== 0x74727565) throw new Error('not a TrueType file')
  const places = new Map<string, { readonly offset: number; readonly length: number }>()
  const count = start.getUint16(4)
  const directory = part(12, count * 16)
  for (let at = 0; at < count * 16; at += 16) {
    const tag = String.fromCharCode(...directory.subarray(at, at + 4))
    const view = viewOf(directory)
    places.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) })
  }
  const find = (tag: string): Uint8Array | undefined => {
    const place = places.get(tag)
    return place === undefined ? undefined : part(place.offset, place.length)
  }
  const need = (tag: string): Uint8Array => {
    const table = find(tag)
    if (table === undefined) throw new Error(`a TrueType file without ${tag}`)
    return table
  }
  const head = viewOf(need('head'))
  const hhea = viewOf(need('hhea'))
  const hmtx = viewOf(need('hmtx'))
  const loca = viewOf(need('loca'))
  const glyf = places.get('glyf')
  if (glyf === undefined) throw new Error('a TrueType file without glyf')
  const os2 = find('OS/2')
  const post = find('post')
  const glyphCount = viewOf(need('maxp')).getUint16(4)
  const longLoca = head.getInt16(50) === 1
  const metricCount = hhea.getUint16(34)
  const offsetOf = (glyph: number): number =>
    longLoca ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2
  const ascender = hhea.getInt16(4)
  const glyphs = new Map<number, Uint8Array>()
  return {
    unitsPerEm: head.getUint16(18),
    bounds: {
      left: head.getInt16(36),
      bottom: head.getInt16(38),
      right: head.getInt16(40),
      top: head.getInt16(42),
    },
    ascender,
    descender: hhea.getInt16(6),
    capHeight: os2 !== undefined && os2.length >= 90 ? viewOf(os2).getInt16(88) : Math.round(ascender * 0.7),
    italicAngle: post === undefined ? 0 : viewOf(post).getInt32(4) / 65536,
    name: postScriptName(find('name')),
    glyphCount,
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
    bearing: (glyph) =>
      glyph < metricCount
        ? hmtx.getInt16(glyph * 4 + 2)
        : hmtx.getInt16(metricCount * 4 + (glyph - metricCount) * 2),
    glyph(glyph) {
      const known = glyphs.get(glyph)
      if (known !== undefined) return known
      const offset = glyph < glyphCount ? offsetOf(glyph) : 0
      const length = glyph < glyphCount ? offsetOf(glyph + 1) - offset : 0
      const bytes = part(glyf.offset + offset, length)
      // The pages of an issue draw the same characters again and again.
      glyphs.set(glyph, bytes)
      return bytes
    },
    table: (tag) => find(tag) ?? null,
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Name record 6, in whichever of its two usual encodings; `Font` when there is none. */
function postScriptName(table: Uint8Array | undefined): string {
  if (table === undefined) return 'Font'
  const view = viewOf(table)
  const strings = view.getUint16(4)
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = 6 + index * 12
    if (view.getUint16(at + 6) !== 6) continue
    const offset = strings + view.getUint16(at + 10)
    const bytes = table.subarray(offset, offset + view.getUint16(at + 8))
    const name = [...bytes]
      .map((byte) => String.fromCharCode(byte))
      .join('')
      .replaceAll(/[^A-Za-z0-9-]/g, '')
    if (name !== '') return name
  }
  return 'Font'
}

/** Flags of a composite glyph's components. */
export const composite = {
  wordArguments: 0x0001,
  argumentsAreOffsets: 0x0002,
  scale: 0x0008,
  moreComponents: 0x0020,
  twoScales: 0x0040,
  matrix: 0x0080,
  instructions: 0x0100,
} as const

export interface Component {
  /** Where the component's glyph number stands in the glyph's bytes. */
  readonly at: number
  readonly glyph: number
  readonly flags: number
  readonly dx: number
  readonly dy: number
  /** Linear part of its transform. */
  readonly matrix: readonly [number, number, number, number]
}

export function isComposite(glyph: Uint8Array): boolean {
  return glyph.length >= 2 && viewOf(glyph).getInt16(0) < 0
}

/** The components of a composite glyph and where they end. */
export function components(glyph: Uint8Array): { readonly list: readonly Component[]; readonly end: number } {
  const view = viewOf(glyph)
  const list: Component[] = []
  let at = 10
  for (;;) {
    const flags = view.getUint16(at)
    const start = at + 2
    const number = view.getUint16(start)
    at += 4
    const words = (flags & composite.wordArguments) !== 0
    const first = words ? view.getInt16(at) : view.getInt8(at)
    const second = words ? view.getInt16(at + 2) : view.getInt8(at + 1)
    at += words ? 4 : 2
    const offsets = (flags & composite.argumentsAreOffsets) !== 0
    const fixed = (): number => {
      const value = view.getInt16(at) / 16384
      at += 2
      return value
    }
    let matrix: Component['matrix'] = [1, 0, 0, 1]
    if ((flags & composite.scale) !== 0) {
      const scale = fixed()
      matrix = [scale, 0, 0, scale]
    } else if ((flags & composite.twoScales) !== 0) {
      matrix = [fixed(), 0, 0, fixed()]
    } else if ((flags & composite.matrix) !== 0) {
      matrix = [fixed(), fixed(), fixed(), fixed()]
    }
    list.push({ at: start, glyph: number, flags, dx: offsets ? first : 0, dy: offsets ? second : 0, matrix })
    if ((flags & composite.moreComponents) === 0) return { list, end: at }
  }
}
