// Lays out pages by machine. In: an issue and what is to be laid out. Out: edits, and what could not be
// done. Nothing is left over without being said.

import type { ArticleId, PageId } from '../base/ids.ts'
import type { Edit } from '../model/edit/edit.ts'
import { findPage } from '../model/query/find.ts'
import { allJumps, partsOf } from '../model/query/jump-chain.ts'
import { startDraft } from './draft.ts'
import type { PlanContext } from './plan.ts'
import { relay } from './relay.ts'

export interface MakeupWishes {
  /** Pages to lay out; all that are not signed off when null. */
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

export function makeUp({ issue, composer, mint }: PlanContext, wishes: MakeupWishes): MakeupResult {
  const draft = startDraft(issue)
  const ids = new Set(
    wishes.pages ?? issue.pages.filter((page) => page.state !== 'signed').map((page) => page.id),
  )
  const before = new Set(allJumps(issue).map((ends) => ends.jump.id))
  const { unplaced } = relay({ draft, composer, mint, before: issue }, ids, wishes.keep)
  const laid = draft.issue()
  const jumped = allJumps(laid)
    .filter((ends) => !before.has(ends.jump.id))
    .map((ends) => ({ kind: 'jumped' as const, article: ends.article, from: ends.from.id, to: ends.to.id }))
  const listed = new Set([...ids].flatMap((id) => findPage(laid, id)?.headlines ?? []))
  const overset = [...listed].flatMap((id): readonly MakeupNote[] => {
    const article = laid.articles.get(id)
    const last = article === undefined ? undefined : partsOf(laid, article).at(-1)
    const { lines } = composer.article(laid, id).overset
    return last === undefined || lines === 0
      ? []
      : [{ kind: 'overset', article: id, page: last.page.id, lines }]
  })
  return {
    edits: draft.edits(),
    notes: [...jumped, ...overset, ...unplaced.map((one) => ({ kind: 'unplaced' as const, ...one }))],
  }
}
