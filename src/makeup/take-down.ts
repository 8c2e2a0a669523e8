// Takes blocks off a page the way an editor means it: jumps that lead from or to them are joined first, and
// a story's pictures go with it.

import type { ArticleId, BlockId, PageId } from '../base/ids.ts'
import type { Article } from '../model/issue.ts'
import { findBlock, findPage, pagesOf, picturesOf, storyBlocks } from '../model/query/find.ts'
import type { Draft } from './draft.ts'

/** Joins an article's jumps from the one at `index` on, and takes the blocks they led to off their pages. */
export function joinFrom(draft: Draft, id: ArticleId, index: number): void {
  const jumps = articleOf(draft, id).jumps
  for (const jump of jumps.slice(index).toReversed()) {
    draft.make({ kind: 'jump.join', article: id, jump: jump.id })
    const found = findBlock(draft.issue(), jump.to)
    if (found === null) continue
    draft.make({ kind: 'block.remove', block: jump.to })
    takeOffList(draft, id, found.page.id)
  }
}

/** Takes an article out of a page's headline list when nothing of it stands on the page any more. */
export function takeOffList(draft: Draft, id: ArticleId, page: PageId): void {
  const issue = draft.issue()
  const listed = findPage(issue, page)?.headlines.includes(id) === true
  const stands = storyBlocks(issue, id).some((found) => found.page.id === page)
  // Its only entry stays: an article is never lost to the basket by joining a jump.
  if (listed && !stands && pagesOf(issue, id).length > 1)
    draft.make({ kind: 'headline.remove', page, article: id })
}

/** Takes a block off its page with what belongs to it. */
export function takeBlock(draft: Draft, block: BlockId): void {
  const found = findBlock(draft.issue(), block)
  if (found === null) return
  const { content } = found.block
  if (content.kind === 'story') {
    const { jumps } = articleOf(draft, content.article)
    const from = jumps.findIndex((jump) => jump.from === block)
    const to = jumps.findIndex((jump) => jump.to === block)
    // The block that a jump leads to goes with its jump.
    if (to >= 0) {
      joinFrom(draft, content.article, to)
      takePictures(draft, content.article, found.page.id)
      return
    }
    if (from >= 0) joinFrom(draft, content.article, from)
    takePictures(draft, content.article, found.page.id)
  }
  draft.make({ kind: 'block.remove', block })
}

/** One that is locked stays where it is, and text runs around it. */
export function takePictures(draft: Draft, article: ArticleId, page: PageId): void {
  const found = findPage(draft.issue(), page)
  for (const block of found === null ? [] : picturesOf(found, article))
    if (!block.locked) draft.make({ kind: 'block.remove', block: block.id })
}

/** Takes every block of an article off every page, and its jumps with them. */
export function takeArticle(draft: Draft, id: ArticleId): void {
  joinFrom(draft, id, 0)
  for (const { block } of storyBlocks(draft.issue(), id)) takeBlock(draft, block.id)
  for (const page of draft.issue().pages) takePictures(draft, id, page.id)
}

export function articleOf(draft: Draft, id: ArticleId): Article {
  const article = draft.issue().articles.get(id)
  if (article === undefined) throw new Error(`no article ${id}`)
  return article
}
