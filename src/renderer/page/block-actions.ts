// What gestures and keys on the page do to blocks. Each is worked out by the make-up layer and is one step
// of undo.

import type { ArticleId, BlockId, PageId } from '../../base/ids.ts'
import { clamp } from '../../base/order.ts'
import { ok } from '../../base/result.ts'
import { planAreas } from '../../makeup/arrange-plans.ts'
import { inTurn } from '../../makeup/in-turn.ts'
import { planPlace, planUnplace } from '../../makeup/plan.ts'
import type { GridRect } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { findBlock, findPage } from '../../model/query/find.ts'
import { planContext, runPlan } from '../state/composer.ts'
import type { MarkName } from '../state/mark-name.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { areaFor } from './free-area.ts'
import { type Cells, moveAreas, resizeArea } from './tools/area-move.ts'
import type { Ghosts } from './tools/gesture.ts'

export function placeBlocks(areas: Ghosts): boolean {
  const context = planContext()
  if (context === null) return false
  return runPlan(planAreas(context, areas), markOf('move', areas.size))
}

/** Moves the blocks by whole columns and lines, as far as the page lets them. */
export function nudgeBlocks(blocks: readonly BlockId[], by: Cells): void {
  const found = foundBlocks(blocks)
  const page = found[0]?.page
  const issue = planContext()?.issue
  if (issue === undefined || page === undefined) return
  const before = found.map(({ block }) => block.area)
  const after = moveAreas(before, by, formatOf(issue.publication, page.format))
  if (after === before) return
  placeBlocks(new Map(found.map(({ block }, index) => [block.id, after[index] ?? block.area])))
}

/** Pulls the lower right corner of a block. */
export function growBlock(id: BlockId, by: Cells): void {
  const [found] = foundBlocks([id])
  const issue = planContext()?.issue
  if (found === undefined || issue === undefined) return
  const { area } = found.block
  const resized = resizeArea(area, 'se', by, formatOf(issue.publication, found.page.format))
  if (resized !== area) placeBlocks(new Map([[id, resized]]))
}

/** Gives a block a rect, held on the page. */
export function setBlockRect(id: BlockId, wanted: GridRect): void {
  const [found] = foundBlocks([id])
  const issue = planContext()?.issue
  if (found === undefined || issue === undefined) return
  const format = formatOf(issue.publication, found.page.format)
  const columns = clamp(wanted.columns, 1, format.columns)
  const lines = clamp(wanted.lines, 1, format.lines)
  const column = clamp(wanted.column, 0, format.columns - columns)
  const line = clamp(wanted.line, 0, format.lines - lines)
  placeBlocks(new Map([[id, [{ column, line, columns, lines }]]]))
}

/** Takes blocks off their page. A picture that went with its story is gone already when its turn comes. */
export function takeOff(blocks: readonly BlockId[]): void {
  const context = planContext()
  if (context === null || blocks.length === 0) return
  const plan = inTurn(context, blocks, (on, block) =>
    findBlock(on.issue, block) === null ? ok([]) : planUnplace(on, block),
  )
  if (runPlan(plan, markOf('takeOff', blocks.length))) useViewStore.getState().selectBlocks([])
}

/** Places an article where it was let go: in the free space there, or in the largest there is. */
export function placeArticle(article: ArticleId, pageId: PageId, at: { column: number; line: number }): void {
  const context = planContext()
  const page = context === null ? null : findPage(context.issue, pageId)
  if (context === null || page === null) return
  const composed = context.issue.articles.has(article)
    ? context.composer.article(context.issue, article)
    : null
  if (composed === null) return
  const format = formatOf(context.issue.publication, page.format)
  const rect = areaFor(format, page, at, composed.overset.lines)
  if (rect === null) {
    notify({ tone: 'warning', key: 'page.noRoom' })
    return
  }
  runPlan(planPlace(context, article, pageId, [rect]), { key: 'page.marks.place' })
}

function foundBlocks(blocks: readonly BlockId[]) {
  const issue = planContext()?.issue
  if (issue === undefined) return []
  return blocks.flatMap((id) => findBlock(issue, id) ?? [])
}

function markOf(what: 'move' | 'takeOff', count: number): MarkName {
  return { key: `page.marks.${what}`, values: { count } }
}
