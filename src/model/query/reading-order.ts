// The order in which a reader meets the articles of an issue: page by page, each page in the order of
// its headline list. A continued article is met where it starts; previous and next article follow this.

import type { ArticleId } from '../../base/ids.ts'
import type { Block, Issue, Page } from '../issue.ts'
import { boundsOf } from '../grid.ts'

export function readingOrder(issue: Issue): readonly ArticleId[] {
  return [...new Set(issue.pages.flatMap((page) => page.headlines))]
}

/** Blocks of a page in the order they are announced and tabbed through: down the page, then across. */
export function blockOrder(page: Page): readonly Block[] {
  return page.blocks.toSorted((left, right) => {
    const a = boundsOf(left.area)
    const b = boundsOf(right.area)
    return a.line - b.line || a.column - b.column
  })
}
