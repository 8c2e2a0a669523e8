// The press PDF: one file of the issue and one of each page.

import { createHash } from 'node:crypto'
import type { PlacedPage } from '../../../../compose/placed.ts'
import { createPress, type PdfInfo, type PressPicture } from '../../../../export/pdf/pdf.ts'
import { issuePaths } from '../../../../export/site/site-issue.ts'
import { pressPicture } from '../export-pictures.ts'
import type { Proof } from '../proof.ts'
import { provePdf } from '../prove-pdf.ts'
import { type Work, zlibPacked } from '../work.ts'

export async function writePress(work: Work): Promise<Proof> {
  const { issue, pages, site, fonts, progress, reader } = work
  if (reader === null) throw new Error('a PDF is read back')
  const folder = issuePaths(issue.date).press
  const total = pages.length + 1
  const pictures = await pressPictures(work)
  const press = createPress({
    fonts,
    pictures: (placed) => pictures.get(placed.id) ?? null,
    deflate: zlibPacked,
  })
  const title = `${issue.publication.name} ${issue.date}`
  const path = `${folder}/${issue.date}.pdf`
  await work.write({ path, bytes: await press.file(pages, pdfInfo(work, pages, 'issue', title)) })
  progress.encode(1, total)
  // What is on the disk is read back while the single pages are written.
  let encoded = false
  const proof = provePdf({
    issue,
    pages,
    texts: reader.pages(work.pathOf(path), pages.length),
    onPage(done) {
      if (encoded) progress.prove(done, pages.length)
    },
  })
  // A page that can't be written stops the export first.
  proof.catch(() => null)
  for (const [index, page] of site.pages.entries()) {
    const some = [page.placed]
    const bytes = await press.file(some, pdfInfo(work, some, page.name, `${title} ${page.title}`))
    await work.write({ path: `${folder}/${page.name}.pdf`, bytes })
    progress.encode(index + 2, total)
  }
  encoded = true
  return proof
}

async function pressPictures(work: Work): Promise<ReadonlyMap<string, PressPicture>> {
  const made = new Map<string, PressPicture>()
  for (const page of work.pages) {
    for (const block of page.blocks) {
      if (block.kind !== 'picture') continue
      made.set(block.id, await pressPicture(await work.original(block.picture), block))
    }
  }
  return made
}

function pdfInfo(work: Work, some: readonly PlacedPage[], name: string, title: string): PdfInfo {
  const { issue, site } = work
  const id = createHash('sha256').update(`${name}\n${work.order.content}\n`)
  return {
    title,
    author: issue.publication.name,
    language: issue.publication.language,
    date: issue.date,
    id: id.digest('hex').slice(0, 32),
    producer: 'Jumpline',
    outline: some.map((placed, page) => {
      const shown = site.pages.find((one) => one.placed === placed)
      return {
        title: shown?.title ?? placed.label,
        page,
        headlines: (shown?.headlines ?? []).map((one) => one.headline),
      }
    }),
  }
}
