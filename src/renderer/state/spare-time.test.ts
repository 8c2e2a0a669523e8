import { expect, test } from 'vitest'
import { makeSteps, type Slice } from './spare-time.ts'

/** Each step takes a millisecond. */
function spare(milliseconds: number): {
  readonly slice: Slice
  readonly steps: (count: number) => Iterator<number>
} {
  let left = milliseconds
  function* steps(count: number): Generator<number> {
    for (let step = 0; step < count; step += 1) {
      left -= 1
      yield step
    }
  }
  return { slice: { timeRemaining: () => left }, steps }
}

test('steps are made while there is enough time for another', () => {
  const { slice, steps } = spare(10)
  const all = steps(20)
  expect(makeSteps(all, slice, 4)).toBe(false)
  expect(all.next().value).toBe(6)
})

test('one step is made when there is no time at all, so that work does end', () => {
  const { slice, steps } = spare(0)
  const all = steps(2)
  expect(makeSteps(all, slice, 4)).toBe(false)
  expect(makeSteps(all, slice, 4)).toBe(false)
  expect(makeSteps(all, slice, 4)).toBe(true)
})

test('with time enough all is done at once', () => {
  const { slice, steps } = spare(100)
  expect(makeSteps(steps(3), slice, 4)).toBe(true)
})
