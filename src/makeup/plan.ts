// What an editor asks for in one gesture, worked out as a list of edits: the window makes the list one
// mark of its history, the command line applies it. Nothing here changes the issue.

import type { ArticleId, BlockId, Mint, PageId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Composer } from '../compose/compose.ts'
import type { Edit } from '../model/edit/edit.ts'
import { boundsOf, shiftArea } from '../model/grid.ts'
import type { Article, GridRect, Issue, Page } from '../model/issue.ts'
import { formatOf } from '../model/publication.ts'
import { findBlock, findPage, picturesOf, storyBlocks } from '../model/query/find.ts'
import { type Part, partsOf } from '../model/query/jump-chain.ts'
import { type Draft, startDraft } from './draft.ts'
import { shapeOf } from './item.ts'
import { sendPart, standsOn, takePart } from './jump-parts.ts'
import { leastHead, listOn } from './lay-pages.ts'
import { lockBroken } from './locks.ts'
import { layRest, relay } from './relay.ts'
import { type Cell, findRoom, freeRoom } from './room.ts'
import { itemParts, layStoryIn, type LayParts, plainStory } from './story-edits.ts'
import { joinFrom, takeArticle, takeBlock } from './take-down.ts'

export interface PlanContext {
  readonly issue: Issue
  readonly composer: Composer
  readonly mint: Mint
}

export type PlanFault =
  | { readonly kind: 'article-missing'; readonly id: string }
  | { readonly kind: 'page-missing'; readonly id: string }
  | { readonly kind: 'block-missing'; readonly id: string }
  /** A jump needs an article that is placed; place it first. */
  | { readonly kind: 'not-placed'; readonly id: string }
  /** The article already has a part on that page. */
  | { readonly kind: 'same-page'; readonly id: string }
  /** The page has no free space and nothing on it may be moved. */
  | { readonly kind: 'no-room'; readonly id: string }
  /** The area leaves the page's grid. */
  | { readonly kind: 'off-grid'; readonly id: string }
  | { readonly kind: 'last-page'; readonly id: string }
  /** A problem that none of the ways Jumpline knows takes away. */
  | { readonly kind: 'no-fix'; readonly id: string }
  /** A locked block would be moved, reshaped or taken off. */
  | { readonly kind: 'locked'; readonly id: string }
  /** The page has no free space of that size, or none on that side. */
  | { readonly kind: 'no-free-space'; readonly id: string }
  /** It is too small to be divided. */
  | { readonly kind: 'too-small'; readonly id: string }
  /** The story goes on elsewhere: its foot decides where it breaks. */
  | { readonly kind: 'goes-on'; readonly id: string }
  /** The gesture needs blocks of another kind, or another number of them. */
  | { readonly kind: 'unfit'; readonly id: string }
  | { readonly kind: 'jump-missing'; readonly id: string }
  /** No legal place to break at, or nothing that can be done about a problem without making another. */
  | { readonly kind: 'no-way'; readonly id: string }

export type Plan = Result<readonly Edit[], PlanFault>

export function fault(kind: PlanFault['kind'], id: string): Plan {
  return err({ kind, id })
}

/** The draft's edits, unless they break a lock. */
export function finish({ issue }: PlanContext, draft: Draft): Plan {
  const broken = lockBroken(issue, draft.issue())
  return broken === null ? ok(draft.edits()) : fault('locked', broken)
}

export function partsFor({ issue, composer, mint }: PlanContext): LayParts {
  return { draft: startDraft(issue), composer, mint, before: issue }
}

/**
 * Continues an article on a page: the block there, the headline list entry and the jump (一步转版). An
 * article that fits where it is gives up the second half of its last part. `at`: where in the page's free space.
 */
export function planJump(context: PlanContext, article: ArticleId, to: PageId, at: Cell | null = null): Plan {
  const { issue } = context
  const found = issue.articles.get(article)
  if (found === undefined) return fault('article-missing', article)
  if (findPage(issue, to) === null) return fault('page-missing', to)
  const laid = partsOf(issue, found)
  const last = laid.at(-1)
  if (last === undefined) return fault('not-placed', article)
  if (laid.some((part) => part.page.id === to)) return fault('same-page', to)
  const parts = partsFor(context)
  makeRest(parts, found, last)
  listOn(parts, article, to)
  if (layRest(parts, article, to, { at })) return finish(context, parts.draft)
  // No free space: what is not pinned on the page makes room.
  relay(parts, new Set([to]), false)
  return standsOn(parts.draft, article, to) ? finish(context, parts.draft) : fault('no-room', to)
}

