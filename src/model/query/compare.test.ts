import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRows } from './compare.ts'

test('what stayed is told from what came and went', () => {
  expect(compareRows(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: 'c' },
    { kind: 'added', text: 'd' },
  ])
})

test('both versions can be read out of any comparison', () => {
  const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const compared = compareRows(before, after)
      const without = (kind: string): readonly string[] =>
        compared.filter((row) => row.kind !== kind).map((row) => row.text)
      expect(without('added')).toEqual(before)
      expect(without('removed')).toEqual(after)
    }),
  )
})
