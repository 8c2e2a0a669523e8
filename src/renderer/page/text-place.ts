// Between a point of the page and an offset of an article's printed text: a click puts the caret into the
// story, and the story's caret is shown on the page.

import { mpt } from '../../base/units.ts'
import type { Box, PlacedLine, PlacedPage, PlacedStory, Point, Run } from '../../compose/placed.ts'

/** Width of the first `length` UTF-16 units of a run, its spacing included, in milli-points. */
export type MeasureRun = (run: Run, length: number) => number

/** The printed offset nearest to a point of the block; null when the block shows no text. */
export function offsetAt(story: PlacedStory, [x, y]: Point, measure: MeasureRun): number | null {
  const line = nearestLine(story.lines, x, y)
  if (line === null) return null
  const run = line.runs.find((one) => x < one.x + one.width) ?? line.runs.at(-1)
  return run === undefined
    ? line.to
    : Math.min(line.to, line.from + run.at + offsetIn(run, x - run.x, measure))
}

function nearestLine(lines: readonly PlacedLine[], x: number, y: number): PlacedLine | null {
  let best: PlacedLine | null = null
  let least = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const size = line.runs[0]?.size ?? 0
    const aside = Math.max(line.x - x, 0, x - line.x - line.measure)
    // The middle of a line's letters stands about a third of their size above the baseline.
    const distance = aside * 4 + Math.abs(line.baseline - size / 3 - y)
    if (distance < least) {
      best = line
      least = distance
    }
  }
  return best
}

/** The place between two characters that is nearest. */
function offsetIn(run: Run, x: number, measure: MeasureRun): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let length = 0; length <= run.text.length; length += 1) {
    const off = Math.abs(measure(run, length) - x)
    if (off < least) [best, least] = [length, off]
  }
  return best
}

/** The bar of a caret at a printed offset, on this page; null when the offset is not printed here. */
export function caretBox(
  page: PlacedPage,
  story: PlacedStory,
  offset: number,
  measure: MeasureRun,
): Box | null {
  const line = lineOf(story.lines, offset)
  if (line === null) return null
  const size = line.runs[0]?.size ?? page.grid.leading
  return {
    x: mpt(line.x + advanceTo(line, offset, measure)),
    y: mpt(line.baseline - size),
    width: mpt(0),
    height: mpt(size * 1.2),
  }
}

/** The line that shows an offset. At the end of a line that another follows, the caret is on the next one. */
function lineOf(lines: readonly PlacedLine[], offset: number): PlacedLine | null {
  let ends: PlacedLine | null = null
  for (const line of lines) {
    if (offset >= line.from && offset < line.to) return line
    if (offset === line.to) ends = line
  }
  return ends
}

function advanceTo(line: PlacedLine, offset: number, measure: MeasureRun): number {
  const wanted = offset - line.from
  const inside = line.runs.find(({ at, text }) => at <= wanted && wanted < at + text.length)
  // After the last character: it stands last only where all text runs from the left.
  const run = inside ?? line.runs.toSorted((left, right) => left.at - right.at).at(-1)
  return run === undefined ? 0 : run.x - line.x + measure(run, Math.min(run.text.length, wanted - run.at))
}
