// The pictures of the pages, made ready for a kind of PDF, by the block that shows them.

import type { PlacedPicture } from '../../../../compose/placed.ts'
import type { Work } from '../work.ts'
import { makeEach } from './made-pictures.ts'

export async function picturesOfPages<Made>(
  work: Work,
  make: (placed: PlacedPicture) => Promise<Made>,
): Promise<ReadonlyMap<PlacedPicture['id'], Made>> {
  const shown = work.pages.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'picture'))
  const made = await makeEach(work, shown, async (placed) => [placed.id, await make(placed)] as const)
  return new Map(made)
}
