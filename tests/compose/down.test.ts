// Headlines that run down the page (竖题): what stands upright and what is turned, and how the text keeps out of
// their way.

import { describe, expect, test } from 'vitest'
import { dumpPage } from '../../src/compose/dump.ts'
import type { PlacedStory, Strip } from '../../src/compose/placed.ts'
import { downClusters } from '../../src/compose/type/down.ts'
import { runGlyphs } from '../../src/compose/type/glyphs.ts'
import type { ColumnMode, GridRect, HeadlinePlace, Issue } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, realFonts, rect, story } from '../support/paper.ts'

interface Wish {
  readonly headline: string
  readonly area?: GridRect
  readonly place?: HeadlinePlace
  readonly columns?: ColumnMode
  readonly paragraphs?: number
  readonly deck?: string
}

function laid(wish: Wish): { readonly issue: Issue; readonly shown: PlacedStory } {
  const { headline, area = rect(0, 0, 5, 50), place = 'left', paragraphs = 16, deck = '' } = wish
  const { issue, mint, articles } = paper({ pages: [[story(headline, paragraphs, { deck })]] })
  const [article] = articles
  const [page] = issue.pages
  if (article === undefined || page === undefined) throw new Error('one page')
  const block = makeBlock(mint, [area], {
    kind: 'story',
    article: article.id,
    headlineSize: null,
    headlinePlace: place,
    columns: wish.columns ?? { kind: 'grid' },
  })
  const made = after(issue, [{ kind: 'block.insert', page: page.id, block, index: 0 }])
  const shown = composer().page(made, page.id).blocks[0]
  if (shown?.kind !== 'story') throw new Error('a story')
  return { issue: made, shown }
}

function stripsOfHeadline(wish: Wish): readonly Strip[] {
  return laid(wish).shown.headline.find(({ role }) => role === 'headline')?.strips ?? []
}

function standing(text: string): string {
  const { starts, upright } = downClusters(text)
  return [...upright]
    .map((is, index) => `${is === 1 ? '|' : '>'}${text.slice(starts[index], starts[index + 1])}`)
    .join('')
}

describe('a line that runs down the page', () => {
  test('has Han characters and two digits upright, words and longer numbers turned', () => {
    expect(standing('渡口12月')).toBe('|渡|口|12|月')
    expect(standing('2026年')).toBe('>2>0>2>6|年')
    expect(standing('3.5亿')).toBe('>3>.>5|亿')
    expect(standing('A岸')).toBe('|A|岸')
    expect(standing('COVID-19之后')).toBe('>C>O>V>I>D>->1>9|之|后')
    expect(standing('降15%')).toBe('|降|15|%')
    expect(standing('“快”，it’s')).toBe('|“|快|”|，>i>t>’>s')
    expect(standing('一——二')).toBe('|一>——|二')
  })

  test('puts every upright character into a cell of one em under the one before', () => {
    const strips = stripsOfHeadline({ headline: '渡口12月3日通航' })
    const size = strips[0]?.runs[0]?.size ?? 0
    const cells = strips.map(({ runs }) => runs.map((run) => run.text).join(''))
    expect(cells.join(' ')).toBe('渡 口 12 月 3 日 通 航')
    for (const [index, strip] of strips.slice(1).entries())
      expect(strip.baseline - (strips[index]?.baseline ?? 0)).toBe(size)
    // Each in the middle of the line: two digits are narrowed to an em, one digit keeps its width.
    const middles = strips.map(({ runs: [run] }) => (run === undefined ? 0 : run.x + run.width / 2))
    for (const middle of middles) expect(Math.abs(middle - (middles[0] ?? 0))).toBeLessThan(size / 100)
    expect(strips[2]?.runs[0]?.scale).toBeLessThan(1000)
    expect(strips[4]?.runs[0]?.scale).toBe(1000)
  })

  test('draws marks in the forms they have there, and keeps their characters', () => {
    const [open] = stripsOfHeadline({ headline: '“渡”，开' })
    const run = open?.runs[0]
    if (run === undefined) throw new Error('a run')
    const face = realFonts().face(run.face)
    const glyphs = runGlyphs(run, realFonts())
    expect(glyphs.map((glyph) => glyph.text)).toEqual(['“'])
    expect(glyphs[0]?.glyph).toBe(face.glyph('﹃'.codePointAt(0) ?? 0))
    expect(glyphs[0]?.glyph).not.toBe(0)
  })

  test('lays dashes and words on their side, between the cells around them', () => {
    const strips = stripsOfHeadline({ headline: '渡COVID口' })
    const [before, word, behind] = strips
    expect(strips.map(({ turned }) => turned ?? false)).toEqual([false, true, false])
    const size = word?.runs[0]?.size ?? 0
    const end = (word?.runs[0]?.x ?? 0) + (word?.runs[0]?.width ?? 0)
    expect(word?.runs[0]?.x).toBeGreaterThan((before?.baseline ?? 0) + size / 10)
    expect(end).toBeLessThan((behind?.baseline ?? 0) - size * 0.8)
  })
})

