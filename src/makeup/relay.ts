// Clears pages and lays them out again, with all that hangs on it: jumps are joined and made anew, rests
// find their place on the page they go to, blocks an editor pinned stay where they are.

import type { ArticleId, BlockId, PageId } from '../base/ids.ts'
import { cellsIn } from '../model/grid.ts'
import type { Block, GridRect, Issue, Jump, Page } from '../model/issue.ts'
import { makeBlock } from '../model/make.ts'
import { formatOf, type PageFormat, type Publication, scriptOf } from '../model/publication.ts'
import { findBlock, storyBlocks } from '../model/query/find.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import { boxAround } from '../model/query/overlap.ts'
import { shapeOf } from './item.ts'
import { layPage, leastTail, listOn, type Overflow } from './lay-pages.ts'
import { type Cell, findRoom, freeRoom, roomAt } from './room.ts'
import { itemParts, layStoryIn, type LayParts, pageOf, plainStory } from './story-edits.ts'
import { articleOf, takeBlock } from './take-down.ts'

export interface Relaid {
  /** Articles there was no room for, with their pages. */
  readonly unplaced: readonly { readonly article: ArticleId; readonly page: PageId }[]
}

export function relay(parts: LayParts, ids: ReadonlySet<PageId>, keep: boolean): Relaid {
  const { draft } = parts
  const targets = new Map<ArticleId, PageId>()
  const moving = keep ? new Set<BlockId>() : clear(parts, ids, targets)
  addNameplate(parts, ids)
  const overflow = createOverflow(parts, ids, targets)
  const unplaced: { article: ArticleId; page: PageId }[] = []
  for (const { id } of draft.issue().pages.filter((page) => ids.has(page.id))) {
    for (const [article, target] of targets)
      if (target === id && hasRest(parts, article)) listOn(parts, article, id)
    for (const article of layPage(parts, id, moving, targets, overflow)) unplaced.push({ article, page: id })
  }
  for (const [article, target] of targets) {
    if (ids.has(target) || !hasRest(parts, article)) continue
    listOn(parts, article, target)
    if (!layRest(parts, article, target)) unplaced.push({ article, page: target })
  }
  return { unplaced }
}

function hasRest(parts: LayParts, article: ArticleId): boolean {
  const composed = parts.composer.article(parts.draft.issue(), article)
  return composed.parts.length > 0 && composed.overset.lines > 0
}

/** Takes what is not pinned off the pages. Gives the blocks that stay because a jump from elsewhere leads to them. */
function clear(parts: LayParts, ids: ReadonlySet<PageId>, targets: Map<ArticleId, PageId>): Set<BlockId> {
  const { draft } = parts
  const moving = new Set<BlockId>()
  for (const id of ids) {
    for (const block of pageOf(draft, id).blocks) {
      const found = findBlock(draft.issue(), block.id)
      if (found === null || stays(pageOf(draft, id), found.block)) continue
      const { content } = block
      if (content.kind === 'story') {
        const { jumps } = articleOf(draft, content.article)
        const on = jumps.find((jump) => jump.from === block.id)
        const next = on === undefined ? null : findBlock(draft.issue(), on.to)
        const back = jumps.find((jump) => jump.to === block.id)
        if (next !== null && (stays(next.page, next.block) || leadsToLocked(draft.issue(), jumps, block.id)))
          continue
        if (back !== undefined && staysWhere(draft.issue(), back.from, ids)) {
          moving.add(block.id)
          continue
        }
        if (next !== null) targets.set(content.article, next.page.id)
        takeBlock(draft, block.id)
      } else if (content.kind === 'picture' && content.article !== null) {
        takeBlock(draft, block.id)
      }
    }
  }
  return moving
}

function staysWhere(issue: Issue, block: BlockId, ids: ReadonlySet<PageId>): boolean {
  const found = findBlock(issue, block)
  return found !== null && (stays(found.page, found.block) || !ids.has(found.page.id))
}

/** What an editor pinned or locked, or put into a box, make-up leaves where it is. */
function stays(page: Page, block: Block): boolean {
  return block.pinned || block.locked || boxAround(page, block) !== null
}

/** Taking a block off takes all it goes on in with it. */
function leadsToLocked(issue: Issue, jumps: readonly Jump[], block: BlockId): boolean {
  const from = jumps.findIndex((jump) => jump.from === block)
  return from >= 0 && jumps.slice(from).some((jump) => findBlock(issue, jump.to)?.block.locked === true)
}

// Share of the page's height a nameplate takes.
const nameplateShare = 0.105

/** Where a nameplate stands: at the top, over all columns. */
export function nameplateRect(publication: Publication, { columns, lines }: PageFormat): GridRect {
  const high = Math.round(lines * nameplateShare) + (scriptOf(publication) === 'han' ? 1 : 0)
  return { column: 0, line: 0, columns, lines: high }
}

