// The page grid in lengths: where columns and lines stand, and what a block's area is as a polygon.

import { mpt, type Mpt } from '../../base/units.ts'
import type { ColumnMode, GridRect } from '../../model/issue.ts'
import type { PageFormat } from '../../model/publication.ts'
import type { Box, PageGrid, Point } from '../placed.ts'

export function pageGrid(format: PageFormat): PageGrid {
  const columnWidth =
    format.measure.kind === 'characters' ? mpt(format.measure.count * format.bodySize) : format.measure.width
  return {
    x: format.typeArea.x,
    y: format.typeArea.y,
    columns: format.columns,
    columnWidth,
    gutter: format.gutter,
    lines: format.lines,
    leading: format.leading,
  }
}

/** Width of `columns` base columns with the gutters between them (长栏). */
export function spanWidth(grid: PageGrid, columns: number): Mpt {
  return mpt(columns * grid.columnWidth + Math.max(0, columns - 1) * grid.gutter)
}

export function columnX(grid: PageGrid, column: number): Mpt {
  return mpt(grid.x + column * (grid.columnWidth + grid.gutter))
}

/** Top of a line of the grid. */
export function lineY(grid: PageGrid, line: number): Mpt {
  return mpt(grid.y + line * grid.leading)
}

export function rectBox(grid: PageGrid, rect: GridRect): Box {
  return {
    x: columnX(grid, rect.column),
    y: lineY(grid, rect.line),
    width: spanWidth(grid, rect.columns),
    height: mpt(rect.lines * grid.leading),
  }
}

export interface TextColumn {
  /** From the page's left edge. */
  readonly x: Mpt
  readonly width: Mpt
}

/** The columns of text in a rect: those of the page, or the k columns of `breakColumns`. */
export function textColumns(
  format: PageFormat,
  grid: PageGrid,
  rect: GridRect,
  mode: ColumnMode,
): readonly TextColumn[] {
  if (mode.kind === 'grid') {
    return Array.from({ length: rect.columns }, (_, index) => ({
      x: columnX(grid, rect.column + index),
      width: grid.columnWidth,
    }))
  }
  const unit = format.measure.kind === 'characters' ? format.bodySize : mpt(1)
  const { widths, gap } = breakColumns(spanWidth(grid, rect.columns), grid.gutter, unit, mode)
  let x: number = columnX(grid, rect.column)
  return widths.map((width) => {
    const column = { x: mpt(x), width }
    x += width + gap
    return column
  })
}

export interface BrokenColumns {
  readonly widths: readonly Mpt[]
  readonly gap: number
  /** What equal columns of whole units leave over. */
  readonly remainder: Mpt
}

/**
 * Breaks a long column into k (破栏): each (long - (k - 1) gutters) / k, in whole units (characters on a
 * character grid). 三破二 of 13 characters: (41 - 1) / 2 = 20; 五破三: (69 - 2) / 3 = 22, remainder 1.
 */
export function breakColumns(
  long: Mpt,
  gutter: Mpt,
  unit: Mpt,
  { count, fit }: Pick<Extract<ColumnMode, { kind: 'equal' }>, 'count' | 'fit'>,
): BrokenColumns {
  const free = long - (count - 1) * gutter
  const whole = Math.max(unit, Math.floor(free / count / unit) * unit)
  const remainder = mpt(Math.max(0, free - whole * count))
  const each = (width: (index: number) => number): readonly Mpt[] =>
    Array.from({ length: count }, (_, index) => mpt(width(index)))
  if (fit === 'free' || count === 1)
    return {
      widths: each(() => (count === 1 && fit !== 'free' ? whole : Math.floor(free / count))),
      gap: gutter,
      remainder,
    }
  if (fit === 'absolute')
    return { widths: each(() => whole), gap: (long - count * whole) / (count - 1), remainder }
  const wider = Math.floor(remainder / unit)
  return { widths: each((index) => (index >= count - wider ? whole + unit : whole)), gap: gutter, remainder }
}

/**
 * Outline of an area, clockwise from the upper left corner. Rects of an area touch, so their outline is
 * one polygon; gutters between rects side by side belong to it.
 */
export function areaPolygon(grid: PageGrid, area: readonly GridRect[]): readonly Point[] {
  const [only] = area
  if (area.length === 1 && only !== undefined) return boxCorners(rectBox(grid, only))
  return tracePolygon(area).map(([column, line]) => [edgeX(grid, area, column), lineY(grid, line)] as const)
}

function boxCorners(box: Box): readonly Point[] {
  const right = mpt(box.x + box.width)
  const foot = mpt(box.y + box.height)
  return [
    [box.x, box.y],
    [right, box.y],
    [right, foot],
    [box.x, foot],
  ]
}

/** A column edge is the left of a column, or the right of the one before when nothing of the area is to the right. */
function edgeX(grid: PageGrid, area: readonly GridRect[], column: number): Mpt {
  const begins = area.some((rect) => rect.column === column)
  return begins ? columnX(grid, column) : mpt(columnX(grid, column) - grid.gutter)
}

/** Walks along the edges of the covered cells; corners in whole columns and lines. */
function tracePolygon(area: readonly GridRect[]): readonly (readonly [number, number])[] {
  const columns = [...new Set(area.flatMap((rect) => [rect.column, rect.column + rect.columns]))].toSorted(
    (a, b) => a - b,
  )
  const lines = [...new Set(area.flatMap((rect) => [rect.line, rect.line + rect.lines]))].toSorted(
    (a, b) => a - b,
  )
  const covered = (column: number, line: number): boolean =>
    area.some(
      (rect) =>
        column >= rect.column &&
        column < rect.column + rect.columns &&
        line >= rect.line &&
        line < rect.line + rect.lines,
    )
  // Directed edges with the covered side on the right, so that following them goes clockwise.
  const next = new Map<string, readonly [number, number][]>()
  const add = (from: readonly [number, number], to: [number, number]): void => {
    const key = from.join()
    next.set(key, [...(next.get(key) ?? []), to])
  }
  for (let i = 0; i + 1 < columns.length; i += 1) {
    for (let j = 0; j + 1 < lines.length; j += 1) {
      const [left = 0, right = 0] = [columns[i], columns[i + 1]]
      const [top = 0, foot = 0] = [lines[j], lines[j + 1]]
      if (!covered(left, top)) continue
      if (!covered(left, lines[j - 1] ?? -2)) add([left, top], [right, top])
      if (!covered(right, top)) add([right, top], [right, foot])
      if (!covered(left, foot)) add([right, foot], [left, foot])
      if (!covered(columns[i - 1] ?? -2, top)) add([left, foot], [left, top])
    }
  }
  const first = [...next.keys()][0]?.split(',').map(Number)
  if (first === undefined) return []
  const start: readonly [number, number] = [first[0] ?? 0, first[1] ?? 0]
  const walk: (readonly [number, number])[] = [start]
  let at = start
  for (let step = 0; step < 4 * columns.length * lines.length; step += 1) {
    const options = next.get(at.join()) ?? []
    const to = options[0]
    if (to === undefined || to.join() === start.join()) break
    walk.push(to)
    at = to
  }
  return walk.filter((point, index) => {
    const before = walk[(index + walk.length - 1) % walk.length] ?? point
    const after = walk[(index + 1) % walk.length] ?? point
    const straight =
      (before[0] === point[0] && point[0] === after[0]) || (before[1] === point[1] && point[1] === after[1])
    return !straight
  })
}
