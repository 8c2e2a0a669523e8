// The jumps of the issue as the wall shows them: from the foot of one block to the head of another, with the words
// that say the same. Places are parts of a page's picture, so that they hold at any size.

import type { ArticleId, BlockId, JumpId, PageId } from '../../base/ids.ts'
import { boundsOf } from '../../model/grid.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { findBlock } from '../../model/query/find.ts'
import { allJumps } from '../../model/query/jump-chain.ts'
import { articleName, pageLabel } from '../../model/query/labels.ts'
import type { Spot } from './wall-layout.ts'

export interface WallEnd {
  readonly page: PageId
  readonly label: string
  /** Place of the page in the issue, from 0. */
  readonly index: number
  /** From 0 to 1 across and down the page. */
  readonly at: Spot
}

export interface WallJump {
  readonly id: JumpId
  readonly article: ArticleId
  readonly name: string
  readonly from: WallEnd
  readonly to: WallEnd
}

export function wallJumps(issue: Issue): readonly WallJump[] {
  return allJumps(issue).map(({ article, jump, from, to }) => {
    const found = issue.articles.get(article)
    return {
      id: jump.id,
      article,
      name: found === undefined ? '' : articleName(found),
      from: endOf(issue, from, jump.from, 'foot'),
      to: endOf(issue, to, jump.to, 'head'),
    }
  })
}

// What of a page's width and height the type area (版心) begins and ends at, near enough for an arrow.
const margin = 0.05

function endOf(issue: Issue, page: Page, block: BlockId, side: 'head' | 'foot'): WallEnd {
  const format = formatOf(issue.publication, page.format)
  const found = findBlock(issue, block)
  const rect = found === null ? null : boundsOf(found.block.area)
  const inside = (part: number): number => margin + part * (1 - 2 * margin)
  const at =
    rect === null
      ? { x: 0.5, y: 0.5 }
      : {
          x: inside((rect.column + rect.columns / 2) / format.columns),
          y: inside((side === 'head' ? rect.line : rect.line + rect.lines) / format.lines),
        }
  return { page: page.id, label: pageLabel(issue, page.id), index: issue.pages.indexOf(page), at }
}

/** A bow from one point to another, bent to the same side as it is seen from its beginning. */
export function bow(from: Spot, to: Spot): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const long = Math.hypot(dx, dy)
  const bend = Math.min(60, long * 0.18)
  const middle = {
    x: (from.x + to.x) / 2 + (long === 0 ? 0 : (dy / long) * bend),
    y: (from.y + to.y) / 2 - (long === 0 ? 0 : (dx / long) * bend),
  }
  const point = ({ x, y }: Spot): string => `${x.toFixed(1)} ${y.toFixed(1)}`
  return `M${point(from)} Q${point(middle)} ${point(to)}`
}
