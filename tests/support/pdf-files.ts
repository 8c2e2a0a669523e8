// PDFs of an issue as the exports make them, without the export around them: pages composed, pictures made ready, one
// file of all pages.

import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { PlacedPage, PlacedPicture } from '../../src/compose/placed.ts'
import type { PdfInfo } from '../../src/export/pdf/pdf-info.ts'
import type { PdfPicture } from '../../src/export/pdf/pdf-pictures.ts'
import { issueOutline } from '../../src/export/pdf/pdf-outline.ts'
import { createPress, type PressStandard } from '../../src/export/pdf/press.ts'
import { createReading } from '../../src/export/pdf/reading.ts'
import { type SiteIssue, siteIssue, type SitePage } from '../../src/export/site/site-issue.ts'
import { screenPicture } from '../../src/main/services/jobs/export-pictures.ts'
import { openPressPictures, type PressPicture } from '../../src/main/services/jobs/press-pictures.ts'
import type { Issue } from '../../src/model/issue.ts'
import { fontOf } from './glyph-ink.ts'
import { composer, realFonts } from './paper.ts'
import { newsprint } from './press.ts'

const packed = promisify(deflate)
const packing = async (bytes: Uint8Array): Promise<Uint8Array> => new Uint8Array(await packed(bytes))

export type Originals = ReadonlyMap<string, Uint8Array>

export function fileInfo(issue: Issue, pages: readonly SitePage[] = []): PdfInfo {
  return {
    title: `${issue.publication.name} ${issue.date}`,
    author: issue.publication.name,
    language: issue.publication.language,
    date: issue.date,
    id: '0123456789abcdef0123456789abcdef',
    producer: 'Jumpline',
    outline: issueOutline(pages),
  }
}

function originalOf(issue: Issue, originals: Originals, { picture }: PlacedPicture): Uint8Array {
  const bytes = originals.get(issue.pictures.get(picture)?.sha256 ?? '')
  if (bytes === undefined) throw new Error('a picture without an original')
  return bytes
}

async function picturesOf<Made extends PdfPicture>(
  pages: readonly PlacedPage[],
  make: (placed: PlacedPicture) => Promise<Made>,
): Promise<ReadonlyMap<string, Made>> {
  const made = new Map<string, Made>()
  for (const block of pages.flatMap((page) => page.blocks))
    if (block.kind === 'picture') made.set(block.id, await make(block))
  return made
}

export interface PressWish {
  readonly issue: Issue
  readonly originals?: Originals
  readonly standard?: PressStandard
  readonly marks?: boolean
  readonly inkLimit?: number
}

export interface MadePress {
  readonly bytes: Uint8Array
  readonly pages: readonly PlacedPage[]
  readonly pictures: ReadonlyMap<string, PressPicture>
}

export async function pressFile(wish: PressWish): Promise<MadePress> {
  const { issue, originals = new Map() } = wish
  const pages = composer().issue(issue)
  const maker = openPressPictures(newsprint(), wish.inkLimit ?? 240)
  const pictures = await picturesOf(pages, (placed) =>
    maker.make(originalOf(issue, originals, placed), placed),
  )
  await maker.close()
  const press = createPress({
    standard: wish.standard ?? 'x4',
    profile: newsprint(),
    marks: wish.marks === true ? { publication: issue.publication, date: issue.date } : null,
    fonts: { library: realFonts(), outlines: fontOf },
    pictures: (placed) => pictures.get(placed.id) ?? null,
    deflate: packing,
  })
  const info = fileInfo(issue, siteIssue(issue, pages, true).pages)
  return { bytes: await press.file(pages, info), pages, pictures }
}

export interface MadeReading {
  readonly whole: Uint8Array
  /** By page. */
  readonly single: readonly Uint8Array[]
  readonly site: SiteIssue
}

export async function readingFiles(issue: Issue, originals: Originals = new Map()): Promise<MadeReading> {
  const pages = composer().issue(issue)
  const site = siteIssue(issue, pages, true)
  const pictures = await picturesOf(pages, (placed) =>
    screenPicture(originalOf(issue, originals, placed), placed),
  )
  const reading = createReading({
    site,
    fonts: { library: realFonts(), outlines: fontOf },
    pictures: (placed) => pictures.get(placed.id) ?? null,
    deflate: packing,
  })
  const whole = await reading.file(site.pages, fileInfo(issue, site.pages))
  const single: Uint8Array[] = []
  for (const page of site.pages) single.push(await reading.file([page], fileInfo(issue, [page])))
  return { whole, single, site }
}
