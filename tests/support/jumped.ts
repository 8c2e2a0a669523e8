// An issue with one continued story, its parts where a test wants them: for tests of breaks, chains and fixes.

import { mintId, type ArticleId, type JumpId, type PageId } from '../../src/base/ids.ts'
import type { GridRect, Issue, Jump, Page } from '../../src/model/issue.ts'
import { after, paper, type PaperWish, placed, type Story } from './paper.ts'
import type { Mint } from '../../src/base/ids.ts'

export interface Chain {
  readonly issue: Issue
  readonly article: ArticleId
  readonly mint: Mint
  readonly jumps: readonly Jump[]
}

export interface ChainWish extends Omit<PaperWish, 'pages'> {
  readonly story: Story
  readonly pages: number
  /** Page (from 1) and area of each part. */
  readonly parts: readonly (readonly [page: number, area: GridRect])[]
  readonly keep?: number
}

export function chain({ story, pages, parts, keep, ...rest }: ChainWish): Chain {
  const [first] = parts
  const made = paper({
    ...rest,
    pages: Array.from({ length: pages }, (_, index) => (index + 1 === first?.[0] ? [story] : [])),
  })
  const [article] = made.articles
  if (article === undefined) throw new Error('a story')
  let { issue } = made
  const blocks = parts.map(([number, area], index) => {
    const page = pageAt(issue, number)
    if (index > 0 && !page.headlines.includes(article.id))
      issue = after(issue, [{ kind: 'headline.insert', page: page.id, article: article.id, index: 0 }])
    const put = placed(issue, pageAt(issue, number), article, area, made.mint)
    issue = put.issue
    return put.block.id
  })
  const jumps: Jump[] = []
  for (const [index, to] of blocks.entries()) {
    const from = blocks[index - 1]
    if (from === undefined) continue
    const jump = { id: mintId<JumpId>(made.mint), from, to, keep: index === 1 ? (keep ?? null) : null }
    issue = after(issue, [{ kind: 'jump.cut', article: article.id, jump }])
    jumps.push(jump)
  }
  return { issue, article: article.id, mint: made.mint, jumps }
}

export function pageAt(issue: Issue, number: number): Page {
  const page = issue.pages[number - 1]
  if (page === undefined) throw new Error(`no page ${String(number)}`)
  return page
}

export function pageIdAt(issue: Issue, number: number): PageId {
  return pageAt(issue, number).id
}
