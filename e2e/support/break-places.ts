// Where a line may end at all, by us and by Chromium, and what kind of place it is. No width comes into it.
// A place is told by the cluster that would begin the next line.

import { lineBreak, skipSpaces } from '../../src/compose/para/line-break.ts'
import type { Measured } from '../../src/compose/para/measure.ts'
import { classes, unitLength } from '../../src/compose/text/line-class.ts'
import type { LineStarts } from './chromium-lines.ts'

/** What is counted, under the name of what it is. */
export type Tally = Record<string, number>

export function add(tally: Tally, name: string, count = 1): void {
  tally[name] = (tally[name] ?? 0) + count
}

export interface Both<T> {
  readonly ours: T
  readonly theirs: T
}

export function ourPlaces(measured: Measured, hyphens: boolean): ReadonlySet<number> {
  const places = new Set<number>()
  for (const [index, kind] of measured.breaks.entries()) {
    const next = skipSpaces(measured, index + 1)
    const may = kind === lineBreak.may || (hyphens && kind === lineBreak.hyphen)
    if (may && next < measured.count) places.add(next)
  }
  return places
}

/** Clusters at UTF-16 offsets. One within a cluster is told by a half: it equals none of ours. */
export function clustersAt(measured: Measured, offsets: readonly number[] | undefined): readonly number[] {
  return (offsets ?? []).map((offset) => {
    const cluster = measured.starts.indexOf(offset)
    return cluster < 0 ? measured.starts.findIndex((start) => start > offset) - 0.5 : cluster
  })
}

/** What a place is, in the words of composition: which rule is at work there. */
export function placeName(measured: Measured, at: number): string {
  if (!Number.isInteger(at)) return 'within one mark'
  const { classes: kinds, text, starts } = measured
  const before = text.slice(starts[at - 1], starts[at])
  const after = text.slice(starts[at], starts[at + 1])
  if (withinUnit(measured, at)) return 'number and unit'
  if (kinds[at] === classes.ellipsis) return '… begins a line'
  if (kinds[at] === classes.dash) return '— begins a line'
  if (/[“”‘’]/.test(before + after)) return 'beside a curly quote'
  return `${className(kinds[at - 1])} before ${className(kinds[at])}`
}

function className(kind: number | undefined): string {
  return Object.entries(classes).find(([, number]) => number === kind)?.[0] ?? 'none'
}

/** True between a number and the unit that follows it, and within that unit. */
function withinUnit({ classes: kinds, text, starts }: Measured, at: number): boolean {
  // A unit is Han characters: the number ends before the first of them.
  let first = at
  while (first > 0 && kinds[first - 1] === classes.han) first -= 1
  const start = starts[first] ?? 0
  const isNumber = kinds[first - 1] === classes.digit || text[start - 1] === '%'
  return isNumber && start + unitLength(text, start) > (starts[at] ?? 0)
}

export interface Places {
  both: number
  readonly ours: Tally
  readonly theirs: Tally
}

/** Places that both have, and those of one alone; hyphens left out. */
export function comparePlaces(texts: readonly Measured[], theirs: LineStarts): Places {
  const result: Places = { both: 0, ours: {}, theirs: {} }
  for (const [index, measured] of texts.entries()) {
    const our = ourPlaces(measured, false)
    const their = new Set(clustersAt(measured, theirs[index]))
    for (const at of new Set([...our, ...their])) {
      if (our.has(at) && their.has(at)) result.both += 1
      else add(our.has(at) ? result.ours : result.theirs, placeName(measured, at))
    }
  }
  return result
}
