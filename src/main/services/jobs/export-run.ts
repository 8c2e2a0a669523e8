// The work of one export: compose, encode, write, read back and prove. Everything goes into a staging folder;
// nobody sees it there before it is proved. Runs in a worker, so that the window never waits.

import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { ArticleId, PictureId } from '../../../base/ids.ts'
import { createComposer } from '../../../compose/compose.ts'
import type { PlacedPage, PlacedPicture } from '../../../compose/placed.ts'
import type { ExportFormat } from '../../../contract/calls.ts'
import type { ExportReport, ExportStep } from '../../../contract/events.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { ExportFonts } from '../../../export/export-fonts.ts'
import type { NamedBytes } from '../../../export/named-bytes.ts'
import { pagePicture } from '../../../export/page-picture.ts'
import { createPress, type PdfInfo, type PressPicture } from '../../../export/pdf/pdf.ts'
import {
  picturePath,
  type PictureSize,
  pictureTypes,
  pictureWidths,
} from '../../../export/site/page-pictures.ts'
import { fontsOf, licencePath, makeSite } from '../../../export/site/site.ts'
import { issuePaths, siteIssue, type SiteIssue } from '../../../export/site/site-issue.ts'
import type { Issue } from '../../../model/issue.ts'
import { articleName } from '../../../model/query/labels.ts'
import { loadFonts, openOutlines } from '../fonts.ts'
import { pagePixels, pressPicture, webPicture } from './export-pictures.ts'
import type { ExportOrder } from './messages.ts'
import { openWebFonts } from './web-fonts.ts'
import { openPdfReader, type PdfReader } from './pdf-text.ts'
import { type Proof, provePdf, proveSite } from './prove.ts'

const packed = promisify(deflate)

export interface ExportTools {
  /** Bytes of an original; null when the issue folder does not have it. */
  readonly original: (sha256: string) => Promise<Uint8Array | null>
  readonly progress: (step: ExportStep, done: number, total: number) => void
}

/** Stops an export for a reason the user is told. */
export class ExportStop extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.kind)
    this.fault = fault
  }
}

interface Written {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

interface Work {
  readonly order: ExportOrder
  readonly tools: ExportTools
  readonly issue: Issue
  readonly pages: readonly PlacedPage[]
  readonly site: SiteIssue
  readonly fonts: ExportFonts
  /** What each picture block shows, ready for the press. */
  readonly press: ReadonlyMap<string, PressPicture>
  readonly write: (file: NamedBytes) => Promise<void>
}

export async function runExport(
  order: ExportOrder,
  tools: ExportTools,
): Promise<Omit<ExportReport, 'folder'>> {
  // Loads on another core while the pages are composed.
  const reader = order.formats.includes('pdf') ? openPdfReader() : null
  const outlines = openOutlines(order.fontsFolder)
  try {
    const library = loadFonts(order.fontsFolder)
    const pages = createComposer(library).issue(order.issue)
    tools.progress('compose', pages.length, pages.length)
    return await exportPages(order, tools, pages, { library, outlines: outlines.font }, reader)
  } finally {
    outlines.close()
    await reader?.close()
  }
}

async function exportPages(
  order: ExportOrder,
  tools: ExportTools,
  pages: readonly PlacedPage[],
  fonts: ExportFonts,
  reader: PdfReader | null,
): Promise<Omit<ExportReport, 'folder'>> {
  const { issue } = order
  const written: Written[] = []
  const work: Work = {
    order,
    tools,
    issue,
    pages,
    site: siteIssue(issue, pages, order.formats.includes('pdf')),
    fonts,
    press: await pressPictures(issue, pages, tools),
    async write(file) {
      const path = join(order.staging, ...file.path.split('/'))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, file.bytes)
      const sha256 = createHash('sha256').update(file.bytes).digest('hex')
      written.push({ path: file.path, bytes: file.bytes.length, sha256 })
    },
  }
  const proofs = new Map<ExportFormat, Proof>()
  if (reader !== null) proofs.set('pdf', await exportPdf(work, reader))
  if (order.formats.includes('site')) proofs.set('site', await exportSite(work))
  for (const [format, proof] of proofs) refuseIncomplete(issue, format, proof)
  const results = [...proofs].map(([format, { articles }]) => ({
    format,
    articles: articles.length,
    characters: articles.reduce((sum, one) => sum + one.characters, 0),
    missing: articles.reduce((sum, one) => sum + one.missing, 0),
  }))
  const files = written.toSorted((left, right) => (left.path < right.path ? -1 : 1))
  const details = [...proofs].map(([format, proof]) => ({ format, articles: proof.articles }))
  const text = JSON.stringify(
    { version: 1, date: issue.date, proof: results, articles: details, files },
    null,
    1,
  )
  await work.write({ path: 'proof.json', bytes: new TextEncoder().encode(`${text}\n`) })
  tools.progress('finish', 1, 1)
  return { files: written.toSorted((left, right) => (left.path < right.path ? -1 : 1)), proof: results }
}

