// The bookmarks of an issue: its pages, and on each the headlines of its list, at the blocks they stand in.

import { mpt } from '../../base/units.ts'
import type { PlacedBlock } from '../../compose/placed.ts'
import type { SitePage } from '../site/site-issue.ts'
import type { OutlinePage, Spot } from './pdf-info.ts'

/** Upper left corner of a block. */
export function blockSpot({ polygon }: Pick<PlacedBlock, 'polygon'>): Spot {
  return {
    x: mpt(Math.min(...polygon.map(([x]) => x))),
    y: mpt(Math.min(...polygon.map(([, y]) => y))),
  }
}

/** `pages` in the order they have in the file. */
export function issueOutline(pages: readonly SitePage[]): readonly OutlinePage[] {
  return pages.map(({ title, headlines, placed }, page) => ({
    title,
    page,
    headlines: headlines.map(({ id, headline }) => {
      const blocks = placed.blocks.filter((block) => 'article' in block && block.article === id)
      const block = blocks.find((one) => one.kind === 'story') ?? blocks[0]
      return { title: headline, spot: block === undefined ? null : blockSpot(block) }
    }),
  }))
}
