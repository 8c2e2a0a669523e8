// The line a pattern prints: of the issue's own first jump, or of one made up where it has none.

import { countingMint } from '../../base/ids.ts'
import type { Article, Block, Issue, Page } from '../../model/issue.ts'
import { makeArticle, makeBlock, makePage } from '../../model/make.ts'
import { type Publication, scriptOf } from '../../model/publication.ts'
import { findBlock } from '../../model/query/find.ts'
import { jumpWords } from '../../model/query/labels.ts'

interface JumpExample {
  readonly issue: Issue
  readonly article: Article
  readonly end: { readonly page: Page; readonly block: Block }
}

/** `side`: the part a jump line leads to, or the one a turn line comes from. */
export function exampleJump(issue: Issue, publication: Publication, side: 'from' | 'to'): JumpExample {
  const under = { ...issue, publication }
  for (const article of issue.articles.values()) {
    const block = article.jumps[0]?.[side]
    const end = block === undefined ? null : findBlock(issue, block)
    if (end !== null) return { issue: under, article, end }
  }
  const mint = countingMint('example')
  const han = scriptOf(publication) === 'han'
  const article = makeArticle(mint, { headline: [han ? '新桥今日通车' : 'Bridge opens today'] })
  const block = makeBlock(mint, [{ column: 2, line: 0, columns: 2, lines: 20 }], { kind: 'nameplate' })
  const page = { ...makePage(mint, publication.format, han ? '要闻' : 'News'), blocks: [block] }
  const front = issue.pages[0] ?? makePage(mint, publication.format, '')
  const pages = side === 'to' ? [front, page] : [page]
  return { issue: { ...under, pages }, article, end: { page, block } }
}

export function exampleLine({ issue, article, end }: JumpExample, pattern: string): string {
  return jumpWords(issue, pattern, article, end)
}
