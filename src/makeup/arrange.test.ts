import { describe, expect, test } from 'vitest'
import type { BlockId } from '../base/ids.ts'
import type { GridRect } from '../model/issue.ts'
import { alignAreas, distributeAreas, growInto, sizeAlike, splitRect, type Standing } from './arrange.ts'

const rect = (column: number, line: number, columns: number, lines: number): GridRect => ({
  column,
  line,
  columns,
  lines,
})
const page = { columns: 8, lines: 100 }
const standing = (...rects: readonly GridRect[]): readonly Standing[] =>
  rects.map((area, index) => ({ id: `b${index}` as BlockId, area: [area] }))
const first = (areas: ReadonlyMap<BlockId, readonly GridRect[]>): readonly (GridRect | undefined)[] =>
  [...areas].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, [area]]) => area)

describe('aligning', () => {
  const blocks = standing(rect(1, 10, 2, 20), rect(4, 4, 1, 8), rect(3, 30, 5, 5))
  test.each([
    ['left', [rect(1, 10, 2, 20), rect(1, 4, 1, 8), rect(1, 30, 5, 5)]],
    ['right', [rect(6, 10, 2, 20), rect(7, 4, 1, 8), rect(3, 30, 5, 5)]],
    ['top', [rect(1, 4, 2, 20), rect(4, 4, 1, 8), rect(3, 4, 5, 5)]],
    ['bottom', [rect(1, 15, 2, 20), rect(4, 27, 1, 8), rect(3, 30, 5, 5)]],
  ] as const)('brings the %s edges to the outermost one', (edge, expected) => {
    expect(first(alignAreas(blocks, edge))).toEqual(expected)
  })

  test('moves all rects of a block that has several', () => {
    const bent = { id: 'bent' as BlockId, area: [rect(2, 10, 2, 20), rect(4, 20, 1, 10)] }
    const areas = alignAreas([bent, ...standing(rect(0, 0, 1, 5))], 'left')
    expect(areas.get(bent.id)).toEqual([rect(0, 10, 2, 20), rect(2, 20, 1, 10)])
  })
})

describe('spacing out', () => {
  test('makes the spaces alike and leaves the outermost where they are', () => {
    const blocks = standing(rect(0, 0, 1, 10), rect(0, 50, 1, 20), rect(0, 12, 1, 10))
    expect(first(distributeAreas(blocks, 'down'))).toEqual([
      rect(0, 0, 1, 10),
      rect(0, 50, 1, 20),
      rect(0, 25, 1, 10),
    ])
  })

  test('keeps to whole columns', () => {
    const blocks = standing(rect(0, 0, 1, 10), rect(1, 0, 2, 10), rect(7, 0, 1, 10))
    expect(first(distributeAreas(blocks, 'across'))).toEqual([
      rect(0, 0, 1, 10),
      rect(3, 0, 2, 10),
      rect(7, 0, 1, 10),
    ])
  })
})

test('the same width is that of the block chosen first, and nothing leaves the page', () => {
  const blocks = standing(rect(0, 0, 3, 10), rect(7, 20, 1, 10))
  expect(first(sizeAlike(blocks, 'columns', page))).toEqual([rect(0, 0, 3, 10), rect(5, 20, 3, 10)])
  expect(first(sizeAlike(standing(rect(0, 0, 1, 30), rect(1, 90, 1, 5)), 'lines', page))).toEqual([
    rect(0, 0, 1, 30),
    rect(1, 70, 1, 30),
  ])
})

test('halves fill the rect, with a line of air between two that stand one above the other', () => {
  expect(splitRect(rect(2, 10, 5, 31), 'across')).toEqual([rect(2, 10, 3, 31), rect(5, 10, 2, 31)])
  expect(splitRect(rect(2, 10, 5, 31), 'down')).toEqual([rect(2, 10, 5, 15), rect(2, 26, 5, 15)])
  expect(splitRect(rect(2, 10, 1, 31), 'across')).toBeNull()
  expect(splitRect(rect(2, 10, 1, 2), 'down')).toBeNull()
})

describe('growing', () => {
  const within = rect(0, 0, 8, 100)
  test('goes down to a line above what stands there, else to the foot of the page', () => {
    const others = [rect(2, 50, 4, 10), rect(6, 20, 2, 10)]
    expect(growInto(rect(1, 10, 3, 10), others, 'down', within)).toEqual(rect(1, 10, 3, 39))
    expect(growInto(rect(0, 10, 2, 10), others, 'down', within)).toEqual(rect(0, 10, 2, 90))
    expect(growInto(rect(1, 10, 3, 39), others, 'down', within)).toBeNull()
  })
  test('goes right to the next block beside it', () => {
    expect(growInto(rect(1, 10, 2, 15), [rect(6, 20, 2, 10)], 'across', within)).toEqual(rect(1, 10, 5, 15))
    expect(growInto(rect(1, 10, 2, 10), [rect(6, 20, 2, 10)], 'across', within)).toEqual(rect(1, 10, 7, 10))
  })
})
