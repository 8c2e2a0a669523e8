import { describe, expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import { fitsGrid, rectsOverlap } from '../../model/grid.ts'
import type { GridRect, Page } from '../../model/issue.ts'
import { makeBlock, makePage } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'
import { formatOf } from '../../model/publication.ts'
import { areaFor } from './free-area.ts'

const mint = countingMint('t')
const publication = makePublication({ name: '样报', language: 'zh-CN', format: 'broadsheet' })
const format = formatOf(publication, publication.format)

function pageWith(...taken: readonly GridRect[]): Page {
  const blocks = taken.map((rect) => makeBlock(mint, [rect], { kind: 'advert', client: '', picture: null }))
  return { ...makePage(mint, format.key, '要闻'), blocks }
}

const all = { column: 0, line: 0, columns: format.columns, lines: format.lines }

describe('an article that is let go', () => {
  test('stands where it was let go, three columns wide and as high as it needs', () => {
    expect(areaFor(format, pageWith(), { column: 2, line: 10 }, 60)).toEqual({
      column: 2,
      line: 10,
      columns: 3,
      lines: 26,
    })
  })

  test('at the edge of the page comes back onto it', () => {
    const rect = areaFor(format, pageWith(), { column: format.columns - 1, line: format.lines - 1 }, 60)
    expect(fitsGrid([rect!], format)).toBe(true)
  })

  test('in a low space goes wider before it runs over', () => {
    const page = pageWith({ ...all, lines: format.lines - 20 })
    expect(areaFor(format, page, { column: 0, line: format.lines - 1 }, 80)).toMatchObject({
      line: format.lines - 20,
      columns: 6,
      lines: 20,
    })
  })

  test('over another block takes the largest free space instead', () => {
    const taken = { ...all, lines: 70 }
    const rect = areaFor(format, pageWith(taken), { column: 1, line: 5 }, 40)
    expect(rect).not.toBeNull()
    expect(rectsOverlap(rect!, taken)).toBe(false)
  })

  test('on a full page finds nothing', () => {
    expect(areaFor(format, pageWith(all), { column: 1, line: 5 }, 40)).toBeNull()
  })

  test('in a box stays in it, beside what stands there', () => {
    const box = makeBlock(mint, [{ column: 2, line: 10, columns: 4, lines: 40 }], {
      kind: 'box',
      style: 'fine',
    })
    const page = pageWith({ column: 2, line: 10, columns: 2, lines: 40 })
    const area = areaFor(format, { ...page, blocks: [box, ...page.blocks] }, { column: 5, line: 12 }, 200)
    expect(area).toEqual({ column: 4, line: 10, columns: 2, lines: 40 })
  })
})
