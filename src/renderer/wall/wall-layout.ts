// Where pages stand on the wall: in spreads, as many beside each other as there is room for. Pages have one height
// there, so nothing has to be measured. In: how many, how large, how wide the wall is. Out: boxes in CSS pixels.

import { clamp } from '../../base/order.ts'
import { spreadsOf } from '../../model/query/spreads.ts'
import type { ClientSize } from '../ui/use-client-size.ts'

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface WallLayout {
  /** The picture's upper left corner, by index of the page. */
  readonly spots: readonly Spot[]
  readonly pageWidth: number
  readonly pageHeight: number
  /** From one row of spreads to the next. */
  readonly rowHeight: number
  readonly width: number
  readonly height: number
  /** Pages in a row of the screen: where the arrow keys up and down go. */
  readonly inRow: number
}

/** Space for the words under a page. */
const wordsHeight = 66
const margin = 24
const spreadGap = 28
// The two pages of a spread touch, but for the line between them.
const fold = 2

const leastWidth = 72
const mostWidth = 480
// The words under a page that is narrower are cut short: so small it is made by hand only.
export const leastFit = 96

export function layWall(count: number, pageWidth: number, ratio: number, room: ClientSize): WallLayout {
  const pageHeight = Math.round(pageWidth * ratio)
  const spreadWidth = 2 * pageWidth + fold
  const rowHeight = pageHeight + wordsHeight
  const inRow = Math.max(1, Math.floor((room.width - 2 * margin + spreadGap) / (spreadWidth + spreadGap)))
  const spreads = spreadsOf(count)
  const columns = Math.min(inRow, Math.max(1, spreads.length))
  const used = columns * spreadWidth + (columns - 1) * spreadGap
  const left = Math.max(margin, Math.floor((room.width - used) / 2))
  const spots: Spot[] = []
  for (const [at, spread] of spreads.entries()) {
    const x = left + (at % columns) * (spreadWidth + spreadGap)
    const y = margin + Math.floor(at / columns) * rowHeight
    if (spread.left !== null) spots[spread.left] = { x, y }
    if (spread.right !== null) spots[spread.right] = { x: x + pageWidth + fold, y }
  }
  const rows = Math.ceil(spreads.length / columns)
  return {
    spots,
    pageWidth,
    pageHeight,
    rowHeight,
    width: Math.max(room.width, used + 2 * margin),
    height: margin + rows * rowHeight,
    inRow: 2 * columns,
  }
}

/** The largest size at which all pages are in sight, if there is one that can be read. */
export function fitWidth(count: number, ratio: number, room: ClientSize): number {
  let width = mostWidth
  while (width > leastFit) {
    const laid = layWall(count, width, ratio, room)
    if (laid.height <= room.height && laid.width <= room.width) return width
    width -= 4
  }
  return leastFit
}

/** Pages that are in sight, and those of a row above and below: a wheel's notch is drawn already. */
export function inSight(
  { spots, rowHeight }: WallLayout,
  scrolled: number,
  height: number,
): readonly number[] {
  const from = scrolled - rowHeight
  const to = scrolled + height + rowHeight
  return spots.flatMap(({ y }, index) => (y + rowHeight >= from && y <= to ? [index] : []))
}

/** Where the pages go that are let go at a point: before the page at this place; the count for the end. */
export function placeAt(layout: WallLayout, { x, y }: Spot): number {
  const { spots, pageWidth, rowHeight } = layout
  let best = { index: spots.length, far: Number.POSITIVE_INFINITY }
  for (const [index, spot] of spots.entries()) {
    const isInRow = y >= spot.y && y < spot.y + rowHeight
    for (const [edge, place] of [
      [spot.x, index],
      [spot.x + pageWidth, index + 1],
    ] as const) {
      const far = Math.abs(x - edge) + (isInRow ? 0 : 4 * Math.abs(y - spot.y - rowHeight / 2))
      // Between two pages of a spread both edges mean the same place.
      if (far < best.far) best = { index: place, far }
    }
  }
  return best.index
}

/** Where the mark stands that shows that place: beside the page before it, or the one after. */
export function markAt({ spots, pageWidth }: WallLayout, place: number, pointer: Spot): Spot | null {
  const after = spots[place]
  const before = spots[place - 1]
  const ends = [
    ...(after === undefined ? [] : [{ x: after.x - fold, y: after.y }]),
    ...(before === undefined ? [] : [{ x: before.x + pageWidth, y: before.y }]),
  ]
  const far = (spot: Spot): number => Math.abs(spot.x - pointer.x) + Math.abs(spot.y - pointer.y)
  return ends.toSorted((left, right) => far(left) - far(right))[0] ?? null
}

export function stepWidth(width: number, factor: number): number {
  return Math.round(clamp(width * factor, leastWidth, mostWidth))
}
