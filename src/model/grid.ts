// Arithmetic of areas on the page grid.

import { clamp } from '../base/order.ts'
import type { GridRect } from './issue.ts'
import type { PageFormat } from './publication.ts'

export function rectsOverlap(left: GridRect, right: GridRect): boolean {
  return (
    left.column < right.column + right.columns &&
    right.column < left.column + left.columns &&
    left.line < right.line + right.lines &&
    right.line < left.line + left.lines
  )
}

export function areasOverlap(left: readonly GridRect[], right: readonly GridRect[]): boolean {
  return left.some((one) => right.some((other) => rectsOverlap(one, other)))
}

export function containsRect(outer: GridRect, inner: GridRect): boolean {
  return (
    inner.column >= outer.column &&
    inner.line >= outer.line &&
    inner.column + inner.columns <= outer.column + outer.columns &&
    inner.line + inner.lines <= outer.line + outer.lines
  )
}

/** True when every rect has a size and lies within the format's columns and lines. */
export function fitsGrid(area: readonly GridRect[], format: PageFormat): boolean {
  const page: GridRect = { column: 0, line: 0, columns: format.columns, lines: format.lines }
  return (
    area.length > 0 && area.every((rect) => rect.columns > 0 && rect.lines > 0 && containsRect(page, rect))
  )
}

/** The smallest rect around an area. */
export function boundsOf(area: readonly GridRect[]): GridRect {
  const column = Math.min(...area.map((rect) => rect.column))
  const line = Math.min(...area.map((rect) => rect.line))
  return {
    column,
    line,
    columns: Math.max(...area.map((rect) => rect.column + rect.columns)) - column,
    lines: Math.max(...area.map((rect) => rect.line + rect.lines)) - line,
  }
}

export function shiftArea(area: readonly GridRect[], columns: number, lines: number): readonly GridRect[] {
  return area.map((rect) => ({ ...rect, column: rect.column + columns, line: rect.line + lines }))
}

/** An area moved onto the page as far as it must be, and clipped where it is too large. */
export function fittedArea(
  area: readonly GridRect[],
  format: Pick<PageFormat, 'columns' | 'lines'>,
): readonly GridRect[] {
  const bounds = boundsOf(area)
  const column = clamp(bounds.column, 0, Math.max(0, format.columns - bounds.columns))
  const line = clamp(bounds.line, 0, Math.max(0, format.lines - bounds.lines))
  const clipped = shiftArea(area, column - bounds.column, line - bounds.line)
    .map((rect) => ({
      ...rect,
      columns: Math.min(rect.columns, format.columns - rect.column),
      lines: Math.min(rect.lines, format.lines - rect.line),
    }))
    .filter((rect) => rect.columns > 0 && rect.lines > 0)
  if (clipped.length > 0) return clipped
  const columns = clamp(bounds.columns, 1, format.columns)
  return [{ column, line, columns, lines: clamp(bounds.lines, 1, format.lines) }]
}

/**
 * All maximal free rectangles of a page: those that can't grow on any side without meeting an
 * occupied one. Ordered largest first, then by line, then by column.
 */
export function freeRects(format: PageFormat, occupied: readonly GridRect[]): readonly GridRect[] {
  let free: readonly GridRect[] = [{ column: 0, line: 0, columns: format.columns, lines: format.lines }]
  for (const taken of occupied)
    free = free.flatMap((rect) => (rectsOverlap(rect, taken) ? cutAround(rect, taken) : [rect]))
  const maximal = free.filter(
    (rect, index) =>
      !free.some(
        (other, at) =>
          at !== index && containsRect(other, rect) && (at < index || !containsRect(rect, other)),
      ),
  )
  return maximal.toSorted(
    (left, right) =>
      right.columns * right.lines - left.columns * left.lines ||
      left.line - right.line ||
      left.column - right.column,
  )
}

/** What is left of a rect beside another: up to four rects, overlapping at the corners. */
function cutAround(rect: GridRect, taken: GridRect): readonly GridRect[] {
  const right = rect.column + rect.columns
  const foot = rect.line + rect.lines
  const takenRight = taken.column + taken.columns
  const takenFoot = taken.line + taken.lines
  const pieces: GridRect[] = []
  if (taken.column > rect.column) pieces.push({ ...rect, columns: taken.column - rect.column })
  if (takenRight < right) pieces.push({ ...rect, column: takenRight, columns: right - takenRight })
  if (taken.line > rect.line) pieces.push({ ...rect, lines: taken.line - rect.line })
  if (takenFoot < foot) pieces.push({ ...rect, line: takenFoot, lines: foot - takenFoot })
  return pieces
}

/** Cells an area covers: columns times lines. */
export function cellsIn(area: readonly GridRect[]): number {
  return area.reduce((sum, rect) => sum + rect.columns * rect.lines, 0)
}

export function sameArea(left: readonly GridRect[], right: readonly GridRect[]): boolean {
  return (
    left.length === right.length &&
    left.every((rect, index) => {
      const other = right[index]
      return (
        rect.column === other?.column &&
        rect.line === other.line &&
        rect.columns === other.columns &&
        rect.lines === other.lines
      )
    })
  )
}
