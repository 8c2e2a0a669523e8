// Places the characters of one line: marks are squeezed or the line is stretched to its measure, in
// CLREQ's order, and characters that stand evenly are gathered into runs.
//
// In: a measured text, a line's break, its room. Out: a `SetLine`, x counted from the line's start.

import { mpt, type Mpt } from '../../base/units.ts'
import type { Run } from '../placed.ts'
import { classes } from '../text/line-class.ts'
import { endTrim, givable, type LineBreak, startTrim, trimEnd } from './break.ts'
import type { Measured } from './measure.ts'

export interface SetLine {
  /** Range of the measured text. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** What the line fills, and what it had to fill. */
  readonly width: Mpt
  readonly measure: Mpt
  readonly justified: boolean
  readonly last: boolean
  readonly spacing: Mpt
  readonly runs: readonly Run[]
}

/** `justify` false leaves the line at its natural width. */
export function fillLine(
  measured: Measured,
  line: LineBreak,
  room: Mpt,
  justify: boolean,
  last: boolean,
): SetLine {
  const end = Math.max(line.start + 1, trimEnd(measured, line.end))
  const extras = new Int32Array(end - line.start)
  const trimStart = startTrim(measured, line.start)
  let natural = -trimStart - endTrim(measured, end - 1)
  for (let index = line.start; index < end; index += 1) natural += measured.advances[index] ?? 0

  let spacing = 0
  if (line.squeeze > 0) squeeze(measured, line.start, end, line.squeeze, extras)
  else if (natural > room) tighten(measured, line.start, end, natural - room, extras)
  else if (justify) spacing = stretch(measured, line.start, end, room - natural, extras)

  let width = natural
  for (const extra of extras) width += extra
  const from = measured.starts[line.start] ?? 0
  const to = measured.starts[end] ?? from
  return {
    from,
    to,
    text: measured.text.slice(from, to),
    width: mpt(width),
    measure: room,
    justified: justify && line.squeeze === 0 ? natural <= room : justify,
    last,
    spacing: mpt(spacing),
    runs: gatherRuns(measured, line.start, end, trimStart, extras),
  }
}

/** Takes `need` from the marks of the line, each in proportion to what it can give. */
function squeeze(measured: Measured, start: number, end: number, need: number, extras: Int32Array): void {
  let total = 0
  for (let index = start; index < end - 1; index += 1)
    total += index === start ? startGive(measured, start) : givable(measured, index)
  if (total === 0) return
  let taken = 0
  let given = 0
  for (let index = start; index < end - 1; index += 1) {
    given += index === start ? startGive(measured, start) : givable(measured, index)
    const share = Math.round((need * given) / total) - taken
    extras[index - start] = -share
    taken += share
  }
}

function startGive(measured: Measured, start: number): number {
  return measured.classes[start] === classes.open ? 0 : givable(measured, start)
}

/** Narrows the word spaces of a Western line that was chosen a little too long. */
function tighten(measured: Measured, start: number, end: number, need: number, extras: Int32Array): void {
  const gaps = spacesIn(measured, start, end)
  for (const [order, gap] of gaps.entries()) {
    extras[gap - start] = -(
      Math.floor((need * (order + 1)) / gaps.length) - Math.floor((need * order) / gaps.length)
    )
  }
}

/**
 * Spreads `slack` over the line and gives the even space between characters: word spaces up to half an
 * em more first, then every place between two characters of which one is Han (CLREQ 3.2.4). A line
 * with neither keeps its width.
 */
function stretch(measured: Measured, start: number, end: number, slack: number, extras: Int32Array): number {
  if (slack <= 0) return 0
  const gaps = spacesIn(measured, start, end)
  const between = measured.style.han ? evenPlaces(measured, start, end) : []
  const wordShare =
    between.length === 0 ? slack : Math.min(slack, Math.floor((gaps.length * measured.style.size) / 4))
  if (gaps.length > 0) {
    for (const [order, gap] of gaps.entries()) {
      extras[gap - start] =
        Math.floor((wordShare * (order + 1)) / gaps.length) - Math.floor((wordShare * order) / gaps.length)
    }
  }
  const rest = gaps.length > 0 ? slack - wordShare : slack
  if (between.length === 0) return 0
  const spacing = Math.floor(rest / between.length)
  for (const place of between) extras[place - start] = (extras[place - start] ?? 0) + spacing
  return spacing
}

function spacesIn(measured: Measured, start: number, end: number): readonly number[] {
  const gaps: number[] = []
  for (let index = start; index < end - 1; index += 1)
    if (measured.classes[index] === classes.space) gaps.push(index)
  return gaps
}

/** Clusters after which space may be added: not inside a Western word, a number, or a two-em mark. */
function evenPlaces(measured: Measured, start: number, end: number): readonly number[] {
  const places: number[] = []
  for (let index = start; index < end - 1; index += 1) {
    const before = measured.classes[index]
    const after = measured.classes[index + 1]
    const twoEm = before === after && (before === classes.dash || before === classes.ellipsis)
    if (!twoEm && (isCjk(before) || isCjk(after))) places.push(index)
  }
  return places
}

function isCjk(kind: number | undefined): boolean {
  return (
    kind === classes.han ||
    kind === classes.open ||
    kind === classes.close ||
    kind === classes.pause ||
    kind === classes.stop ||
    kind === classes.dash ||
    kind === classes.ellipsis ||
    kind === classes.interpunct
  )
}

function gatherRuns(
  measured: Measured,
  start: number,
  end: number,
  trimStart: number,
  extras: Int32Array,
): readonly Run[] {
  const runs: Run[] = []
  let pen = -trimStart
  let first = start
  let runX = 0
  let spacing = 0
  let next = 0
  const close = (until: number): void => {
    if (until <= first) return
    runs.push({
      face: measured.faces[measured.faceOf[first] ?? 0] ?? measured.style.face,
      size: measured.style.size,
      x: mpt(runX),
      text: measured.text.slice(measured.starts[first] ?? 0, measured.starts[until] ?? 0),
      spacing: mpt(until - first > 1 ? spacing : 0),
      width: mpt(next - runX),
    })
  }
  for (let index = start; index < end; index += 1) {
    const at = pen - (measured.shifts[index] ?? 0)
    const gap = at - next
    const sameFace = index > start && measured.faceOf[index] === measured.faceOf[first]
    // The second character of a run decides its spacing; every further one must keep it.
    const fits = index === first + 1 ? gap >= 0 && gap <= measured.style.size / 2 : gap === spacing
    if (index > start && sameFace && fits) {
      spacing = gap
    } else {
      close(index)
      first = index
      runX = at
      spacing = 0
    }
    // `next` is where the following glyph would stand with no space added.
    next = at + (measured.naturals[index] ?? 0)
    pen += (measured.advances[index] ?? 0) + (extras[index - start] ?? 0)
  }
  close(end)
  return runs
}
