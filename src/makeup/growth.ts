// Room for a story where it stands: how far its block could grow below or to the right without meeting another,
// how low it could be for the text it holds. Every answer was composed, none is guessed.

import type { ArticleId, BlockId } from '../base/ids.ts'
import type { Composer } from '../compose/compose.ts'
import { apply } from '../model/edit/apply.ts'
import { boundsOf, rectsOverlap } from '../model/grid.ts'
import type { Block, GridRect, Issue, Page } from '../model/issue.ts'
import { formatOf } from '../model/publication.ts'
import { findBlock } from '../model/query/find.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import { withFoot } from './arrange.ts'
import { moduleGap } from './slicing.ts'

export type Side = 'below' | 'right'

export interface Growth {
  readonly block: BlockId
  readonly side: Side
  /** Lines the block grows by below, columns to the right. */
  readonly by: number
  readonly area: readonly GridRect[]
}

/** The least growth of the article's last block on a side that leaves no text over; null when there is none. */
export function growthFor(issue: Issue, composer: Composer, id: ArticleId, side: Side): Growth | null {
  const article = issue.articles.get(id)
  const last = article === undefined ? undefined : partsOf(issue, article).at(-1)
  if (last === undefined || last.block.locked) return null
  const { block, page } = last
  const fits = (by: number): boolean => {
    const tried = withArea(issue, block, grown(block.area, side, by))
    return tried !== null && composer.article(tried, id).overset.lines === 0
  }
  const most = freeBeside(issue, page, block, side)
  // Half of what the page's own columns would need: wider ones hold more, and it must not be too much.
  const guess =
    side === 'below'
      ? Math.floor(composer.article(issue, id).overset.lines / (2 * boundsOf(block.area).columns))
      : 1
  let by = Math.max(1, Math.min(guess, most))
  while (by < most && !fits(by)) by += 1
  if (by > most || !fits(by)) return null
  return { block: block.id, side, by, area: grown(block.area, side, by) }
}

function withArea(issue: Issue, block: Block, area: readonly GridRect[]): Issue | null {
  const moved = apply(issue, { kind: 'block.move', block: block.id, area, pinned: block.pinned })
  return moved.ok ? moved.value.issue : null
}

/** Lines under a block, or columns at its right, that are free: a line of air is left before the next block. */
function freeBeside(issue: Issue, page: Page, block: Block, side: Side): number {
  const format = formatOf(issue.publication, page.format)
  const others = page.blocks.filter((other) => other !== block && !belongsTo(other, block))
  const limit = side === 'below' ? format.lines : format.columns
  const start = edgeOf(block.area, side)
  let free = 0
  while (start + free + 1 <= limit) {
    const area = grown(block.area, side, free + 1)
    const meets = others.some((other) =>
      other.area.some((rect) => area.some((one) => rectsOverlap(side === 'below' ? airy(one) : one, rect))),
    )
    if (meets) break
    free += 1
  }
  return free
}

function airy(rect: GridRect): GridRect {
  return { ...rect, lines: rect.lines + moduleGap }
}

/** A story's own picture stands inside its block, and a frame around it; both are there already. */
function belongsTo(other: Block, block: Block): boolean {
  return other.area.some((rect) => block.area.some((one) => rectsOverlap(rect, one)))
}

function edgeOf(area: readonly GridRect[], side: Side): number {
  return Math.max(
    ...area.map((rect) => (side === 'below' ? rect.line + rect.lines : rect.column + rect.columns)),
  )
}

/** An area pulled at its lower or right edge; negative pulls it in. */
function grown(area: readonly GridRect[], side: Side, by: number): readonly GridRect[] {
  if (side === 'below') return withFoot(area, by)
  const edge = edgeOf(area, side)
  return area.map((rect) =>
    rect.column + rect.columns === edge ? { ...rect, columns: Math.max(1, rect.columns + by) } : rect,
  )
}

/** The block as low as the text it holds: as many lines stand in it as before. Null when it is that low already. */
export function lowered(issue: Issue, composer: Composer, id: BlockId): readonly GridRect[] | null {
  const found = findBlock(issue, id)
  if (found?.block.content.kind !== 'story' || found.block.locked) return null
  const { article } = found.block.content
  const { block, page } = found
  const before = composer.article(issue, article)
  const index = before.parts.findIndex((part) => part.id === id)
  if (index < 0) return null
  const bounds = boundsOf(block.area)
  const pictureFoot = Math.max(
    bounds.line + 2,
    ...page.blocks
      .filter((other) => other !== block && belongsTo(other, block) && other.content.kind !== 'box')
      .map((other) => boundsOf(other.area).line + boundsOf(other.area).lines),
  )
  let best: readonly GridRect[] | null = null
  for (let foot = bounds.line + bounds.lines - 1; foot >= pictureFoot; foot -= 1) {
    const area = grown(block.area, 'below', foot - bounds.line - bounds.lines)
    const tried = withArea(issue, block, area)
    if (tried === null) break
    const after = composer.article(tried, article)
    if (
      after.parts[index]?.lines.length !== before.parts[index]?.lines.length ||
      after.overset.lines > before.overset.lines
    )
      break
    best = area
  }
  return best
}
