// The places a block has for lines of body text, in the order they are read: down each column, column
// after column, rect after rect. Grid lines that a headline covers are not among them; where an obstacle covers
// a part of a column, text runs beside it as long as there is room for words.

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
  /** What the headline takes of the first rect. */
  readonly head: GridRect | null
  /** What text runs around: pictures of the story that stand inside its area. */
  readonly obstacles: readonly GridRect[]
}

export function blockSlots(ask: SlotAsk): readonly Slot[] {
  const { format, grid, area, mode } = ask
  const slots: Slot[] = []
  let column = 0
  for (const [index, whole] of area.entries()) {
    const head = index === 0 ? ask.head : null
    const rect = head === null ? whole : besideHead(whole, head)
    const inTheWay = [...ask.obstacles, ...(head === null ? [] : [head])].filter((one) =>
      rectsOverlap(one, rect),
    )
    for (const { x, width } of textColumns(format, grid, rect, mode)) {
      for (let line = rect.line; line < rect.line + rect.lines; line += 1) {
        const top = lineY(grid, line)
        const obstacles =
          inTheWay.length === 0
            ? inTheWay
            : inTheWay.filter((one) => line >= one.line && line < one.line + one.lines)
        const room = obstacles.length === 0 ? { x, width } : roomBeside(format, grid, obstacles, x, width)
        if (room !== null) slots.push({ x: room.x, width: room.width, top, column })
      }
      column += 1
    }
  }
  return slots
}

/** What a headline leaves of its rect where the rest is a rect too; else all of it, and text runs around the headline. */
function besideHead(rect: GridRect, head: GridRect): GridRect {
  if (head.columns === rect.columns)
    return { ...rect, line: rect.line + head.lines, lines: rect.lines - head.lines }
  if (head.lines < rect.lines) return rect
  const column = head.column === rect.column ? rect.column + head.columns : rect.column
  return { ...rect, column, columns: rect.columns - head.columns }
}

// Fewer characters in a line, or less than six picas of Western text, and words fall apart [domain 5.5].
const fewestCharacters = 5
const narrowest = 72_000

/** What obstacles leave of a line of a column: its widest free stretch, a gutter away from them; null for too little. */
function roomBeside(
  format: PageFormat,
  grid: PageGrid,
  obstacles: readonly GridRect[],
  x: Mpt,
  width: Mpt,
): { readonly x: Mpt; readonly width: Mpt } | null {
  const edges = obstacles
    .map((obstacle) => {
      const left = columnX(grid, obstacle.column)
      return { left, right: left + spanWidth(grid, obstacle.columns) }
    })
    .filter(({ left, right }) => left < x + width && right > x)
    .toSorted((one, other) => one.left - other.left)
  if (edges.length === 0) return { x, width }
  let best = { from: 0, to: 0 }
  let from: number = x
  for (const { left, right } of [...edges, { left: x + width + grid.gutter, right: 0 }]) {
    const to = Math.min(x + width, left - grid.gutter)
    if (to - from > best.to - best.from) best = { from, to }
    from = Math.max(from, right + grid.gutter)
  }
  if (format.measure.kind === 'width')
    return best.to - best.from < narrowest ? null : { x: mpt(best.from), width: mpt(best.to - best.from) }
  // On a character grid a line holds whole characters, and keeps to the edge of its column.
  const characters = Math.floor((best.to - best.from) / format.bodySize)
  if (characters < fewestCharacters) return null
  const whole = mpt(characters * format.bodySize)
  return { x: best.from === x ? x : mpt(best.to - whole), width: whole }
}
