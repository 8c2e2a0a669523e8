import { describe, expect, test } from 'vitest'
import type { PageId } from '../../base/ids.ts'
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
  const [first, second, third] = targets.map((target) => target.page)

  test('say how many lines are free', () => {
    expect(targets.map(({ label, room, taken }) => [label, room, taken])).toEqual([
      ['01', format.columns * format.lines, false],
      ['02', format.columns * (format.lines - 30), true],
      ['03', format.columns * 10, false],
    ])
  })

  test('a later page is taken before an earlier one, even when it is tight', () => {
    expect(likelyTarget(targets, 40)).toBe(third)
    expect(likelyTarget(targets, 4_000)).toBe(third)
    expect(likelyTarget(targets.slice(0, 2), 40)).toBe(first)
    expect(likelyTarget(targets.slice(1, 2), 40)).toBeNull()
  })

  test('are found by number, label or section, but not where the article stands already', () => {
    const named = (typed: string): PageId | undefined => targetNamed(targets, typed)?.page
    expect([named('3'), named('03'), named('经'), named('1 ')]).toEqual([third, third, third, first])
    expect(named('2')).not.toBe(second)
    expect(named('')).toBeUndefined()
  })
})
