// Numbers, labels and dates as papers print them.

import { describe, expect, test } from 'vitest'
import { printedDate } from '../../src/model/query/dates.ts'
import { chineseNumber, jumpWords, keyword, pageLabel } from '../../src/model/query/labels.ts'
import { countWords } from '../../src/model/query/count.ts'
import { makeBlock } from '../../src/model/make.ts'
import { makePublication } from '../../src/model/papers.ts'
import { mpt } from '../../src/base/units.ts'
import { breakColumns, pageGrid, textColumns } from '../../src/compose/page/grid.ts'
import type { ColumnFit } from '../../src/model/issue.ts'
import { paper, rect, story } from '../support/paper.ts'

test('Chinese numerals of pages', () => {
  const printed = [1, 2, 10, 11, 12, 20, 21, 99, 100, 101, 103, 110, 111, 120].map(chineseNumber)
  expect(printed.join(' ')).toBe(
    '一 二 十 十一 十二 二十 二十一 九十九 一百 一百〇一 一百〇三 一百一十 一百一十一 一百二十',
  )
})

test('every pattern of a jump line fills its tokens', () => {
  const { issue, articles, mint } = paper({ pages: [[story('两岸人家', 1)], []] })
  const [article] = articles
  const [, second] = issue.pages
  if (article === undefined || second === undefined) throw new Error('two pages')
  const sections = { ...issue, pages: issue.pages.map((page) => ({ ...page, section: '要闻综合' })) }
  const [, page = second] = sections.pages
  const block = makeBlock(mint, [rect(3, 10, 2, 20)], { kind: 'box', style: 'fine' })
  const fill = (pattern: string): string => jumpWords(sections, pattern, article, { page, block })
  expect(fill('下转第{n}版')).toBe('下转第2版')
  expect(fill('(上接{cn}版)')).toBe('(上接二版)')
  expect(fill('下转{label}版')).toBe('下转02版')
  expect(fill('（下转第{nn}版 {section}）')).toBe('（下转第02版 要闻综合）')
  expect(fill('See {keyword}, Page {n}')).toBe('See 两岸人家, Page 2')
  expect(fill('From Page {n}, Col {col}')).toBe('From Page 2, Col 4')
})

test('each gathering counts its own pages, and a page that moves takes the label of its place', () => {
  const { issue } = paper({ pages: [[], [], [], [], []] })
  const lettered = {
    ...issue,
    pages: issue.pages.map((page, index) => ({ ...page, gathering: ['A', '', '', 'B', ''][index] ?? '' })),
  }
  const labels = (of: typeof issue): readonly string[] => of.pages.map((page) => pageLabel(of, page.id))
  expect(labels(lettered)).toEqual(['A01', 'A02', 'A03', 'B01', 'B02'])
  const [first, second, ...rest] = lettered.pages
  if (first === undefined || second === undefined) throw new Error('five pages')
  expect(labels({ ...lettered, pages: [first, ...rest, second] })).toEqual([
    'A01',
    'A02',
    'B01',
    'B02',
    'B03',
  ])
  const worded = { ...lettered, publication: { ...issue.publication, labels: '{n}-{letter}' } }
  expect(labels(worded)).toEqual(['1-A', '2-A', '3-A', '1-B', '2-B'])
})

test('a label pattern numbers the pages, sections in letters too', () => {
  const { issue } = paper({ pages: [[], []] })
  const lettered = { ...issue, publication: { ...issue.publication, labels: 'A{nn}' } }
  expect(lettered.pages.map((page) => pageLabel(lettered, page.id))).toEqual(['A01', 'A02'])
})

test('the key word of a Western headline is its first word', () => {
  const { articles } = paper({ language: 'en', pages: [[story('Ferry runs on batteries', 1, {}, 'en')]] })
  expect(articles[0] === undefined ? '' : keyword(articles[0])).toBe('Ferry')
})

test('dates in both languages, leap days among them', () => {
  expect(printedDate('2026-11-23', 'zh-CN')).toBe('2026年11月23日 星期一')
  expect(printedDate('2026-11-23', 'en')).toBe('Monday, November 23, 2026')
  expect(printedDate('2024-02-29', 'zh-CN')).toBe('2024年2月29日 星期四')
})

test('a Han character counts as a word, a Western word as one', () => {
  expect(countWords('今天 the ferry 开航，48 班')).toBe(8)
})

describe('columns of the broadsheet', () => {
  const [format] = makePublication({ name: 'x', language: 'zh-CN', format: 'broadsheet' }).formats
  if (format === undefined) throw new Error('a format')
  const grid = pageGrid(format)
  const characters = (columns: number): number => {
    const [only] = textColumns(format, grid, rect(0, 0, columns, 1), {
      kind: 'equal',
      count: 1,
      fit: 'absolute',
    })
    return (only?.width ?? 0) / format.bodySize
  }

  test('long columns hold 13n + (n - 1) characters', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(characters)).toEqual([13, 27, 41, 55, 69, 83, 97, 111])
  })

  test('three into two are 20 characters each; five into three 22, and the one left over widens the gutters', () => {
    const cut = (columns: number, count: number): readonly number[] =>
      textColumns(format, grid, rect(0, 0, columns, 1), { kind: 'equal', count, fit: 'absolute' }).map(
        (column) => column.width / format.bodySize,
      )
    expect(cut(3, 2)).toEqual([20, 20])
    expect(cut(5, 3)).toEqual([22, 22, 22])
    const [first, second, third] = textColumns(format, grid, rect(0, 0, 5, 1), {
      kind: 'equal',
      count: 3,
      fit: 'absolute',
    })
    const gap = ((second?.x ?? 0) - (first?.x ?? 0) - (first?.width ?? 0)) / format.bodySize
    expect(gap).toBe(1.5)
    expect(((third?.x ?? 0) + (third?.width ?? 0) - (first?.x ?? 0)) / format.bodySize).toBe(69)
  })

  test('a width of 20 in two and 69 in three, by each way to place the remainder', () => {
    const cut = (long: number, count: number, fit: ColumnFit): readonly number[] => {
      const one = format.bodySize
      const { widths, gap, remainder } = breakColumns(mpt(long * one), one, one, { count, fit })
      return [...widths, gap, remainder].map((length) => length / one)
    }
    expect(cut(20, 2, 'absolute')).toEqual([9, 9, 2, 1])
    expect(cut(20, 2, 'free')).toEqual([9.5, 9.5, 1, 1])
    expect(cut(20, 2, 'relative')).toEqual([9, 10, 1, 1])
    expect(cut(69, 3, 'absolute')).toEqual([22, 22, 22, 1.5, 1])
    expect(cut(69, 3, 'relative')).toEqual([22, 22, 23, 1, 1])
    expect(cut(41, 2, 'absolute')).toEqual([20, 20, 1, 0])
  })
})
