import { describe, expect, test } from 'vitest'
import type { GridRect } from '../../../model/issue.ts'
import { gapsOf, guidesOf, stickyLines } from './snap.ts'

const rect = (column: number, line: number, columns: number, lines: number): GridRect => ({
  column,
  line,
  columns,
  lines,
})

describe('an edge near another', () => {
  test('goes in line with one beside it, or leaves a line of air to one above or below', () => {
    expect(stickyLines(rect(4, 12, 2, 10), [rect(0, 10, 3, 30)], ['top'])).toBe(-2)
    expect(stickyLines(rect(4, 13, 2, 10), [rect(0, 10, 3, 30)], ['top'])).toBe(0)
    expect(stickyLines(rect(0, 43, 3, 10), [rect(0, 10, 3, 30)], ['top'])).toBe(-2)
    expect(stickyLines(rect(0, 40, 3, 10), [rect(0, 10, 3, 30)], ['top'])).toBe(0)
  })
  test('pulls only on the sides that are asked for', () => {
    expect(stickyLines(rect(4, 12, 2, 27), [rect(0, 10, 3, 30)], ['foot'])).toBe(1)
  })
})

test('guides show every edge that is in line, with the nearest block', () => {
  expect(guidesOf(rect(4, 10, 2, 20), [rect(0, 10, 3, 40), rect(4, 60, 3, 10)])).toEqual([
    { axis: 'line', at: 10, ends: false, from: 0, to: 6 },
    { axis: 'column', at: 4, ends: false, from: 10, to: 70 },
  ])
  expect(guidesOf(rect(4, 10, 2, 20), [rect(0, 11, 3, 40)])).toEqual([])
})

test('gaps are counted to the nearest block over the same columns', () => {
  const others = [rect(0, 0, 5, 6), rect(0, 2, 8, 2), rect(5, 45, 3, 10), rect(0, 35, 3, 10)]
  expect(gapsOf(rect(4, 10, 2, 20), others)).toEqual([
    { side: 'top', lines: 4, line: 6, column: 4, columns: 1 },
    { side: 'foot', lines: 15, line: 30, column: 5, columns: 1 },
  ])
})
