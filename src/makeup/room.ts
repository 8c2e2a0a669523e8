// Free space of a page: where a block can go without meeting another, with a line of air above and below.

import type { BlockId } from '../base/ids.ts'
import { clamp } from '../base/order.ts'
import { freeRects } from '../model/grid.ts'
import type { GridRect, Issue, Page } from '../model/issue.ts'
import { formatOf, type PageFormat } from '../model/publication.ts'
import { moduleGap } from './slicing.ts'

// Space lower than this holds no story.
const leastLines = 5

/** Maximal free rects, largest first. `without`: blocks that are about to move. */
export function freeRoom(
  issue: Issue,
  page: Page,
  without: ReadonlySet<BlockId> = new Set(),
): readonly GridRect[] {
  const format = formatOf(issue.publication, page.format)
  const taken = page.blocks
    .filter((block) => !without.has(block.id))
    .flatMap((block) => block.area.map((rect) => airy(rect, format)))
  return freeRects(format, taken).filter((rect) => rect.lines >= leastLines)
}

function airy(rect: GridRect, format: PageFormat): GridRect {
  const top = Math.max(0, rect.line - moduleGap)
  const foot = Math.min(format.lines, rect.line + rect.lines + moduleGap)
  return { ...rect, line: top, lines: foot - top }
}

/**
 * The best place for something that needs a number of lines at each width: as wide as `wished` and as
 * tight as can be. Where nothing holds it all, the largest place; null when there is none.
 */
export function findRoom(
  rooms: readonly GridRect[],
  need: (columns: number) => number,
  wished: number,
): { readonly rect: GridRect; readonly holdsAll: boolean } | null {
  let best: { readonly rect: GridRect; readonly score: number } | null = null
  for (const room of rooms) {
    for (let columns = 1; columns <= room.columns; columns += 1) {
      const lines = need(columns)
      if (lines > room.lines) continue
      const score = Math.abs(columns - wished) * 100 + (room.lines - lines) + room.line * 0.1
      if (best === null || score < best.score) best = { rect: { ...room, columns, lines }, score }
    }
  }
  if (best !== null) return { rect: best.rect, holdsAll: true }
  const [largest] = rooms
  return largest === undefined ? null : { rect: largest, holdsAll: false }
}

/** A place of the page grid. */
export interface Cell {
  readonly column: number
  readonly line: number
}

/**
 * The place in free space where something was let go: it begins at that line if it can, else as far down as
 * it fits, and is as large as the space lets it be where that does not hold it all. Null over what is taken.
 */
export function roomAt(
  rooms: readonly GridRect[],
  at: Cell,
  need: (columns: number) => number,
  wished: number,
): GridRect | null {
  const room = rooms.find((rect) => holdsCell(rect, at))
  if (room === undefined) return null
  const foot = room.line + room.lines
  const below = findRoom([{ ...room, line: at.line, lines: foot - at.line }], need, wished)
  const found = below?.holdsAll === true ? below : findRoom([room], need, wished)
  if (found === null) return null
  const { columns, lines } = found.rect
  const column = clamp(at.column, room.column, room.column + room.columns - columns)
  return { column, columns, lines, line: clamp(at.line, room.line, foot - lines) }
}

function holdsCell(rect: GridRect, { column, line }: Cell): boolean {
  const inColumns = column >= rect.column && column < rect.column + rect.columns
  return inColumns && line >= rect.line && line < rect.line + rect.lines
}
