import { describe, expect, test } from 'vitest'
import type { JumpId, PageId } from '../../base/ids.ts'
import { countingMint } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { makeArticle, makeBlock, makeIssue, makePage } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'
import { formatOf } from '../../model/publication.ts'
import { jumpTargets, likelyTarget, targetNamed } from './jump-targets.ts'

const mint = countingMint('t')
const publication = makePublication({ name: '样报', language: 'zh-CN', format: 'broadsheet' })
const format = formatOf(publication, publication.format)
const article = makeArticle(mint, { headline: ['长稿'] })

/** Three pages: the article stands on the second, the third is full but for its last ten lines. */
function issue(): Issue {
  const story = {
    kind: 'story',
    article: article.id,
    headlineSize: null,
    headlinePlace: 'top',
    columns: { kind: 'grid' },
  } as const
  const rect = { column: 0, line: 0, columns: format.columns, lines: format.lines }
  const pages = ['要闻', '要闻综合', '经济'].map((section) => makePage(mint, format.key, section))
  const [first, second, third] = pages
  return {
    ...makeIssue(mint, publication, '2026-11-23'),
    articles: new Map([[article.id, article]]),
    pages: [
      first!,
      { ...second!, headlines: [article.id], blocks: [makeBlock(mint, [{ ...rect, lines: 30 }], story)] },
      {
        ...third!,
        blocks: [makeBlock(mint, [{ ...rect, lines: format.lines - 10 }], { kind: 'box', style: 'fine' })],
      },
    ],
  }
}

describe('pages to continue on', () => {
  const targets = jumpTargets(issue(), article.id)
  const [second, third, first] = targets.map((target) => target.page)

  test('say how many lines are free; those that lead back come last and say so', () => {
    expect(targets.map(({ label, room, taken, backward }) => [label, room, taken, backward])).toEqual([
      ['02', format.columns * (format.lines - 30), true, false],
      ['03', format.columns * 10, false, false],
      ['01', format.columns * format.lines, false, true],
    ])
  })

  test('the page where other jumps arrive comes before all others', () => {
    const { issue: plain } = { issue: issue() }
    const [one, two, three] = plain.pages
    const other = makeArticle(mint, { headline: ['另一篇'] })
    const story = (rect: { column: number; line: number; columns: number; lines: number }) =>
      makeBlock(mint, [rect], {
        kind: 'story',
        article: other.id,
        headlineSize: null,
        headlinePlace: 'top',
        columns: { kind: 'grid' },
      })
    const from = story({ column: 0, line: 0, columns: 2, lines: 40 })
    const to = story({ column: 0, line: format.lines - 10, columns: 2, lines: 10 })
    const fourth = makePage(mint, format.key, '副刊')
    const collecting: Issue = {
      ...plain,
      articles: new Map([
        ...plain.articles,
        [other.id, { ...other, jumps: [{ id: 'jump1' as JumpId, from: from.id, to: to.id, keep: null }] }],
      ]),
      pages: [
        { ...one!, headlines: [other.id], blocks: [from] },
        two!,
        three!,
        { ...fourth, headlines: [other.id], blocks: [to] },
      ],
    }
    const found = jumpTargets(collecting, article.id)
    expect(found.map(({ label, collects }) => [label, collects])).toEqual([
      ['04', true],
      ['02', false],
      ['03', false],
      ['01', false],
    ])
    expect(likelyTarget(found, 40)).toBe(fourth.id)
  })

  test('a later page is taken before an earlier one, even when it is tight', () => {
    expect(likelyTarget(targets, 40)).toBe(third)
    expect(likelyTarget(targets, 4_000)).toBe(third)
    expect(
      likelyTarget(
        targets.filter(({ page }) => page !== third),
        40,
      ),
    ).toBe(first)
    expect(likelyTarget(targets.slice(0, 1), 40)).toBeNull()
  })

  test('are found by number, label or section, but not where the article stands already', () => {
    const named = (typed: string): PageId | undefined => targetNamed(targets, typed)?.page
    expect([named('3'), named('03'), named('经'), named('1 ')]).toEqual([third, third, third, first])
    expect(named('2')).not.toBe(second)
    expect(named('')).toBeUndefined()
  })
})