/** The front page has the paper's name at its top. */
function addNameplate(parts: LayParts, ids: ReadonlySet<PageId>): void {
  const issue = parts.draft.issue()
  const [front] = issue.pages
  if (front === undefined || !ids.has(front.id) || front.blocks.length > 0) return
  const area = nameplateRect(issue.publication, formatOf(issue.publication, front.format))
  const block = makeBlock(parts.mint, [area], { kind: 'nameplate' }, true)
  parts.draft.make({ kind: 'block.insert', page: front.id, block, index: 0 })
}

// A rest needs its headline and some white as well as its lines.
const restOverhead = 1.3
const restHead = 12
const typicalColumns = 3

/** Finds later pages for what full ones can't hold: the one that collects rests already, else the emptiest. */
function createOverflow(
  parts: LayParts,
  ids: ReadonlySet<PageId>,
  targets: ReadonlyMap<ArticleId, PageId>,
): Overflow {
  const promised = new Map<PageId, number>()
  function roomOn(page: Page): number {
    const issue = parts.draft.issue()
    const format = formatOf(issue.publication, page.format)
    const taken = page.blocks.reduce((sum, block) => sum + cellsIn(block.area), 0)
    return format.columns * format.lines - taken - demandOf(parts, page) - (promised.get(page.id) ?? 0)
  }
  return {
    pageFor(from, lines) {
      const { pages } = parts.draft.issue()
      const start = pages.findIndex((page) => page.id === from)
      const needed = lines * restOverhead + restHead
      const later = pages.slice(start + 1).filter((page) => ids.has(page.id) && roomOn(page) >= needed)
      const collecting = later.find(
        (page) => [...targets.values()].includes(page.id) || promised.has(page.id),
      )
      const best = collecting ?? later.toSorted((left, right) => roomOn(right) - roomOn(left))[0]
      if (best === undefined) return null
      promised.set(best.id, (promised.get(best.id) ?? 0) + needed)
      return best.id
    },
  }
}

/** Grid cells that the page's own stories will take. */
function demandOf(parts: LayParts, page: Page): number {
  const issue = parts.draft.issue()
  const geometry = itemParts(issue, page, parts.composer)
  let cells = 0
  for (const id of page.headlines) {
    const article = issue.articles.get(id)
    if (article === undefined || storyBlocks(issue, id).some((found) => found.page.id === page.id)) continue
    const picture = issue.pictures.get(article.pictures[0] ?? ('' as never)) ?? null
    const { overset } = parts.composer.article(issue, id)
    const item = { article, part: 0, lines: overset.lines, picture, content: plainStory(parts, id, 0) }
    cells += shapeOf(item, typicalColumns, geometry).lines * typicalColumns
  }
  return cells
}

// Lines a rest gains once there is a jump: the turn line's and the jump line's, and those up to the last legal break.
const backFromBreak = 6

/** How a rest is laid where that is not left to the page. */
export interface RestWish {
  /** Where it was let go; in the best free space when null, or when that place is taken. */
  readonly at?: Cell | null
  /** So many lines of it: the others go on elsewhere. */
  readonly lines?: number
}

/** Lays the rest of an article on a page where there is room; false when there is none. The article must be listed there. */
export function layRest(parts: LayParts, id: ArticleId, page: PageId, wish: RestWish = {}): boolean {
  const issue = parts.draft.issue()
  const article = articleOf(parts.draft, id)
  const from = partsOf(issue, article).at(-1)
  const { overset } = parts.composer.article(issue, id)
  const found = pageOf(parts.draft, page)
  const geometry = itemParts(issue, found, parts.composer)
  const part = (from?.index ?? -1) + 1
  const content = plainStory(parts, id, part)
  const rest = Math.min(overset.lines, wish.lines ?? overset.lines)
  // Where it goes on elsewhere again, it takes just as much as it had.
  const more = wish.lines === undefined ? backFromBreak : 1
  const item = { article, part, lines: rest + more, picture: null, content }
  const wished = Math.max(1, Math.min(geometry.format.columns, Math.round(rest / leastTail)))
  const need = (columns: number): number => shapeOf(item, columns, geometry).lines + 1
  const rooms = freeRoom(issue, found)
  if (from === undefined) return false
  const lay = (rect: GridRect, pinned: boolean): true => {
    const breaksOff = wish.lines !== undefined
    layStoryIn(parts, { item, block: null, page, pinned, from: from.block.id, breaksOff }, rect)
    return true
  }
  const place = wish.at === undefined || wish.at === null ? null : roomAt(rooms, wish.at, need, wished)
  if (place !== null) return lay(place, true)
  const room = findRoom(rooms, need, wished)
  if (room === null) return false
  if (!room.holdsAll && room.rect.columns * room.rect.lines < rest * 0.6) return false
  return lay(room.rect, false)
}
