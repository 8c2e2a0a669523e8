// Measures a text once: its clusters, their advances, what each is to the line breaker, and where a
// line may end. Breaking and filling are then arithmetic on these arrays.
//
// In: text with its emphasised stretches, and a text style. Out: a `Measured`.

import { mpt, type Mpt } from '../../base/units.ts'
import type { FaceKey, KinsokuLevel, TextSetting } from '../../model/publication.ts'
import { classes, isNarrowable, isWordClass, type LineClass } from '../text/line-class.ts'
import { bidiLevels } from '../text/bidi.ts'
import { clusterStarts } from '../text/segment.ts'
import { downClusters } from '../type/down.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import { breakPoints } from './break-points.ts'
import { apostrophe, factsOf, naturalOf, type Strange } from './character-facts.ts'

export interface TextStyle {
  readonly face: FaceKey
  readonly strong: FaceKey
  readonly emphasis: FaceKey
  readonly fallback: readonly FaceKey[]
  readonly size: Mpt
  readonly han: boolean
  /** The line runs down the page. */
  readonly down: boolean
  /** BCP 47: whose words are hyphenated, and how. */
  readonly language: string
  readonly kinsoku: KinsokuLevel
  /** Space between Han and Latin or digits, in thousandths of an em. */
  readonly hanLatinGap: number
  readonly setting: TextSetting
}

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly kind: 'strong' | 'emphasis'
}

export interface Measured {
  readonly text: string
  readonly style: TextStyle
  readonly library: TypeLibrary
  /** Number of clusters. */
  readonly count: number
  /** UTF-16 offset of each cluster; one entry more than there are clusters. */
  readonly starts: readonly number[]
  /** Advance of each cluster as a run draws it, kerning included. */
  readonly naturals: Int32Array
  /** Advance of each cluster in its context: next to another mark a mark is already narrowed. */
  readonly advances: Int32Array
  readonly classes: Uint8Array
  /** Index into `faces`. */
  readonly faceOf: Uint8Array
  readonly faces: readonly FaceKey[]
  /** How far left of its place the glyph is drawn: half an em for a narrowed opening mark. */
  readonly shifts: Int32Array
  /** Whether a line may end after the cluster: one of `lineBreak`. */
  readonly breaks: Uint8Array
  /** Half the em for a full-width mark that is not narrowed yet, else 0. */
  readonly spare: Int32Array
  /** Which shaped word the cluster belongs to, from 1; 0 for one that stands by itself. */
  readonly words: Int32Array
  /** 1 for a cluster of a line down the page that stands upright, in a cell of one em. */
  readonly upright: Uint8Array
  /** 1 for a cluster that is drawn in one glyph with the one before: nothing comes between them. */
  readonly joined: Uint8Array
  /** Level of each cluster, odd where text runs from the right; null for text that runs from the left throughout. */
  readonly levels: Uint8Array | null
  readonly strange: Strange
}

const noneUpright = new Uint8Array(0)

