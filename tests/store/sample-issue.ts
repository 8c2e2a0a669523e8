// A small issue, and the parts a store is made from, for the suites in this folder.

import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type ArticleId, countingMint } from '../../src/base/ids.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Issue } from '../../src/model/issue.ts'
import { makeArticle, makeIssue, makePage, makeParagraph } from '../../src/model/make.ts'
import { makePublication } from '../../src/model/papers.ts'
import { nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { createIssueStore, type IssueStore } from '../../src/main/services/store/issue-store.ts'
import type { StoreParts } from '../../src/main/services/store/stored-issue.ts'

/** Four pages, and articles of one paragraph that stand in the headline list of the first. */
export function sampleIssue(articles = 3): Issue {
  const mint = countingMint('t')
  const publication = makePublication({ name: '晨报', language: 'zh-CN', format: 'broadsheet' })
  const issue = makeIssue(mint, publication, '2026-11-23')
  const list = Array.from({ length: articles }, (_, index) =>
    makeArticle(mint, {
      headline: [`标题${String(index)}`],
      body: [makeParagraph(mint, `正文${String(index)}。`)],
    }),
  )
  const pages = ['要闻', '要闻综合', '经济', '文体'].map((section) => makePage(mint, 'broadsheet', section))
  return {
    ...issue,
    pages: pages.map((page, index) =>
      index === 0 ? { ...page, headlines: list.map(({ id }) => id) } : page,
    ),
    articles: new Map(list.map((article) => [article.id, article])),
  }
}

export function firstArticle(issue: Issue): ArticleId {
  const [id] = issue.articles.keys()
  if (id === undefined) throw new Error('the sample has articles')
  return id
}

/** An edit whose trace in the issue can be told from any other's. */
export function headlineEdit(issue: Issue, headline: string): Edit {
  return { kind: 'article.set', article: firstArticle(issue), fields: { headline: [headline] } }
}

export function headlineOf(issue: Issue): string {
  return issue.articles.get(firstArticle(issue))?.headline[0] ?? ''
}

/** A folder of its own for one test, gone when the test is. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpline-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

function storeParts(change: Partial<StoreParts> = {}): StoreParts {
  return {
    system: nodeFileSystem,
    platform: process.platform,
    random: (below) => randomInt(below),
    pause: () => Promise.resolve(),
    now: () => Date.now(),
    writer: 'w-test',
    ...change,
  }
}

export function testStore(change: Partial<StoreParts> = {}): IssueStore {
  return createIssueStore(storeParts(change))
}
