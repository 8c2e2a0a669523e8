// What the engine knows of fonts: advances and glyph numbers in flat tables, made at build time from
// whole TrueType files (tools/build-fonts.ts). No font is parsed while text is composed.

import type { FaceKey } from '../../model/publication.ts'

export interface Face {
  readonly key: FaceKey
  readonly unitsPerEm: number
  /** Font units, from the baseline. */
  readonly ascender: number
  readonly descender: number
  readonly capHeight: number
  /** Advance in font units by code point; -1 where the face has no glyph. */
  advance(codePoint: number): number
  /** Glyph number by code point; 0 where the face has none. */
  glyph(codePoint: number): number
}

export interface FontLibrary {
  /** The face with that key, or the library's first one: a page is never blank for want of a font. */
  face(key: FaceKey): Face
  readonly keys: readonly FaceKey[]
}

/** One entry of `fonts.json`. */
export interface FaceInfo {
  readonly key: FaceKey
  /** CSS family under which the window loads the file. */
  readonly family: string
  readonly name: string
  readonly file: string
  readonly metrics: string
  readonly unitsPerEm: number
  readonly ascender: number
  readonly descender: number
  readonly capHeight: number
}

const magic = 0x4d464c4a
/** Up to the last code point of plane 3: everything any of the faces holds. */
const tableSize = 0x40000
const missing = 0xffff

/**
 * A face from its metrics file: magic, version, count, then `count` code points (u32), glyph numbers
 * (u16) and advances (u16), little-endian. Throws when the file is not one: it is ours, made at build.
 */
function readFace(info: FaceInfo, metrics: Uint8Array): Face {
  const view = new DataView(metrics.buffer, metrics.byteOffset, metrics.byteLength)
  if (metrics.byteLength < 12 || view.getUint32(0, true) !== magic)
    throw new Error(`${info.metrics} is not a metrics file`)
  const count = view.getUint32(8, true)
  const advances = new Uint16Array(tableSize).fill(missing)
  const glyphs = new Uint16Array(tableSize)
  for (let index = 0; index < count; index += 1) {
    const codePoint = view.getUint32(12 + index * 4, true)
    if (codePoint >= tableSize) continue
    glyphs[codePoint] = view.getUint16(12 + count * 4 + index * 2, true)
    advances[codePoint] = view.getUint16(12 + count * 6 + index * 2, true)
  }
  return {
    key: info.key,
    unitsPerEm: info.unitsPerEm,
    ascender: info.ascender,
    descender: info.descender,
    capHeight: info.capHeight,
    advance(codePoint) {
      const advance = advances[codePoint] ?? missing
      return advance === missing ? -1 : advance
    },
    glyph(codePoint) {
      return glyphs[codePoint] ?? 0
    },
  }
}

/** The metrics file of a face: what `readFace` reads. Entries in ascending order of code point. */
export function metricsFile(
  entries: readonly { readonly codePoint: number; readonly glyph: number; readonly advance: number }[],
): Uint8Array {
  const count = entries.length
  const bytes = new Uint8Array(12 + count * 8)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, 1, true)
  view.setUint32(8, count, true)
  for (const [index, { codePoint, glyph, advance }] of entries.entries()) {
    view.setUint32(12 + index * 4, codePoint, true)
    view.setUint16(12 + count * 4 + index * 2, glyph, true)
    view.setUint16(12 + count * 6 + index * 2, advance, true)
  }
  return bytes
}

/** A library over faces that are read when first asked for: a cold command reads only what it sets. */
export function createFontLibrary(
  infos: readonly FaceInfo[],
  readMetrics: (info: FaceInfo) => Uint8Array,
): FontLibrary {
  const faces = new Map<FaceKey, Face>()
  return {
    keys: infos.map((info) => info.key),
    face(key) {
      const known = faces.get(key)
      if (known !== undefined) return known
      const info = infos.find((one) => one.key === key) ?? infos[0]
      if (info === undefined) throw new Error('a font library holds at least one face')
      const face = readFace(info, readMetrics(info))
      faces.set(key, face)
      return face
    },
  }
}