/** Sees to it that something is left over to be continued: the last part's block is made lower where it all fits. */
function makeRest(parts: LayParts, article: Article, last: Part): void {
  const { draft, composer } = parts
  const composed = composer.article(draft.issue(), article.id)
  if (composed.overset.lines > 0) return
  const lines = composed.parts.at(-1)?.lines.length ?? 0
  const stays = Math.max(Math.min(leastHead, lines - 1), Math.ceil(lines / 2))
  const bounds = boundsOf(last.block.area)
  const underPictures = Math.max(
    bounds.line + 2,
    ...picturesOf(last.page, article.id).map(
      (block) => boundsOf(block.area).line + boundsOf(block.area).lines + 1,
    ),
  )
  for (let foot = bounds.line + bounds.lines - 1; foot >= underPictures; foot -= 1) {
    const area = last.block.area.flatMap((rect) => {
      const height = Math.min(rect.lines, foot - rect.line)
      return height > 0 ? [{ ...rect, lines: height }] : []
    })
    draft.make({ kind: 'block.move', block: last.block.id, area, pinned: last.block.pinned })
    if (composer.article(draft.issue(), article.id).overset.lines >= lines - stays) return
  }
}

/** Takes an article's last jump away, with the block it led to. */
export function planJoin(context: PlanContext, article: ArticleId): Plan {
  const found = context.issue.articles.get(article)
  if (found === undefined) return fault('article-missing', article)
  const parts = partsFor(context)
  if (found.jumps.length > 0) joinFrom(parts.draft, article, found.jumps.length - 1)
  return finish(context, parts.draft)
}

/**
 * Moves an article to a place in a page's headline list, or to the basket (`to` null); its blocks follow.
 * Moving the entry of a continued part moves that part.
 */
export function planMove(
  context: PlanContext,
  article: ArticleId,
  from: PageId | null,
  to: PageId | null,
  index: number,
): Plan {
  const { issue } = context
  const found = issue.articles.get(article)
  if (found === undefined) return fault('article-missing', article)
  const target = to === null ? null : findPage(issue, to)
  if (to !== null && target === null) return fault('page-missing', to)
  if (target !== null && from === to) {
    return ok([
      {
        kind: 'headline.reorder',
        page: target.id,
        article,
        index: Math.min(index, target.headlines.length - 1),
      },
    ])
  }
  const part = partsOf(issue, found).find((one) => one.page.id === from)
  if (target !== null && part !== undefined && part.index > 0) return moveRest(context, found, part, target)
  const parts = partsFor(context)
  const { draft } = parts
  const wasPlaced = part !== undefined
  takeArticle(draft, article)
  for (const page of draft.issue().pages) {
    if (page.headlines.includes(article) && page.id !== to)
      draft.make({ kind: 'headline.remove', page: page.id, article })
  }
  if (target === null) return finish(context, draft)
  const list = findPage(draft.issue(), target.id)?.headlines ?? []
  if (!list.includes(article)) {
    draft.make({ kind: 'headline.insert', page: target.id, article, index: Math.min(index, list.length) })
  }
  // An article that was on a page is on one again; one from the basket waits to be placed where there is no room.
  if (!layWhole(parts, found, target.id) && wasPlaced) relay(parts, new Set([target.id]), false)
  return finish(context, draft)
}

function moveRest(context: PlanContext, article: Article, part: Part, target: Page): Plan {
  const taken = partsOf(context.issue, article).some((one) => one.page.id === target.id)
  if (taken) return fault('same-page', target.id)
  const parts = partsFor(context)
  return sendPart(parts, article.id, part.index - 1, target.id)
    ? finish(context, parts.draft)
    : fault('no-room', target.id)
}

/** Lays an article that a page lists and that stands nowhere, in free space of that page. */
export function planLay(context: PlanContext, article: ArticleId, page: PageId): Plan {
  const found = context.issue.articles.get(article)
  if (found === undefined) return fault('article-missing', article)
  if (findPage(context.issue, page) === null) return fault('page-missing', page)
  const parts = partsFor(context)
  return layWhole(parts, found, page) ? ok(parts.draft.edits()) : fault('no-room', page)
}

/** Lays an article that stands nowhere into free space of the page; false when it does not fit there whole. */
function layWhole(parts: LayParts, article: Article, page: PageId): boolean {
  const issue = parts.draft.issue()
  const found = findPage(issue, page)
  if (found === null) return false
  const geometry = itemParts(issue, found, parts.composer)
  const item = firstItem(parts, article)
  const rooms = freeRoom(issue, found)
  const wished = Math.max(
    1,
    Math.round(geometry.format.columns * (article.rank === 1 ? 0.6 : article.rank === 2 ? 0.5 : 0.35)),
  )
  const room = findRoom(rooms, (columns) => shapeOf(item, columns, geometry).lines, wished)
  if (room?.holdsAll !== true) return false
  layStoryIn(parts, { item, block: null, page, pinned: false, from: null, breaksOff: false }, room.rect)
  return true
}

function firstItem(parts: LayParts, article: Article): Parameters<typeof shapeOf>[0] {
  const issue = parts.draft.issue()
  const [first] = article.pictures
  const picture = first === undefined ? null : (issue.pictures.get(first) ?? null)
  const { overset } = parts.composer.article(issue, article.id)
  return { article, part: 0, lines: overset.lines, picture, content: plainStory(parts, article.id, 0) }
}

