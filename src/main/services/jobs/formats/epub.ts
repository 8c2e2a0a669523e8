// The book of the issue: one file, read back out of its container.

import { readFile } from 'node:fs/promises'
import { articlePath, epubPath, makeEpub } from '../../../../export/epub/epub.ts'
import { pagePicture } from '../../../../export/page-picture.ts'
import { pictureWidths } from '../../../../export/site/page-pictures.ts'
import { bookZip, readZip } from '../book-zip.ts'
import { pagePixels } from '../export-pictures.ts'
import type { Proof } from '../proof.ts'
import { proveBook } from '../prove-items.ts'
import type { Work } from '../work.ts'
import { picturesOn } from './screen-pictures.ts'
import { sha256Of, webPictures } from './web-pictures.ts'

export async function writeEpub(work: Work): Promise<Proof> {
  const { site, progress } = work
  const steps = 3
  const pictures = await webPictures(work)
  progress.encode(1, steps)
  const cover = await coverOf(work)
  progress.encode(2, steps)
  const files = makeEpub({ site, hash: sha256Of, cover, pictures })
  const path = epubPath(site.date)
  await work.write({ path, bytes: await bookZip(files, site.date) })
  progress.encode(steps, steps)
  const written = new Uint8Array(await readFile(work.pathOf(path)))
  const articles = new Map(site.order.map((entry) => [articlePath(entry), entry.id] as const))
  const found = await readZip(written, (name) => articles.has(name))
  const decoder = new TextDecoder()
  const texts = new Map(
    [...articles].map(([name, id]) => [id, decoder.decode(found.get(name) ?? new Uint8Array())]),
  )
  const proof = await proveBook(work.site, texts)
  progress.prove(1, 1)
  return proof
}

/** Page one, as wide as readers show covers; an issue without pages has a white one. */
async function coverOf(work: Work): Promise<Uint8Array> {
  const [page] = work.pages
  const width = pictureWidths.large
  if (page === undefined) {
    const blank = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}"></svg>`
    return (await pagePixels(blank)).copy(width, 'jpg')
  }
  const shown = await picturesOn(work, page.blocks)
  const picture = pagePicture({
    page,
    fonts: work.fonts,
    width,
    picture: (placed) => shown.get(placed.id) ?? null,
  })
  return (await pagePixels(picture)).copy(width, 'jpg')
}
