// A paper in mid-afternoon, for suites that need blocks and a jump to begin with.

import type { JumpId } from '../../src/base/ids.ts'
import type { Article, Block, Issue, Page } from '../../src/model/issue.ts'
import { after, paper, placed, rect, somePicture, story } from './paper.ts'

export interface LaidPaper {
  readonly issue: Issue
  readonly pages: readonly [Page, Page, Page]
  readonly articles: readonly [Article, Article, Article]
  /** The first article on page 1 and what goes on of it on page 2; the second on page 1; the third on page 2. */
  readonly blocks: readonly [Block, Block, Block, Block]
}

/** Three pages; the first article jumps from page 1 to page 2. */
export function laidPaper(): LaidPaper {
  const { issue, mint, articles } = paper({
    pages: [[story('一', 6), story('二', 3)], [story('三', 2)], []],
    pictures: [somePicture('pica'), somePicture('picb')],
  })
  const [first, second, third] = issue.pages
  const [one, two, three] = articles
  if (!first || !second || !third || !one || !two || !three) throw new Error('three pages, three articles')
  const listed = after(issue, [{ kind: 'headline.insert', page: second.id, article: one.id, index: 0 }])
  const head = placed(listed, first, one, rect(0, 0, 4, 20), mint)
  const tail = placed(head.issue, second, one, rect(0, 40, 4, 30), mint)
  const beside = placed(tail.issue, first, two, rect(4, 0, 4, 20), mint)
  const below = placed(beside.issue, second, three, rect(4, 0, 4, 20), mint)
  const jump = { id: mint() as JumpId, from: head.block.id, to: tail.block.id, keep: null }
  return {
    issue: after(below.issue, [{ kind: 'jump.cut', article: one.id, jump }]),
    pages: [first, second, third],
    articles: [one, two, three],
    blocks: [head.block, tail.block, beside.block, below.block],
  }
}
