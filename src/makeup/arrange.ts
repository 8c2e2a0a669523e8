// Arranging areas on the page grid: aligning, spacing out, making alike, halving, growing into free space.
// In: areas, in the order they were chosen. Out: areas. Nothing here knows of issues and edits.

import type { BlockId } from '../base/ids.ts'
import { clamp } from '../base/order.ts'
import { boundsOf, shiftArea } from '../model/grid.ts'
import type { GridRect } from '../model/issue.ts'
import { moduleGap } from './slicing.ts'

export interface Standing {
  readonly id: BlockId
  readonly area: readonly GridRect[]
}

export type Areas = ReadonlyMap<BlockId, readonly GridRect[]>

export interface Extent {
  readonly columns: number
  readonly lines: number
}

export type Edge = 'left' | 'right' | 'top' | 'bottom'
/** Side by side, or one above the other. */
export type Way = 'across' | 'down'

/** Brings one edge of all to the outermost of them. */
export function alignAreas(blocks: readonly Standing[], edge: Edge): Areas {
  const all = boundsOf(blocks.flatMap(({ area }) => area))
  return new Map(
    blocks.map(({ id, area }) => {
      const own = boundsOf(area)
      switch (edge) {
        case 'left':
          return [id, shiftArea(area, all.column - own.column, 0)]
        case 'right':
          return [id, shiftArea(area, all.column + all.columns - own.column - own.columns, 0)]
        case 'top':
          return [id, shiftArea(area, 0, all.line - own.line)]
        case 'bottom':
          return [id, shiftArea(area, 0, all.line + all.lines - own.line - own.lines)]
      }
    }),
  )
}

/** Makes the spaces between them alike, in whole columns or lines; the outermost two stay. */
export function distributeAreas(blocks: readonly Standing[], way: Way): Areas {
  const [start, extent] = way === 'across' ? (['column', 'columns'] as const) : (['line', 'lines'] as const)
  const ordered = blocks.toSorted((left, right) => boundsOf(left.area)[start] - boundsOf(right.area)[start])
  const sizes = ordered.map(({ area }) => boundsOf(area)[extent])
  const first = ordered[0] === undefined ? 0 : boundsOf(ordered[0].area)[start]
  const last = ordered.at(-1)
  const end = last === undefined ? 0 : boundsOf(last.area)[start] + boundsOf(last.area)[extent]
  const free = end - first - sizes.reduce((sum, size) => sum + size, 0)
  let before = 0
  return new Map(
    ordered.map(({ id, area }, index) => {
      const at = first + before + Math.round((free * index) / Math.max(1, ordered.length - 1))
      before += sizes[index] ?? 0
      const by = at - boundsOf(area)[start]
      return [id, way === 'across' ? shiftArea(area, by, 0) : shiftArea(area, 0, by)]
    }),
  )
}

/** Gives all the width, or the height, of the first; what would leave the page is moved in. */
export function sizeAlike(blocks: readonly Standing[], extent: keyof Extent, page: Extent): Areas {
  const start = extent === 'columns' ? 'column' : 'line'
  const [first] = blocks
  if (first === undefined) return new Map()
  const size = boundsOf(first.area)[extent]
  return new Map(
    blocks.map(({ id, area }) => {
      const [only] = area
      // An area of several rects has no one width to give.
      if (only === undefined || area.length > 1) return [id, area]
      return [id, [{ ...only, [extent]: size, [start]: clamp(only[start], 0, page[extent] - size) }]]
    }),
  )
}

/** Two halves of a rect; one above the other they have the usual air between them. Null where it is too small. */
export function splitRect(rect: GridRect, way: Way): readonly [GridRect, GridRect] | null {
  if (way === 'across') {
    const columns = Math.ceil(rect.columns / 2)
    if (columns === rect.columns) return null
    return [
      { ...rect, columns },
      { ...rect, column: rect.column + columns, columns: rect.columns - columns },
    ]
  }
  const lines = Math.ceil((rect.lines - moduleGap) / 2)
  const below = rect.lines - moduleGap - lines
  if (below < 1) return null
  return [
    { ...rect, lines },
    { ...rect, line: rect.line + lines + moduleGap, lines: below },
  ]
}

/** A rect grown to the next thing in its way, with the usual air over what stands below it; null when there is no space. */
export function growInto(
  rect: GridRect,
  others: readonly GridRect[],
  way: Way,
  within: GridRect,
): GridRect | null {
  const [right, foot] = [rect.column + rect.columns, rect.line + rect.lines]
  if (way === 'across') {
    const inTheWay = others.filter(
      (other) => other.column >= right && other.line < foot && rect.line < other.line + other.lines,
    )
    const end = Math.min(within.column + within.columns, ...inTheWay.map((other) => other.column))
    return end > right ? { ...rect, columns: end - rect.column } : null
  }
  const inTheWay = others.filter(
    (other) => other.line >= foot && other.column < right && rect.column < other.column + other.columns,
  )
  const end = Math.min(within.line + within.lines, ...inTheWay.map((other) => other.line - moduleGap))
  return end > foot ? { ...rect, lines: end - rect.line } : null
}

/** An area with its lowest edge so many lines deeper; fewer than none pulls it in, to no less than a line. */
export function withFoot(area: readonly GridRect[], by: number): readonly GridRect[] {
  const { line, lines } = boundsOf(area)
  const foot = line + lines
  return area.map((rect) =>
    rect.line + rect.lines === foot ? { ...rect, lines: Math.max(1, rect.lines + by) } : rect,
  )
}
