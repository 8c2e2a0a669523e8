import { expect, test } from 'vitest'
import type { BlockId } from '../../base/ids.ts'
import type { ComposedArticle } from '../../compose/compose.ts'
import type { PlacedLine, PlacedStory } from '../../compose/placed.ts'
import { galleyPoints, oversetFrom } from './galley-points.ts'

/** Parts with the offsets their lines end at. */
function composed(parts: readonly (readonly number[])[], oversetLines: number): ComposedArticle {
  const placed = parts.map((ends, index) => ({
    id: `part${index}` as BlockId,
    lines: ends.map((to): Pick<PlacedLine, 'from' | 'to'> => ({ from: to - 13, to })),
  }))
  return {
    parts: placed as unknown as readonly PlacedStory[],
    overset: { characters: oversetLines * 13, lines: oversetLines },
  } as ComposedArticle
}

test('a part ends where its last line does, and says where it goes on', () => {
  expect(galleyPoints(composed([[13, 26], [40]], 0), false)).toEqual([
    { kind: 'part', offset: 26, next: 'part1' },
  ])
})

test('lines are counted through all parts', () => {
  const lines = galleyPoints(composed([[13, 26], [40]], 0), true).filter((point) => point.kind === 'line')
  expect(lines).toEqual([
    { kind: 'line', offset: 0, number: 1 },
    { kind: 'line', offset: 13, number: 2 },
    { kind: 'line', offset: 27, number: 3 },
  ])
})

test('what is over begins after the last line that stands anywhere', () => {
  expect(oversetFrom(composed([[13, 26], [40]], 2))).toBe(40)
  expect(oversetFrom(composed([[13, 26], []], 2))).toBe(26)
  expect(oversetFrom(composed([[]], 2))).toBe(0)
  expect(oversetFrom(composed([], 2))).toBeNull()
  expect(oversetFrom(composed([[13]], 0))).toBeNull()
})
