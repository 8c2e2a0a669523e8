// Makes a jump, sends its part elsewhere and takes it away, each as one step of undo, from wherever it is asked
// for: the dialog, the panel, or an overset badge dropped on a page of the wall or on the page that is shown.

import { create } from 'zustand'
import type { ArticleId, JumpId, PageId } from '../../base/ids.ts'
import type { PlacedPage, PlacedStory } from '../../compose/placed.ts'
import { planSend, planStraight, planTakeAway } from '../../makeup/jump-plans.ts'
import { type Plan, type PlanContext, planJump } from '../../makeup/plan.ts'
import type { Article } from '../../model/issue.ts'
import { partsOf } from '../../model/query/jump-chain.ts'
import { articleName, pageLabel, pageNumber } from '../../model/query/labels.ts'
import { planContext, runPlan } from '../state/composer.ts'
import { notify } from '../state/notices.ts'

/** What an overset badge carries while it is dragged: its text is the article's id. */
export const jumpDragType = 'application/x-jumpline-jump'

/** An overset badge that is being dragged, and the page it was taken from. */
export interface DraggedBadge {
  readonly story: PlacedStory
  readonly sheet: PlacedPage
}

/**
 * What is being dragged: the browser tells what it carries only when it is let go. Its badge stays in the window
 * while another page is shown, for a drag ends when what it began on goes.
 */
export const useJumpDrag = create<{ readonly badge: DraggedBadge | null }>()(() => ({ badge: null }))

interface Cell {
  readonly column: number
  readonly line: number
}

/** Continues the article on a page, at a place of its free space or in the best there is. */
export function jumpTo(article: ArticleId, page: PageId, at: Cell | null = null): boolean {
  return withArticle(article, (context, found) => {
    const values = { headline: articleName(found), label: pageLabel(context.issue, page) }
    const last = partsOf(context.issue, found).at(-1)
    const made = runPlan(planJump(context, article, page, at), { key: 'jumps.marks.make', values })
    const goesBack =
      last !== undefined && pageNumber(context.issue, page) < pageNumber(context.issue, last.page.id)
    if (made)
      notify({ tone: goesBack ? 'warning' : 'info', key: goesBack ? 'jumps.madeBack' : 'jumps.made', values })
    return made
  })
}

/** Sends the part a jump leads to to another page. */
export function sendTo(article: ArticleId, jump: JumpId, page: PageId): boolean {
  return withArticle(article, (context, found) =>
    runPlan(planSend(context, article, jump, page), {
      key: 'jumps.marks.send',
      values: { headline: articleName(found), label: pageLabel(context.issue, page) },
    }),
  )
}

/** Takes a jump away, the article's last when none is named; later parts stay. */
export function takeJumpAway(article: ArticleId, jump?: JumpId): boolean {
  return withArticle(article, (context, found) => {
    const id = jump ?? found.jumps.at(-1)?.id
    return id !== undefined && joined(context, found, planTakeAway(context, article, id))
  })
}

/** Continues the article on the page of that jump alone: the parts before it but the first go. */
export function goStraight(article: ArticleId, jump: JumpId): boolean {
  return withArticle(article, (context, found) =>
    runPlan(planStraight(context, article, jump), {
      key: 'jumps.marks.straight',
      values: { headline: articleName(found) },
    }),
  )
}

function joined({ issue }: PlanContext, found: Article, plan: Plan): boolean {
  const values = { headline: articleName(found) }
  const isMade = runPlan(plan, { key: 'jumps.marks.join', values })
  const context = planContext()
  if (!isMade || context === null || context.issue === issue) return isMade
  const { lines } = context.composer.article(context.issue, found.id).overset
  if (lines > 0) notify({ tone: 'warning', key: 'jumps.over', values: { ...values, count: lines } })
  return isMade
}

function withArticle(article: ArticleId, run: (context: PlanContext, found: Article) => boolean): boolean {
  const context = planContext()
  const found = context?.issue.articles.get(article)
  return context !== null && found !== undefined && run(context, found)
}
