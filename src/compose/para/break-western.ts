// Breaks a Western paragraph as a whole: of all ways to break it the one with the least demerits, after Knuth
// and Plass, "Breaking Paragraphs into Lines" (1981). Every line is judged by how far its word spaces, glyphs
// and letters must go from their natural width; hyphens cost, and no more of them stand in a row than the
// paper allows.

import { classes } from '../text/line-class.ts'
import { hyphen } from '../type/glyphs.ts'
import { westernGive, type WesternParts } from './give.ts'
import { type BreakAsk, lineBreak, type LineBreak, skipSpaces, trimEnd } from './line-break.ts'
import type { Measured } from './measure.ts'

// Demerits, in the units of Knuth and Plass: a line at the limit of its word spaces has a badness of 100.
const hyphenDemerits = 60
/** A second hyphen in a row shows more than the first. */
const ladderDemerits = 2_500
/** The last full line should not break a word over a line that holds little else. */
const hyphenBeforeLast = 4_000
/** A last line shorter than this part of the width looks like a slip; shorter than the indent it is a hole. */
const shortLast = 0.2
const shortLastDemerits = 3_000
/** Two lines side by side, one tight and one loose, show as two greys. */
const greyDemerits = 800
const lineDemerits = 10
/** Against every rule, for a word that is wider than the line: cut anywhere, or one hyphen too many in a row. */
const cutDemerits = 1e15
/** The rules stand above evenness: no line is so loose that breaking one of them were cheaper. */
const worstBadness = 1e6

interface Point {
  /** The line ends before this cluster. */
  readonly end: number
  /** The same without the spaces. */
  readonly trimmed: number
  /** Where the next line begins. */
  readonly next: number
  /** A hyphen is added here. */
  readonly hyphen: boolean
  /** The line ends with a hyphen: one that is added, or the text's own, which looks the same. */
  readonly hyphened: boolean
  /** Width that a line gains by ending here: of the hyphen, and of the kerning to a letter it loses. */
  readonly gain: number
  readonly cut: boolean
}

interface Sums {
  /** Advances before each cluster, and those of word spaces. */
  readonly widths: Float64Array
  readonly spaces: Float64Array
  /** Places between two clusters of one word that begin before each cluster's end. */
  readonly places: Int32Array
}

/** The best way to a point whose last `hyphens` lines end with one. */
interface Way {
  readonly cost: number
  readonly ratio: number
  /** The point before, -1 for the start, and the way that led there. */
  readonly from: number
  readonly before: Way | null
  readonly hyphens: number
}

export function breakWestern(measured: Measured, start: number, ask: BreakAsk): readonly LineBreak[] {
  const sums = sumsOf(measured)
  const points = pointsOf(measured, start, ask, sums)
  const ladder = measured.style.setting.hyphenLadder
  // ways[point][hyphens]: how a line that ends at the point with so many hyphens in a row is best reached.
  const ways: (Way | undefined)[][] = []
  const first: Way = { cost: 0, ratio: 0, from: -1, before: null, hyphens: 0 }
  for (const [to, point] of points.entries()) {
    const here: (Way | undefined)[] = []
    ways.push(here)
    const isLast = to === points.length - 1
    for (let from = to - 1; from >= -1; from -= 1) {
      const begin = from < 0 ? start : (points[from]?.next ?? 0)
      const room = from < 0 ? ask.width - ask.indent : ask.width
      const line = judge(measured, sums, begin, point, room, ask, isLast)
      // What begins further back is wider still. The nearest point is taken even so: nothing may be lost.
      const tooWide = line === null
      if (tooWide && from < to - 1) break
      const before = from < 0 ? [first] : (ways[from] ?? [])
      for (const way of before) {
        if (way === undefined) continue
        const hyphens = point.hyphened ? way.hyphens + 1 : 0
        // Dear, not forbidden: a word of many lines must find a way, or the paragraph had none.
        const overLadder = hyphens > ladder ? cutDemerits : 0
        const own = line === null ? cutDemerits : demerits(line, point, way, isLast, from < 0)
        const cost = way.cost + own + overLadder
        const kept = Math.min(hyphens, ladder)
        const best = here[kept]
        if (best === undefined || cost < best.cost)
          here[kept] = { cost, ratio: line?.ratio ?? 0, from, before: way, hyphens: kept }
      }
      if (tooWide) break
    }
  }
  return walkBack(points, ways, start)
}

function walkBack(
  points: readonly Point[],
  ways: readonly (readonly (Way | undefined)[])[],
  start: number,
): readonly LineBreak[] {
  let best: Way | undefined
  for (const way of ways.at(-1) ?? [])
    if (way !== undefined && (best === undefined || way.cost < best.cost)) best = way
  const lines: LineBreak[] = []
  let to = points.length - 1
  for (let way = best ?? null; way !== null && to >= 0; way = way.before) {
    const point = points[to]
    if (point === undefined) break
    const begin = way.from < 0 ? start : (points[way.from]?.next ?? 0)
    lines.push({ start: begin, end: point.end, hyphen: point.hyphen })
    to = way.from
  }
  return lines.toReversed()
}

function sumsOf(measured: Measured): Sums {
  const widths = new Float64Array(measured.count + 1)
  const spaces = new Float64Array(measured.count + 1)
  const places = new Int32Array(measured.count + 1)
  let inWord = false
  for (let index = 0; index < measured.count; index += 1) {
    const advance = measured.advances[index] ?? 0
    const isSpace = isWordSpace(measured, index)
    widths[index + 1] = (widths[index] ?? 0) + advance
    spaces[index + 1] = (spaces[index] ?? 0) + (isSpace ? advance : 0)
    places[index + 1] = (places[index] ?? 0) + (inWord && !isSpace ? 1 : 0)
    inWord = !isSpace
  }
  return { widths, spaces, places }
}

