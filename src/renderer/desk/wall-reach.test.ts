import { expect, test } from 'vitest'
import { rowsInReach, wallRow } from './wall-reach.ts'

test('all rows in sight are in reach, with at least four on each side', () => {
  for (let scrolled = 0; scrolled < 6_000; scrolled += 37) {
    const { from, to } = rowsInReach(scrolled, 310)
    const [first, last] = [Math.floor(scrolled / wallRow), Math.floor((scrolled + 310) / wallRow)]
    expect(from).toBeLessThanOrEqual(Math.max(0, first - 4))
    expect(to).toBeGreaterThan(last + 4)
    expect(to - from).toBeLessThanOrEqual(20)
  }
})

test('the reach stays the same while the wall is scrolled by less than a row', () => {
  expect(rowsInReach(wallRow * 0.9, 310)).toEqual(rowsInReach(0, 310))
})
