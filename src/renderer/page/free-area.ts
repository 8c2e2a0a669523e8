// Where an article comes to stand that is let go over a page: in the free space there, about as large as the
// story needs, and never over another block.

import { clamp } from '../../base/order.ts'
import { freeRects } from '../../model/grid.ts'
import type { GridRect, Page } from '../../model/issue.ts'
import type { PageFormat } from '../../model/publication.ts'

// A story narrower than this many columns reads as a brief; the headline takes about this many lines.
const wantedColumns = 3
const headlineLines = 6

/** A rect in the free space at a cell, about as large as the story needs. */
export function areaFor(
  format: PageFormat,
  page: Page,
  at: { readonly column: number; readonly line: number },
  bodyLines: number,
): GridRect | null {
  const free = freeRects(
    format,
    page.blocks.flatMap((block) => block.area),
  )
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
