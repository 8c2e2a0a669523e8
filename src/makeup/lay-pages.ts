// Lays pages out one after the other. Each page's stories are cut into modules by `slicing.ts` and fitted by
// `fit.ts`; a story that asks to go on elsewhere, or that a full page can't hold, breaks off, and its rest is
// laid with the stories of the page it goes to.

import type { ArticleId, BlockId, PageId } from '../base/ids.ts'
import { boundsOf, rectsOverlap } from '../model/grid.ts'
import type { Article, GridRect, Page } from '../model/issue.ts'
import { findBlock, findPage, storyBlocks } from '../model/query/find.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import { type Item, type ItemParts, shapeOf } from './item.ts'
import { freeRoom } from './room.ts'
import { type Candidate, placeSlices, slice } from './slicing.ts'
import { itemParts, layStoryIn, type LayParts, pageOf, plainStory, type StoryWish } from './story-edits.ts'

/** Where each article that breaks off goes on. */
export type Targets = ReadonlyMap<ArticleId, PageId>

// Lines of text before and after a jump: 4 and 6 column inches of 12 pt lines (domain 5.4).
export const leastHead = 24
export const leastTail = 36
// What a story that must go on elsewhere keeps on its first page when there is room for more.
const headShare = 0.4
const jumpLineLines = 1
// Lines a picture can take up beyond its own proportions without looking stretched to the eye.
const pictureGrowth = 10
// A module lower than this has no room for a headline and text.
const leastModule = 6

/** A story to be laid on the page, and the page it goes on to. */
interface Wish extends StoryWish {
  readonly target: PageId | null
  /** All lines that are left of it, its rest elsewhere included. */
  readonly total: number
}

/** What the page being laid may do with stories that do not fit. */
export interface Overflow {
  /** A later page with room for so many column lines, or null. */
  readonly pageFor: (page: PageId, lines: number) => PageId | null
}

/** Lays every story of the page's headline list that does not stand there yet. Gives those there was no room for. */
export function layPage(
  parts: LayParts,
  id: PageId,
  moving: ReadonlySet<BlockId>,
  targets: Map<ArticleId, PageId>,
  overflow: Overflow,
): readonly ArticleId[] {
  const page = pageOf(parts.draft, id)
  const geometry = itemParts(parts.draft.issue(), page, parts.composer)
  const wishes = page.headlines.flatMap((article) => wishOf(parts, page, article, moving, targets) ?? [])
  if (wishes.length === 0) return []
  const rooms = freeRoom(parts.draft.issue(), page, moving)
  const shares = shareOut(wishes, rooms, geometry)
  for (const { room, wishes: here } of shares) layRoom(parts, page, room, here, geometry, targets, overflow)
  const laid = new Set(shares.flatMap((share) => share.wishes))
  return wishes.filter((wish) => !laid.has(wish)).map((wish) => wish.item.article.id)
}

/** What is to be laid of an article on a page; null when it stands there or is all laid elsewhere. */
function wishOf(
  parts: LayParts,
  page: Page,
  id: ArticleId,
  moving: ReadonlySet<BlockId>,
  targets: Targets,
): Wish | null {
  const issue = parts.draft.issue()
  const article = issue.articles.get(id)
  if (article === undefined) return null
  const here = storyBlocks(issue, id).filter((found) => found.page.id === page.id)
  const own = here.find((found) => moving.has(found.block.id))
  if (here.length > 0 && own === undefined) return null
  const laid = partsOf(issue, article)
  const { overset } = parts.composer.article(issue, id)
  const base = { page: page.id, pinned: false, block: own?.block.id ?? null, from: null, breaksOff: false }
  if (own !== undefined) {
    const part = laid.find((one) => one.block.id === own.block.id)
    const story = parts.composer.article(issue, id).parts.find((one) => one.id === own.block.id)
    const lines = (story?.lines.length ?? 0) + overset.lines
    return {
      ...base,
      target: null,
      total: lines,
      item: itemOf(parts, page, article, part?.index ?? 0, lines),
    }
  }
  const isRest = laid.length > 0
  if (isRest && overset.lines === 0) return null
  const from = laid.at(-1)?.block.id ?? null
  if (isRest)
    return {
      ...base,
      from,
      target: null,
      total: overset.lines,
      item: itemOf(parts, page, article, laid.length, overset.lines),
    }
  const target = laterTarget(parts, page.id, targets.get(id) ?? article.continueOn)
  return {
    ...base,
    target,
    total: overset.lines,
    item: itemOf(parts, page, article, 0, headLines(overset.lines, target)),
  }
}