/** Places an article of the page (or from elsewhere) in an area; its pictures come along. */
export function planPlace(
  context: PlanContext,
  article: ArticleId,
  page: PageId,
  area: readonly GridRect[],
): Plan {
  const { issue } = context
  const found = issue.articles.get(article)
  if (found === undefined) return fault('article-missing', article)
  const target = findPage(issue, page)
  if (target === null) return fault('page-missing', page)
  const rect = clipped(boundsOf(area), target, issue)
  if (rect === null) return fault('off-grid', page)
  const here = storyBlocks(issue, article).find((one) => one.page.id === page)
  if (here !== undefined) return planBlockMove(context, here.block.id, area)
  const parts = partsFor(context)
  const { draft } = parts
  takeArticle(draft, article)
  for (const other of draft.issue().pages) {
    if (other.id !== page && other.headlines.includes(article))
      draft.make({ kind: 'headline.remove', page: other.id, article })
  }
  listOn(parts, article, page)
  const item = firstItem(parts, found)
  layStoryIn(parts, { item, block: null, page, pinned: true, from: null, breaksOff: true }, rect)
  return finish(context, draft)
}

function clipped(rect: GridRect, page: Page, issue: Issue): GridRect | null {
  const format = formatOf(issue.publication, page.format)
  const columns = Math.min(rect.columns, format.columns - rect.column)
  const lines = Math.min(rect.lines, format.lines - rect.line)
  return rect.column < 0 || rect.line < 0 || columns < 1 || lines < 1 ? null : { ...rect, columns, lines }
}

/** Moves or resizes a block by hand; pictures of a story move with it. */
export function planBlockMove(context: PlanContext, block: BlockId, area: readonly GridRect[]): Plan {
  const { issue } = context
  const found = findBlock(issue, block)
  if (found === null) return fault('block-missing', block)
  const format = formatOf(issue.publication, found.page.format)
  const whole: GridRect = { column: 0, line: 0, columns: format.columns, lines: format.lines }
  const inside = (rect: GridRect): boolean => {
    const foot = rect.line + rect.lines
    return (
      rect.columns > 0 &&
      rect.lines > 0 &&
      rect.column >= 0 &&
      rect.line >= 0 &&
      rect.column + rect.columns <= whole.columns &&
      foot <= whole.lines
    )
  }
  if (area.length === 0 || !area.every(inside)) return fault('off-grid', block)
  const { draft } = partsFor(context)
  draft.make({ kind: 'block.move', block, area, pinned: true })
  const { content } = found.block
  if (content.kind === 'story') {
    const [before, after] = [boundsOf(found.block.area), boundsOf(area)]
    for (const other of picturesOf(found.page, content.article)) {
      draft.make({
        kind: 'block.move',
        block: other.id,
        area: [follow(boundsOf(other.area), before, after)],
        pinned: true,
      })
    }
  }
  return finish(context, draft)
}

/** A story's picture in its new area: as far from the top and the right edge as before, cut to what there is. */
export function follow(picture: GridRect, before: GridRect, after: GridRect): GridRect {
  const moved = shiftArea(
    [picture],
    after.column + after.columns - (before.column + before.columns),
    after.line - before.line,
  )
  const rect = moved[0] ?? picture
  const columns = Math.min(rect.columns, after.columns)
  const column = Math.max(after.column, Math.min(rect.column, after.column + after.columns - columns))
  const line = Math.max(after.line, Math.min(rect.line, after.line + after.lines - 1))
  return { column, line, columns, lines: Math.max(1, Math.min(rect.lines, after.line + after.lines - line)) }
}

/** Takes a block off its page; the article stays in the headline list. Jumps from or to it are joined. */
export function planUnplace(context: PlanContext, block: BlockId): Plan {
  if (findBlock(context.issue, block) === null) return fault('block-missing', block)
  const { draft } = partsFor(context)
  takeBlock(draft, block)
  return finish(context, draft)
}

/**
 * Removes a page: articles that begin on it go to the basket with all their jumps; of one that only comes through,
 * the parts before and after are joined.
 */
export function planRemovePage(context: PlanContext, page: PageId): Plan {
  const found = findPage(context.issue, page)
  if (found === null) return fault('page-missing', page)
  if (context.issue.pages.length === 1) return fault('last-page', page)
  const { draft } = partsFor(context)
  for (const article of found.headlines) leavePage(draft, article, page)
  draft.make({ kind: 'page.remove', page })
  return finish(context, draft)
}

function leavePage(draft: Draft, article: ArticleId, page: PageId): void {
  const on = (block: BlockId): boolean => findBlock(draft.issue(), block)?.page.id === page
  const jumps = draft.issue().articles.get(article)?.jumps ?? []
  const arriving = jumps.findIndex((jump) => on(jump.to))
  if (jumps[0] !== undefined && on(jumps[0].from)) joinFrom(draft, article, 0)
  else if (arriving >= 0) takePart(draft, article, arriving)
}

/** Removes an article from the issue altogether. */
export function planRemoveArticle(context: PlanContext, article: ArticleId): Plan {
  if (!context.issue.articles.has(article)) return fault('article-missing', article)
  const { draft } = partsFor(context)
  takeArticle(draft, article)
  for (const page of draft.issue().pages) {
    if (page.headlines.includes(article)) draft.make({ kind: 'headline.remove', page: page.id, article })
  }
  draft.make({ kind: 'article.remove', article })
  return finish(context, draft)
}
