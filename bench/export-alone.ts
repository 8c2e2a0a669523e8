// node export-alone.js ISSUE FONTS TARGET WRITER: one PDF of an issue and nothing else: no proof, no single pages.
// WRITER is `jumpline` or `pdfkit`. Prints how long each step took, as JSON. `bench/peers.ts` bundles it, as
// the program is bundled, and runs it in a process of its own.

import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type PDFDocument from 'pdfkit'
import { createComposer } from '../src/compose/compose.ts'
import type { PlacedPage, PlacedRule, Run } from '../src/compose/placed.ts'
import { drawnText } from '../src/compose/type/glyphs.ts'
import { type ExportFonts, facesUsed, pageStrips } from '../src/export/export-fonts.ts'
import { readOutputProfile } from '../src/export/pdf/output-profile.ts'
import { createPress } from '../src/export/pdf/press.ts'
import { loadFonts, openOutlines } from '../src/main/services/fonts.ts'
import { readIssueFolder } from '../tests/support/issue-folder.ts'

const [path = '', folder = '', target = '', writer = 'jumpline'] = process.argv.slice(2)
const phases: { readonly step: string; readonly milliseconds: number }[] = []
// From the start of the process on.
let last = 0
function mark(step: string): void {
  const now = performance.now()
  phases.push({ step, milliseconds: now - last })
  last = now
}

mark('start node and load the program')
const issue = await readIssueFolder(path)
mark('open the issue')
const library = loadFonts(folder)
const pages = createComposer(library).issue(issue)
mark('compose')

const packed = promisify(deflate)

async function ourPdf(): Promise<void> {
  const outlines = openOutlines(folder)
  const fonts: ExportFonts = { library, outlines: outlines.font }
  const profile = readOutputProfile(
    readFileSync(join(folder, '../../resources/icc/IFRA26S_2004_newsprint.icc')),
  )
  if (profile === null) throw new Error('the profile that ships is no output profile')
  const press = createPress({
    standard: 'x4',
    profile,
    marks: null,
    fonts,
    pictures: () => null,
    deflate: (plain) => packed(plain, { level: 6, chunkSize: Math.max(1024, plain.length) }),
  })
  const bytes = await press.file(pages, {
    title: issue.publication.name,
    author: issue.publication.name,
    language: issue.publication.language,
    date: issue.date,
    id: '0'.repeat(32),
    producer: 'Jumpline',
    outline: [],
  })
  outlines.close()
  mark('make the PDF')
  writeFileSync(target, bytes)
  mark('write the file')
}

async function kitPdf(): Promise<void> {
  // Ours is not to wait for it to be loaded.
  const { default: Kit } = await import('pdfkit')
  const document = new Kit({ autoFirstPage: false, compress: true })
  const file = createWriteStream(target)
  document.pipe(file)
  for (const key of facesUsed(pages, library)) document.registerFont(key, join(folder, `${key}.ttf`))
  for (const page of pages) drawPage(document, page)
  document.end()
  await finished(file)
  mark('make the PDF and write the file')
}

function drawPage(document: PDFDocument, page: PlacedPage): void {
  const { bleed } = page
  const size = [(page.width + 2 * bleed) / 1000, (page.height + 2 * bleed) / 1000] as const
  document.addPage({ size, margin: 0 })
  document.fillColor([0, 0, 0, 100])
  const rules = (list: readonly PlacedRule[]): void => {
    for (const rule of list)
      document
        .rect((bleed + rule.x) / 1000, (bleed + rule.y) / 1000, rule.width / 1000, rule.height / 1000)
        .fill()
  }
  rules(page.rules)
  for (const block of page.blocks) if (block.kind !== 'picture') rules(block.rules)
  for (const { runs, baseline } of pageStrips(page))
    for (const run of runs) drawRun(document, run, bleed, baseline)
}

function drawRun(document: PDFDocument, run: Run, bleed: number, baseline: number): void {
  const face = library.face(run.face)
  document
    .font(face.key)
    .fontSize(run.size / 1000)
    .text(drawnText(run, face), (bleed + run.x) / 1000, (bleed + baseline) / 1000, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: run.spacing / 1000,
      horizontalScaling: run.scale / 10,
    })
}

if (writer === 'pdfkit') await kitPdf()
else await ourPdf()
console.log(JSON.stringify({ phases }))
