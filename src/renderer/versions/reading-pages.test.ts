import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { makeArticle, makeIssue, makePage } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'
import { readingPages } from './reading-pages.ts'

const mint = countingMint('r')
const publication = makePublication({ name: 'Test', language: 'en', format: 'tabloid' })

test('an article is read where it is met first, and one that stands on no page at the end', () => {
  const [one, two, three] = [makeArticle(mint, {}), makeArticle(mint, {}), makeArticle(mint, {})]
  const first = { ...makePage(mint, 'tabloid', 'News'), headlines: [two.id, one.id] }
  const second = { ...makePage(mint, 'tabloid', 'Town'), headlines: [one.id] }
  const issue: Issue = {
    ...makeIssue(mint, publication, '2026-11-23'),
    pages: [first, second],
    articles: new Map([one, two, three].map((article) => [article.id, article])),
  }
  expect(readingPages(issue)).toEqual([
    { page: first, articles: [two, one] },
    { page: second, articles: [] },
    { page: null, articles: [three] },
  ])
})
