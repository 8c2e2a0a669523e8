// Breaks a measured paragraph into lines of one width. Chinese lines are taken one after the other, as
// CLREQ has it: squeeze marks to take a forbidden character in, else push out. Western paragraphs are
// broken as a whole, so that a loose line near the top can buy a better one below it.
//
// In: a measured text, where to begin, the width, and what the first line gives up at its start.
// Out: break positions only; `fill.ts` places the characters.

import type { Mpt } from '../../base/units.ts'
import { classes } from '../text/line-class.ts'
import type { Measured } from './measure.ts'

export interface LineBreak {
  /** Clusters from `start` to before `end`; spaces at the end are left out when it is filled. */
  readonly start: number
  readonly end: number
  /** How much the marks inside must give for the line to fit. */
  readonly squeeze: number
}

export function breakLines(
  measured: Measured,
  start: number,
  width: Mpt,
  firstIndent: Mpt,
): readonly LineBreak[] {
  const from = skipSpaces(measured, start)
  if (from >= measured.count) return []
  if (measured.style.han) return avoidShortLast(measured, breakGreedily(measured, from, width, firstIndent))
  return (
    breakTotalFit(measured, from, width, firstIndent) ?? breakGreedily(measured, from, width, firstIndent)
  )
}

/** The first cluster at or after `at` that is not a space. */
export function skipSpaces(measured: Measured, at: number): number {
  let index = at
  while (index < measured.count && measured.classes[index] === classes.space) index += 1
  return index
}

/** What a line saves when it begins with the cluster: the blank half of an opening mark. */
export function startTrim(measured: Measured, index: number): number {
  return measured.classes[index] === classes.open ? (measured.spare[index] ?? 0) : 0
}

/** What a line saves when it ends with the cluster: the blank half of a closing mark, or the space itself. */
export function endTrim(measured: Measured, index: number): number {
  if (measured.classes[index] === classes.space) return measured.advances[index] ?? 0
  return measured.classes[index] === classes.open ? 0 : (measured.spare[index] ?? 0)
}

function breakGreedily(
  measured: Measured,
  start: number,
  width: Mpt,
  firstIndent: Mpt,
): readonly LineBreak[] {
  const lines: LineBreak[] = []
  let at = start
  while (at < measured.count) {
    const room = lines.length === 0 ? width - firstIndent : width
    const line = takeLine(measured, at, room)
    lines.push(line)
    at = skipSpaces(measured, line.end)
  }
  return lines
}

function takeLine(measured: Measured, start: number, room: number): LineBreak {
  let width = -startTrim(measured, start)
  let lastBreak = -1
  for (let index = start; index < measured.count; index += 1) {
    width += measured.advances[index] ?? 0
    if (width - endTrim(measured, index) > room) {
      if (lastBreak === index) break
      const squeezed = squeezeIn(measured, start, index, width, room)
      if (squeezed !== null) return squeezed
      break
    }
    if (measured.breaks[index] === 1) lastBreak = index + 1
    if (index === measured.count - 1) return { start, end: measured.count, squeeze: 0 }
  }
  if (lastBreak > start) return { start, end: lastBreak, squeeze: 0 }
  return { start, end: forcedBreak(measured, start, room), squeeze: 0 }
}

/** How far past the edge a forbidden character may be fetched in: two marks in a row at the most. */
const fetchLimit = 2

/** A line that takes in what may not begin the next one, when the marks in it can give enough. */
function squeezeIn(
  measured: Measured,
  start: number,
  at: number,
  widthAt: number,
  room: number,
): LineBreak | null {
  if (!measured.style.han) return null
  let width = widthAt
  for (let index = at; index < Math.min(measured.count, at + fetchLimit); index += 1) {
    if (index > at) width += measured.advances[index] ?? 0
    if (measured.breaks[index] !== 1) continue
    const over = width - endTrim(measured, index) - room
    return over <= squeezeRoom(measured, start, index)
      ? { start, end: index + 1, squeeze: Math.max(0, over) }
      : null
  }
  return null
}

/** What the marks between the first and the last cluster of a line can give. Full stops keep their width (CLREQ 3.1.6). */
function squeezeRoom(measured: Measured, start: number, last: number): number {
  let room = 0
  for (let index = start; index < last; index += 1) {
    if (index > start || measured.classes[index] !== classes.open) room += givable(measured, index)
  }
  return room
}

export function givable(measured: Measured, index: number): number {
  return measured.classes[index] === classes.stop ? 0 : (measured.spare[index] ?? 0)
}

