// Adverts by the sizes of the rate card: what each takes on a page's grid, and where it goes. They are booked
// before the page is laid, so that they are locked, and make-up lays stories around them.

import type { PageId } from '../base/ids.ts'
import { pageGrid, spanWidth } from '../compose/page/grid.ts'
import type { Issue, Page, Picture } from '../model/issue.ts'
import { makeBlock } from '../model/make.ts'
import { type AdvertSize, formatOf, type PageFormat } from '../model/publication.ts'
import { findPage } from '../model/query/find.ts'
import { pageNumber } from '../model/query/labels.ts'
import type { Extent } from './arrange.ts'
import { footPlace, takenOn } from './free-place.ts'
import { fault, finish, partsFor, type Plan, type PlanContext } from './plan.ts'
import { relay } from './relay.ts'

// A rate card rounds to half centimetres; a quarter of a line less is not seen.
const lineTolerance = 0.25

/** Columns and lines of a size on the grid; null when it is larger than the type area. */
export function advertCells(size: AdvertSize, format: PageFormat): Extent | null {
  const grid = pageGrid(format)
  let columns = 1
  // Rate cards give widths to the nearest column, so that one may be up to a gutter too wide.
  while (spanWidth(grid, columns) + grid.gutter < size.width) columns += 1
  const lines = Math.max(1, Math.ceil(size.height / format.leading - lineTolerance))
  return columns > format.columns || lines > format.lines ? null : { columns, lines }
}

/** The side away from the fold, as the folio has it. */
function outerSide(issue: Issue, page: PageId): 'left' | 'right' {
  return pageNumber(issue, page) % 2 === 0 ? 'left' : 'right'
}

/** True when there is a free place for it as the page stands. */
export function hasPlace(issue: Issue, page: Page, size: Extent): boolean {
  const format = formatOf(issue.publication, page.format)
  return footPlace(format, takenOn(page), size, outerSide(issue, page.id)) !== null
}

export interface AdvertWish {
  readonly page: PageId
  readonly size: AdvertSize
  readonly client: string
  readonly picture: Picture | null
  /** Where there is no free place, lay the page out again around it. */
  readonly makeRoom: boolean
}

export function planAdvert(context: PlanContext, wish: AdvertWish): Plan {
  const { issue, mint } = context
  const page = findPage(issue, wish.page)
  if (page === null) return fault('page-missing', wish.page)
  const format = formatOf(issue.publication, page.format)
  const size = advertCells(wish.size, format)
  if (size === null) return fault('off-grid', page.id)
  const outer = outerSide(issue, page.id)
  const free = footPlace(format, takenOn(page), size, outer)
  const movable = new Set(
    page.blocks.flatMap((block) =>
      block.pinned || block.locked || (block.content.kind !== 'story' && block.content.kind !== 'picture')
        ? []
        : block.id,
    ),
  )
  const place = free ?? (wish.makeRoom ? footPlace(format, takenOn(page, movable), size, outer) : null)
  if (place === null) return fault('no-free-space', page.id)
  const parts = partsFor(context)
  const { draft } = parts
  const { client, picture } = wish
  if (picture !== null) draft.make({ kind: 'picture.insert', picture })
  const content = { kind: 'advert' as const, client, picture: picture?.id ?? null }
  const block = { ...makeBlock(mint, [place], content, true), locked: true }
  draft.make({ kind: 'block.insert', page: page.id, block, index: page.blocks.length })
  if (free === null) relay(parts, new Set([page.id]), false)
  return finish(context, draft)
}
