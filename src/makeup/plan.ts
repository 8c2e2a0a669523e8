// What an editor asks for in one gesture, worked out as a list of edits: the window makes the list one
// mark of its history, the command line applies it. Nothing here changes the issue.

import type { ArticleId, BlockId, Mint, PageId } from '../base/ids.ts'
import type { Result } from '../base/result.ts'
import type { Composer } from '../compose/compose.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { GridRect, Issue } from '../model/issue.ts'

export interface PlanContext {
  readonly issue: Issue
  readonly composer: Composer
  readonly mint: Mint
}

export type PlanFault =
  | { readonly kind: 'article-missing'; readonly id: string }
  | { readonly kind: 'page-missing'; readonly id: string }
  | { readonly kind: 'block-missing'; readonly id: string }
  /** A jump needs an article that is placed; place it first. */
  | { readonly kind: 'not-placed'; readonly id: string }
  /** The article already ends on that page. */
  | { readonly kind: 'same-page'; readonly id: string }
  /** The page has no free space and nothing on it may be moved. */
  | { readonly kind: 'no-room'; readonly id: string }
  | { readonly kind: 'last-page'; readonly id: string }

export type Plan = Result<readonly Edit[], PlanFault>

/** Continues an article on a page: the block there, the headline list entry and the jump (一步转版). */
export declare function planJump(context: PlanContext, article: ArticleId, to: PageId): Plan
/** Takes an article's last jump away, with the block it led to. */
export declare function planJoin(context: PlanContext, article: ArticleId): Plan
/** Moves an article to a place in a page's headline list, or to the basket (`to` null); its blocks follow. */
export declare function planMove(context: PlanContext, article: ArticleId, from: PageId | null, to: PageId | null, index: number): Plan
/** Places an article of the page (or from elsewhere) in an area; its pictures come along. */
export declare function planPlace(context: PlanContext, article: ArticleId, page: PageId, area: readonly GridRect[]): Plan
/** Moves or resizes a block by hand; pictures of a story move with it. */
export declare function planBlockMove(context: PlanContext, block: BlockId, area: readonly GridRect[]): Plan
/** Takes a block off its page; the article stays in the headline list. Jumps from or to it are joined. */
export declare function planUnplace(context: PlanContext, block: BlockId): Plan
/** Removes a page: its articles go to the basket, jumps from or to it are joined. */
export declare function planRemovePage(context: PlanContext, page: PageId): Plan
/** Removes an article from the issue altogether. */
export declare function planRemoveArticle(context: PlanContext, article: ArticleId): Plan
