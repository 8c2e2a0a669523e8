// From characters to glyphs, in one place for everything that measures or draws a run: which characters
// are shaped together, which stand one by one, and which glyph a cluster is drawn with.

import type { Run } from '../placed.ts'
import { clusterStarts } from '../text/segment.ts'
import { downForm } from './down.ts'
import type { Face, TypeLibrary } from './type-library.ts'

/** Ends a run of its own where a word is broken: it is drawn as a hyphen. */
export const softHyphen = '\u00ad'
/** The character a broken word is drawn with. */
export const hyphen = 0x2d
const dash = 0x2014
const twoEmDash = 0x2e3a
// Below this are the letters, digits and marks of Western scripts; curly quotes are above.
const westernEnd = 0x2000

const invisible = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/u

/** A character that is not drawn: joiners, isolates, variation selectors. */
export function isInvisible(codePoint: number): boolean {
  if (codePoint >= 0x20 && codePoint < 0x7f) return false
  if (codePoint >= 0x2e80 && codePoint < 0xfe00) return false
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || invisible.test(String.fromCodePoint(codePoint))
}

function isSpace(codePoint: number): boolean {
  return codePoint === 0x20 || codePoint === 0xa0 || codePoint === 0x09 || codePoint === 0x202f
}

/** True for a cluster that is shaped together with its neighbours of the same face: a letter of a word. */
export function isShaped(face: Face, codePoint: number): boolean {
  if (isSpace(codePoint)) return false
  if (codePoint === 0xad) return true
  if (face.script === 'han' && codePoint >= westernEnd) return false
  return face.advance(codePoint) >= 0
}

/** Advance in font units of a cluster that stands by itself. */
export function flatAdvance(face: Face, text: string, start: number, end: number): number {
  const codePoint = text.codePointAt(start) ?? 0
  if (isTwoEmDash(face, text, start, end)) return face.advance(twoEmDash)
  const own = face.advance(codePoint)
  if (own < 0) return isInvisible(codePoint) ? 0 : face.unitsPerEm
  return isPair(text, start, end) ? own * 2 : own
}

/** —— and …… are one mark of two em. */
export function isPair(text: string, start: number, end: number): boolean {
  return end - start === 2 && text.charCodeAt(start) === text.charCodeAt(start + 1)
}

function isTwoEmDash(face: Face, text: string, start: number, end: number): boolean {
  return (
    face.script === 'han' &&
    isPair(text, start, end) &&
    text.charCodeAt(start) === dash &&
    face.advance(twoEmDash) >= 0
  )
}

/** The text of a run as a browser must be given it to draw the same glyphs. */
export function drawnText(run: Pick<Run, 'text' | 'way'>, face: Pick<Face, 'script' | 'advance'>): string {
  if (run.text === softHyphen) return '-'
  if (run.way === 'upright') return String.fromCodePoint(...Array.from(run.text, drawnDown))
  return face.script === 'han' && face.advance(twoEmDash) >= 0
    ? run.text.replaceAll('\u2014\u2014', '\u2e3a')
    : run.text
}

function drawnDown(character: string): number {
  return downForm(character.codePointAt(0) ?? 0)
}

/** Where one glyph of a run is drawn. */
export interface PlacedGlyph {
  /** Glyph number in the whole file; 0 is the empty box. */
  readonly glyph: number
  /** The characters it stands for; empty for a further glyph of the same cluster. */
  readonly text: string
  /** Milli-points from the page's left edge, and upwards from the baseline. */
  readonly x: number
  readonly rise: number
}

/** A length in font units as milli-points of a run, whose glyphs may be narrowed or widened a little. */
function scaled(units: number, face: Face, size: number, scale: number): number {
  const natural = Math.round((units * size) / face.unitsPerEm)
  return scale === 1000 ? natural : Math.round((natural * scale) / 1000)
}

/** The glyphs of a horizontal run as the engine placed them: natural advances plus the run's spacing. */
export function runGlyphs(run: Run, library: TypeLibrary): readonly PlacedGlyph[] {
  const face = library.face(run.face)
  if (run.text === softHyphen) return [{ glyph: face.glyph(hyphen), text: softHyphen, x: run.x, rise: 0 }]
  const glyphs: PlacedGlyph[] = []
  const starts = clusterStarts(run.text)
  let pen: number = run.x
  const flats = flatsOf(face)
  for (let cluster = 0; cluster + 1 < starts.length; ) {
    const start = starts[cluster] ?? 0
    let last = cluster + 1
    const one = flatOf(face, flats, run.text.codePointAt(start) ?? 0)
    if (one.shaped) {
      while (last + 1 < starts.length && isShaped(face, run.text.codePointAt(starts[last] ?? 0) ?? 0))
        last += 1
      pen = placeWord(run, face, run.text.slice(start, starts[last]), pen, glyphs)
    } else if ((starts[last] ?? 0) - start === one.text.length && run.way !== 'upright') {
      if (one.drawn) glyphs.push({ glyph: one.glyph, text: one.text, x: pen, rise: 0 })
      pen += scaled(one.advance, face, run.size, run.scale) + run.spacing
    } else {
      const end = starts[last] ?? 0
      placeFlat(run, face, start, end, pen, glyphs)
      pen += scaled(flatAdvance(face, run.text, start, end), face, run.size, run.scale) + run.spacing
    }
    cluster = last
  }
  return glyphs
}

