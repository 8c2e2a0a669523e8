// The files of a kind of PDF: one of the whole issue, which is read back and proved, and one of each page.

import type { PlacedPage } from '../../../../compose/placed.ts'
import type { PdfInfo } from '../../../../export/pdf/pdf-info.ts'
import type { SitePage } from '../../../../export/site/site-issue.ts'
import type { Proof } from '../proof.ts'
import { provePdf } from '../prove-pdf.ts'
import type { Work } from '../work.ts'
import { pdfFileInfo } from './pdf-file-info.ts'

export interface PdfKind {
  /** Tells its files from those of other kinds. */
  readonly name: string
  readonly folder: string
  readonly file: (pages: readonly SitePage[], info: PdfInfo) => Promise<Uint8Array>
  /** Words a page has besides what was placed on it. */
  readonly beside: (page: PlacedPage) => readonly string[]
}

export async function writePdfFiles(work: Work, kind: PdfKind): Promise<Proof> {
  const { issue, pages, site, progress, reader } = work
  if (reader === null) throw new Error('a PDF is read back')
  const total = pages.length + 1
  const path = `${kind.folder}/${issue.date}.pdf`
  const whole = await kind.file(site.pages, pdfFileInfo(work, `${kind.name} issue`, site.pages))
  await work.write({ path, bytes: whole })
  progress.encode(1, total)
  // What is on the disk is read back while the single pages are written.
  let encoded = false
  const proof = provePdf({
    issue,
    pages,
    texts: reader.pages(work.pathOf(path), pages.length),
    beside: kind.beside,
    onPage(done) {
      if (encoded) progress.prove(done, pages.length)
    },
  })
  // A page that can't be written stops the export first.
  proof.catch(() => null)
  for (const [index, page] of site.pages.entries()) {
    const info = pdfFileInfo(work, `${kind.name} ${page.name}`, [page], page.title)
    await work.write({ path: `${kind.folder}/${page.name}.pdf`, bytes: await kind.file([page], info) })
    progress.encode(index + 2, total)
  }
  encoded = true
  return proof
}