function itemOf(parts: LayParts, page: Page, article: Article, part: number, lines: number): Item {
  const [first] = article.pictures
  // A locked picture has stayed when its story was taken off: it is not shown twice.
  const stands = pageOf(parts.draft, page.id).blocks.some(
    ({ content }) => content.kind === 'picture' && content.picture === first,
  )
  const picture = first === undefined || stands ? null : (parts.draft.issue().pictures.get(first) ?? null)
  const content = plainStory(parts, article.id, part)
  // Dateline and turn line stand before the first word and push the text on.
  const before = part > 0 || article.dateline !== '' ? 1 : 0
  return { article, part, lines: lines + before, picture: part === 0 ? picture : null, content }
}

function headLines(total: number, target: PageId | null): number {
  if (target === null) return total
  return (
    Math.max(Math.min(leastHead, total), Math.min(Math.round(total * headShare), total - leastTail)) +
    jumpLineLines
  )
}

/** A story goes on to a later page only. */
function laterTarget(parts: LayParts, from: PageId, to: PageId | null): PageId | null {
  if (to === null) return null
  const { pages } = parts.draft.issue()
  const start = pages.findIndex((page) => page.id === from)
  const end = pages.findIndex((page) => page.id === to)
  return end > start ? to : null
}

interface Share {
  readonly room: GridRect
  readonly wishes: readonly Wish[]
}

/** One free area takes all; where pinned blocks leave several, each takes what fits, in reading order. */
function shareOut(
  wishes: readonly Wish[],
  rooms: readonly GridRect[],
  geometry: ItemParts,
): readonly Share[] {
  const [largest] = rooms
  if (largest === undefined) return []
  const apart = rooms.filter(
    (room, index) => !rooms.slice(0, index).some((other) => rectsOverlap(room, other)),
  )
  if (apart.length === 1) return [{ room: largest, wishes }]
  const ordered = apart.toSorted((left, right) => left.line - right.line || left.column - right.column)
  const shares = ordered.map((room) => ({ room, wishes: [] as Wish[], left: room.columns * room.lines }))
  for (const wish of wishes) {
    const demand = (columns: number): number => {
      const shape = shapeOf(wish.item, columns, geometry)
      return shape.lines * columns
    }
    const fitting = shares.find((share) => share.left >= demand(Math.min(share.room.columns, 3)))
    const share = fitting ?? shares.reduce((best, one) => (one.left > best.left ? one : best))
    share.wishes.push(wish)
    share.left -= demand(Math.min(share.room.columns, 3))
  }
  return shares.filter((share) => share.wishes.length > 0)
}

function layRoom(
  parts: LayParts,
  page: Page,
  room: GridRect,
  wishes: readonly Wish[],
  geometry: ItemParts,
  targets: Map<ArticleId, PageId>,
  overflow: Overflow,
): void {
  const ordered = wishes.toSorted((left, right) => left.item.article.rank - right.item.article.rank)
  const { chosen, cutting } = fitPage(page, room, ordered, geometry, overflow)
  const flex = (index: number): { readonly grow: number; readonly shrink: number } => {
    const wish = chosen[index]
    if (wish === undefined) return { grow: 0, shrink: 0 }
    const grow = wish.target !== null ? 30 : wish.item.picture !== null ? pictureGrowth : 0
    return { grow, shrink: Math.max(1, wish.item.lines / 4) }
  }
  for (const leaf of placeSlices(cutting.slicing, room, flex)) {
    const wish = chosen[leaf.item]
    if (wish === undefined) continue
    if (wish.target !== null) targets.set(wish.item.article.id, wish.target)
    const { column, line, columns, lines } = leaf
    const rect = { column, line, columns, lines }
    const block = layStoryIn(parts, { ...wish, breaksOff: wish.target !== null }, rect)
    if (wish.target !== null) breakOff(parts, wish.item.article.id, block, rect)
  }
}

