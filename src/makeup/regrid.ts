// A publication with another grid, put under an issue that is laid out already: blocks that would leave the page are
// moved onto it, and clipped where they are too large, in the same step. No block is lost, and none that fits moves.

import type { BlockId, PageId } from '../base/ids.ts'
import type { Edit } from '../model/edit/edit.ts'
import { areasOverlap, boundsOf, cellsIn, fitsGrid, fittedArea, sameArea } from '../model/grid.ts'
import type { Block, GridRect, Issue, Page } from '../model/issue.ts'
import { formatOf, type PageFormat, type Publication } from '../model/publication.ts'
import { picturesOf } from '../model/query/find.ts'
import { follow } from './plan.ts'

export interface Regridded {
  readonly page: PageId
  readonly block: BlockId
  readonly before: readonly GridRect[]
  readonly after: readonly GridRect[]
  /** False when it keeps its size and only moves. */
  readonly clipped: boolean
  /** Where it then stands, it lies on a block it did not lie on before. */
  readonly meets: boolean
}

/** Every block that can not stay as it is under the publication's grids, page by page. */
export function regridded(issue: Issue, publication: Publication): readonly Regridded[] {
  return issue.pages.flatMap((page) => regriddedPage(page, formatOf(publication, page.format)))
}

/** The edits that give the issue that publication: blocks first, or it would be refused for them. */
export function publicationEdits(issue: Issue, publication: Publication): readonly Edit[] {
  const pinned = new Map(issue.pages.flatMap((page) => page.blocks.map((one) => [one.id, one.pinned])))
  const moves = regridded(issue, publication).map(
    ({ block, after }): Edit => ({
      kind: 'block.move',
      block,
      area: after,
      pinned: pinned.get(block) ?? false,
    }),
  )
  return [...moves, { kind: 'publication.set', publication }]
}

/** The issue as those edits make it, for looking at before they are made. */
export function issueUnder(issue: Issue, publication: Publication): Issue {
  const areas = new Map(regridded(issue, publication).map(({ block, after }) => [block, after]))
  if (areas.size === 0) return { ...issue, publication }
  const pages = issue.pages.map((page) =>
    page.blocks.some((block) => areas.has(block.id))
      ? { ...page, blocks: page.blocks.map((block) => withArea(block, areas.get(block.id))) }
      : page,
  )
  return { ...issue, publication, pages }
}

function withArea(block: Block, area: readonly GridRect[] | undefined): Block {
  return area === undefined ? block : { ...block, area }
}

function regriddedPage(page: Page, format: PageFormat): readonly Regridded[] {
  const areas = new Map<BlockId, readonly GridRect[]>()
  const leaving = page.blocks.filter((block) => !fitsGrid(block.area, format))
  for (const block of leaving) {
    if (block.content.kind !== 'story') continue
    const area = fittedArea(block.area, format)
    areas.set(block.id, area)
    // A story takes its pictures with it, or its text would run around nothing.
    for (const picture of picturesIn(page, block)) {
      const moved = follow(boundsOf(picture.area), boundsOf(block.area), boundsOf(area))
      areas.set(picture.id, fittedArea([moved], format))
    }
  }
  for (const block of leaving) if (!areas.has(block.id)) areas.set(block.id, fittedArea(block.area, format))
  return page.blocks.flatMap((block) => {
    const after = areas.get(block.id)
    if (after === undefined || sameArea(block.area, after)) return []
    const meets = page.blocks.some(
      (other) =>
        other !== block &&
        other.content.kind !== 'box' &&
        !areasOverlap(other.area, block.area) &&
        areasOverlap(areas.get(other.id) ?? other.area, after),
    )
    const clipped = cellsIn(after) < cellsIn(block.area)
    return [{ page: page.id, block: block.id, before: block.area, after, clipped, meets }]
  })
}

function picturesIn(page: Page, { content, area }: Block): readonly Block[] {
  if (content.kind !== 'story') return []
  return picturesOf(page, content.article).filter((picture) => areasOverlap(picture.area, area))
}
