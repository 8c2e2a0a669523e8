// The replica edition (数字报): its files, the pictures of pages and articles, and the ways to other issues.

import { readFile } from 'node:fs/promises'
import type { ArticleId } from '../../../../base/ids.ts'
import type { PlacedPicture } from '../../../../compose/placed.ts'
import { pagePicture } from '../../../../export/page-picture.ts'
import {
  picturePath,
  type PictureSize,
  pictureTypes,
  pictureWidths,
} from '../../../../export/site/page-pictures.ts'
import { fontsOf, licencePath, makeSite } from '../../../../export/site/site.ts'
import { issuePaths } from '../../../../export/site/site-issue.ts'
import { pagePixels, pressPicture, webPicture } from '../export-pictures.ts'
import type { Proof } from '../proof.ts'
import { proveSite } from '../prove-html.ts'
import { openWebFonts } from '../web-fonts.ts'
import type { Work } from '../work.ts'

export async function writeSite(work: Work): Promise<Proof> {
  const { site, order, progress, issue } = work
  const neighbours = new Map(order.neighbours)
  for (const file of makeSite({
    site,
    others: order.others,
    htmlOf: (entry) => neighbours.get(entry.date) ?? [],
  })) {
    await work.write(file)
  }
  await writeFonts(work)
  const folder = issuePaths(site.date)
  for (const entry of site.order) {
    for (const picture of entry.pictures) {
      const bytes = await webPicture(await work.original(picture.id))
      await work.write({ path: `${folder.page}/${picture.file}`, bytes })
    }
  }
  for (const [index, page] of site.pages.entries()) {
    const shown = await picturesOn(work, page.placed.blocks)
    const svg = pagePicture({
      page: page.placed,
      fonts: work.fonts,
      width: pictureWidths.large,
      picture: (placed) => shown.get(placed.id) ?? null,
    })
    const pixels = await pagePixels(svg)
    for (const size of Object.keys(pictureWidths) as PictureSize[]) {
      const bytes = await pixels.copy(pictureWidths[size], pictureTypes[size])
      await work.write({ path: picturePath(site.date, page, size), bytes })
    }
    progress.encode(index + 1, site.pages.length)
  }
  const html = new Map<ArticleId, string>()
  for (const entry of site.order)
    html.set(entry.id, await readFile(work.pathOf(`${folder.html}/${entry.file}`), 'utf8'))
  const proof = await proveSite(issue, html)
  progress.prove(site.order.length, site.order.length)
  return proof
}

/** The fonts the files ask for, and the licence of each face beside them. */
async function writeFonts(work: Work): Promise<void> {
  const fonts = fontsOf({ site: work.site, others: work.order.others })
  const web = await openWebFonts(work.order.fontsFolder)
  for (const { path, face, family, weight, italic, characters } of fonts) {
    const style = `${weight === 700 ? 'Bold' : ''}${italic ? 'Italic' : ''}` || 'Regular'
    await work.write({ path, bytes: await web.subset(face, characters, family, style) })
  }
  for (const face of new Set(fonts.map((font) => font.face)))
    await work.write({ path: licencePath(face), bytes: await web.licence(face) })
}

/** What each picture block shows, as data addresses. */
async function picturesOn(
  work: Work,
  blocks: readonly { readonly kind: string }[],
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>()
  for (const block of blocks) {
    if (!isPicture(block)) continue
    const { jpeg } = await pressPicture(await work.original(block.picture), block)
    made.set(block.id, `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`)
  }
  return made
}

function isPicture(block: { readonly kind: string }): block is PlacedPicture {
  return block.kind === 'picture'
}
