// Makes a jump and takes it away, each as one step of undo, from wherever it is asked for: the dialog, the
// panel, or an overset badge dropped on a page of the wall.

import type { ArticleId, PageId } from '../../base/ids.ts'
import { planJoin, planJump } from '../../makeup/plan.ts'
import { headlineText, pageLabel } from '../../model/query/labels.ts'
import { planContext, runPlan } from '../state/composer.ts'
import { notify } from '../state/notices.ts'

/** What an overset badge carries while it is dragged: its text is the article's id. */
export const jumpDragType = 'application/x-jumpline-jump'

/** Continues the article on a page. */
export function jumpTo(article: ArticleId, page: PageId): boolean {
  const context = planContext()
  const found = context?.issue.articles.get(article)
  if (context === null || found === undefined) return false
  const values = { headline: headlineText(found), label: pageLabel(context.issue, page) }
  const made = runPlan(planJump(context, article, page), { key: 'jumps.marks.make', values })
  if (made) notify({ tone: 'info', key: 'jumps.made', values })
  return made
}

/** Takes the article's last jump away. */
export function takeJumpAway(article: ArticleId): boolean {
  const context = planContext()
  const found = context?.issue.articles.get(article)
  if (context === null || found === undefined) return false
  return runPlan(planJoin(context, article), {
    key: 'jumps.marks.join',
    values: { headline: headlineText(found) },
  })
}
