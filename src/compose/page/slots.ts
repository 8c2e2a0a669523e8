// The places a block has for lines of body text, in the order they are read: down each column, column
// after column, rect after rect. Grid lines that a headline or an obstacle covers are not among them.

import { mpt, type Mpt } from '../../base/units.ts'
import { rectsOverlap } from '../../model/grid.ts'
import type { ColumnMode, GridRect } from '../../model/issue.ts'
import type { PageFormat } from '../../model/publication.ts'
import type { PageGrid } from '../placed.ts'
import { columnX, lineY, spanWidth, textColumns } from './grid.ts'

export interface Slot {
  readonly x: Mpt
  readonly width: Mpt
  /** Top of its grid line. */
  readonly top: Mpt
  /** Counted through the block. */
  readonly column: number
}

export interface SlotAsk {
  readonly format: PageFormat
  readonly grid: PageGrid
  readonly area: readonly GridRect[]
  readonly mode: ColumnMode
  /** Lines the headline takes at the top of the first rect. */
  readonly headLines: number
  /** What text runs around: pictures of the story that stand inside its area. */
  readonly obstacles: readonly GridRect[]
}

export function blockSlots(ask: SlotAsk): readonly Slot[] {
  const { format, grid, area, mode } = ask
  const slots: Slot[] = []
  let column = 0
  for (const [index, rect] of area.entries()) {
    const skipped = index === 0 ? ask.headLines : 0
    const inTheWay = ask.obstacles.filter((obstacle) => rectsOverlap(obstacle, rect))
    for (const { x, width } of textColumns(format, grid, rect, mode)) {
      for (let line = rect.line + skipped; line < rect.line + rect.lines; line += 1) {
        if (inTheWay.some((obstacle) => covers(grid, obstacle, line, x, width))) continue
        slots.push({ x, width, top: lineY(grid, line), column })
      }
      column += 1
    }
  }
  return slots
}

function covers(grid: PageGrid, obstacle: GridRect, line: number, x: Mpt, width: Mpt): boolean {
  if (line < obstacle.line || line >= obstacle.line + obstacle.lines) return false
  const left = columnX(grid, obstacle.column)
  return left < x + width && x < mpt(left + spanWidth(grid, obstacle.columns))
}
