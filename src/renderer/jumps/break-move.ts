// A break that is being moved: the places it can go to, where it is held now, and the page as it would be then.
// The issue stays as it is until the break is let go; then it is one edit.

import { create } from 'zustand'
import type { ArticleId, BlockId, JumpId, PageId } from '../../base/ids.ts'
import {
  type BreakFault,
  breakPlaces,
  type BreakPlace,
  keepAt,
  nearestBreak,
  stepBreak,
} from '../../compose/jump-breaks.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import { planLower } from '../../makeup/jump-plans.ts'
import { apply } from '../../model/edit/apply.ts'
import { findPage } from '../../model/query/find.ts'
import { articleNameNow, currentIssue, useIssueStore } from '../state/issue-store.ts'
import { composer, planContext, runPlan } from '../state/composer.ts'
import { notify } from '../state/notices.ts'
import { tellRefusal } from '../state/refusals.ts'
import { useViewStore } from '../state/view-store.ts'

export interface BreakMove {
  readonly article: ArticleId
  readonly jump: JumpId
  readonly places: readonly BreakPlace[]
  /** Lines before the jump when it began. */
  readonly from: number
  readonly place: BreakPlace
  /** Why the break is not where the pointer is. */
  readonly fault: BreakFault | null
  /**
   * The page as it would be; null while the break is where it was. Set once: the composer keeps the last issue it
   * was asked about, and is asked about the real one again by everything else.
   */
  readonly page: PlacedPage | null
}

export const useBreakMove = create<{ readonly move: BreakMove | null }>()(() => ({ move: null }))

export interface BreakAt {
  readonly article: ArticleId
  readonly jump: JumpId
  /** Lines of the part now. */
  readonly lines: number
}

/** Begins to move a break; false when there is no other place for it. */
export function startBreak({ article, jump, lines }: BreakAt): boolean {
  const issue = currentIssue()
  if (issue === null || useIssueStore.getState().open?.readOnly === true) return false
  const places = breakPlaces(issue, composer(), article, jump)
  const place = nearestBreak(places, lines)
  if (place === null) {
    notify({ tone: 'warning', key: 'jumps.break.none', values: { headline: articleNameNow(article) } })
    return false
  }
  useBreakMove.setState({ move: { article, jump, places, from: lines, place, fault: null, page: null } })
  return true
}

/** Holds the break at the open place nearest to so many lines. */
export function holdBreak(lines: number): void {
  const { move } = useBreakMove.getState()
  const issue = currentIssue()
  const place = move === null ? null : nearestBreak(move.places, lines)
  if (move === null || issue === null || place === null) return
  const wanted = move.places.find((one) => one.lines === lines)
  const fault = wanted === undefined || wanted.lines === place.lines ? null : wanted.fault
  if (place === move.place && fault === move.fault) return
  const fields = { keep: keepAt(move.places, place) }
  const moved = apply(issue, { kind: 'jump.set', article: move.article, jump: move.jump, fields })
  const shown = useViewStore.getState().page
  const isThere = moved.ok && shown !== null && findPage(moved.value.issue, shown) !== null
  const page = isThere ? composer().page(moved.value.issue, shown) : null
  useBreakMove.setState({ move: { ...move, place, fault, page } })
}

/** Lets the break go where it is held, or puts it back. */
export function endBreak(isMade: boolean): void {
  const { move } = useBreakMove.getState()
  useBreakMove.setState({ move: null })
  if (move === null || !isMade || move.place.lines === move.from) return
  setKeep(move.article, move.jump, keepAt(move.places, move.place))
}

function setKeep(article: ArticleId, jump: JumpId, keep: number | null): void {
  const made = useIssueStore
    .getState()
    .dispatch(
      [{ kind: 'jump.set', article, jump, fields: { keep } }],
      { key: 'jumps.marks.break', values: { headline: articleNameNow(article) } },
      { merge: `break ${jump}` },
    )
  if (!made.ok) tellRefusal(made.fault)
}

/** Moves a break by keys: to the next legal place, the first, or the last. */
export function stepBreakAt({ article, jump, lines }: BreakAt, step: 'up' | 'down' | 'first' | 'last'): void {
  const issue = currentIssue()
  if (issue === null) return
  const places = breakPlaces(issue, composer(), article, jump)
  const place =
    step === 'first'
      ? nearestBreak(places, 0)
      : step === 'last'
        ? nearestBreak(places, Number.MAX_SAFE_INTEGER)
        : stepBreak(places, lines, step === 'up' ? -1 : 1).place
  if (place !== null && place.lines !== lines) setKeep(article, jump, keepAt(places, place))
}

/** As many lines as fit stand before the jump again. */
export function freeBreak(article: ArticleId, jump: JumpId): void {
  const found = currentIssue()
    ?.articles.get(article)
    ?.jumps.find((one) => one.id === jump)
  if (found !== undefined && found.keep !== null) setKeep(article, jump, null)
}

/** Makes a block as low as its text. */
export function lowerBlock(block: BlockId): void {
  const context = planContext()
  if (context !== null) runPlan(planLower(context, block), { key: 'jumps.marks.lower' })
}

/** The page with the break where it is held; null when none is moved. */
export function useHeldPage(id: PageId): PlacedPage | null {
  return useBreakMove(({ move }) => (move?.page?.page === id ? move.page : null))
}
