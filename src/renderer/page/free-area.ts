// Where an article comes to stand that is let go over a page: in the free space there, about as large as the
// story needs, and never over another block.

import { clamp } from '../../base/order.ts'
import { boundsOf, freeRects, rectsOverlap } from '../../model/grid.ts'
import type { GridRect, Page } from '../../model/issue.ts'
import type { PageFormat } from '../../model/publication.ts'

// A story narrower than this many columns reads as a brief; the headline takes about this many lines.
const wantedColumns = 3
const headlineLines = 6

export interface Cell {
  readonly column: number
  readonly line: number
}

/** A rect in the free space at a cell, about as large as the story needs. */
export function areaFor(format: PageFormat, page: Page, at: Cell, bodyLines: number): GridRect | null {
  const free = freeAt(format, page, at)
  const under = free.find(
    (rect) =>
      at.column >= rect.column &&
      at.column < rect.column + rect.columns &&
      at.line >= rect.line &&
      at.line < rect.line + rect.lines,
  )
  const room = under ?? free[0]
  if (room === undefined) return null
  let columns = Math.min(wantedColumns, room.columns)
  const needed = (): number => headlineLines + Math.ceil(bodyLines / columns)
  // A long story in a low space goes wider before it runs over.
  while (columns < room.columns && needed() > room.lines) columns += 1
  const lines = Math.min(room.lines, needed())
  const start = under === undefined ? room : at
  return {
    column: clamp(start.column, room.column, room.column + room.columns - columns),
    line: clamp(start.line, room.line, room.line + room.lines - lines),
    columns,
    lines,
  }
}

/** Free space of the page; over a box it is the space in the box. */
function freeAt(format: PageFormat, page: Page, at: Cell): readonly GridRect[] {
  const cell = { ...at, columns: 1, lines: 1 }
  const box = page.blocks.find(
    ({ content, area }) => content.kind === 'box' && area.some((rect) => rectsOverlap(rect, cell)),
  )
  const taken = page.blocks.filter((block) => block !== box).flatMap((block) => block.area)
  const free = freeRects(format, taken)
  if (box === undefined) return free
  const bounds = boundsOf(box.area)
  return free.filter((rect) => rectsOverlap(rect, bounds)).map((rect) => common(rect, bounds))
}

function common(left: GridRect, right: GridRect): GridRect {
  const column = Math.max(left.column, right.column)
  const line = Math.max(left.line, right.line)
  return {
    column,
    line,
    columns: Math.min(left.column + left.columns, right.column + right.columns) - column,
    lines: Math.min(left.line + left.lines, right.line + right.lines) - line,
  }
}
