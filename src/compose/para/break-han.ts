// Chinese lines, one after the other: marks are squeezed to take in what may not begin the next line; where
// they can't give enough, a character is pushed out to the next line instead (先挤进，后推出; CLREQ 3.1.3).

import { classes, isWordClass } from '../text/line-class.ts'
import { type BreakAsk, lineBreak, type LineBreak, skipSpaces } from './line-break.ts'
import { endTrim, squeezeRoom, startTrim } from './give.ts'
import type { Measured } from './measure.ts'

export function breakHan(measured: Measured, start: number, ask: BreakAsk): readonly LineBreak[] {
  return avoidShortLast(measured, takeLines(measured, start, ask.width - ask.indent, ask), ask)
}

/** Lines from a cluster on, the first of them in `firstRoom`. */
function takeLines(
  measured: Measured,
  start: number,
  firstRoom: number,
  ask: BreakAsk,
): readonly LineBreak[] {
  const lines: LineBreak[] = []
  for (let at = start; at < measured.count; ) {
    const line = takeLine(measured, at, lines.length === 0 ? firstRoom : ask.width, ask.justify)
    lines.push(line)
    at = skipSpaces(measured, line.end)
  }
  return lines
}

function lineTo(start: number, end: number): LineBreak {
  return { start, end, hyphen: false }
}

function takeLine(measured: Measured, start: number, room: number, justify: boolean): LineBreak {
  let width = -startTrim(measured, start)
  let lastBreak = -1
  for (let index = start; index < measured.count; index += 1) {
    width += measured.advances[index] ?? 0
    if (width - endTrim(measured, index) > room) {
      if (lastBreak === index) break
      const squeezed = justify ? squeezeIn(measured, start, index, width, room) : -1
      if (squeezed > 0) return lineTo(start, squeezed)
      break
    }
    if (measured.breaks[index] === lineBreak.may) lastBreak = index + 1
    if (index === measured.count - 1) return lineTo(start, measured.count)
  }
  if (lastBreak > start && chunkWidth(measured, lastBreak) <= room) return lineTo(start, lastBreak)
  return lineTo(start, forcedBreak(measured, start, room, lastBreak))
}

/** Width of what can't be parted from the cluster at `from`. */
function chunkWidth(measured: Measured, from: number): number {
  let width = 0
  for (let index = from; index < measured.count; index += 1) {
    width += measured.advances[index] ?? 0
    if (measured.breaks[index] === lineBreak.may) return width - endTrim(measured, index)
  }
  return width
}

/** Where the line may end past its edge when the marks in it give enough for it; -1 when they don't. */
function squeezeIn(measured: Measured, start: number, at: number, widthAt: number, room: number): number {
  let width = widthAt
  for (let index = at; index < measured.count; index += 1) {
    if (index > at) width += measured.advances[index] ?? 0
    const over = width - endTrim(measured, index) - room
    // Marks within reach give two or three em at the most: past four the search is over.
    if (over > measured.style.size * 4) return -1
    if (measured.breaks[index] === lineBreak.may)
      return over <= squeezeRoom(measured, start, index) ? index + 1 : -1
  }
  return -1
}

/**
 * Something longer than a line, such as an address, is cut where the room ends, within its letters: nothing may
 * be lost, and a line that ended before it would be half empty.
 */
function forcedBreak(measured: Measured, start: number, room: number, lastBreak: number): number {
  let width = -startTrim(measured, start)
  let cut = -1
  let index = start
  for (; index < measured.count; index += 1) {
    width += measured.advances[index] ?? 0
    if (width > room && index > start) break
    if (index > start && isWithinWord(measured, index)) cut = index
  }
  if (cut > start) return cut
  return lastBreak > start ? lastBreak : index
}

function isWithinWord(measured: Measured, index: number): boolean {
  const { classes: kinds, joined } = measured
  return joined[index] !== 1 && isWordClass(kinds[index - 1]) && isWordClass(kinds[index])
}

/**
 * 孤字不成行: the last line of a paragraph has two Han characters or more. The lines before give one up: the
 * nearest that can, down to the one after which all lines still hold.
 */
function avoidShortLast(
  measured: Measured,
  lines: readonly LineBreak[],
  ask: BreakAsk,
): readonly LineBreak[] {
  const last = lines.at(-1)
  if (last === undefined || lines.length < 2 || wordsIn(measured, last.start, last.end) >= 2) return lines
  const pulled = pullIn(measured, lines, ask)
  if (pulled !== null) return pulled
  for (let from = lines.length - 2; from >= Math.max(0, lines.length - 2 - fewestChanged); from -= 1) {
    const changed = pushOut(measured, lines, from, ask)
    if (changed !== null) return changed
  }
  return lines
}

// How many lines may change for the sake of the last one.
const fewestChanged = 4

/** The last line's one character goes into the line before, when the marks there give enough. */
function pullIn(measured: Measured, lines: readonly LineBreak[], ask: BreakAsk): readonly LineBreak[] | null {
  const before = lines.at(-2)
  if (before === undefined || !ask.justify) return null
  const last = measured.count - 1
  let width = -startTrim(measured, before.start) - endTrim(measured, last)
  for (let index = before.start; index <= last; index += 1) width += measured.advances[index] ?? 0
  const room = lines.length === 2 ? ask.width - ask.indent : ask.width
  const over = width - room
  if (over > squeezeRoom(measured, before.start, last)) return null
  return [...lines.slice(0, -2), lineTo(before.start, measured.count)]
}

/** The line `from` ends earlier and what follows is broken anew; null when the last line is still too short. */
function pushOut(
  measured: Measured,
  lines: readonly LineBreak[],
  from: number,
  ask: BreakAsk,
): readonly LineBreak[] | null {
  const line = lines[from]
  if (line === undefined) return null
  for (let end = line.end - 1; end > line.start + 1; end -= 1) {
    if (measured.breaks[end - 1] !== lineBreak.may) continue
    const rest = takeLines(measured, skipSpaces(measured, end), ask.width, ask)
    const last = rest.at(-1)
    if (last !== undefined && wordsIn(measured, last.start, last.end) >= 2)
      return [...lines.slice(0, from), lineTo(line.start, end), ...rest]
    // A line that gives more than three characters shows it.
    if (line.end - end >= 3) return null
  }
  return null
}

/** Clusters that are no punctuation; a Western word counts as long as its letters. */
function wordsIn(measured: Measured, start: number, end: number): number {
  let count = 0
  for (let index = start; index < end; index += 1) {
    const kind = measured.classes[index]
    if (kind === classes.han || isWordClass(kind)) count += 1
  }
  return count
}
