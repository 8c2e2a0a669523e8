// What commands and menus do to the chosen blocks. Each is worked out by the make-up layer and is one step of
// undo; what can't be done is said.

import type { ArticleId, BlockId } from '../../base/ids.ts'
import {
  alignAreas,
  type Areas,
  distributeAreas,
  type Edge,
  sizeAlike,
  type Standing,
  type Way,
} from '../../makeup/arrange.ts'
import {
  leadingBlocks,
  planAreas,
  planDuplicate,
  planExtend,
  planFit,
  planSplit,
  planSwap,
} from '../../makeup/arrange-plans.ts'
import { planGroup, planLock, planUngroup, withGroups } from '../../makeup/hold-plans.ts'
import type { Plan, PlanContext } from '../../makeup/plan.ts'
import { boundsOf, sameArea } from '../../model/grid.ts'
import { planDraw } from '../../makeup/draw-plans.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { findBlock, findPage, type FoundBlock } from '../../model/query/find.ts'
import { planContext, runPlan } from '../state/composer.ts'
import { currentIssue, currentOpen } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'

export function chosenBlocks(): readonly FoundBlock[] {
  const issue = currentIssue()
  return issue === null ? [] : useViewStore.getState().blocks.flatMap((id) => findBlock(issue, id) ?? [])
}

export function shownPage(): Page | null {
  const issue = currentIssue()
  const { page } = useViewStore.getState()
  return issue === null || page === null ? null : findPage(issue, page)
}

export function canArrange(least: number): boolean {
  return currentOpen()?.readOnly === false && useViewStore.getState().blocks.length >= least
}

/** The one chosen block that shows a story; null when it is another, or several are chosen. */
export function chosenStory(): { readonly block: BlockId; readonly article: ArticleId } | null {
  const [only, more] = chosenBlocks()
  const content = only?.block.content
  return more === undefined && only !== undefined && content?.kind === 'story'
    ? { block: only.block.id, article: content.article }
    : null
}

/** Selects a block and what is grouped with it. */
export function chooseBlock(page: Page, block: BlockId): void {
  useViewStore.getState().selectBlocks(withGroups(page, [block]))
}

/** Does a plan to the chosen blocks; false when it is refused. */
function arrange(key: string, plan: (context: PlanContext, ids: readonly BlockId[]) => Plan): boolean {
  const context = planContext()
  const ids = useViewStore.getState().blocks
  return context !== null && runPlan(plan(context, ids), { key: `blocks.marks.${key}` })
}

function toFirst(
  plan: (context: PlanContext, id: BlockId) => Plan,
): (context: PlanContext, ids: readonly BlockId[]) => Plan {
  return (context, [first]) => (first === undefined ? { ok: true, value: [] } : plan(context, first))
}

/** Plans new areas for the chosen blocks; a story's pictures are left to follow it. */
function rearrange(areas: (blocks: readonly Standing[], page: Page, issue: Issue) => Areas) {
  return (context: PlanContext, ids: readonly BlockId[]): Plan => {
    const found = leadingBlocks(context.issue, ids)
    const [first] = found
    if (first === undefined) return { ok: true, value: [] }
    const blocks = found.map(({ block }) => block)
    const wanted = areas(blocks, first.page, context.issue)
    const changed = [...wanted].filter(([id, area]) => {
      const before = blocks.find((block) => block.id === id)?.area ?? []
      return !sameArea(area, before)
    })
    return planAreas(context, new Map(changed))
  }
}

export function alignBlocks(edge: Edge): void {
  arrange(
    'align',
    rearrange((blocks) => alignAreas(blocks, edge)),
  )
}

export function distributeBlocks(way: Way): void {
  arrange(
    'distribute',
    rearrange((blocks) => distributeAreas(blocks, way)),
  )
}

export function makeAlike(extent: 'columns' | 'lines'): void {
  arrange(
    'size',
    rearrange((blocks, page, issue) => sizeAlike(blocks, extent, formatOf(issue.publication, page.format))),
  )
}

export function swapBlocks(): void {
  arrange('swap', planSwap)
}

export function splitBlock(way: Way): void {
  arrange(
    'split',
    toFirst((context, id) => planSplit(context, id, way)),
  )
}

export function fitBlock(): void {
  const before = currentIssue()
  const done = arrange('fit', toFirst(planFit))
  if (done && currentIssue() === before) notify({ tone: 'info', key: 'blocks.fitsAlready' })
}

export function extendBlock(way: Way): void {
  arrange(
    'grow',
    toFirst((context, id) => planExtend(context, id, way)),
  )
}

export function groupBlocks(): void {
  arrange('group', planGroup)
}

export function ungroupBlocks(): void {
  arrange('ungroup', planUngroup)
}

export function lockBlocks(): void {
  const isLocking = chosenBlocks().some(({ block }) => !block.locked)
  arrange(isLocking ? 'lock' : 'unlock', planLock)
}

export function duplicateBlocks(): void {
  const before = currentIssue()
  if (arrange('duplicate', planDuplicate) && before !== null) chooseNew(before)
}

/** A box in the gutters around all that is chosen. */
export function boxAround(): void {
  const found = chosenBlocks()
  const page = found[0]?.page
  if (page === undefined) return
  const rect = boundsOf(found.flatMap(({ block }) => block.area))
  arrange('draw', (context) =>
    planDraw(context, page.id, rect, { kind: 'furniture', content: { kind: 'box', style: 'fine' } }),
  )
}

/** Selects what the page has now and had not before. */
export function chooseNew(before: Issue): void {
  const made = shownPage()?.blocks.filter((block) => findBlock(before, block.id) === null) ?? []
  const issue = currentIssue()
  if (issue === null || made.length === 0) return
  const leading = leadingBlocks(
    issue,
    made.map((block) => block.id),
  )
  useViewStore.getState().selectBlocks(leading.map(({ block }) => block.id))
}