/** A word longer than the line is cut where the room ends: nothing may be lost. */
function forcedBreak(measured: Measured, start: number, room: number): number {
  let width = 0
  for (let index = start; index < measured.count; index += 1) {
    width += measured.advances[index] ?? 0
    if (width > room && index > start) return index
  }
  return measured.count
}

/** 孤字不成行: the last line of a paragraph has at least two Han characters. */
function avoidShortLast(measured: Measured, lines: readonly LineBreak[]): readonly LineBreak[] {
  const last = lines.at(-1)
  const before = lines.at(-2)
  if (last === undefined || before === undefined || hanIn(measured, last.start, last.end) >= 2) return lines
  for (let end = before.end - 1; end > before.start + 1; end -= 1) {
    if (measured.breaks[end - 1] !== 1) continue
    if (hanIn(measured, end, last.end) < 2) continue
    return [
      ...lines.slice(0, -2),
      { start: before.start, end, squeeze: 0 },
      { start: skipSpaces(measured, end), end: last.end, squeeze: 0 },
    ]
  }
  return lines
}

/** Clusters that are no punctuation; a Western word counts as long as its letters. */
function hanIn(measured: Measured, start: number, end: number): number {
  let count = 0
  for (let index = start; index < end; index += 1) {
    const kind = measured.classes[index]
    if (kind === classes.han || kind === classes.latin || kind === classes.digit) count += 1
  }
  return count
}

// How far a word space may shrink and grow before the line counts as bad, as parts of its width.
const shrink = 0.25
const stretch = 0.6

/** All breaks of a Western paragraph together, by the least sum of squared stretch; null when no set of breaks fits. */
function breakTotalFit(
  measured: Measured,
  start: number,
  width: Mpt,
  firstIndent: Mpt,
): readonly LineBreak[] | null {
  const ends: number[] = []
  for (let index = start; index < measured.count; index += 1)
    if (measured.breaks[index] === 1) ends.push(index + 1)
  const widths = new Float64Array(measured.count + 1)
  const spaces = new Float64Array(measured.count + 1)
  for (let index = 0; index < measured.count; index += 1) {
    const advance = measured.advances[index] ?? 0
    widths[index + 1] = (widths[index] ?? 0) + advance
    spaces[index + 1] = (spaces[index] ?? 0) + (measured.classes[index] === classes.space ? advance : 0)
  }

  // best[k]: the least cost of breaking everything before ends[k], and the break before it.
  const cost = new Float64Array(ends.length).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(ends.length).fill(-1)
  for (let to = 0; to < ends.length; to += 1) {
    const end = ends[to] ?? 0
    const trimmed = trimEnd(measured, end)
    for (let before = to - 1; before >= -1; before -= 1) {
      const begin = before < 0 ? start : skipSpaces(measured, ends[before] ?? 0)
      const room = before < 0 ? width - firstIndent : width
      const natural = (widths[trimmed] ?? 0) - (widths[begin] ?? 0)
      const give = (spaces[trimmed] ?? 0) - (spaces[begin] ?? 0)
      if (natural - give * shrink > room) break
      const sum =
        (before < 0 ? 0 : (cost[before] ?? 0)) + lineCost(room - natural, give, to === ends.length - 1)
      if (sum < (cost[to] ?? 0)) {
        cost[to] = sum
        from[to] = before
      }
    }
  }
  if (ends.length === 0 || !Number.isFinite(cost[ends.length - 1] ?? 0)) return null

  const chosen: number[] = []
  for (let at = ends.length - 1; at >= 0; at = from[at] ?? -1) chosen.unshift(at)
  return chosen.map((at, index) => {
    const previous = chosen[index - 1]
    const begin = previous === undefined ? start : skipSpaces(measured, ends[previous] ?? 0)
    return { start: begin, end: ends[at] ?? 0, squeeze: 0 }
  })
}

function lineCost(slack: number, give: number, last: boolean): number {
  if (slack < 0) return 100 * (-slack / Math.max(1, give * shrink)) ** 3 + 1
  if (last) return 0
  // A line without a space can't be filled: allowed, so that a narrow column loses no text, but dear.
  if (give === 0) return 100_000
  return 100 * (slack / (give * stretch)) ** 3 + 1
}

/** `end` without the spaces before it. */
export function trimEnd(measured: Measured, end: number): number {
  let at = end
  while (at > 0 && measured.classes[at - 1] === classes.space) at -= 1
  return at
}