describe('a headline down the side of its text', () => {
  const inside = (
    shown: PlacedStory,
  ): readonly { readonly x: number; readonly width: number; readonly baseline: number }[] =>
    shown.lines.map(({ x, width, baseline }) => ({ x, width, baseline }))

  test.each(['left', 'right'] as const)('takes a column at the %s, and text goes on under it', (place) => {
    const { issue, shown } = laid({ headline: '两岸人家', place, paragraphs: 24 })
    const foot = Math.max(...shown.headline.map(({ baseline }) => baseline))
    const xs = shown.polygon.map(([x]) => x)
    const [left, right] = [Math.min(...xs), Math.max(...xs)]
    const own = (x: number): boolean => (place === 'left' ? x < left + 100_000 : x > right - 120_000)
    const text = inside(shown)
    expect(text.some(({ x }) => own(x))).toBe(true)
    for (const line of text) if (own(line.x)) expect(line.baseline).toBeGreaterThan(foot)
    for (const { x } of shown.headline) expect(own(x)).toBe(true)
    checkTextWhole(issue, composer())
  })

  test('with broken columns the text stands beside it in all its depth', () => {
    const columns = { kind: 'equal', count: 2, fit: 'absolute' } as const
    const { shown } = laid({ headline: '两岸人家', area: rect(0, 0, 4, 40), columns, paragraphs: 6 })
    // Three columns of thirteen cut into two: twenty characters each.
    expect(new Set(shown.lines.filter(({ justified }) => justified).map(({ measure }) => measure))).toContain(
      180_000,
    )
    const left = Math.min(...shown.polygon.map(([x]) => x))
    for (const { x } of shown.lines) expect(x).toBeGreaterThan(left + 117_000)
  })

  test('in a block of one column stands over the text', () => {
    const { shown } = laid({ headline: '短文', area: rect(0, 0, 1, 40), paragraphs: 3 })
    const foot = Math.max(...shown.headline.map(({ baseline }) => baseline))
    expect(Math.min(...shown.lines.map(({ baseline }) => baseline))).toBeGreaterThan(foot)
  })

  test('goes on in a second line to the left when it is too long for the block', () => {
    const { shown } = laid({ headline: '老船工说渡船时刻表改了十七遍', area: rect(0, 0, 5, 16) })
    const lines = shown.headline.filter(({ role }) => role === 'headline')
    expect(lines.map(({ text }) => text).join('')).toBe('老船工说渡船时刻表改了十七遍')
    expect(lines.length).toBeGreaterThan(1)
    for (const [index, line] of lines.slice(1).entries()) expect(line.x).toBeLessThan(lines[index]?.x ?? 0)
  })
})

test('golden: a page with headlines across and down', async () => {
  const deck = 'COVID-19之后首个新航线：A岸到B岸，票价降15%——比去年（同期）低'
  const { issue } = laid({ headline: '“两岸人家”渡口12月3日通航', deck })
  const pages = composer().issue(issue)
  await expect(pages.map(dumpPage).join('\n')).toMatchFileSnapshot('../golden/down-zh.txt')
})
