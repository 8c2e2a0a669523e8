// What is done to whole pages from the desk, each as one mark of the history, and what is said of it.

import type { BlockId, PageId } from '../../base/ids.ts'
import {
  planDuplicatePage,
  planInsertPage,
  planMovePages,
  planRemovePages,
  planShiftPages,
} from '../../makeup/page-plans.ts'
import { planMoveBlocks } from '../../makeup/page-travel.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Issue, Page, PageState } from '../../model/issue.ts'
import { makePage } from '../../model/make.ts'
import { findPage } from '../../model/query/find.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { changedSides } from '../../model/query/spreads.ts'
import { words } from '../i18n/i18n.ts'
import { errorsOn } from '../proof/page-errors.ts'
import { mint, planContext, runPlan } from '../state/composer.ts'
import { currentIssue } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'

export function labelOf(page: PageId): string {
  const issue = currentIssue()
  return issue === null ? '' : pageLabel(issue, page)
}

function labelsOf(pages: readonly PageId[]): string {
  return pages.map(labelOf).join(', ')
}

/** Moves pages to a place among those that stay. */
export function movePages(pages: readonly PageId[], index: number): boolean {
  const context = planContext()
  if (context === null || pages.length === 0) return false
  const mark = { key: 'wall.marks.move', values: { page: labelsOf(pages) } }
  const moved = runPlan(planMovePages(context, pages, index), mark)
  if (moved) tellSides(context.issue)
  return moved
}

/** One place up or down. That neighbours change sides with each step goes without saying. */
export function shiftPages(pages: readonly PageId[], by: 1 | -1): boolean {
  const context = planContext()
  if (context === null || pages.length === 0) return false
  const mark = { key: 'wall.marks.move', values: { page: labelsOf(pages) } }
  return runPlan(planShiftPages(context, pages, by), mark)
}

/** Puts an empty page at a place and shows it. */
export function insertPage(index: number): void {
  const context = planContext()
  if (context === null) return
  const page = makePage(mint, context.issue.publication.format, '')
  if (!runPlan(planInsertPage(context, page, index), { key: 'pageInsert' })) return
  tellSides(context.issue)
  useViewStore.getState().choosePage(page.id)
}

/** Removes pages: their articles go to the copy basket. */
export function removePages(pages: readonly PageId[]): void {
  const context = planContext()
  const [first] = pages
  if (context === null || first === undefined) return
  const at = context.issue.pages.findIndex((one) => one.id === first)
  const mark = { key: 'pageRemove', values: { page: labelsOf(pages) } }
  if (!runPlan(planRemovePages(context, pages), mark)) return
  tellSides(context.issue)
  const left = currentIssue()?.pages ?? []
  const next = left[Math.min(at, left.length - 1)]
  const { page, choosePage } = useViewStore.getState()
  if (next !== undefined && page !== null && pages.includes(page)) choosePage(next.id)
}

/** A page like it, after it, with copies of its articles. */
export function duplicatePage(page: PageId): void {
  const context = planContext()
  const before = context === null ? null : findPage(context.issue, page)
  if (context === null || before === null) return
  const plan = planDuplicatePage(context, page, (slug) => words('wall.copied.slug', { slug }).trim())
  if (!runPlan(plan, { key: 'wall.marks.duplicate', values: { page: labelOf(page) } })) return
  const pages = currentIssue()?.pages ?? []
  const copy = pages[pages.findIndex(({ id }) => id === page) + 1]
  if (copy === undefined) return
  const leftOut = before.headlines.length - copy.headlines.length
  if (leftOut > 0) notify({ tone: 'info', key: 'wall.copied.leftOut', values: { count: leftOut } })
  tellSides(context.issue)
  useViewStore.getState().choosePage(copy.id)
}

export function setPage(
  page: PageId,
  fields: Partial<Pick<Page, 'section' | 'format' | 'credits' | 'gathering'>>,
): void {
  make([{ kind: 'page.set', page, fields }], { key: 'pageSet', values: { page: labelOf(page) } })
}

/** Gives pages a state. Before one with errors is signed off, they are shown and it is asked. */
export function setPageState(pages: readonly PageId[], state: PageState, asked = false): void {
  const issue = currentIssue()
  if (issue === null) return
  const changed = pages.filter((page) => findPage(issue, page)?.state !== state)
  if (changed.length === 0) return
  if (state === 'signed' && !asked && changed.some((page) => errorsOn(page).length > 0)) {
    useViewStore.getState().openDialog('sign-page', { pages: changed })
    return
  }
  const edits = changed.map((page): Edit => ({ kind: 'page.set', page, fields: { state } }))
  const isTakenBack = state === 'read' && changed.every((page) => findPage(issue, page)?.state === 'signed')
  make(edits, {
    key: `wall.marks.${isTakenBack ? 'unsigned' : state}`,
    values: { page: labelsOf(changed) },
  })
}

/** A page whose sign-off is taken back has been read. */
export function takeBackSignature(pages: readonly PageId[]): void {
  setPageState(pages, 'read')
}

/** Moves blocks to another page; what is chosen there afterwards is what came. */
export function moveBlocks(blocks: readonly BlockId[], to: PageId): boolean {
  const context = planContext()
  if (context === null || blocks.length === 0) return false
  const mark = { key: 'wall.marks.blocks', values: { count: blocks.length, page: labelOf(to) } }
  const moved = runPlan(planMoveBlocks(context, blocks, to), mark)
  if (moved) useViewStore.getState().selectBlocks([])
  return moved
}

/** Says quietly which pages face another way now; folios follow by themselves. */
function tellSides(before: Issue): void {
  const after = currentIssue()
  if (after === null) return
  const changed = changedSides(before.pages, after.pages)
  const [first] = changed
  const last = changed.at(-1)
  if (first === undefined || last === undefined) return
  const place = (page: PageId): number => after.pages.findIndex(({ id }) => id === page)
  const isRow = place(last) - place(first) === changed.length - 1
  const values = { from: pageLabel(after, first), to: pageLabel(after, last), count: changed.length }
  notify({ tone: 'info', key: `wall.side.${first === last ? 'one' : isRow ? 'changed' : 'some'}`, values })
}
