// Fills the columns of a part with lines of body text. Rules of the desk kept here: a crosshead never ends a
// column, the last line of a paragraph never stands alone at a column's top, an article breaks off before a
// jump at the last legal line that fits, columns that are not full are equally long with the shortfall in the
// last (CLREQ 4.1), and a column that ends a line short for these rules' sake is driven out at its crossheads.
// Every line stays on the baseline grid.

import { mpt, type Mpt } from '../../base/units.ts'
import type { JumpRules } from '../../model/publication.ts'
import type { Body, BodyLine, Cursor } from './body.ts'
import { endFault } from './line-end.ts'
import type { Slot } from './slots.ts'

export interface FilledSlot {
  readonly slot: Slot
  readonly slotIndex: number
  readonly body: BodyLine
}

/** How a part breaks off before a jump. */
export interface BreakOff {
  /** At most so many lines; null for as many as fit. */
  readonly keep: number | null
  readonly rules: JumpRules
}

export interface FillAsk {
  readonly body: Body
  readonly start: Cursor
  readonly slots: readonly Slot[]
  /** Room on the first line that words before the text take. */
  readonly lead: Mpt
  /** Null where the article does not go on elsewhere. */
  readonly breakOff: BreakOff | null
}

// How far a break may be moved up to be legal: more than that and the page has a hole.
const breakSearch = 4
// Fewer lines in a column beside long ones look lost.
const shortestColumn = 3
// So many lines may be driven out at crossheads: more would show as holes.
const mostDriven = 2

export interface FilledColumns {
  readonly filled: readonly FilledSlot[]
  /** Slots that hold a line, or that a rule keeps free above one. */
  readonly used: number
}

export function fillColumns(ask: FillAsk): FilledColumns {
  const { slots, body } = ask
  const full = fillSlots(ask, slots)
  const last = full.at(-1)
  const ended = last === undefined || body.next(last.body.after, last.slot.width, mpt(0)) === null
  if (ask.breakOff === null && ended) return balance(ask, full)
  const filled = ask.breakOff === null ? full : breakOff(ask, full, ask.breakOff)
  return { filled: driveOut(slots, filled), used: (filled.at(-1)?.slotIndex ?? -1) + 1 }
}

function fillSlots({ body, start, lead }: FillAsk, slots: readonly Slot[]): readonly FilledSlot[] {
  const filled: FilledSlot[] = []
  let cursor = start
  let slotIndex = -1
  for (const slot of slots) {
    slotIndex += 1
    const next = body.next(cursor, slot.width, filled.length === 0 ? lead : mpt(0))
    if (next === null) return filled
    if (endsColumnBadly(next, slots, slotIndex)) continue
    filled.push({ slot, slotIndex, body: next })
    cursor = next.after
  }
  return filled
}

/** A crosshead at a column's foot moves on, and so does the last line but one of a paragraph. */
function endsColumnBadly(next: BodyLine, slots: readonly Slot[], index: number): boolean {
  const slot = slots[index]
  const following = slots[index + 1]
  const before = slots[index - 1]
  if (slot === undefined || following === undefined || following.column === slot.column) return false
  // In a column of one or two lines there is nothing better to do.
  if (before?.column !== slot.column) return false
  if (next.paragraph.kind === 'crosshead') return true
  return next.isBeforeLast && !next.isFirst
}

/** The lines before the jump. Fewer than there is room for stand in columns of equal length. */
function breakOff(
  ask: FillAsk,
  full: readonly FilledSlot[],
  { keep, rules }: BreakOff,
): readonly FilledSlot[] {
  const { body, slots } = ask
  if (keep === null || keep >= full.length) return upToLegalBreak(body, full, rules)
  const kept = upToLegalBreak(body, full.slice(0, keep), rules)
  for (const some of ofEqualDepth(slots, kept.length)) {
    const filled = fillSlots(ask, some).slice(0, kept.length)
    if (filled.length === kept.length) return inAll(slots, upToLegalBreak(body, filled, rules))
  }
  return kept
}

/** Takes lines back until the part ends where the paper's rules let it; keeps all when there is no such place near. */
function upToLegalBreak(body: Body, filled: readonly FilledSlot[], rules: JumpRules): readonly FilledSlot[] {
  const last = filled.at(-1)
  if (last === undefined || body.next(last.body.after, last.slot.width, mpt(0)) === null) return filled
  for (let count = filled.length; count > Math.max(0, filled.length - breakSearch); count -= 1) {
    const end = filled[count - 1]?.body
    if (end === undefined) break
    if (mayBreakAfter(end, rules)) return filled.slice(0, count)
  }
  return filled
}

