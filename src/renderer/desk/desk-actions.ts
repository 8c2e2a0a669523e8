// What is done to articles and headline lists from the desk, each as one mark of the history.

import type { ArticleId, PageId } from '../../base/ids.ts'
import { type MakeupNote, makeUp } from '../../makeup/makeup.ts'
import { type Leaving, planMoveArticles, planShiftArticles } from '../../makeup/page-travel.ts'
import { planLay, planRemoveArticle } from '../../makeup/plan.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { makeArticle } from '../../model/make.ts'
import { findPage } from '../../model/query/find.ts'
import { mint, planContext, runPlan } from '../state/composer.ts'
import { articleNameNow, currentIssue } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import type { MarkName } from '../state/mark-name.ts'
import { tellPlanFault } from '../state/refusals.ts'
import { useViewStore } from '../state/view-store.ts'
import { labelOf } from './page-actions.ts'

/** Moves articles to a place in a headline list, or to the basket, as one mark; their blocks follow. */
export function moveArticles(leaving: readonly Leaving[], to: PageId | null, index: number): boolean {
  const context = planContext()
  const [first] = leaving
  if (context === null || first === undefined) return false
  const plan = planMoveArticles(context, leaving, to, index)
  if (plan.ok && plan.value.length === 0 && to !== null && first.from !== to) {
    tellPlanFault({ kind: 'same-page', id: to })
    return false
  }
  return runPlan(plan, markOf(first, leaving.length, to))
}

function markOf({ article, from }: Leaving, count: number, to: PageId | null): MarkName {
  const name = articleNameNow(article)
  if (from === to)
    return count === 1 ? { key: 'headlineOrder', values: { name } } : { key: 'wall.marks.order' }
  if (to === null)
    return count === 1
      ? { key: 'toBasket', values: { name } }
      : { key: 'wall.marks.toBasket', values: { count } }
  const page = labelOf(to)
  return count === 1
    ? { key: 'moveArticle', values: { name, page } }
    : { key: 'wall.marks.articles', values: { count, page } }
}

/** One place up or down in their page's headline list. */
export function shiftHeadlines(page: PageId, articles: readonly ArticleId[], by: 1 | -1): void {
  const context = planContext()
  const [first] = articles
  if (context === null || first === undefined) return
  const mark = markOf({ article: first, from: page }, articles.length, page)
  runPlan(planShiftArticles(context, page, articles, by), mark)
}

/** To the end of the list of the page before or after; the lists then show that page. */
export function sendHeadlines(page: PageId, articles: readonly ArticleId[], by: 1 | -1): boolean {
  const pages = currentIssue()?.pages ?? []
  const to = pages[pages.findIndex(({ id }) => id === page) + by]
  if (to === undefined) return false
  const leaving = articles.map((article) => ({ article, from: page }))
  if (!moveArticles(leaving, to.id, to.headlines.length)) return false
  useViewStore.getState().choosePage(to.id)
  return true
}

/** Lays an article that waits in its page's list into free space there. */
export function placeOnPage(article: ArticleId, page: PageId): void {
  const context = planContext()
  if (context === null) return
  const mark = { key: 'wall.marks.place', values: { name: articleNameNow(article) } }
  runPlan(planLay(context, article, page), mark)
}

export function renameHeadline(article: ArticleId, text: string): void {
  const lines = text.split('\n').flatMap((line) => line.trim() || [])
  make([{ kind: 'article.set', article, fields: { headline: lines } }], {
    key: 'headlineText',
    values: { name: lines.join(' ') },
  })
}

/** A new article in the page's headline list, open for writing. */
export function newArticle(page: PageId | null): void {
  const article = makeArticle(mint, {})
  const inserted: readonly Edit[] = [{ kind: 'article.insert', article }]
  const at = page === null ? null : findPageHeadlines(page)
  const listed: readonly Edit[] =
    page === null || at === null ? [] : [{ kind: 'headline.insert', page, article: article.id, index: at }]
  if (make([...inserted, ...listed], { key: 'articleNew' })) useViewStore.getState().openArticle(article.id)
}

function findPageHeadlines(page: PageId): number | null {
  const issue = currentIssue()
  return issue === null ? null : (findPage(issue, page)?.headlines.length ?? null)
}

export function removeArticle(article: ArticleId): void {
  const context = planContext()
  if (context === null) return
  const mark = { key: 'articleRemove', values: { name: articleNameNow(article) } }
  if (runPlan(planRemoveArticle(context, article), mark) && useViewStore.getState().article === article) {
    useViewStore.getState().openArticle(null)
  }
}

/** Lays out one page or all. What could not be done is for the editor to decide. */
export function layOut(page: PageId | null): readonly MakeupNote[] | null {
  const context = planContext()
  if (context === null) return null
  const result = makeUp(context, { pages: page === null ? null : [page], keep: false })
  const mark: MarkName =
    page === null ? { key: 'makeUpAll' } : { key: 'makeUpPage', values: { page: labelOf(page) } }
  return make(result.edits, mark) ? result.notes : null
}
