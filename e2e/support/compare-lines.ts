// Holds the lines of the engine against Chromium's and says of each difference where it comes from. A cause is found
// by setting the line by the plainest rule there is: as many characters as fit, by our measures, up to the last
// place where the line may end. With Chromium's places and its marks this must give Chromium's line, or we
// measure differently. Then Chromium's ways are put away one by one, and the one that makes the line ours is the cause.

import { mpt } from '../../src/base/units.ts'
import { breakLines } from '../../src/compose/para/break.ts'
import { hyphenWidth, isWordSpace } from '../../src/compose/para/break-western.ts'
import { endTrim, startTrim } from '../../src/compose/para/give.ts'
import { lineBreak, trimEnd } from '../../src/compose/para/line-break.ts'
import type { Measured } from '../../src/compose/para/measure.ts'
import { classes, isWordClass } from '../../src/compose/text/line-class.ts'
import { add, type Both, clustersAt, ourPlaces, placeName, type Tally } from './break-places.ts'
import type { LineStarts } from './chromium-lines.ts'

export interface Agreement {
  paragraphs: number
  /** Paragraphs whose lines all end alike. */
  alike: number
  /** Line ends within paragraphs, ours and Chromium's, and those that are the same. */
  ours: number
  theirs: number
  same: number
  /** Lines that begin alike: these can be compared, the others follow from a difference before them. */
  begun: number
  /** Of those that end differently. */
  readonly causes: Tally
  /** Chromium's lines that the plain rule does not give. */
  readonly missed: Tally
  /** Line ends that the other could not have had at any width. */
  readonly notTheirs: Tally
  readonly notOurs: Tally
  /** Western paragraphs that are set differently and have word spaces nearer to natural with us. */
  evener: number
}

/** Milli-points. */
export interface OracleColumn {
  readonly width: number
  readonly indent: number
}

/** A text as we measured it, and the places where a line may end, hyphens among them. */
export interface OracleText {
  readonly measured: Measured
  readonly places: Both<ReadonlySet<number>>
}

export function oracleTexts(measured: readonly Measured[], theirs: LineStarts): readonly OracleText[] {
  return measured.map((one, index) => ({
    measured: one,
    places: { ours: ourPlaces(one, true), theirs: new Set(clustersAt(one, theirs[index])) },
  }))
}

/** A difference for which there is no cause. */
export const unexplained = 'unexplained'

export function compareLines(
  texts: readonly OracleText[],
  theirs: LineStarts,
  column: OracleColumn,
): Agreement {
  const result: Agreement = {
    paragraphs: texts.length,
    alike: 0,
    ours: 0,
    theirs: 0,
    same: 0,
    begun: 0,
    causes: {},
    missed: {},
    notTheirs: {},
    notOurs: {},
    evener: 0,
  }
  for (const [index, text] of texts.entries()) compareParagraph(text, theirs[index], column, result)
  return result
}

function compareParagraph(
  { measured, places }: OracleText,
  theirStarts: readonly number[] | undefined,
  { width, indent }: OracleColumn,
  result: Agreement,
): void {
  const lines = breakLines(measured, 0, { width: mpt(width), indent: mpt(indent), justify: true })
  const our = lines.slice(1).map((line) => line.start)
  const their = clustersAt(measured, theirStarts)
  const same = our.filter((at) => their.includes(at))
  result.ours += our.length
  result.theirs += their.length
  result.same += same.length
  for (const at of our)
    if (!places.theirs.has(at)) add(result.notTheirs, illegalName(measured, at, places.ours))
  for (const at of their)
    if (!places.ours.has(at)) add(result.notOurs, illegalName(measured, at, places.theirs))
  result.begun += 1 + same.length
  for (const [index, start] of [0, ...their].entries()) {
    const end = their[index] ?? measured.count
    const missed = missedName(measured, start, start === 0 ? width - indent : width, end, places.theirs)
    if (missed !== null) add(result.missed, missed)
  }
  if (same.length === our.length && same.length === their.length) {
    result.alike += 1
    return
  }
  if (!measured.style.han) {
    const roughness = (starts: readonly number[]): number => roughnessOf(measured, starts, width, indent)
    if (roughness(our) < roughness(their)) result.evener += 1
  }
  for (const start of [0, ...same]) {
    const end = (starts: readonly number[]): number => starts.find((at) => at > start) ?? measured.count
    const ends = { ours: end(our), theirs: end(their) }
    if (ends.ours === ends.theirs) continue
    const room = start === 0 ? width - indent : width
    add(result.causes, causeOf(measured, start, room, ends, places, their.at(-1) ?? 0))
  }
}

function illegalName(measured: Measured, at: number, own: ReadonlySet<number>): string {
  return own.has(at) ? placeName(measured, at) : causes.cut
}

const causes = {
  halved: 'stop or comma halved at the end',
  squeezed: 'marks squeezed to take in more',
  lastIn: 'last line squeezed in',
  lastOfTwo: 'last line given two characters',
  cut: 'cut within a long word',
  tighter: 'whole paragraph: a tighter line',
  looser: 'whole paragraph: a looser line',
  hyphen: 'whole paragraph: a hyphen saved',
  ligature: 'hyphen within a ligature',
  kerning: 'kerning with word spaces',
} as const