/** Looks for a cutting that fits, letting stories break off while the page is too full. */
function fitPage(
  page: Page,
  room: GridRect,
  wishes: readonly Wish[],
  geometry: ItemParts,
  overflow: Overflow,
): { readonly chosen: readonly Wish[]; readonly cutting: Candidate } {
  let chosen = wishes
  let cutting = cut(chosen, room, geometry)
  for (let tries = 0; tries < wishes.length * 2; tries += 1) {
    const over = cutting.lines - room.lines
    const next =
      over > 0 ? shorten(page, chosen, over * room.columns, overflow) : lengthen(chosen, -over * room.columns)
    if (next === null) break
    const tried = cut(next, room, geometry)
    // Growing a head to fill the page stops before it does harm.
    if (over <= 0 && tried.lines > room.lines) break
    chosen = next
    cutting = tried
    if (over <= 0) break
  }
  return { chosen, cutting }
}

function cut(wishes: readonly Wish[], room: GridRect, geometry: ItemParts): Candidate {
  const shapes = new Map<string, { readonly lines: number; readonly cost: number }>()
  const [best] = slice({
    count: wishes.length,
    columns: room.columns,
    lines: room.lines,
    need(index, columns) {
      const key = `${index} ${columns}`
      const known = shapes.get(key)
      if (known !== undefined) return known
      const wish = wishes[index]
      if (wish === undefined) throw new Error('a cutting of more stories than there are')
      const shape = shapeOf(wish.item, columns, geometry)
      shapes.set(key, shape)
      return shape
    },
  })
  if (best === undefined) throw new Error('no cutting of no stories')
  return best
}

const mayBreakOff: ReadonlySet<Article['kind']> = new Set(['news', 'feature', 'opinion'])

/** Takes about so many lines off a story that goes on elsewhere, or lets the longest one that may break off. */
function shorten(
  page: Page,
  wishes: readonly Wish[],
  over: number,
  overflow: Overflow,
): readonly Wish[] | null {
  const giving = wishes.find((wish) => wish.target !== null && wish.item.lines - jumpLineLines > leastHead)
  if (giving !== undefined) {
    const lines = Math.max(leastHead + jumpLineLines, giving.item.lines - Math.ceil(over))
    return wishes.map((wish) => (wish === giving ? withLines(wish, lines, wish.target) : wish))
  }
  const longest = wishes
    .filter((wish) => wish.target === null && wish.item.part === 0 && mayBreakOff.has(wish.item.article.kind))
    .filter((wish) => wish.total >= leastHead + leastTail)
    .toSorted((left, right) => right.total - left.total)
  for (const wish of longest) {
    const rest = Math.min(wish.total - leastHead, Math.max(leastTail, Math.ceil(over * 1.1)))
    const target = overflow.pageFor(page.id, rest)
    if (target === null) continue
    const lines = wish.total - rest + jumpLineLines
    return wishes.map((one) => (one === wish ? withLines(wish, lines, target) : one))
  }
  return null
}

/** Lets a story that goes on elsewhere keep more of itself here, when the page has the room. */
function lengthen(wishes: readonly Wish[], free: number): readonly Wish[] | null {
  const growing = wishes.find((wish) => wish.target !== null && wish.item.lines < wish.total - leastTail)
  if (growing === undefined || free < leastHead) return null
  const lines = Math.min(growing.total - leastTail, growing.item.lines + Math.floor(free * 0.9))
  return wishes.map((wish) => (wish === growing ? withLines(wish, lines, wish.target) : wish))
}

function withLines(wish: Wish, lines: number, target: PageId | null): Wish {
  return { ...wish, target, item: { ...wish.item, lines } }
}

/** The block of a story that goes on elsewhere fills its module, but leaves a rest that is worth a jump. */
function breakOff(parts: LayParts, article: ArticleId, block: BlockId, rect: GridRect): void {
  const { draft, composer } = parts
  const found = findBlock(draft.issue(), block)
  if (found === null) return
  const { pinned } = found.block
  const left = (): number => composer.article(draft.issue(), article).overset.lines
  if (boundsOf(found.block.area).lines < rect.lines)
    draft.make({ kind: 'block.move', block, area: [rect], pinned })
  for (let lines = rect.lines - 1; left() < leastTail && lines > leastModule; lines -= 1) {
    draft.make({ kind: 'block.move', block, area: [{ ...rect, lines }], pinned })
  }
}

/** Puts the article into the page's headline list when it is not in it. */
export function listOn(parts: LayParts, article: ArticleId, page: PageId): void {
  const found = findPage(parts.draft.issue(), page)
  if (found === null || found.headlines.includes(article)) return
  parts.draft.make({ kind: 'headline.insert', page, article, index: found.headlines.length })
}
