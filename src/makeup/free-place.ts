// Where on a page there is space for something of a given size: near another block, or at the foot for an
// advert. In: a page and a size. Out: a rect in which nothing stands, or null.

import type { BlockId } from '../base/ids.ts'
import { clamp } from '../base/order.ts'
import { freeRects, rectsOverlap } from '../model/grid.ts'
import type { GridRect, Page } from '../model/issue.ts'
import type { PageFormat } from '../model/publication.ts'
import type { Extent } from './arrange.ts'
import { moduleGap } from './slicing.ts'

export function takenOn(page: Page, without: ReadonlySet<BlockId> = new Set()): readonly GridRect[] {
  return page.blocks.filter((block) => !without.has(block.id)).flatMap((block) => block.area)
}

// A column is about as wide as this many lines are high: what is nearest looks so.
const linesAColumn = 12

/** Free places of a rect's size, the nearest to it first: one in each free rect that is large enough. */
export function nearestPlaces(
  format: PageFormat,
  taken: readonly GridRect[],
  wanted: GridRect,
): readonly GridRect[] {
  const farOff = ({ column, line }: GridRect): number =>
    Math.abs(column - wanted.column) * linesAColumn + Math.abs(line - wanted.line)
  return freeRects(format, taken)
    .filter((room) => room.columns >= wanted.columns && room.lines >= wanted.lines)
    .map((room) => ({
      ...wanted,
      column: clamp(wanted.column, room.column, room.column + room.columns - wanted.columns),
      line: clamp(wanted.line, room.line, room.line + room.lines - wanted.lines),
    }))
    .toSorted((left, right) => farOff(left) - farOff(right))
}

/** The free place of that size that is nearest, to the right of the block before it is below. */
export function nearestFree(
  format: PageFormat,
  taken: readonly GridRect[],
  size: Extent,
  near: GridRect,
): GridRect | null {
  const farOff = (rect: GridRect): number =>
    Math.abs(rect.column - near.column - near.columns) * linesAColumn + Math.abs(rect.line - near.line)
  return bestPlace(format, taken, size, (left, right) => farOff(left) - farOff(right))
}

/** The lowest free place of that size, at the outer side of the page: adverts are stacked up from that corner. */
export function footPlace(
  format: PageFormat,
  taken: readonly GridRect[],
  size: Extent,
  outer: 'left' | 'right',
): GridRect | null {
  const side = outer === 'right' ? -1 : 1
  return bestPlace(
    format,
    taken,
    size,
    (left, right) => right.line - left.line || side * (left.column - right.column),
  )
}

/** Free with a line of air above and below first, then free at all. */
function bestPlace(
  format: PageFormat,
  taken: readonly GridRect[],
  size: Extent,
  order: (left: GridRect, right: GridRect) => number,
): GridRect | null {
  const airy = taken.map((rect) => ({
    ...rect,
    line: rect.line - moduleGap,
    lines: rect.lines + 2 * moduleGap,
  }))
  for (const occupied of [airy, taken]) {
    const [best] = placesOf(format, occupied, size).toSorted(order)
    if (best !== undefined) return best
  }
  return null
}

function placesOf(
  format: PageFormat,
  taken: readonly GridRect[],
  { columns, lines }: Extent,
): readonly GridRect[] {
  const places: GridRect[] = []
  for (let line = 0; line + lines <= format.lines; line += 1) {
    for (let column = 0; column + columns <= format.columns; column += 1) {
      const rect = { column, line, columns, lines }
      if (!taken.some((other) => rectsOverlap(rect, other))) places.push(rect)
    }
  }
  return places
}

/**
 * Where a new block goes that is made without a pointer: the free space beside or below the chosen block, else
 * the largest there is. Null when the page is full.
 */
export function spaceBeside(format: PageFormat, page: Page, beside: readonly GridRect[]): GridRect | null {
  const free = freeRects(format, takenOn(page)).filter((rect) => rect.lines >= leastLines)
  const touching = free.find((rect) => beside.some((one) => rectsOverlap(rect, widened(one))))
  return touching ?? free[0] ?? null
}

// Space lower than this holds no headline and text.
const leastLines = 4

function widened({ column, line, columns, lines }: GridRect): GridRect {
  return { column, line, columns: columns + 1, lines: lines + moduleGap + 1 }
}
