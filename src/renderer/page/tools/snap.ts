// Edges under the hand: which edge of a neighbour one sticks to, which edges are in line, and how far the
// neighbours are. In: rects of the grid. Out: lines to add, and what to draw. No screen in it.

import type { GridRect } from '../../../model/issue.ts'

// Nearer than this, in lines, an edge goes to its neighbour's.
const reach = 2
// Lines of air a page has between two blocks, as make-up leaves them.
const air = 1

export type Side = 'top' | 'foot'

/** Lines to move an edge by, so that it stands in line with a neighbour's edge or with the usual air to it; 0 when none is near. */
export function stickyLines(rect: GridRect, others: readonly GridRect[], sides: readonly Side[]): number {
  let best: number | null = null
  for (const side of sides) {
    const edge = side === 'top' ? rect.line : footOf(rect)
    for (const target of others.flatMap((other) => targetsFor(side, rect, other))) {
      const by = target - edge
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by
    }
  }
  return best ?? 0
}

function targetsFor(side: Side, rect: GridRect, other: GridRect): readonly number[] {
  const facing = shareColumns(rect, other)
  if (side === 'top') return [other.line, ...(facing ? [footOf(other) + air, footOf(other)] : [])]
  return [footOf(other), ...(facing ? [other.line - air, other.line] : [])]
}

export interface Guide {
  readonly axis: 'line' | 'column'
  /** The edge, counted from the page's first line or column. */
  readonly at: number
  /** True for the right edge of a column, which is not the left one of the next: a gutter is between. */
  readonly ends: boolean
  /** From the one rect's start to the other's end, along the edge. */
  readonly from: number
  readonly to: number
}

/** Edges that stand in line with those of neighbours, each with the nearest of them. */
export function guidesOf(rect: GridRect, others: readonly GridRect[]): readonly Guide[] {
  const near = others.toSorted((left, right) => distance(rect, left) - distance(rect, right))
  const guides: Guide[] = []
  for (const ends of [false, true]) {
    const row = ends ? footOf(rect) : rect.line
    const level = near.find((other) => other.line === row || footOf(other) === row)
    if (level !== undefined) {
      const to = Math.max(rightOf(rect), rightOf(level))
      guides.push({ axis: 'line', at: row, ends, from: Math.min(rect.column, level.column), to })
    }
    const edge = ends ? rightOf(rect) : rect.column
    const upright = near.find((other) => (ends ? rightOf(other) : other.column) === edge)
    if (upright !== undefined) {
      const to = Math.max(footOf(rect), footOf(upright))
      guides.push({ axis: 'column', at: edge, ends, from: Math.min(rect.line, upright.line), to })
    }
  }
  return guides
}

export interface Gap {
  readonly side: Side
  /** Lines between the two. */
  readonly lines: number
  /** Where it begins, and the columns it is over. */
  readonly line: number
  readonly column: number
  readonly columns: number
}

/** The space to the nearest block above and below, in lines. */
export function gapsOf(rect: GridRect, others: readonly GridRect[]): readonly Gap[] {
  const facing = others.filter((other) => shareColumns(rect, other))
  const over = (other: GridRect): Pick<Gap, 'column' | 'columns'> => {
    const column = Math.max(rect.column, other.column)
    return { column, columns: Math.min(rightOf(rect), rightOf(other)) - column }
  }
  const above = facing
    .filter((other) => footOf(other) <= rect.line)
    .toSorted((left, right) => footOf(right) - footOf(left))[0]
  const below = facing
    .filter((other) => other.line >= footOf(rect))
    .toSorted((left, right) => left.line - right.line)[0]
  return [
    ...(above === undefined
      ? []
      : [{ side: 'top' as const, lines: rect.line - footOf(above), line: footOf(above), ...over(above) }]),
    ...(below === undefined
      ? []
      : [{ side: 'foot' as const, lines: below.line - footOf(rect), line: footOf(rect), ...over(below) }]),
  ]
}

function footOf({ line, lines }: GridRect): number {
  return line + lines
}

function rightOf({ column, columns }: GridRect): number {
  return column + columns
}

function shareColumns(left: GridRect, right: GridRect): boolean {
  return left.column < rightOf(right) && right.column < rightOf(left)
}

function distance(left: GridRect, right: GridRect): number {
  // A column is about as wide as twelve lines are high.
  return Math.abs(left.column - right.column) * 12 + Math.abs(left.line - right.line)
}
