// Locked blocks: no plan moves, reshapes or removes one. Plans are held against this when they are worked
// out, so that none of them has to think of every block it touches on its way.

import type { BlockId } from '../base/ids.ts'
import { sameArea } from '../model/grid.ts'
import type { Issue } from '../model/issue.ts'
import { findBlock, findPage } from '../model/query/find.ts'

/** The first locked block that stands otherwise afterwards. With a page that is deleted its blocks go. */
export function lockBroken(before: Issue, after: Issue): BlockId | null {
  for (const page of before.pages) {
    if (findPage(after, page.id) === null) continue
    for (const block of page.blocks) {
      if (!block.locked) continue
      const found = findBlock(after, block.id)
      if (found?.page.id !== page.id || !sameArea(found.block.area, block.area)) return block.id
    }
  }
  return null
}
