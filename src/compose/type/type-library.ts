// What the engine knows of type: advances and glyph numbers by code point for the characters that stand one by
// one, shaping for Western words, and where words may be hyphenated. All of it comes from files made at
// build time (tools/build-fonts.ts, tools/build-hyphenation.ts).

import type { FaceKey } from '../../model/publication.ts'
import { type Hyphenator, hyphenationFile, readHyphenator } from '../text/hyphenation.ts'
import { createShaper, type Shaper } from './shaper.ts'

export interface Face extends Shaper {
  readonly key: FaceKey
  /** A Han face's marks and characters stand one by one on the em; only its Western words are shaped. */
  readonly script: FaceScript
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

export type FaceScript = 'han' | 'latin'

export interface TypeLibrary {
  /** The face with that key, or the library's first one: a page is never blank for want of a font. */
  face(key: FaceKey): Face
  readonly keys: readonly FaceKey[]
  /** Faces for what no face of a style book has: other scripts, and emoji. */
  readonly lastResort: readonly FaceKey[]
  /** Null for a language without patterns: its words are not broken. */
  hyphenator(language: string): Hyphenator | null
}

/** One entry of `fonts.json`. */
export interface FaceInfo {
  readonly key: FaceKey
  readonly script: FaceScript
  readonly lastResort?: boolean
  /** CSS family under which the window loads the file. */
  readonly family: string
  readonly name: string
  readonly file: string
  readonly metrics: string
  /** The font without its outlines, for the shaper. */
  readonly shaping: string
  readonly unitsPerEm: number
  readonly ascender: number
  readonly descender: number
  readonly capHeight: number
}

/** Reads the library's files; each is asked for once, when it is first needed. */
export interface TypeFiles {
  readonly metrics: (info: FaceInfo) => Uint8Array
  readonly shaping: (info: FaceInfo) => Uint8Array
  /** A file of out/fonts/hyphenation by its name without ending; null when there is none. */
  readonly hyphenation: (name: string) => Uint8Array | null
}

const magic = 0x4d464c4a

/**
 * A face from its metrics file: magic, version, count, then `count` code points (u32), glyph numbers
 * (u16) and advances (u16), little-endian. Throws when the file is not one: it is ours, made at build. The file
 * is searched as it is: measuring and drawing remember what they found, so that tables by code point, which cost
 * a megabyte a face and the time to fill it, would be asked for each character only once or twice.
 */
function readFace(info: FaceInfo, files: TypeFiles): Face {
  const metrics = files.metrics(info)
  const view = new DataView(metrics.buffer, metrics.byteOffset, metrics.byteLength)
  if (metrics.byteLength < 12 || view.getUint32(0, true) !== magic)
    throw new Error(`${info.metrics} is not a metrics file`)
  const count = view.getUint32(8, true)
  const find = (codePoint: number): number => {
    let low = 0
    let high = count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = view.getUint32(12 + middle * 4, true)
      if (found === codePoint) return middle
      if (found < codePoint) low = middle + 1
      else high = middle - 1
    }
    return -1
  }
  // Most faces of a paper never set a Western word: the shaper is made when one is met.
  let shaper: Shaper | null = null
  const words = (): Shaper => (shaper ??= createShaper(files.shaping(info)))
  return {
    key: info.key,
    script: info.script,
    unitsPerEm: info.unitsPerEm,
    ascender: info.ascender,
    descender: info.descender,
    capHeight: info.capHeight,
    advance(codePoint) {
      const at = find(codePoint)
      return at < 0 ? -1 : view.getUint16(12 + count * 6 + at * 2, true)
    },
    glyph(codePoint) {
      const at = find(codePoint)
      return at < 0 ? 0 : view.getUint16(12 + count * 4 + at * 2, true)
    },
    shape: (text, ligatures, rtl) => words().shape(text, ligatures, rtl),
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

/** A library over files that are read when first needed: a cold command reads only what it sets. */
export function createTypeLibrary(infos: readonly FaceInfo[], files: TypeFiles): TypeLibrary {
  const faces = new Map<FaceKey, Face>()
  const hyphenators = new Map<string, Hyphenator | null>()
  return {
    keys: infos.map((info) => info.key),
    lastResort: infos.filter((info) => info.lastResort === true).map((info) => info.key),
    face(key) {
      const known = faces.get(key)
      if (known !== undefined) return known
      const info = infos.find((one) => one.key === key) ?? infos[0]
      if (info === undefined) throw new Error('a type library holds at least one face')
      const face = readFace(info, files)
      faces.set(key, face)
      return face
    },
    hyphenator(language) {
      const known = hyphenators.get(language)
      if (known !== undefined) return known
      const name = hyphenationFile(language)
      const file = name === null ? null : files.hyphenation(name)
      const made = file === null ? null : readHyphenator(file)
      hyphenators.set(language, made)
      return made
    },
  }
}