export function measure(
  text: string,
  stretches: readonly Stretch[],
  style: TextStyle,
  library: TypeLibrary,
): Measured {
  const { starts, upright } = style.down
    ? downClusters(text)
    : { starts: clusterStarts(text), upright: noneUpright }
  const count = starts.length - 1
  const naturals = new Int32Array(count)
  const kinds = new Uint8Array(count)
  const faceOf = new Uint8Array(count)
  const words = new Int32Array(count)
  const joined = new Uint8Array(count)
  const faces: FaceKey[] = []
  const unitLevels = bidiLevels(text)
  const levels = unitLevels === null ? null : new Uint8Array(count)
  const strange = { missing: '', borrowed: '' }

  const facts = factsOf(style, library)
  let stretchAt = 0
  for (let index = 0; index < count; index += 1) {
    const start = starts[index] ?? 0
    const codePoint = text.codePointAt(start) ?? 0
    const end = starts[index + 1] ?? start
    if (levels !== null) levels[index] = unitLevels?.[start] ?? 0
    while (stretchAt < stretches.length && (stretches[stretchAt]?.to ?? 0) <= start) stretchAt += 1
    const stretch = stretches[stretchAt]
    const part = stretch !== undefined && stretch.from <= start ? stretch.kind : 'face'
    const one =
      style.han && isApostrophe(text, start, codePoint) ? facts.inWord(part) : facts.of(part, codePoint)
    kinds[index] = one.kind
    if (one.source !== 'usual') strange[one.source] += String.fromCodePoint(codePoint)
    let faceIndex = faces.indexOf(one.face.key)
    if (faceIndex < 0) faceIndex = faces.push(one.face.key) - 1
    faceOf[index] = faceIndex
    if (upright[index] === 1) {
      naturals[index] = style.size
    } else if (one.shaped) {
      const follows =
        index > 0 &&
        words[index - 1] !== 0 &&
        faceOf[index - 1] === faceIndex &&
        levels?.[index - 1] === levels?.[index]
      words[index] = follows ? (words[index - 1] ?? 0) : index + 1
    } else {
      naturals[index] = end - start === 1 ? one.natural : naturalOf(one.face, style.size, text, start, end)
    }
  }
  const measured = { text, style, library, starts, faces, faceOf, words, levels }
  for (let index = 0; index < count; ) {
    const end = wordEnd(words, index)
    if (words[index] !== 0) shapeWord(measured, index, end, true, { naturals, joined, shift: 0 })
    index = end
  }

  const advances = naturals.slice()
  const shifts = new Int32Array(count)
  const spare = new Int32Array(count)
  for (let index = 0; index < count; index += 1) {
    if (words[index] === 0) putInCell(index, kinds, style, advances, shifts, spare)
  }
  narrowNeighbours(kinds, advances, shifts, spare)
  if (style.han && style.hanLatinGap > 0) widenGaps(kinds, upright, advances, hanLatinGap(style))
  return {
    ...measured,
    upright,
    count,
    naturals,
    advances,
    classes: kinds,
    shifts,
    joined,
    breaks: breakPoints(text, starts, kinds, style, library),
    spare,
    strange,
  }
}

/** Width of the gap between Han and Western characters. */
export function hanLatinGap(style: TextStyle): Mpt {
  return mpt((style.size * style.hanLatinGap) / 1000)
}

/** The cluster after the last of the word, or of the single cluster, at `index`. */
export function wordEnd(words: Int32Array, index: number): number {
  const word = words[index]
  let end = index + 1
  if (word !== 0) while (end < words.length && words[end] === word) end += 1
  return end
}

type Worded = Pick<Measured, 'text' | 'style' | 'library' | 'starts' | 'faces' | 'faceOf' | 'levels'>

/** True for a cluster of text that runs from the right to the left. */
export function isRightToLeft({ levels }: Pick<Measured, 'levels'>, cluster: number): boolean {
  return levels !== null && (levels[cluster] ?? 0) % 2 === 1
}

/** Where the advances of shaped clusters are written: cluster number plus `shift`. */
export interface ShapedInto {
  readonly naturals: Int32Array
  readonly joined: Uint8Array
  readonly shift: number
}

/**
 * Shapes the clusters from `from` to before `to`, a word or a piece of one, and writes their advances and
 * joins. The advance of a ligature is shared out among its letters.
 */
