import { expect, test } from 'vitest'
import { fitWidth, inSight, layWall, leastFit, markAt, placeAt } from './wall-layout.ts'

const room = { width: 700, height: 600 }
const wall = layWall(8, 100, 1.5, room)

test('the first page stands alone on the right of its spread, and the others two and two', () => {
  const [first, second, third] = wall.spots
  // Two spreads of 202 beside each other, 28 between them, in the middle of 700.
  expect(first).toEqual({ x: 236, y: 24 })
  expect(second).toEqual({ x: 364, y: 24 })
  expect(third).toEqual({ x: 466, y: 24 })
  expect(wall.spots[7]).toEqual({ x: 134, y: 24 + 2 * wall.rowHeight })
  expect(wall.inRow).toBe(4)
})

test('a wall that is too narrow for a spread shows one beneath the other, and can be scrolled', () => {
  const narrow = layWall(3, 400, 1.5, room)
  expect(narrow.spots.map(({ y }) => y)).toEqual([24, 24 + narrow.rowHeight, 24 + narrow.rowHeight])
  expect(narrow.width).toBeGreaterThan(room.width)
})

test('all pages at once, as large as can be; sixty-four no smaller than can be read', () => {
  const width = fitWidth(8, 1.5, room)
  expect(layWall(8, width, 1.5, room).height).toBeLessThanOrEqual(room.height)
  expect(layWall(8, width + 4, 1.5, room).height).toBeGreaterThan(room.height)
  expect(fitWidth(64, 1.5, room)).toBe(leastFit)
})

test('of many pages only those near what is seen are drawn', () => {
  const large = layWall(64, 100, 1.5, room)
  const seen = inSight(large, 0, room.height)
  expect(seen[0]).toBe(0)
  expect(seen.length).toBeLessThan(24)
  expect(inSight(large, large.height - room.height, room.height)).toContain(63)
})

test('what is let go on the left half of a page comes before it, on the right half after it', () => {
  const [, second] = wall.spots
  const y = (second?.y ?? 0) + 50
  expect(placeAt(wall, { x: (second?.x ?? 0) + 20, y })).toBe(1)
  expect(placeAt(wall, { x: (second?.x ?? 0) + 80, y })).toBe(2)
  expect(placeAt(wall, { x: 690, y: 590 })).toBe(8)
})

test('the mark stands at the edge that the pointer is near', () => {
  const [first, second] = wall.spots
  // Between page 1 and page 2 lies the gap of two spreads.
  expect(markAt(wall, 1, { x: (first?.x ?? 0) + 90, y: 60 })?.x).toBe((first?.x ?? 0) + 100)
  expect(markAt(wall, 1, { x: (second?.x ?? 0) + 10, y: 60 })?.x).toBe((second?.x ?? 0) - 2)
})
