import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import { boundsOf, fitsGrid } from '../../model/grid.ts'
import type { GridRect } from '../../model/issue.ts'
import { makeBlock, makePage } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'
import { formatOf } from '../../model/publication.ts'
import { pictureArea } from './add-picture.ts'

const mint = countingMint('p')
const format = formatOf(makePublication({ name: 'Test', language: 'en', format: 'broadsheet' }), 'broadsheet')
const wide = { width: 3000, height: 2000 }
const tall = { width: 1000, height: 4000 }

const pageWith = (...areas: readonly GridRect[]) => ({
  ...makePage(mint, format.key, ''),
  blocks: areas.map((area) => makeBlock(mint, [area], { kind: 'box', style: 'fine' })),
})

test('a picture stands three columns wide on an empty page, as high as its shape asks', () => {
  const rect = pictureArea(format, pageWith(), wide)
  expect(rect).toMatchObject({ column: 0, line: 0, columns: 3 })
  // 3 columns of 156 pt and two gutters of 12 pt are 492 pt: 328 pt high, 30 lines of 11 pt, and the caption.
  expect(rect?.lines).toBe(32)
})

test('a tall picture is made narrower rather than cut', () => {
  const rect = pictureArea(format, pageWith({ column: 0, line: 100, columns: 6, lines: 40 }), tall)
  expect(rect?.columns).toBe(1)
  expect(rect !== null && fitsGrid([rect], format)).toBe(true)
})

test('it goes into the free space beside what stands on the page', () => {
  const taken = { column: 0, line: 0, columns: 4, lines: 140 }
  const rect = pictureArea(format, pageWith(taken), wide)
  expect(rect === null ? null : boundsOf([rect]).column).toBe(4)
})

test('a full page has no place for it', () => {
  expect(pictureArea(format, pageWith({ column: 0, line: 0, columns: 6, lines: 136 }), wide)).toBeNull()
})
