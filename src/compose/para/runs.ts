// Gathers the characters of a filled line into runs: what one call draws.

import { mpt } from '../../base/units.ts'
import type { Run } from '../placed.ts'
import { visualOrder } from '../text/bidi.ts'
import { classes } from '../text/line-class.ts'
import { isPair, softHyphen } from '../type/glyphs.ts'
import type { Filling, Line } from './fill.ts'
import { isRightToLeft, type Measured } from './measure.ts'

/**
 * A run is what one call draws: glyphs of one face, each at its natural advance plus one spacing. A word that
 * was shaped is never parted, and no run goes on after a space, where the browser would kern and we do not.
 */
export function gatherRuns(measured: Measured, line: Line, filling: Filling): readonly Run[] {
  const { start, end, extras } = line
  const levels = measured.levels?.subarray(start, end)
  if (levels?.some((level) => level % 2 === 1) === true) return gatherInOrder(measured, levels, line, filling)
  const runs: Run[] = []
  let pen = -line.trimStart
  let first = start
  let runX = 0
  let spacing = 0
  let next = 0
  const close = (until: number): void => {
    if (until <= first) return
    runs.push(runOf(measured, line, filling, { first, until, x: runX, width: next - runX, spacing }))
  }
  for (let index = start; index < end; index += 1) {
    const at = pen - (line.shifts[index - start] ?? 0)
    const joins =
      index > start &&
      measured.faceOf[index] === measured.faceOf[first] &&
      goesOn(measured, line, index, index === first + 1, at - next, spacing)
    if (joins) {
      spacing = at - next
    } else {
      close(index)
      first = index
      runX = at
      spacing = measured.words[index] === 0 ? 0 : filling.letters
    }
    // `next` is where the following glyph would stand with no space added.
    next = at + (line.naturals[index - start] ?? 0)
    pen += (line.advances[index - start] ?? 0) + (extras[index - start] ?? 0)
  }
  close(end)
  if (line.hyphen) runs.push(hyphenRun(measured, line, filling, pen))
  return runs
}

/** Clusters of a line that are one run. */
interface Span {
  readonly first: number
  readonly until: number
  readonly x: number
  readonly width: number
  readonly spacing: number
}

function runOf(measured: Measured, line: Line, filling: Filling, span: Span): Run {
  const { starts } = measured
  const { first, until, x, width, spacing } = span
  const from = starts[first] ?? 0
  return {
    face: measured.faces[measured.faceOf[first] ?? 0] ?? '',
    size: measured.style.size,
    x: mpt(x),
    text: measured.text.slice(from, starts[until] ?? 0),
    at: from - (starts[line.start] ?? 0),
    spacing: mpt(spacing),
    scale: filling.scale,
    way: measured.upright[first] === 1 ? 'upright' : isRightToLeft(measured, first) ? 'rtl' : 'ltr',
    width: mpt(width),
  }
}

/** For a line with words that run from the right: every word and every other character in its place, from the left. */
function gatherInOrder(measured: Measured, levels: Uint8Array, line: Line, filling: Filling): readonly Run[] {
  const { start, naturals, advances, extras, shifts } = line
  const { words } = measured
  const order = visualOrder(Array.from(levels)).map((place) => start + place)
  const runs: Run[] = []
  let pen = -line.trimStart
  for (let place = 0; place < order.length; ) {
    const word = words[order[place] ?? 0]
    let behind = place + 1
    if (word !== 0) while (behind < order.length && words[order[behind] ?? 0] === word) behind += 1
    const clusters = order.slice(place, behind)
    const first = Math.min(...clusters)
    const spacing = word === 0 || isRightToLeft(measured, first) ? 0 : filling.letters
    let width = (clusters.length - 1) * spacing
    let taken = 0
    for (const cluster of clusters) {
      width += naturals[cluster - start] ?? 0
      taken += (advances[cluster - start] ?? 0) + (extras[cluster - start] ?? 0)
    }
    const x = pen - (shifts[first - start] ?? 0)
    runs.push(runOf(measured, line, filling, { first, until: first + clusters.length, x, width, spacing }))
    pen += taken
    place = behind
  }
  if (line.hyphen) runs.push(hyphenRun(measured, line, filling, pen))
  return runs
}

function goesOn(
  measured: Measured,
  line: Line,
  index: number,
  isSecond: boolean,
  gap: number,
  spacing: number,
): boolean {
  // Each cell of a line down the page is placed by itself.
  if (measured.upright[index] === 1 || measured.upright[index - 1] === 1) return false
  const word = measured.words[index]
  const wordBefore = measured.words[index - 1]
  if (word !== 0 && word === wordBefore) {
    // Inside a ligature there is no gap to compare.
    return line.joined[index - line.start] === 1 || gap === spacing
  }
  // A space after a word goes with it, so that text taken out of a file has its spaces.
  if (word === 0 && wordBefore !== 0) return gap === spacing && measured.classes[index] === classes.space
  if (word !== 0) return false
  // The browser would space the two halves of an ellipsis apart.
  const { starts, text } = measured
  const at = starts[index] ?? 0
  if (isPair(text, starts[index - 1] ?? 0, at) || isPair(text, at, starts[index + 1] ?? 0))
    return gap === 0 && spacing === 0
  return isSecond ? gap >= 0 && gap <= measured.style.size / 2 : gap === spacing
}

function hyphenRun(measured: Measured, line: Line, { scale }: Filling, x: number): Run {
  return {
    face: measured.faces[measured.faceOf[line.end - 1] ?? 0] ?? '',
    size: measured.style.size,
    x: mpt(x),
    text: softHyphen,
    at: (measured.starts[line.end] ?? 0) - (measured.starts[line.start] ?? 0),
    spacing: mpt(0),
    scale,
    way: 'ltr',
    width: mpt(line.hyphenWidth),
  }
}
