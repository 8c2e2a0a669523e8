// The replica edition (数字报): its files, the pictures of pages and articles, and the ways to other issues.

import { readFile } from 'node:fs/promises'
import type { ArticleId } from '../../../../base/ids.ts'
import { pagePicture } from '../../../../export/page-picture.ts'
import {
  picturePath,
  type PictureSize,
  pictureTypes,
  pictureWidths,
} from '../../../../export/site/page-pictures.ts'
import { fontsOf, licencePath, makeSite } from '../../../../export/site/site.ts'
import { issuePaths, type SitePage } from '../../../../export/site/site-issue.ts'
import { pagePixels, type PagePixels } from '../export-pictures.ts'
import type { Proof } from '../proof.ts'
import { proveSite } from '../prove-html.ts'
import { openWebFonts } from '../web-fonts.ts'
import type { Work } from '../work.ts'
import { picturesOn } from './screen-pictures.ts'
import { webPictures } from './web-pictures.ts'

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
  for (const [name, bytes] of await webPictures(work))
    await work.write({ path: `${folder.page}/${name}`, bytes })
  // A page is drawn while the one before it is packed.
  let drawing = drawn(work, site.pages[0])
  for (const [index, page] of site.pages.entries()) {
    const pixels = await drawing
    drawing = drawn(work, site.pages[index + 1])
    // Looked at in the next round; until then it must not count as unhandled.
    drawing.catch(() => null)
    for (const size of Object.keys(pictureWidths) as PictureSize[]) {
      const bytes = await pixels?.copy(pictureWidths[size], pictureTypes[size])
      if (bytes !== undefined) await work.write({ path: picturePath(site.date, page, size), bytes })
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

async function drawn(work: Work, page: SitePage | undefined): Promise<PagePixels | null> {
  if (page === undefined) return null
  const shown = await picturesOn(work, page.placed.blocks)
  const svg = pagePicture({
    page: page.placed,
    fonts: work.fonts,
    width: pictureWidths.large,
    picture: (placed) => shown.get(placed.id) ?? null,
  })
  return pagePixels(svg)
}

// Packing goes on in other threads; between two lots an export may be cancelled.
const fontsAtOnce = 8

/** The fonts the files ask for, and the licence of each face beside them. */
async function writeFonts(work: Work): Promise<void> {
  const fonts = fontsOf({ site: work.site, others: work.order.others })
  const web = await openWebFonts(work.order.fontsFolder)
  for (let from = 0; from < fonts.length; from += fontsAtOnce) {
    const made = await Promise.all(
      fonts
        .slice(from, from + fontsAtOnce)
        .map(async ({ path, face, family, weight, italic, characters }) => {
          const style = `${weight === 700 ? 'Bold' : ''}${italic ? 'Italic' : ''}` || 'Regular'
          return { path, bytes: await web.subset(face, characters, family, style) }
        }),
    )
    for (const file of made) await work.write(file)
  }
  for (const face of new Set(fonts.map((font) => font.face)))
    await work.write({ path: licencePath(face), bytes: await web.licence(face) })
}
