// The parts of an article: the blocks it is laid in, in the order its jumps give them.

import type { ArticleId, BlockId } from '../../base/ids.ts'
import type { Article, Block, Issue, Jump, Page } from '../issue.ts'
import { findBlock, storyBlocks } from './find.ts'

export interface Part {
  /** 0 for the part with the headline. */
  readonly index: number
  readonly page: Page
  readonly block: Block
  /** The jump that leads here, null for the first part. */
  readonly turn: Jump | null
  /** The jump that leads on, null for the last part. */
  readonly jump: Jump | null
}

/** Empty when no page shows the article. A block that no jump reaches is not a part. */
export function partsOf(issue: Issue, article: Article): readonly Part[] {
  const first = article.jumps[0]
  if (first === undefined) {
    const [only] = storyBlocks(issue, article.id)
    return only === undefined ? [] : [{ index: 0, ...only, turn: null, jump: null }]
  }
  const ends: readonly BlockId[] = [first.from, ...article.jumps.map((jump) => jump.to)]
  return ends.flatMap((end, index) => {
    const found = findBlock(issue, end)
    if (found === null) return []
    return [{ index, ...found, turn: article.jumps[index - 1] ?? null, jump: article.jumps[index] ?? null }]
  })
}

export interface JumpEnds {
  readonly article: ArticleId
  readonly jump: Jump
  readonly from: Page
  readonly to: Page
}

/** Every jump of the issue with the pages it leads between, in page order. */
export function allJumps(issue: Issue): readonly JumpEnds[] {
  const ends = [...issue.articles.values()].flatMap((article) =>
    article.jumps.flatMap((jump) => {
      const from = findBlock(issue, jump.from)
      const to = findBlock(issue, jump.to)
      return from === null || to === null ? [] : [{ article: article.id, jump, from: from.page, to: to.page }]
    }),
  )
  return ends.toSorted((left, right) => issue.pages.indexOf(left.from) - issue.pages.indexOf(right.from))
}
