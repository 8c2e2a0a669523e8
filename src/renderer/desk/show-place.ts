// Takes the editor to a place of the issue: the page, the block on it, the article in the story editor.

import type { ArticleId, BlockId, PageId } from '../../base/ids.ts'
import { findBlock, pagesOf, storyBlocks } from '../../model/query/find.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'

/** Opens an article and selects its block on the page, if it stands there. */
export function showArticle(article: ArticleId, page: PageId): void {
  const issue = currentIssue()
  if (issue === null) return
  const view = useViewStore.getState()
  view.choosePage(page)
  const block = storyBlocks(issue, article).find((found) => found.page.id === page)
  view.selectBlocks(block === undefined ? [] : [block.block.id])
  view.openArticle(article)
}

export interface Place {
  readonly page: PageId | null
  readonly article: ArticleId | null
  readonly block: BlockId | null
}

/** As much of the place as there is. */
export function showPlace({ page, article, block }: Place): void {
  const issue = currentIssue()
  if (issue === null) return
  const view = useViewStore.getState()
  const found = block === null ? null : findBlock(issue, block)
  const shown = page ?? found?.page.id ?? (article === null ? null : (pagesOf(issue, article)[0]?.id ?? null))
  if (shown !== null) view.showPage(shown)
  if (found !== null) view.selectBlocks([found.block.id])
  else if (article !== null && shown !== null) showArticle(article, shown)
  if (article !== null) view.openArticle(article)
}