function mayBreakAfter({ line, isBeforeLast, paragraph }: BodyLine, rules: JumpRules): boolean {
  const end = {
    crosshead: paragraph.kind === 'crosshead',
    last: line.last,
    isBeforeLast,
    hyphen: line.hyphen,
  }
  return endFault(end, rules) === null
}

/** Equal columns for text that does not fill them: the least depth at which all of it fits. */
function balance(ask: FillAsk, full: readonly FilledSlot[]): FilledColumns {
  const { slots, body } = ask
  for (const some of ofEqualDepth(slots, full.length)) {
    const filled = fillSlots(ask, some)
    const last = filled.at(-1)
    if (last === undefined || body.next(last.body.after, last.slot.width, mpt(0)) !== null) continue
    return { filled: inAll(slots, driveOut(some, filled)), used: last.slotIndex + 1 }
  }
  return { filled: driveOut(slots, full), used: (full.at(-1)?.slotIndex ?? -1) + 1 }
}

/** Slots of several columns cut off at one depth, the least first, that are enough for so many lines. */
function* ofEqualDepth(slots: readonly Slot[], lines: number): Generator<readonly Slot[]> {
  const tops = [...new Set(slots.map((slot) => slot.top))].toSorted((left, right) => left - right)
  const columns = new Set(slots.map((slot) => slot.column)).size
  if (columns < 2 || lines >= slots.length) return
  for (let depth = Math.ceil(lines / columns); depth < tops.length; depth += 1) {
    const foot = tops[depth] ?? 0
    const some = withoutStumps(slots.filter((slot) => slot.top < foot))
    if (some.length >= lines) yield some
  }
}

/** Leaves out columns of a line or two under a picture or a headline, where others are long. */
function withoutStumps(slots: readonly Slot[]): readonly Slot[] {
  const lines = new Map<number, number>()
  for (const { column } of slots) lines.set(column, (lines.get(column) ?? 0) + 1)
  const longest = Math.max(...lines.values())
  return longest < 2 * shortestColumn
    ? slots
    : slots.filter(({ column }) => (lines.get(column) ?? 0) >= shortestColumn)
}

/** Slots numbered by all there are. */
function inAll(slots: readonly Slot[], filled: readonly FilledSlot[]): readonly FilledSlot[] {
  const indexes = new Map(slots.map((slot, index) => [slot, index]))
  return filled.map((one) => ({ ...one, slotIndex: indexes.get(one.slot) ?? one.slotIndex }))
}

/** Moves the foot of a column that was left a line short down to its end, from a crosshead on. */
function driveOut(slots: readonly Slot[], filled: readonly FilledSlot[]): readonly FilledSlot[] {
  const result = [...filled]
  const lastColumn = filled.at(-1)?.slot.column
  for (let first = 0; first < result.length; ) {
    const column = result[first]?.slot.column
    let end = first + 1
    while (end < result.length && result[end]?.slot.column === column) end += 1
    const lastIndex = result[end - 1]?.slotIndex ?? 0
    const next = result[end]?.slotIndex ?? lastIndex + 1
    const short = next - lastIndex - 1
    if (column !== lastColumn && short > 0 && short <= mostDriven) {
      const crosshead = result.findLastIndex(
        (one, index) => index > first && index < end && one.body.paragraph.kind === 'crosshead',
      )
      if (crosshead > 0) shiftDown(slots, result, crosshead, end, short)
    }
    first = end
  }
  return result
}

function shiftDown(
  slots: readonly Slot[],
  filled: FilledSlot[],
  from: number,
  to: number,
  lines: number,
): void {
  const moved: FilledSlot[] = []
  for (const one of filled.slice(from, to)) {
    const slot = slots[one.slotIndex + lines]
    // Beside a picture the slots below are of another width, and the lines were broken for this one.
    if (slot?.column !== one.slot.column || slot.width !== one.slot.width) return
    moved.push({ slot, slotIndex: one.slotIndex + lines, body: one.body })
  }
  filled.splice(from, to - from, ...moved)
}
