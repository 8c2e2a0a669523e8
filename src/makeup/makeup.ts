// Lays out pages by machine.

import type { ArticleId, PageId } from '../base/ids.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { PlanContext } from './plan.ts'

export interface MakeupWishes {
  /** Pages to lay out; all when null. */
  readonly pages: readonly PageId[] | null
  /** Leaves every block that is placed; otherwise only pinned ones stay. */
  readonly keep: boolean
}

export interface MakeupResult {
  readonly edits: readonly Edit[]
  /** What could not be done, for the editor to decide. */
  readonly notes: readonly MakeupNote[]
}

export type MakeupNote =
  | { readonly kind: 'jumped'; readonly article: ArticleId; readonly from: PageId; readonly to: PageId }
  /** Placed, but with lines left over. */
  | { readonly kind: 'overset'; readonly article: ArticleId; readonly page: PageId; readonly lines: number }
  /** No room on its page at all. */
  | { readonly kind: 'unplaced'; readonly article: ArticleId; readonly page: PageId }

export declare function makeUp(context: PlanContext, wishes: MakeupWishes): MakeupResult