export function shapeWord(
  measured: Worded,
  from: number,
  to: number,
  ligatures: boolean,
  { naturals, joined, shift }: ShapedInto,
): void {
  const { text, starts, style } = measured
  const base = starts[from] ?? 0
  const face = measured.library.face(measured.faces[measured.faceOf[from] ?? 0] ?? '')
  const rtl = isRightToLeft(measured, from)
  const shaped = face.shape(text.slice(base, starts[to]), ligatures, rtl)
  // Glyphs stand from the left: those of the first letter of a word that runs from the right come last.
  const step = rtl ? -1 : 1
  let glyph = rtl ? shaped.glyphs.length - 1 : 0
  for (let first = from; first < to; ) {
    // The glyphs of one cluster of the shaper, and the clusters of ours that it covers.
    const offset = shaped.clusters[glyph] ?? 0
    let advance = 0
    while (shaped.clusters[glyph] === offset) {
      advance += Math.round(((shaped.advances[glyph] ?? 0) * style.size) / face.unitsPerEm)
      glyph += step
    }
    const following = shaped.clusters[glyph]
    const next = following === undefined ? (starts[to] ?? 0) : base + following
    let end = first + 1
    while (end < to && (starts[end] ?? 0) < next) end += 1
    const share = Math.floor(advance / (end - first))
    for (let index = first; index < end; index += 1) {
      naturals[index + shift] = share
      joined[index + shift] = index > first ? 1 : 0
    }
    // The letters of these scripts are joined: nothing is put between them.
    if (rtl && first > from) joined[first + shift] = 1
    naturals[first + shift] = advance - share * (end - first - 1)
    first = end
  }
}

/** An apostrophe within a Western word is part of it, in Chinese text too, where it would be a full-width quote. */
function isApostrophe(text: string, at: number, codePoint: number): boolean {
  return codePoint === apostrophe && isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x250)
}

/**
 * Full-width marks stand on the em even in a face that draws them narrower: closing marks in its left half,
 * opening ones in its right half; an interpunct takes half an em (GB/T 15834-2011, 5.1).
 */
function putInCell(
  index: number,
  kinds: Uint8Array,
  style: TextStyle,
  advances: Int32Array,
  shifts: Int32Array,
  spare: Int32Array,
): void {
  const kind = kinds[index] as LineClass
  const advance = advances[index] ?? 0
  const half = style.size >> 1
  if (kind === classes.interpunct && style.han) {
    if (advance < half) {
      advances[index] = half
      shifts[index] = -((half - advance) >> 1)
    } else if (advance * 10 >= style.size * 9) {
      // Its ink stands in the middle: what it gives is taken from both sides.
      spare[index] = advance - half
    }
    return
  }
  if (!isNarrowable(kind)) return
  if (advance * 10 < style.size * 9) {
    if (!style.han) return
    advances[index] = style.size
    if (kind === classes.open) shifts[index] = -(style.size - advance)
  }
  spare[index] = (advances[index] ?? 0) >> 1
}

/** Two full-width marks side by side take one and a half em: the blank half between them goes (CLREQ 3.1.6.2). */
function narrowNeighbours(
  kinds: Uint8Array,
  advances: Int32Array,
  shifts: Int32Array,
  spare: Int32Array,
): void {
  for (let index = 0; index + 1 < kinds.length; index += 1) {
    if (kinds[index] === classes.interpunct || kinds[index + 1] === classes.interpunct) continue
    const half = spare[index] ?? 0
    const nextHalf = spare[index + 1] ?? 0
    const closes = half > 0 && kinds[index] !== classes.open
    if (closes && nextHalf > 0) {
      advances[index] = (advances[index] ?? 0) - half
      spare[index] = 0
    } else if (kinds[index] === classes.open && kinds[index + 1] === classes.open && nextHalf > 0) {
      advances[index + 1] = (advances[index + 1] ?? 0) - nextHalf
      shifts[index + 1] = (shifts[index + 1] ?? 0) + nextHalf
      spare[index + 1] = 0
    }
  }
}

function widenGaps(kinds: Uint8Array, upright: Uint8Array, advances: Int32Array, gap: Mpt): void {
  for (let index = 0; index + 1 < kinds.length; index += 1) {
    // Digits that stand upright in cells are like Han characters.
    const inCells = upright[index] === 1 && upright[index + 1] === 1
    if (!inCells && meetsWestern(kinds, index)) advances[index] = (advances[index] ?? 0) + gap
  }
}

/** True where a Han character and a Western letter or digit stand side by side. */
export function meetsWestern(kinds: Uint8Array, index: number): boolean {
  const before = kinds[index]
  const after = kinds[index + 1]
  return (before === classes.han && isWordClass(after)) || (isWordClass(before) && after === classes.han)
}
