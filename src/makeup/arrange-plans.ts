// What an editor does to blocks that stand on a page: move several, exchange two, divide one, fit it to its
// text, grow it, copy it. Each as one list of edits; the arithmetic of areas is in arrange.ts.

import type { BlockId } from '../base/ids.ts'
import { ok } from '../base/result.ts'
import type { Edit } from '../model/edit/edit.ts'
import { boundsOf, shiftArea } from '../model/grid.ts'
import type { Article, Block, GridRect, Issue, Page } from '../model/issue.ts'
import { makeArticle, makeBlock } from '../model/make.ts'
import { formatOf, scriptOf } from '../model/publication.ts'
import { findBlock, type FoundBlock, picturesOf } from '../model/query/find.ts'
import { headlineText } from '../model/query/labels.ts'
import { boxAround } from '../model/query/overlap.ts'
import { copyArticle } from './copy-article.ts'
import { type Areas, growInto, splitRect, type Way } from './arrange.ts'
import { nearestFree, takenOn } from './free-place.ts'
import { inTurn } from './in-turn.ts'
import { listOn } from './lay-pages.ts'
import { fault, finish, partsFor, type Plan, planBlockMove, type PlanContext } from './plan.ts'
import { freeRoom } from './room.ts'
import { layStoryIn, plainStory } from './story-edits.ts'

/** Gives blocks their areas. Pictures that are named come last, or they would first be moved with their story. */
export function planAreas(context: PlanContext, areas: Areas): Plan {
  const isPicture = (id: BlockId): boolean => findBlock(context.issue, id)?.block.content.kind === 'picture'
  const ordered = [...areas].toSorted(([left], [right]) => Number(isPicture(left)) - Number(isPicture(right)))
  return inTurn(context, ordered, (on, [block, area]) => planBlockMove(on, block, area))
}

/** The chosen blocks but for pictures whose story is chosen too: those go with it. */
export function leadingBlocks(issue: Issue, ids: readonly BlockId[]): readonly FoundBlock[] {
  const found = ids.flatMap((id) => findBlock(issue, id) ?? [])
  const stories = new Set(
    found.flatMap(({ block: { content } }) => (content.kind === 'story' ? content.article : [])),
  )
  return found.filter(
    ({ block: { content } }) =>
      content.kind !== 'picture' || content.article === null || !stories.has(content.article),
  )
}

/** Two blocks of a page exchange their areas; pictures go with their story. */
export function planSwap(context: PlanContext, ids: readonly BlockId[]): Plan {
  const [left, right, more] = leadingBlocks(context.issue, ids)
  if (left === undefined || right === undefined || more !== undefined || left.page.id !== right.page.id)
    return fault('unfit', ids[0] ?? '')
  const areas = new Map([
    [left.block.id, right.block.area],
    [right.block.id, left.block.area],
  ])
  return planAreas(context, areas)
}

/**
 * Halves a block. A story keeps its text in the first half and a new article gets the second; of an advert, a
 * rule or a box each half is one.
 */
export function planSplit(context: PlanContext, id: BlockId, way: Way): Plan {
  const found = findBlock(context.issue, id)
  if (found === null) return fault('block-missing', id)
  const { page, block } = found
  const { content } = block
  const [rect] = block.area
  if (rect === undefined || content.kind === 'picture' || content.kind === 'nameplate')
    return fault('unfit', id)
  const halves = block.area.length > 1 ? null : splitRect(rect, way)
  if (halves === null) return fault('too-small', id)
  const [first, second] = halves
  const made = planBlockMove(context, id, [first])
  if (!made.ok) return made
  const { draft, mint } = partsFor(context)
  for (const edit of made.value) draft.make(edit)
  if (content.kind === 'story') {
    const article = makeArticle(mint, { rank: context.issue.articles.get(content.article)?.rank ?? 3 })
    draft.make({ kind: 'article.insert', article })
    const index = page.headlines.indexOf(content.article) + 1
    draft.make({ kind: 'headline.insert', page: page.id, article: article.id, index })
    const shown = { ...content, article: article.id, headlineSize: null }
    insertAfter(draft.make, page, block, makeBlock(mint, [second], shown, true))
  } else {
    insertAfter(draft.make, page, block, makeBlock(mint, [second], content, true))
  }
  return finish(context, draft)
}

function insertAfter(make: (edit: Edit) => void, page: Page, after: Block, block: Block): void {
  make({ kind: 'block.insert', page: page.id, block, index: page.blocks.indexOf(after) + 1 })
}

