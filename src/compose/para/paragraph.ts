// A paragraph of an article, measured and broken, kept for as long as the paragraph itself lives:
// paragraphs are immutable, so what was worked out for one stays right until it is edited.

import { mpt, type Mpt } from '../../base/units.ts'
import type { Paragraph } from '../../model/issue.ts'
import { printedMarks, printedParagraph } from '../../model/query/printed.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import { breakLines } from './break.ts'
import { skipSpaces } from './line-break.ts'
import { fillLine, type SetLine } from './fill.ts'
import { measure, type Measured, type Stretch, type TextStyle } from './measure.ts'

export interface SetParagraph {
  readonly measured: Measured
  /**
   * Lines from an offset of the printed text on, for a column of one width. `indent` is what the first
   * of them gives up at its start. The list is the same object each time it is asked for.
   */
  lines(offset: number, width: Mpt, indent: Mpt): readonly SetLine[]
}

const known = new WeakMap<Paragraph, Map<TextStyle, SetParagraph>>()

/** `justify` false sets the lines ragged: crossheads. */
export function setParagraph(
  paragraph: Paragraph,
  style: TextStyle,
  justify: boolean,
  library: TypeLibrary,
): SetParagraph {
  let byStyle = known.get(paragraph)
  if (byStyle === undefined) known.set(paragraph, (byStyle = new Map<TextStyle, SetParagraph>()))
  const before = byStyle.get(style)
  if (before !== undefined) return before
  const set = setText(printedParagraph(paragraph), printedMarks(paragraph), style, justify, library)
  byStyle.set(style, set)
  return set
}

/** The same for a text that is no paragraph: a headline, a caption. */
export function setText(
  text: string,
  stretches: readonly Stretch[],
  style: TextStyle,
  justify: boolean,
  library: TypeLibrary,
): SetParagraph {
  const measured = measure(text, stretches, style, library)
  // Few: one for each width and place it was asked for.
  const broken: BrokenLines[] = []
  return {
    measured,
    lines(offset, width, indent) {
      for (const one of broken)
        if (one.offset === offset && one.width === width && one.indent === indent) return one.lines
      const lines = breakAndFill(measured, offset, width, indent, justify)
      broken.push({ offset, width, indent, lines })
      return lines
    },
  }
}

interface BrokenLines {
  readonly offset: number
  readonly width: Mpt
  readonly indent: Mpt
  readonly lines: readonly SetLine[]
}

function breakAndFill(
  measured: Measured,
  offset: number,
  width: Mpt,
  indent: Mpt,
  justify: boolean,
): readonly SetLine[] {
  const start = skipSpaces(measured, clusterAt(measured, offset))
  const breaks = breakLines(measured, start, { width, indent, justify })
  return breaks.map((line, index) => {
    const last = index === breaks.length - 1
    const room = mpt(index === 0 ? width - indent : width)
    return fillLine(measured, line, room, justify && !last, last)
  })
}

/** The cluster that begins at or after a UTF-16 offset. */
function clusterAt(measured: Measured, offset: number): number {
  let low = 0
  let high = measured.count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((measured.starts[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
