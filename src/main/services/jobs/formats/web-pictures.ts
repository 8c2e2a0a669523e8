// The pictures of an issue's articles as they go to readers and to other systems, and the names things get there:
// books and syndicated items want the same, so each picture is made once an export.

import { createHash } from 'node:crypto'
import { webPicture } from '../export-pictures.ts'
import type { Work } from '../work.ts'
import { makeEach } from './made-pictures.ts'

const made = new WeakMap<Work, Promise<ReadonlyMap<string, Uint8Array>>>()

/** A JPEG of each picture, by the name `SitePicture.file` gives it. */
export function webPictures(work: Work): Promise<ReadonlyMap<string, Uint8Array>> {
  const known = made.get(work)
  if (known !== undefined) return known
  const pictures = makePictures(work)
  made.set(work, pictures)
  return pictures
}

async function makePictures(work: Work): Promise<ReadonlyMap<string, Uint8Array>> {
  const ids = new Map(work.site.order.flatMap(({ pictures }) => pictures.map(({ file, id }) => [file, id])))
  const made = await makeEach(work, [...ids], async ([file, id]) => {
    return [file, await webPicture(await work.original(id))] as const
  })
  return new Map(made)
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
