// Measures a text once: its clusters, their advances, what each is to the line breaker, and where a
// line may end. Breaking and filling are then arithmetic on these arrays.
//
// In: text with its emphasised stretches, and a text style. Out: a `Measured`.

import { mpt, type Mpt } from '../../base/units.ts'
import type { FaceKey, KinsokuLevel } from '../../model/publication.ts'
import type { FontLibrary } from '../font/font-library.ts'
import {
  classes,
  forbiddenAtEnd,
  forbiddenAtStart,
  isNarrowable,
  isUnit,
  lineClass,
  type LineClass,
} from '../text/line-class.ts'
import { clusterStarts } from '../text/segment.ts'

export interface TextStyle {
  readonly face: FaceKey
  readonly strong: FaceKey
  readonly emphasis: FaceKey
  readonly fallback: readonly FaceKey[]
  readonly size: Mpt
  readonly han: boolean
  readonly kinsoku: KinsokuLevel
  /** Space between Han and Latin or digits, in thousandths of an em. */
  readonly hanLatinGap: number
}

export interface Stretch {
  readonly from: number
  readonly to: number
  readonly kind: 'strong' | 'emphasis'
}

export interface Measured {
  readonly text: string
  readonly style: TextStyle
  /** Number of clusters. */
  readonly count: number
  /** UTF-16 offset of each cluster; one entry more than there are clusters. */
  readonly starts: readonly number[]
  /** Advance of each cluster's first character as the face has it. */
  readonly naturals: Int32Array
  /** Advance of each cluster in its context: next to another mark a mark is already narrowed. */
  readonly advances: Int32Array
  readonly classes: Uint8Array
  /** Index into `faces`. */
  readonly faceOf: Uint8Array
  readonly faces: readonly FaceKey[]
  /** How far left of its place the glyph is drawn: half an em for a narrowed opening mark. */
  readonly shifts: Int32Array
  /** 1 where a line may end after the cluster. */
  readonly breaks: Uint8Array
  /** Half the em for a full-width mark that is not narrowed yet, else 0. */
  readonly spare: Int32Array
  /** Characters that no face has, for the report. */
  readonly missing: string
}

export function measure(
  text: string,
  stretches: readonly Stretch[],
  style: TextStyle,
  library: FontLibrary,
): Measured {
  const starts = clusterStarts(text)
  const count = starts.length - 1
  const advances = new Int32Array(count)
  const kinds = new Uint8Array(count)
  const faceOf = new Uint8Array(count)
  const shifts = new Int32Array(count)
  const spare = new Int32Array(count)
  const codePoints = new Int32Array(count)
  const faces: FaceKey[] = []
  let missing = ''

  let stretchAt = 0
  for (let index = 0; index < count; index += 1) {
    const start = starts[index] ?? 0
    const codePoint = text.codePointAt(start) ?? 0
    codePoints[index] = codePoint
    kinds[index] = lineClass(codePoint, style.han)
    while (stretchAt < stretches.length && (stretches[stretchAt]?.to ?? 0) <= start) stretchAt += 1
    const stretch = stretches[stretchAt]
    const wanted = stretch !== undefined && stretch.from <= start ? style[stretch.kind] : style.face
    const found = findGlyph(codePoint, wanted, style.fallback, library)
    if (found.missing) missing += String.fromCodePoint(codePoint)
    let faceIndex = faces.indexOf(found.face)
    if (faceIndex < 0) faceIndex = faces.push(found.face) - 1
    faceOf[index] = faceIndex
    const advance = Math.round((found.advance * style.size) / found.unitsPerEm)
    advances[index] = advance
    // Only a mark as wide as the em has a blank half to give.
    if (isNarrowable(kinds[index] as LineClass) && advance * 10 >= style.size * 9) {
      spare[index] = Math.floor(advance / 2)
    }
  }

  const naturals = advances.slice()
  narrowNeighbours(kinds, advances, shifts, spare)
  if (style.hanLatinGap > 0) widenGaps(kinds, advances, mpt((style.size * style.hanLatinGap) / 1000))
  const breaks = breakPoints(kinds, codePoints, style.kinsoku)
  return {
    text,
    style,
    count,
    starts,
    naturals,
    advances,
    classes: kinds,
    faceOf,
    faces,
    shifts,
    breaks,
    spare,
    missing,
  }
}

interface FoundGlyph {
  readonly face: FaceKey
  readonly advance: number
  readonly unitsPerEm: number
  readonly missing: boolean
}

const found = new WeakMap<FontLibrary, Map<string, Map<number, FoundGlyph>>>()

