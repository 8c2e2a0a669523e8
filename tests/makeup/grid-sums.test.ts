// The column calculator, against the figures the field prints.

import { expect, test } from 'vitest'
import { toMm } from '../../src/base/units.ts'
import { gridSums } from '../../src/makeup/grid-sums.ts'
import { makePublication } from '../../src/model/papers.ts'
import { formatOf } from '../../src/model/publication.ts'

const chinese = makePublication({ name: '报', language: 'zh-CN', format: 'broadsheet' })
const broadsheet = formatOf(chinese, 'broadsheet')

test('8 columns of 13 characters and 7 gutters of one are 111 characters', () => {
  const sums = gridSums(broadsheet)
  expect(sums.characters).toBe(111)
  // 111 characters of 9 points.
  expect(toMm(sums.width)).toBeCloseTo(352.4, 1)
  expect(sums.holds).toBe(8 * 13 * 115)
})

test('long columns are 27, 41, 55, 69, 83, 97 and 111', () => {
  expect(gridSums(broadsheet).longs.map((long) => long.characters)).toEqual([27, 41, 55, 69, 83, 97, 111])
})

test('三破二 is 20, 五破三 is 22 and one over', () => {
  const { broken } = gridSums(broadsheet)
  const of = (columns: number, into: number) =>
    broken.find((one) => one.columns === columns && one.into === into)
  expect(of(3, 2)).toMatchObject({ characters: 20, remainder: 0 })
  expect(of(5, 3)).toMatchObject({ characters: 22, remainder: 1 })
})

test('margins are what the trim leaves, and below zero where it leaves nothing', () => {
  const { margins } = gridSums(broadsheet)
  expect(margins.left).toBe(margins.right)
  expect(gridSums({ ...broadsheet, columns: 10 }).margins.right).toBeLessThan(0)
})

test('columns of a width count in characters too, and the page in column inches', () => {
  const english = makePublication({ name: 'P', language: 'en', format: 'broadsheet' })
  const sums = gridSums(formatOf(english, 'broadsheet'))
  expect(sums.longs).toHaveLength(5)
  expect(sums.inches).toBeCloseTo((6 * 140 * 11) / 72, 6)
})
