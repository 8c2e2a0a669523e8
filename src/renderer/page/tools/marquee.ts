// Choosing blocks with a rectangle drawn over the page, and drawing an area of whole columns and lines.

import { rectBox } from '../../../compose/page/grid.ts'
import type { PageGrid } from '../../../compose/placed.ts'
import type { BlockId } from '../../../base/ids.ts'
import type { GridRect } from '../../../model/issue.ts'
import { cellAt, type Area } from './area-move.ts'

export interface Corner {
  readonly x: number
  readonly y: number
}

/** A rectangle of the page, in milli-points. */
export interface Band {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function bandOf(start: Corner, end: Corner): Band {
  return {
    x: Math.min(start.x, end.x),
    y: Math.min(start.y, end.y),
    width: Math.abs(end.x - start.x),
    height: Math.abs(end.y - start.y),
  }
}

/** Blocks the band touches; a frame, which stands around others, only where it is in it whole. */
export function blocksIn(
  band: Band,
  grid: PageGrid,
  areas: ReadonlyMap<BlockId, Area>,
  frames: ReadonlySet<BlockId>,
): readonly BlockId[] {
  return [...areas].flatMap(([id, area]) => {
    const boxes = area.map((rect) => rectBox(grid, rect))
    const isIn = frames.has(id)
      ? boxes.every(
          (box) =>
            box.x >= band.x &&
            box.y >= band.y &&
            box.x + box.width <= band.x + band.width &&
            box.y + box.height <= band.y + band.height,
        )
      : boxes.some(
          (box) =>
            box.x < band.x + band.width &&
            band.x < box.x + box.width &&
            box.y < band.y + band.height &&
            band.y < box.y + box.height,
        )
    return isIn ? [id] : []
  })
}

/** The columns and lines between two points, both counted in. */
export function drawnRect(grid: PageGrid, start: Corner, end: Corner): GridRect {
  const [from, to] = [cellAt(grid, start.x, start.y), cellAt(grid, end.x, end.y)]
  return {
    column: Math.min(from.column, to.column),
    line: Math.min(from.line, to.line),
    columns: Math.abs(to.column - from.column) + 1,
    lines: Math.abs(to.line - from.line) + 1,
  }
}