/** The first of the faces that has the character; where none has it, the wanted face's empty box. */
function findGlyph(
  codePoint: number,
  wanted: FaceKey,
  fallback: readonly FaceKey[],
  library: FontLibrary,
): FoundGlyph {
  let byStyle = found.get(library)
  if (byStyle === undefined) found.set(library, (byStyle = new Map<string, Map<number, FoundGlyph>>()))
  const key = `${wanted} ${fallback.join(' ')}`
  let glyphs = byStyle.get(key)
  if (glyphs === undefined) byStyle.set(key, (glyphs = new Map<number, FoundGlyph>()))
  const known = glyphs.get(codePoint)
  if (known !== undefined) return known
  const glyph = searchFaces(codePoint, [wanted, ...fallback], library)
  glyphs.set(codePoint, glyph)
  return glyph
}

function searchFaces(codePoint: number, keys: readonly FaceKey[], library: FontLibrary): FoundGlyph {
  for (const key of keys) {
    const face = library.face(key)
    const advance = face.advance(codePoint)
    if (advance >= 0) return { face: face.key, advance, unitsPerEm: face.unitsPerEm, missing: false }
  }
  const face = library.face(keys[0] ?? '')
  const invisible = /[\p{Cf}\p{Cc}]/u.test(String.fromCodePoint(codePoint))
  return {
    face: face.key,
    advance: invisible ? 0 : face.unitsPerEm,
    unitsPerEm: face.unitsPerEm,
    missing: !invisible,
  }
}

/** Two full-width marks side by side take one and a half em: the blank half between them goes (CLREQ 3.1.6.2). */
function narrowNeighbours(
  kinds: Uint8Array,
  advances: Int32Array,
  shifts: Int32Array,
  spare: Int32Array,
): void {
  for (let index = 0; index + 1 < kinds.length; index += 1) {
    const half = spare[index] ?? 0
    const nextHalf = spare[index + 1] ?? 0
    const closes = half > 0 && kinds[index] !== classes.open
    if (closes && nextHalf > 0) {
      advances[index] = (advances[index] ?? 0) - half
      spare[index] = 0
    } else if (kinds[index] === classes.open && kinds[index + 1] === classes.open && nextHalf > 0) {
      advances[index + 1] = (advances[index + 1] ?? 0) - nextHalf
      shifts[index + 1] = nextHalf
      spare[index + 1] = 0
    }
  }
}

function widenGaps(kinds: Uint8Array, advances: Int32Array, gap: Mpt): void {
  const western = (kind: number | undefined): boolean => kind === classes.latin || kind === classes.digit
  for (let index = 0; index + 1 < kinds.length; index += 1) {
    const meets =
      (kinds[index] === classes.han && western(kinds[index + 1])) ||
      (western(kinds[index]) && kinds[index + 1] === classes.han)
    if (meets) advances[index] = (advances[index] ?? 0) + gap
  }
}

function breakPoints(kinds: Uint8Array, codePoints: Int32Array, level: KinsokuLevel): Uint8Array {
  const breaks = new Uint8Array(kinds.length)
  for (let index = 0; index + 1 < kinds.length; index += 1) {
    const before = kinds[index] as LineClass
    const after = kinds[index + 1] as LineClass
    breaks[index] = mayBreak(before, after, codePoints[index] ?? 0, codePoints[index + 1] ?? 0, level) ? 1 : 0
  }
  if (breaks.length > 0) breaks[breaks.length - 1] = 1
  return breaks
}

function mayBreak(
  before: LineClass,
  after: LineClass,
  left: number,
  right: number,
  level: KinsokuLevel,
): boolean {
  if (before === classes.glue || after === classes.glue) return false
  if (after === classes.space) return false
  if (before === classes.space) return !forbiddenAtStart(after, right, level) || after === classes.hyphen
  // The two halves of —— and …… are one mark.
  if ((before === classes.dash || before === classes.ellipsis) && left === right) return false
  if (forbiddenAtEnd(before, left, level) || forbiddenAtStart(after, right, level)) return false
  const digitBefore = before === classes.digit || left === 0x25
  if (digitBefore && isUnit(right)) return false
  if (before === classes.hyphen) return after === classes.latin || after === classes.han
  // A Western dash stays with the word before it.
  if (after === classes.dash && isWestern(before)) return false
  if (before === classes.dash) return true
  return !(isWestern(before) && isWestern(after))
}

function isWestern(kind: LineClass): boolean {
  return (
    kind === classes.latin ||
    kind === classes.digit ||
    kind === classes.latinClose ||
    kind === classes.latinOpen ||
    kind === classes.hyphen
  )
}
