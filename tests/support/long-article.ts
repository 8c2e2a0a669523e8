// Issues of one article: 117,000 characters in 1,170 paragraphs over thirteen pages, and a long read over three.

import { type JumpId, mintId } from '../../src/base/ids.ts'
import type { Issue } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { paper, placed, rect, someText } from './paper.ts'

export function longArticle(): Issue {
  return articleOver({ paragraphs: 1170, parts: 13, lines: 95 })
}

/** A long read: 5,000 characters over three pages, the last of them not quite full. */
export function longRead(): Issue {
  return articleOver({ paragraphs: 50, parts: 3, lines: 18 })
}

interface LongWish {
  /** Of 100 characters each. */
  readonly paragraphs: number
  /** A page each. */
  readonly parts: number
  /** Of the grid, on each page. */
  readonly lines: number
}

function articleOver({ paragraphs, parts, lines }: LongWish): Issue {
  const body = Array.from({ length: paragraphs }, (_, index) => someText(100, index + 1))
  const rest = Array.from({ length: parts - 1 }, () => [])
  const made = paper({ pages: [[{ headline: ['长文'], body }], ...rest] })
  const [article] = made.articles
  if (article === undefined) throw new Error('an article')
  const blocks = made.issue.pages.map(() =>
    makeBlock(made.mint, [rect(0, 0, 8, lines)], {
      kind: 'story',
      article: article.id,
      headlineSize: null,
      headlinePlace: 'top',
      columns: { kind: 'grid' },
    }),
  )
  const pages = made.issue.pages.map((page, index) => ({
    ...page,
    headlines: index === 0 ? page.headlines : [article.id],
    blocks: blocks.slice(index, index + 1),
  }))
  const jumps = blocks.slice(1).flatMap((to, index) => {
    const from = blocks[index]
    return from === undefined ? [] : [{ id: mintId<JumpId>(made.mint), from: from.id, to: to.id, keep: null }]
  })
  return { ...made.issue, pages, articles: new Map([[article.id, { ...article, jumps }]]) }
}

/** An issue of one page with one article, whose text is one paragraph of so many characters. */
export function longParagraph(length: number): Issue {
  const made = paper({ pages: [[{ headline: ['长段'], body: [someText(length + 10).slice(0, length)] }]] })
  const [page] = made.issue.pages
  const [article] = made.articles
  if (page === undefined || article === undefined) throw new Error('a page and an article')
  return placed(made.issue, page, article, rect(0, 0, 8, 95), made.mint).issue
}