/** Spaces that are stretched: a no-break space is as wide as its neighbours. */
export function isWordSpace(measured: Measured, index: number): boolean {
  const kind = measured.classes[index]
  return kind === classes.space || (kind === classes.glue && (measured.advances[index] ?? 0) > 0)
}

/** Every place a line may end, and inside a word that is wider than a line every place it can. */
function pointsOf(measured: Measured, start: number, ask: BreakAsk, { widths }: Sums): readonly Point[] {
  const points: Point[] = []
  const narrowest = Math.min(ask.width, ask.width - ask.indent)
  let word = start
  const add = (end: number, hyphen: boolean, cut: boolean): void => {
    const trimmed = Math.max(word, trimEnd(measured, end))
    const hyphened = hyphen || isHyphen(measured, trimmed - 1)
    const gain = lostKerning(measured, end) + (hyphen ? hyphenWidth(measured, end - 1) : 0)
    points.push({ end, trimmed, next: skipSpaces(measured, end), hyphen, hyphened, gain, cut })
  }
  for (let index = start; index < measured.count; index += 1) {
    const kind = measured.breaks[index]
    if (kind === lineBreak.never) continue
    const end = index + 1
    if ((widths[trimEnd(measured, end)] ?? 0) - (widths[word] ?? 0) > narrowest) {
      for (let cut = word + 1; cut < end; cut += 1) if (measured.joined[cut] !== 1) add(cut, false, true)
    }
    add(end, kind === lineBreak.hyphen, false)
    word = skipSpaces(measured, end)
  }
  return points
}

function isHyphen({ text, starts }: Measured, index: number): boolean {
  const character = text[starts[index] ?? -1]
  return character === '-' || character === '\u2010'
}

/** What the cluster before `end` is narrower by for its kerning to the letter after it, in the same word. */
function lostKerning(measured: Measured, end: number): number {
  const { text, starts, words, joined, naturals } = measured
  const index = end - 1
  if (words[index] === 0 || words[end] !== words[index] || joined[end] === 1 || joined[index] === 1) return 0
  return widthOf(measured, index, text.codePointAt(starts[index] ?? 0) ?? 0) - (naturals[index] ?? 0)
}

/** Width of a hyphen after a cluster, in its face. */
export function hyphenWidth(measured: Measured, index: number): number {
  return widthOf(measured, index, hyphen)
}

/** Width of a character by itself, in the face of a cluster. */
function widthOf({ library, faces, faceOf, style }: Measured, index: number, codePoint: number): number {
  const face = library.face(faces[faceOf[index] ?? 0] ?? '')
  return Math.round((Math.max(0, face.advance(codePoint)) * style.size) / face.unitsPerEm)
}

interface Judged {
  readonly badness: number
  /** -1 for a line as tight as may be, 1 for one at the limit of its stretch. */
  readonly ratio: number
  readonly natural: number
  readonly room: number
}

/** Null for a line that does not fit however tight. */
function judge(
  measured: Measured,
  sums: Sums,
  begin: number,
  point: Point,
  room: number,
  ask: BreakAsk,
  isLast: boolean,
): Judged | null {
  const end = Math.max(begin, point.trimmed)
  const natural = (sums.widths[end] ?? 0) - (sums.widths[begin] ?? 0) + point.gain
  const slack = room - natural
  if (!ask.justify) {
    if (slack < 0) return null
    const ratio = isLast ? 0 : slack / room
    return { badness: 400 * ratio * ratio, ratio: 0, natural, room }
  }
  const parts = partsOf(sums, begin, end, natural - point.gain)
  const { first, then } = westernGive(parts, measured.style, slack >= 0)
  if (slack < 0) {
    if (slack < first + then) return null
    const ratio = slack / Math.min(-1, first)
    return { badness: 100 * ratio ** 3 + (ratio > 1 ? 100 : 0), ratio: -Math.min(1, ratio), natural, room }
  }
  if (isLast) return { badness: 0, ratio: 0, natural, room }
  const ratio = slack / Math.max(1, first)
  if (ratio <= 1) return { badness: 100 * ratio ** 3, ratio, natural, room }
  // Past the limits letters are spaced, and past their limit the word spaces open: dear, and dearer by the square.
  const rest = slack - first - then
  if (rest <= 0) return { badness: 100 + 150 * (1 + rest / Math.max(1, then)), ratio, natural, room }
  const open = rest / Math.max(measured.style.size / 10, parts.spaces)
  const badness = Math.min(worstBadness, 400 + 2_000 * open + 3_000 * open * open)
  return { badness, ratio, natural, room }
}

function partsOf({ spaces, places }: Sums, begin: number, end: number, width: number): WesternParts {
  const words = (spaces[end] ?? 0) - (spaces[begin] ?? 0)
  const inside = (places[end] ?? 0) - (places[begin + 1] ?? 0)
  return { spaces: words, glyphs: width - words, places: inside }
}

function demerits(line: Judged, point: Point, before: Way, isLast: boolean, isFirst: boolean): number {
  let cost = (lineDemerits + line.badness) ** 2
  if (point.cut) cost += cutDemerits
  if (point.hyphen) cost += hyphenDemerits * hyphenDemerits
  if (point.hyphened) cost += ladderDemerits * before.hyphens
  if (!isFirst && Math.abs(line.ratio - before.ratio) > 0.75) cost += greyDemerits
  if (isLast && !isFirst) {
    if (before.hyphens > 0) cost += hyphenBeforeLast
    if (line.natural < line.room * shortLast) cost += shortLastDemerits
  }
  return cost
}
