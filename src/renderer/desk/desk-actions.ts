// What is done to pages and headline lists from the desk, each as one mark of the history.

import type { ArticleId, PageId } from '../../base/ids.ts'
import { type MakeupNote, makeUp } from '../../makeup/makeup.ts'
import { planMove, planRemoveArticle, planRemovePage } from '../../makeup/plan.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Page } from '../../model/issue.ts'
import { makeArticle, makePage } from '../../model/make.ts'
import { findPage } from '../../model/query/find.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { mint, planContext, runPlan } from '../state/composer.ts'
import { articleNameNow, currentIssue } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import type { MarkName } from '../state/mark-name.ts'
import { useViewStore } from '../state/view-store.ts'

function labelOf(page: PageId): string {
  const issue = currentIssue()
  return issue === null ? '' : pageLabel(issue, page)
}

/** Moves an article to a place in a headline list, or to the basket; its blocks follow. */
export function moveArticle(
  article: ArticleId,
  from: PageId | null,
  to: PageId | null,
  index: number,
): boolean {
  const context = planContext()
  if (context === null) return false
  const name = articleNameNow(article)
  if (from !== null && from === to) {
    return make([{ kind: 'headline.reorder', page: to, article, index }], {
      key: 'headlineOrder',
      values: { name },
    })
  }
  if (to === null)
    return runPlan(planMove(context, article, from, null, 0), { key: 'toBasket', values: { name } })
  const target = findPage(context.issue, to)
  if (target?.headlines.includes(article) === true) return false
  const mark = { key: 'moveArticle', values: { name, page: labelOf(to) } }
  return runPlan(planMove(context, article, from, to, index), mark)
}

/** One place up or down in its page's headline list. */
export function shiftHeadline(page: Page, article: ArticleId, by: 1 | -1): void {
  const index = page.headlines.indexOf(article) + by
  if (index >= 0 && index < page.headlines.length) moveArticle(article, page.id, page.id, index)
}

export function renameHeadline(article: ArticleId, text: string): void {
  const lines = text.split('\n').flatMap((line) => line.trim() || [])
  make([{ kind: 'article.set', article, fields: { headline: lines } }], {
    key: 'headlineText',
    values: { name: lines.join(' ') },
  })
}

export function movePage(page: PageId, index: number): void {
  const issue = currentIssue()
  if (issue === null || index < 0 || index >= issue.pages.length || issue.pages[index]?.id === page) return
  make([{ kind: 'page.move', page, index }], { key: 'pageMove', values: { page: labelOf(page) } })
}

export function shiftPage(page: PageId, by: 1 | -1): void {
  const at = currentIssue()?.pages.findIndex((one) => one.id === page) ?? -1
  if (at >= 0) movePage(page, at + by)
}

/** Puts an empty page at a place and shows it. */
export function insertPage(index: number): void {
  const issue = currentIssue()
  if (issue === null) return
  const page = makePage(mint, issue.publication.format, '')
  if (make([{ kind: 'page.insert', page, index }], { key: 'pageInsert' }))
    useViewStore.getState().showPage(page.id)
}

/** Removes a page: its articles go to the copy basket. */
export function removePage(page: PageId): void {
  const context = planContext()
  if (context === null) return
  const at = context.issue.pages.findIndex((one) => one.id === page)
  if (!runPlan(planRemovePage(context, page), { key: 'pageRemove', values: { page: labelOf(page) } })) return
  const pages = currentIssue()?.pages ?? []
  const next = pages[Math.min(at, pages.length - 1)]
  if (next !== undefined && useViewStore.getState().page === page) useViewStore.getState().showPage(next.id)
}

export function setPage(
  page: PageId,
  fields: Partial<Pick<Page, 'section' | 'format' | 'credits' | 'state'>>,
): void {
  make([{ kind: 'page.set', page, fields }], { key: 'pageSet', values: { page: labelOf(page) } })
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
