// Areas under the hand: moved and resized by whole columns and lines, and never off the page. In: areas on
// the grid and how far the pointer went. Out: areas on the grid.

import { clamp } from '../../../base/order.ts'
import type { PageGrid } from '../../../compose/placed.ts'
import { boundsOf, shiftArea } from '../../../model/grid.ts'
import type { GridRect } from '../../../model/issue.ts'

export type Area = readonly GridRect[]

/** The edges a handle pulls, as compass points. */
export type Handle = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw'
export const handles: readonly Handle[] = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw']

export interface Cells {
  readonly columns: number
  readonly lines: number
}

/** A distance in milli-points as whole columns and lines. */
export function cellsOf(grid: PageGrid, dx: number, dy: number): Cells {
  // Without the `+ 0` a small step back would be the number -0.
  return {
    columns: Math.round(dx / (grid.columnWidth + grid.gutter)) + 0,
    lines: Math.round(dy / grid.leading) + 0,
  }
}

/** The column and line under a point, held on the page. */
export function cellAt(
  grid: PageGrid,
  x: number,
  y: number,
): { readonly column: number; readonly line: number } {
  const column = Math.floor((x - grid.x + grid.gutter / 2) / (grid.columnWidth + grid.gutter))
  const line = Math.floor((y - grid.y) / grid.leading)
  return { column: clamp(column, 0, grid.columns - 1), line: clamp(line, 0, grid.lines - 1) }
}

/** Moves areas together, as far as the page lets all of them go. */
export function moveAreas(areas: readonly Area[], by: Cells, page: Cells): readonly Area[] {
  const bounds = boundsOf(areas.flat())
  const columns = clamp(by.columns, -bounds.column, page.columns - bounds.column - bounds.columns)
  const lines = clamp(by.lines, -bounds.line, page.lines - bounds.line - bounds.lines)
  return columns === 0 && lines === 0 ? areas : areas.map((area) => shiftArea(area, columns, lines))
}

/**
 * Pulls edges of an area. Rects of an area that has several keep their corners inside: only edges that lie
 * on the outline's pulled side move, and no rect gets smaller than one column and one line.
 */
export function resizeArea(area: Area, handle: Handle, by: Cells, page: Cells): Area {
  let resized = area
  if (handle.includes('e')) resized = pullFar(resized, 'column', 'columns', by.columns, page.columns)
  if (handle.includes('w')) resized = pullNear(resized, 'column', 'columns', by.columns)
  if (handle.includes('s')) resized = pullFar(resized, 'line', 'lines', by.lines, page.lines)
  if (handle.includes('n')) resized = pullNear(resized, 'line', 'lines', by.lines)
  return resized
}

type Start = 'column' | 'line'
type Extent = 'columns' | 'lines'

function pullFar(area: Area, start: Start, extent: Extent, by: number, most: number): Area {
  const edge = Math.max(...area.map((rect) => rect[start] + rect[extent]))
  const onEdge = area.filter((rect) => rect[start] + rect[extent] === edge)
  const least = Math.max(...onEdge.map((rect) => rect[start])) + 1
  const grown = clamp(edge + by, least, most) - edge
  return grown === 0
    ? area
    : area.map((rect) => (onEdge.includes(rect) ? { ...rect, [extent]: rect[extent] + grown } : rect))
}

function pullNear(area: Area, start: Start, extent: Extent, by: number): Area {
  const edge = Math.min(...area.map((rect) => rect[start]))
  const onEdge = area.filter((rect) => rect[start] === edge)
  const most = Math.min(...onEdge.map((rect) => rect[start] + rect[extent])) - 1
  const moved = clamp(edge + by, 0, most) - edge
  return moved === 0
    ? area
    : area.map((rect) =>
        onEdge.includes(rect)
          ? { ...rect, [start]: rect[start] + moved, [extent]: rect[extent] - moved }
          : rect,
      )
}
