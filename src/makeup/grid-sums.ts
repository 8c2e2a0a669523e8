// The arithmetic of a page grid, as an editor does it on paper: 8 columns of 13 characters and 7 gutters of one are 111
// characters, 349.7 mm of 小五; two columns are a long one of 27; 三破二 is (41 - 1) / 2 = 20.

import { mpt, type Mpt } from '../base/units.ts'
import { breakColumns, pageGrid, spanWidth } from '../compose/page/grid.ts'
import type { PageFormat } from '../model/publication.ts'

export interface GridSums {
  readonly columnWidth: Mpt
  /** Of the type area. */
  readonly width: Mpt
  readonly height: Mpt
  /** Characters of the body size across the type area, gutters counted in; fractions where a gutter is no whole one. */
  readonly characters: number
  /** What the trim leaves at each side; below zero where it leaves nothing. */
  readonly margins: {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly foot: number
  }
  /** Long columns (长栏), from two columns up to all. */
  readonly longs: readonly LongColumn[]
  /** Broken columns (破栏): k in the width of n. */
  readonly broken: readonly BrokenColumn[]
  /** Characters of body text the page holds with nothing else on it. */
  readonly holds: number
  /** Inches of column the page has. */
  readonly inches: number
}

export interface LongColumn {
  readonly columns: number
  readonly width: Mpt
  readonly characters: number
}

export interface BrokenColumn {
  readonly columns: number
  readonly into: number
  readonly width: Mpt
  /** Whole characters of each, on a character grid. */
  readonly characters: number
  /** Characters left over. */
  readonly remainder: number
}

// What desks break long columns into, from the narrowest up.
const usual = [
  [3, 2],
  [4, 3],
  [5, 3],
  [5, 4],
  [8, 5],
] as const

export function gridSums(format: PageFormat): GridSums {
  const grid = pageGrid(format)
  const { bodySize, trim, typeArea, columns, lines } = format
  const width = spanWidth(grid, columns)
  const height = mpt(lines * grid.leading)
  const inCharacters = (length: number): number => length / bodySize
  const unit = format.measure.kind === 'characters' ? bodySize : mpt(1)
  return {
    columnWidth: grid.columnWidth,
    width,
    height,
    characters: inCharacters(width),
    margins: {
      left: typeArea.x,
      right: trim.width - typeArea.x - width,
      top: typeArea.y,
      foot: trim.height - typeArea.y - height,
    },
    longs: Array.from({ length: Math.max(0, columns - 1) }, (_, index) => {
      const long = spanWidth(grid, index + 2)
      return { columns: index + 2, width: long, characters: inCharacters(long) }
    }),
    broken: usual
      .filter(([from]) => from <= columns)
      .map(([from, into]) => {
        const made = breakColumns(spanWidth(grid, from), grid.gutter, unit, { count: into, fit: 'absolute' })
        const each = made.widths[0] ?? mpt(0)
        return {
          columns: from,
          into,
          width: each,
          characters: Math.floor(inCharacters(each)),
          remainder: Math.floor(inCharacters(made.remainder)),
        }
      }),
    holds: columns * Math.floor(inCharacters(grid.columnWidth)) * lines,
    inches: (columns * height) / 72_000,
  }
}