/** Moves a story's foot to where its text ends, up or down; never above its headline or its pictures. */
export function planFit(context: PlanContext, id: BlockId): Plan {
  const { issue, composer } = context
  const found = findBlock(issue, id)
  if (found === null) return fault('block-missing', id)
  const { page, block } = found
  const [rect] = block.area
  const { content } = block
  if (rect === undefined || block.area.length > 1 || content.kind !== 'story') return fault('unfit', id)
  const last = composer.article(issue, content.article).parts.at(-1)
  if (last?.id !== id) return fault('goes-on', id)
  const { draft } = partsFor(context)
  const most = formatOf(issue.publication, page.format).lines - rect.line
  const least = Math.min(most, leastHeight(context, found))
  const holds = (lines: number): boolean => {
    draft.make({ kind: 'block.move', block: id, area: [{ ...rect, lines }], pinned: true })
    return composer.article(draft.issue(), content.article).overset.lines === 0
  }
  let [low, high] = [least, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  // Where rules about column ends cost more in a higher block, the search may have stopped a line too early.
  while (low < most && !holds(low)) low += 1
  holds(low)
  return low === rect.lines ? ok([]) : finish(context, draft)
}

/** Lines of a block's headline and of its pictures, from its top. */
function leastHeight({ issue, composer }: PlanContext, found: FoundBlock): number {
  const { page, block } = found
  const { content } = block
  const top = boundsOf(block.area).line
  const { leading, y } = composer.page(issue, page.id).grid
  const story = composer.page(issue, page.id).blocks.find((placed) => placed.id === block.id)
  const heads = story?.kind === 'story' && content.kind === 'story' ? story.headline : []
  const headFoot = Math.max(0, ...heads.map((line) => (line.baseline - y) / leading - top))
  const pictureFoot = Math.max(
    0,
    ...ownPictures(found).flatMap((other) => other.area.map((rect) => rect.line + rect.lines - top)),
  )
  return Math.max(1, Math.ceil(headFoot), pictureFoot)
}

/** Grows a block to the right or down into the free space there, as far as the box it stands in. */
export function planExtend(context: PlanContext, id: BlockId, way: Way): Plan {
  const found = findBlock(context.issue, id)
  if (found === null) return fault('block-missing', id)
  const { page, block } = found
  const [rect] = block.area
  if (rect === undefined || block.area.length > 1) return fault('unfit', id)
  const format = formatOf(context.issue.publication, page.format)
  const box = boxAround(page, block)
  const inside = new Set(
    [block, ...ownPictures(found), ...(box === null ? [] : [box])].map((other) => other.id),
  )
  const within = box === null ? { column: 0, line: 0, ...format } : boundsOf(box.area)
  const grown = growInto(rect, takenOn(page, inside), way, within)
  return grown === null ? fault('no-free-space', page.id) : planBlockMove(context, id, [grown])
}

function ownPictures({ page, block: { content } }: FoundBlock): readonly Block[] {
  return content.kind === 'story' ? picturesOf(page, content.article) : []
}

/** Copies each block into free space beside it; of a story its article is copied. */
export function planDuplicate(context: PlanContext, ids: readonly BlockId[]): Plan {
  return inTurn(context, leadingBlocks(context.issue, ids), (on, { block }) => duplicate(on, block.id))
}

function duplicate(context: PlanContext, id: BlockId): Plan {
  const { issue, mint } = context
  const found = findBlock(issue, id)
  if (found === null) return fault('block-missing', id)
  const { page, block } = found
  const format = formatOf(issue.publication, page.format)
  const bounds = boundsOf(block.area)
  const place = nearestFree(format, takenOn(page), bounds, bounds)
  const { content } = block
  const parts = partsFor(context)
  const { draft } = parts
  const copy = (other: Block, shown: Block['content'], by: GridRect): Edit => ({
    kind: 'block.insert',
    page: page.id,
    block: makeBlock(
      mint,
      shiftArea(other.area, by.column - bounds.column, by.line - bounds.line),
      shown,
      true,
    ),
    index: findBlock(draft.issue(), id)?.page.blocks.length ?? 0,
  })
  if (content.kind !== 'story') {
    if (place === null) return fault('no-free-space', page.id)
    draft.make(copy(block, content, place))
    return finish(context, draft)
  }
  const whole = issue.articles.get(content.article)
  if (whole === undefined) return fault('article-missing', content.article)
  const article = copyArticle(mint, whole, copySlug(issue, whole))
  draft.make({ kind: 'article.insert', article })
  const index = page.headlines.indexOf(content.article) + 1
  draft.make({ kind: 'headline.insert', page: page.id, article: article.id, index })
  if (place !== null) {
    draft.make(copy(block, { ...content, article: article.id }, place))
    for (const other of ownPictures(found)) {
      if (other.content.kind === 'picture')
        draft.make(copy(other, { ...other.content, article: article.id }, place))
    }
    return finish(context, draft)
  }
  const [room] = freeRoom(issue, page)
  if (room === undefined) return fault('no-free-space', page.id)
  listOn(parts, article.id, page.id)
  const { overset } = context.composer.article(draft.issue(), article.id)
  const item = {
    article,
    part: 0,
    lines: overset.lines,
    picture: null,
    content: plainStory(parts, article.id, 0),
  }
  layStoryIn(parts, { item, block: null, page: page.id, pinned: true, from: null, breaksOff: true }, room)
  return finish(context, draft)
}

/** What the desk calls a copy, in the paper's language. */
function copySlug(issue: Issue, article: Article): string {
  const word = scriptOf(issue.publication) === 'han' ? '副本' : 'copy'
  return `${article.slug || headlineText(article)} ${word}`.trim()
}