function refuseIncomplete(issue: Issue, format: string, proof: Proof): void {
  const lacking = proof.articles.filter((one) => one.missing > 0)
  if (lacking.length === 0) return
  const articles = lacking.map(({ article }) => {
    const found = issue.articles.get(article)
    return found === undefined ? article : articleName(found) || article
  })
  throw new ExportStop({ kind: 'incomplete', format, articles })
}

async function pressPictures(
  issue: Issue,
  pages: readonly PlacedPage[],
  tools: ExportTools,
): Promise<ReadonlyMap<string, PressPicture>> {
  const made = new Map<string, PressPicture>()
  for (const page of pages) {
    for (const block of page.blocks) {
      if (block.kind !== 'picture') continue
      const bytes = await originalOf(issue, block.picture, tools)
      made.set(block.id, await pressPicture(bytes, block))
    }
  }
  return made
}

async function originalOf(issue: Issue, id: PictureId, tools: ExportTools): Promise<Uint8Array> {
  const picture = issue.pictures.get(id)
  const bytes = picture === undefined ? null : await tools.original(picture.sha256)
  // A hole in the page is nothing to send to press.
  if (bytes === null) throw new ExportStop({ kind: 'not-found', name: picture?.name ?? id })
  return bytes
}

async function exportPdf(work: Work, reader: PdfReader): Promise<Proof> {
  const { issue, pages, site, fonts, tools } = work
  const folder = issuePaths(issue.date).pdf
  const total = pages.length + 1
  const press = createPress({
    fonts,
    pictures: (placed) => work.press.get(placed.id) ?? null,
    // In one piece: by default zlib comes back for every 16 kB.
    deflate: (bytes) => packed(bytes, { level: 6, chunkSize: Math.max(1024, bytes.length) }),
  })
  const title = `${issue.publication.name} ${issue.date}`
  const whole = await press.file(pages, pdfInfo(work, pages, 'issue', title))
  await work.write({ path: `${folder}/${issue.date}.pdf`, bytes: whole })
  tools.progress('encode', 1, total)
  // What is on the disk is read back while the single pages are written.
  const path = join(work.order.staging, ...`${folder}/${issue.date}.pdf`.split('/'))
  let encoded = false
  const proof = provePdf(issue, pages, reader.pages(path, pages.length), (done) => {
    if (encoded) tools.progress('prove', done, pages.length)
  })
  // A page that can't be written stops the export first.
  proof.catch(() => null)
  for (const [index, page] of site.pages.entries()) {
    const some = [page.placed]
    const bytes = await press.file(some, pdfInfo(work, some, page.name, `${title} ${page.title}`))
    await work.write({ path: `${folder}/${page.name}.pdf`, bytes })
    tools.progress('encode', index + 2, total)
  }
  encoded = true
  return proof
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

async function exportSite(work: Work): Promise<Proof> {
  const { site, order, tools, issue } = work
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
      const bytes = await webPicture(await originalOf(issue, picture.id, tools))
      await work.write({ path: `${folder.page}/${picture.file}`, bytes })
    }
  }
  for (const [index, page] of site.pages.entries()) {
    const svg = pagePicture({
      page: page.placed,
      fonts: work.fonts,
      width: pictureWidths.large,
      picture: (placed) => dataAddress(work, placed),
    })
    const pixels = await pagePixels(svg)
    for (const size of Object.keys(pictureWidths) as PictureSize[]) {
      const bytes = await pixels.copy(pictureWidths[size], pictureTypes[size])
      await work.write({ path: picturePath(site.date, page, size), bytes })
    }
    tools.progress('encode', index + 1, site.pages.length)
  }
  const html = new Map<ArticleId, string>()
  for (const entry of site.order) {
    html.set(
      entry.id,
      await readFile(join(order.staging, ...`${folder.html}/${entry.file}`.split('/')), 'utf8'),
    )
  }
  tools.progress('prove', site.pages.length, site.pages.length)
  return proveSite(issue, html)
}

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

function dataAddress(work: Work, placed: PlacedPicture): string | null {
  const press = work.press.get(placed.id)
  return press === undefined ? null : `data:image/jpeg;base64,${Buffer.from(press.jpeg).toString('base64')}`
}
