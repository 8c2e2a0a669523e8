// What a block template holds, set for real.

import { expect, test } from 'vitest'
import { shapeHolds, shapePage } from '../../src/makeup/shape-holds.ts'
import { makePublication } from '../../src/model/papers.ts'
import { type BlockShape, formatOf } from '../../src/model/publication.ts'
import { composer } from '../support/paper.ts'

const engine = composer()
const plain: BlockShape = {
  name: 'a',
  columns: 2,
  lines: 40,
  headlineSize: null,
  headlinePlace: 'top',
  text: { kind: 'grid' },
}
const holds = (language: string, shape: BlockShape) => {
  const publication = makePublication({ name: 'A', language, format: 'broadsheet' })
  return shapeHolds(engine, shapePage(publication, formatOf(publication, 'broadsheet'), shape))
}

test('a template holds what its lines hold, less its headline and paragraph ends', () => {
  const { characters } = holds('zh-CN', plain)
  expect(characters).toBeLessThan(2 * 13 * 40)
  expect(characters).toBeGreaterThan(2 * 13 * 26)
})

test('more lines hold more, a larger headline less, and a page no more than it has', () => {
  const usual = holds('zh-CN', plain).characters
  expect(holds('zh-CN', { ...plain, lines: 50 }).characters).toBeGreaterThan(usual)
  expect(holds('zh-CN', { ...plain, headlineSize: 72_000 as never }).characters).toBeLessThan(usual)
  expect(holds('zh-CN', { ...plain, columns: 99, lines: 999 })).toEqual(
    holds('zh-CN', { ...plain, columns: 8, lines: 115 }),
  )
})

test('an English one counts words', () => {
  const { words, characters } = holds('en', plain)
  expect(words).toBeGreaterThan(200)
  expect(characters / words).toBeGreaterThan(4)
})
