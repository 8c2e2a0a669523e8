import { expect, test } from 'vitest'
import type { ComparedRow } from '../../model/query/compare.ts'
import { foldRows } from './fold-rows.ts'

const same = (text: string): ComparedRow => ({ kind: 'same', text })
const added = (text: string): ComparedRow => ({ kind: 'added', text })

test('what stayed is shown beside a change and counted elsewhere', () => {
  const rows = [same('a'), same('b'), same('c'), added('x'), same('d'), same('e'), same('f'), same('g')]
  expect(foldRows(rows)).toEqual([
    { kind: 'folded', count: 2 },
    same('c'),
    added('x'),
    same('d'),
    { kind: 'folded', count: 3 },
  ])
})

test('a single row is never replaced by its count', () => {
  const rows = [same('a'), same('b'), added('x'), same('c'), same('d')]
  expect(foldRows(rows)).toEqual(rows)
})
