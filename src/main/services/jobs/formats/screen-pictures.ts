// What the picture blocks of the pages show, for screens: the reading PDF and the pictures of pages draw the same, so each
// is made once an export.

import type { PlacedBlock, PlacedPicture } from '../../../../compose/placed.ts'
import type { PdfPicture } from '../../../../export/pdf/pdf-pictures.ts'
import { screenPicture } from '../export-pictures.ts'
import type { Work } from '../work.ts'

const made = new WeakMap<Work, Map<PlacedPicture['id'], Promise<PdfPicture>>>()

export function screenPictureOf(work: Work, placed: PlacedPicture): Promise<PdfPicture> {
  let ofWork = made.get(work)
  if (ofWork === undefined) made.set(work, (ofWork = new Map<PlacedPicture['id'], Promise<PdfPicture>>()))
  let picture = ofWork.get(placed.id)
  if (picture === undefined) {
    picture = work.original(placed.picture).then((original) => screenPicture(original, placed))
    ofWork.set(placed.id, picture)
  }
  return picture
}

/** What the picture blocks among these show, as data addresses. */
export async function picturesOn(
  work: Work,
  blocks: readonly PlacedBlock[],
): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>()
  for (const block of blocks) {
    if (block.kind !== 'picture') continue
    const { bytes } = await screenPictureOf(work, block)
    shown.set(block.id, `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return shown
}