function causeOf(
  measured: Measured,
  start: number,
  room: number,
  ends: Both<number>,
  places: Both<ReadonlySet<number>>,
  theirLast: number,
): string {
  const { count, breaks } = measured
  const missed = missedName(measured, start, room, ends.theirs, places.theirs)
  if (missed !== null) return missed
  if (isCut(measured, ends.ours, places.ours)) return causes.cut
  const halved = firstFit(measured, start, room, places.theirs, 'halved')
  if (halved === ends.ours) return causes.halved
  const plain = firstFit(measured, start, room, places.ours, 'halved')
  if (plain === ends.ours) return placeName(measured, Math.max(plain, halved))
  const tight = ends.ours > plain
  if (tight && naturalWidth(measured, start, ends.ours, 'halved') <= room) return unexplained
  if (!measured.style.han) {
    if (tight) return causes.tighter
    return breaks[ends.theirs - 1] === lineBreak.hyphen ? causes.hyphen : causes.looser
  }
  if (tight) return ends.ours === count ? causes.lastIn : causes.squeezed
  return wordsFrom(measured, theirLast) < 2 ? causes.lastOfTwo : unexplained
}

/** Why the plain rule does not give a line of Chromium's; null when it does. */
function missedName(
  measured: Measured,
  start: number,
  room: number,
  end: number,
  places: ReadonlySet<number>,
): string | null {
  if (isCut(measured, end, places)) return causes.cut
  const plain = firstFit(measured, start, room, places, 'chromium')
  if (plain === end) return null
  // We measure the letters of a ligature by shares of it, Chromium shapes them anew.
  if (measured.joined[plain] === 1) return causes.ligature
  const longer = Math.max(plain, end)
  const fits = shapedWidth(measured, start, longer) <= room + rounding
  return fits === (end === longer) ? causes.kerning : unexplained
}

// A 64th of one of the browser's pixels, in milli-points.
const rounding = 2

/** Width of a Western line that is shaped in one piece, as Chromium does: letters are kerned with the spaces beside them. */
function shapedWidth(measured: Measured, start: number, next: number): number {
  const { text, starts, library, faces, style } = measured
  const face = library.face(faces[0] ?? style.face)
  const line = text.slice(starts[start], starts[trimEnd(measured, next)])
  const units = face.shape(line, true).advances.reduce((sum, advance) => sum + advance, 0)
  const hyphen = measured.breaks[next - 1] === lineBreak.hyphen ? hyphenWidth(measured, next - 1) : 0
  return (units * style.size) / face.unitsPerEm + hyphen
}

function isCut({ count }: Measured, end: number, places: ReadonlySet<number>): boolean {
  return end < count && !places.has(end)
}

/** Characters from a cluster on that are no marks. */
function wordsFrom({ classes: kinds }: Measured, start: number): number {
  return kinds.slice(start).filter((kind) => kind === classes.han || isWordClass(kind)).length
}

/**
 * How wide a closing mark is that ends a line. We have it on half an em always; Chromium halves brackets and quotes but
 * no stops and commas, and a mark that the one after it had narrowed stands whole again.
 */
type EndMark = 'halved' | 'chromium'

function naturalWidth(measured: Measured, start: number, next: number, endMark: EndMark): number {
  const { advances, naturals, classes: kinds } = measured
  const end = trimEnd(measured, next)
  const last = end - 1
  const kind = kinds[last]
  const isStop = kind === classes.pause || kind === classes.stop
  let width = -startTrim(measured, start)
  if (endMark === 'halved' || !isStop) width -= endTrim(measured, last)
  if (endMark === 'chromium' && (isStop || kind === classes.close))
    width += (naturals[last] ?? 0) - (advances[last] ?? 0)
  for (let index = start; index < end; index += 1) width += advances[index] ?? 0
  if (measured.breaks[next - 1] === lineBreak.hyphen) width += hyphenWidth(measured, next - 1)
  return width
}

/** Where the next line begins when a line takes as much as it can; -1 when nothing fits. */
function firstFit(
  measured: Measured,
  start: number,
  room: number,
  places: ReadonlySet<number>,
  endMark: EndMark,
): number {
  let best = -1
  for (let next = start + 1; next <= measured.count; next += 1) {
    if (next < measured.count && !places.has(next)) continue
    if (naturalWidth(measured, start, next, endMark) > room) return best
    best = next
  }
  return best
}

/** Sum over the full lines of the square of what each word space would have to give or take to fill the line. */
function roughnessOf(measured: Measured, starts: readonly number[], width: number, indent: number): number {
  let sum = 0
  for (const [index, next] of starts.entries()) {
    const start = starts[index - 1] ?? 0
    const room = index === 0 ? width - indent : width
    let spaces = 0
    for (let at = start; at < trimEnd(measured, next); at += 1) if (isWordSpace(measured, at)) spaces += 1
    sum += ((room - naturalWidth(measured, start, next, 'halved')) / Math.max(1, spaces)) ** 2
  }
  return sum
}