/** A character as a face draws it when it stands by itself. */
interface Flat {
  readonly shaped: boolean
  readonly drawn: boolean
  readonly glyph: number
  readonly text: string
  readonly advance: number
}

const known = new WeakMap<Face, Map<number, Flat>>()

function flatsOf(face: Face): Map<number, Flat> {
  let flats = known.get(face)
  if (flats === undefined) known.set(face, (flats = new Map<number, Flat>()))
  return flats
}

/** A paper has three thousand characters and draws them a quarter of a million times. */
function flatOf(face: Face, flats: Map<number, Flat>, codePoint: number): Flat {
  const before = flats.get(codePoint)
  if (before !== undefined) return before
  const text = String.fromCodePoint(codePoint)
  const flat = {
    shaped: isShaped(face, codePoint),
    drawn: face.advance(codePoint) >= 0 || !isInvisible(codePoint),
    glyph: face.glyph(codePoint),
    text,
    advance: flatAdvance(face, text, 0, text.length),
  }
  flats.set(codePoint, flat)
  return flat
}

function placeWord(run: Run, face: Face, word: string, start: number, glyphs: PlacedGlyph[]): number {
  const shaped = face.shape(word, run.spacing === 0, run.way === 'rtl')
  let pen = start
  for (const [index, glyph] of shaped.glyphs.entries()) {
    const from = shaped.clusters[index] ?? 0
    const isFirst = from !== shaped.clusters[index - 1]
    const to = shaped.ends[index] ?? word.length
    const [dx = 0, dy = 0] = shaped.offsets[index] ?? []
    glyphs.push({
      glyph,
      text: isFirst ? word.slice(from, to) : '',
      x: pen + scaled(dx, face, run.size, run.scale),
      rise: scaled(dy, face, run.size, 1000),
    })
    pen += scaled(shaped.advances[index] ?? 0, face, run.size, run.scale)
    // Marks on a letter are glyphs of its cluster: the space comes after the last of them.
    if (shaped.clusters[index + 1] !== from) pen += run.spacing
  }
  return pen
}

/** A cluster by the tables. What follows its first character are marks on it: they take no room of their own. */
function placeFlat(run: Run, face: Face, start: number, end: number, x: number, glyphs: PlacedGlyph[]): void {
  if (isTwoEmDash(face, run.text, start, end)) {
    glyphs.push({ glyph: face.glyph(twoEmDash), text: run.text.slice(start, end), x, rise: 0 })
    return
  }
  const step = isPair(run.text, start, end)
    ? scaled(face.advance(run.text.charCodeAt(start)), face, run.size, run.scale)
    : 0
  for (let at = start, pen = x; at < end; pen += step) {
    const codePoint = run.text.codePointAt(at) ?? 0
    const character = String.fromCodePoint(codePoint)
    const drawn = run.way === 'upright' ? downForm(codePoint) : codePoint
    at += character.length
    if (face.advance(codePoint) >= 0 || !isInvisible(codePoint))
      glyphs.push({ glyph: face.glyph(drawn), text: character, x: pen, rise: 0 })
  }
}

/**
 * Milli-points from the left end of a run to its UTF-16 offset `length`; within a ligature in proportion. It grows
 * with `length`, or shrinks where text runs from the right.
 */
export function runAdvance(run: Run, length: number, library: TypeLibrary): number {
  const rtl = run.way === 'rtl'
  const glyphs = runGlyphs(run, library).filter((glyph) => glyph.text !== '')
  const right = run.x + run.width
  // Glyphs stand from the left; in the order they are read, each goes from one of these edges to the next.
  const lefts = glyphs.map((glyph) => glyph.x)
  const edges = rtl ? [right, ...lefts.toReversed()] : [...lefts, right]
  let passed = 0
  for (const [index, { text }] of (rtl ? glyphs.toReversed() : glyphs).entries()) {
    const left = length - passed
    const from = edges[index] ?? right
    if (left < text.length) return from - run.x + (((edges[index + 1] ?? right) - from) * left) / text.length
    passed += text.length
  }
  return rtl ? 0 : run.width
}
