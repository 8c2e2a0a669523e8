// The pictures of the pages, made ready for a kind of PDF, by the block that shows them.

import type { PlacedPicture } from '../../../../compose/placed.ts'
import type { Work } from '../work.ts'

export async function picturesOfPages<Made>(
  work: Work,
  make: (original: Uint8Array, placed: PlacedPicture) => Promise<Made>,
): Promise<ReadonlyMap<PlacedPicture['id'], Made>> {
  const made = new Map<PlacedPicture['id'], Made>()
  for (const { blocks } of work.pages)
    for (const block of blocks)
      if (block.kind === 'picture') made.set(block.id, await make(await work.original(block.picture), block))
  return made
}
