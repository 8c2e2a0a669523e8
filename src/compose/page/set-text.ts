// Sets text that is not body text: headline lines, captions, folios, generated lines.

import { mpt, type Mpt } from '../../base/units.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import { skipSpaces } from '../para/line-break.ts'
import type { SetLine } from '../para/fill.ts'
import type { TextStyle } from '../para/measure.ts'
import { setText, type SetParagraph } from '../para/paragraph.ts'
import type { PlacedText, Run, TextRole } from '../placed.ts'

export type Align = 'start' | 'center' | 'end'

/** The runs of a set line with its start at `x`. */
export function runsAt(line: Pick<SetLine, 'runs'>, x: Mpt): readonly Run[] {
  // Said in full: copying an object by `...` takes three times as long, and a paper has 50,000 runs.
  return line.runs.map(({ face, size, x: from, text, at, spacing, scale, way, width }) => ({
    face,
    size,
    x: mpt(from + x),
    text,
    at,
    spacing,
    scale,
    way,
    width,
  }))
}

export interface TextSpot {
  readonly role: TextRole
  /** Left edge and width of the room the line is aligned in. */
  readonly x: Mpt
  readonly width: Mpt
  readonly baseline: Mpt
  readonly align: Align
}

export function placeText(line: SetLine, style: TextStyle, spot: TextSpot): PlacedText {
  const slack = spot.width - line.width
  const shift = spot.align === 'start' ? 0 : spot.align === 'center' ? Math.floor(slack / 2) : slack
  const x = mpt(spot.x + shift)
  return {
    role: spot.role,
    text: line.text,
    size: style.size,
    x,
    baseline: spot.baseline,
    width: line.width,
    runs: runsAt(line, x),
  }
}

// Headlines, bylines and folios of a few issues.
const mostTexts = 4_000

const known = new WeakMap<TextStyle, Map<string, SetParagraph>>()

/** The text set in a style: a headline stays as it is while its story is typed. */
function setKnown(text: string, style: TextStyle, library: TypeLibrary): SetParagraph {
  let texts = known.get(style)
  if (texts === undefined) known.set(style, (texts = new Map<string, SetParagraph>()))
  const before = texts.get(text)
  if (before?.measured.library === library) return before
  const set = setText(text, [], style, false, library)
  if (texts.size >= mostTexts) texts.clear()
  texts.set(text, set)
  return set
}

const endless = 1_000_000_000 as Mpt

/** The text on one line, however long; null for an empty one. */
export function oneLine(text: string, style: TextStyle, library: TypeLibrary): SetLine | null {
  return setKnown(text, style, library).lines(0, endless, mpt(0))[0] ?? null
}

export interface Wrapped {
  readonly lines: readonly SetLine[]
  /** True when not even a word break made a line fit. */
  readonly tooWide: boolean
}

/** Breaks text into lines that fill the width, the last one short. */
export function wrapFull(
  text: string,
  style: TextStyle,
  width: Mpt,
  library: TypeLibrary,
): readonly SetLine[] {
  return setKnown(text, style, library).lines(0, width, mpt(0))
}

/** Breaks display text into as few lines as fit, then evens them out: no line much shorter than the others. */
export function wrapBalanced(text: string, style: TextStyle, width: Mpt, library: TypeLibrary): Wrapped {
  const set = setKnown(text, style, library)
  const first = set.lines(0, width, mpt(0))
  const tooWide = first.some((line) => line.width > width || cutsWord(set, line))
  if (first.length < 2 || tooWide) return { lines: first, tooWide }
  let low = Math.floor(width / 2)
  let high: number = width
  // A tenth of an em is closer than the eye can tell.
  while (high - low > style.size / 10) {
    const middle = Math.floor((low + high) / 2)
    const lines = set.lines(0, mpt(middle), mpt(0))
    if (lines.length === first.length && lines.every((line) => !cutsWord(set, line))) high = middle
    else low = middle
  }
  return { lines: set.lines(0, mpt(high), mpt(0)), tooWide: false }
}

/** True when a line ends where the text may not be broken. */
function cutsWord({ measured }: SetParagraph, line: SetLine): boolean {
  if (line.to >= measured.text.length) return false
  // A line ends before the space; the break is after it.
  const next = skipSpaces(measured, measured.starts.indexOf(line.to))
  return next > 0 && next < measured.count && measured.breaks[next - 1] !== 1
}
