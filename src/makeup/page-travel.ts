// What goes from one page to another: articles from headline lists, and blocks of every kind. An article takes its
// pictures along (planMove); other blocks come to the same place of that page, or to free space near it.

import type { ArticleId, BlockId, PageId } from '../base/ids.ts'
import { stepsTogether } from '../base/order.ts'
import { err, ok } from '../base/result.ts'
import type { Edit } from '../model/edit/edit.ts'
import { areasOverlap, boundsOf, fitsGrid, shiftArea } from '../model/grid.ts'
import type { Block, GridRect, Issue, Page } from '../model/issue.ts'
import { formatOf } from '../model/publication.ts'
import { findBlock, findPage, type FoundBlock } from '../model/query/find.ts'
import { leadingBlocks } from './arrange-plans.ts'
import { nearestPlaces } from './free-place.ts'
import { inTurn } from './in-turn.ts'
import { type Plan, type PlanContext, planMove } from './plan.ts'

export interface Leaving {
  readonly article: ArticleId
  /** The page whose list it leaves; null for the basket. */
  readonly from: PageId | null
}

/**
 * Articles to a place in a page's headline list, or to the basket (`to` null), in the order given. Of the page's own
 * articles only the order changes; others that it has already stay where they are.
 */
export function planMoveArticles(
  context: PlanContext,
  leaving: readonly Leaving[],
  to: PageId | null,
  index: number,
): Plan {
  const target = to === null ? null : findPage(context.issue, to)
  if (to !== null && target === null) return err({ kind: 'page-missing', id: to })
  const coming = leaving.filter(
    ({ article, from }) =>
      from !== to && (from !== null || to !== null) && target?.headlines.includes(article) !== true,
  )
  const moved = inTurn(context, coming.entries(), (on, [at, { article, from }]) =>
    planMove(on, article, from, to, index + at),
  )
  const own = leaving.flatMap(({ article, from }) => (from === to ? [article] : []))
  if (!moved.ok || target === null || own.length === 0) return moved
  return coming.length > 0 ? moved : ok(reorder(target, own, index))
}

/** Articles of a page to a place among those of its list that stay. */
function reorder(page: Page, articles: readonly ArticleId[], index: number): readonly Edit[] {
  const { steps } = stepsTogether(page.headlines, new Set(articles), index)
  return steps.map(({ thing, to }) => ({
    kind: 'headline.reorder',
    page: page.id,
    article: thing,
    index: to,
  }))
}

/** Articles one place up or down their page's list, all of them together. */
export function planShiftArticles(
  { issue }: PlanContext,
  id: PageId,
  articles: readonly ArticleId[],
  by: 1 | -1,
): Plan {
  const page = findPage(issue, id)
  if (page === null) return err({ kind: 'page-missing', id })
  const at = page.headlines.flatMap((article, index) => (articles.includes(article) ? [index] : []))
  const [first] = at
  if (first === undefined) return ok([])
  const index = Math.max(0, Math.min(first + by, page.headlines.length - at.length))
  return ok(reorder(page, articles, index))
}

/**
 * Blocks to another page. A story goes there as its article does; a picture that belongs to a story that goes too
 * is not asked about. Refused where one of them is locked or has no place.
 */
export function planMoveBlocks(context: PlanContext, blocks: readonly BlockId[], to: PageId): Plan {
  const { issue } = context
  if (findPage(issue, to) === null) return err({ kind: 'page-missing', id: to })
  const found = blocks.flatMap((id) => findBlock(issue, id) ?? [])
  const leaving = found.filter(({ page }) => page.id !== to)
  const locked = leaving.find(({ block }) => block.locked)
  if (locked !== undefined) return err({ kind: 'locked', id: locked.block.id })
  const others = leadingBlocks(
    issue,
    leaving.map(({ block }) => block.id),
  )
  // Furniture has a place it belongs to: it comes before the stories take the free space.
  const order = others.toSorted((left, right) => Number(isStory(left.block)) - Number(isStory(right.block)))
  return inTurn(context, order, (on, { page, block }) => {
    if (block.content.kind !== 'story') return planMoveFurniture(on, block, to, isTorn(page, block, leaving))
    const end = findPage(on.issue, to)?.headlines.length ?? 0
    return planMove(on, block.content.article, page.id, to, end)
  })
}

function isStory({ content }: Block): boolean {
  return content.kind === 'story'
}

/** Some of its group stay, or are made anew there as stories are: the group would reach over two pages. */
function isTorn(from: Page, block: Block, leaving: readonly FoundBlock[]): boolean {
  const going = new Set(leaving.map((found) => found.block.id))
  return from.blocks.some((other) => other.group === block.group && (!going.has(other.id) || isStory(other)))
}

function planMoveFurniture({ issue }: PlanContext, block: Block, to: PageId, torn: boolean): Plan {
  const page = findPage(issue, to)
  if (page === null) return err({ kind: 'page-missing', id: to })
  const area = placeOn(issue, page, block)
  if (area === null) return err({ kind: 'no-room', id: to })
  const moved: Block = { ...block, area, pinned: true, group: torn ? null : block.group }
  return ok([
    { kind: 'block.remove', block: block.id },
    { kind: 'block.insert', page: to, block: moved, index: page.blocks.length },
  ])
}

/** The block's own place where that is free, else the nearest of its size; null when there is none. */
function placeOn(issue: Issue, page: Page, block: Block): readonly GridRect[] | null {
  const format = formatOf(issue.publication, page.format)
  // A box is drawn around what stands in it.
  if (block.content.kind === 'box') return fitsGrid(block.area, format) ? block.area : null
  const taken = page.blocks.filter(({ content }) => content.kind !== 'box').flatMap(({ area }) => area)
  if (fitsGrid(block.area, format) && !areasOverlap(block.area, taken)) return block.area
  const bounds = boundsOf(block.area)
  const [nearest] = nearestPlaces(format, taken, bounds)
  return nearest === undefined
    ? null
    : shiftArea(block.area, nearest.column - bounds.column, nearest.line - bounds.line)
}
