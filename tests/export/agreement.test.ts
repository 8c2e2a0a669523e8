// The press PDF and the engine agree: pdf.js reads what each page draws, every glyph is placed by the rules of
// the PDF reference from what it read, and held against the geometry of the placed page. The screen is held
// against the same geometry in e2e/agreement.spec.ts.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { countingMint } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import type { PlacedPage } from '../../src/compose/placed.ts'
import { runGlyphs } from '../../src/compose/type/glyphs.ts'
import { pageStrips } from '../../src/export/export-fonts.ts'
import { createPress } from '../../src/export/pdf/press.ts'
import { toIssue } from '../../src/import/copy-edits.ts'
import { createPictures } from '../../src/main/services/pictures.ts'
import { findCopy } from '../../src/main/services/read-copy.ts'
import type { Issue } from '../../src/model/issue.ts'
import { fontOf } from '../support/glyph-ink.ts'
import { composer, realFonts, withHeadlinesDown } from '../support/paper.ts'
import { plainPress } from '../support/press.ts'
import { sharedFolder, skipReason, writeDailyCopy } from '../support/sample-copy.ts'
import { laidOut } from './run-export.ts'

/** Points from the upper left corner of the sheet. */
interface Spot {
  readonly x: number
  readonly y: number
}

interface ShownGlyph {
  readonly width: number
}

/** Where the page's operators put every glyph (ISO 32000-1, 9.4.4), in the order they are drawn. */
function spotsOf(functions: readonly number[], values: readonly unknown[], height: number): readonly Spot[] {
  const spots: Spot[] = []
  let [size, spacing, scale, rise] = [0, 0, 1, 0]
  // The text line matrix's first two numbers: 1 0 upright, 0 -1 turned a quarter clockwise.
  let [across, down] = [1, 0]
  let [originX, originY, lineX, lineY, x] = [0, 0, 0, 0, 0]
  for (const [index, operator] of functions.entries()) {
    const args = (values[index] ?? []) as readonly unknown[]
    if (operator === OPS.beginText) [across, down, originX, originY, lineX, lineY, x] = [1, 0, 0, 0, 0, 0, 0]
    else if (operator === OPS.setTextMatrix) {
      const matrix = [...(args[0] as ArrayLike<number> & Iterable<number>)]
      ;[across = 1, down = 0, , , originX = 0, originY = 0] = matrix
      ;[lineX, lineY, x] = [0, 0, 0]
    } else if (operator === OPS.setFont) size = Number(args[1])
    else if (operator === OPS.setCharSpacing) spacing = Number(args[0])
    else if (operator === OPS.setHScale) scale = Number(args[0]) / 100
    else if (operator === OPS.setTextRise) rise = Number(args[0])
    else if (operator === OPS.moveText) {
      lineX += Number(args[0])
      lineY += Number(args[1])
      x = lineX
    } else if (operator === OPS.showText || operator === OPS.showSpacedText) {
      for (const item of args[0] as readonly (number | ShownGlyph | null)[]) {
        if (typeof item === 'number') x -= (item * size * scale) / 1000
        else if (item !== null) {
          const up = lineY + rise
          spots.push({
            x: originX + across * x - down * up,
            y: height - (originY + down * x + across * up),
          })
          x += ((item.width * size) / 1000 + spacing) * scale
        }
      }
    }
  }
  return spots
}

function placedSpots(page: PlacedPage): readonly Spot[] {
  return pageStrips(page).flatMap(({ baseline, runs, turned }) =>
    runs.flatMap((run) =>
      runGlyphs(run, realFonts()).map(({ x, rise }) => {
        const [right, down] = turned === true ? [baseline + rise, x] : [x, baseline - rise]
        return { x: (page.bleed + right) / 1000, y: (page.bleed + down) / 1000 }
      }),
    ),
  )
}

async function worstOffset(issue: Issue): Promise<{ readonly glyphs: number; readonly worst: number }> {
  const pages = composer().issue(issue)
  const press = createPress({
    ...plainPress(),
    fonts: { library: realFonts(), outlines: fontOf },
    pictures: () => null,
    deflate: (bytes) => Promise.resolve(new Uint8Array(deflateSync(bytes))),
  })
  const data = await press.file(pages, {
    title: '',
    author: '',
    language: issue.publication.language,
    date: issue.date,
    id: '0'.repeat(32),
    producer: '',
    outline: [],
  })
  const loading = getDocument({ data, disableFontFace: true, verbosity: VerbosityLevel.ERRORS })
  const document = await loading.promise
  let glyphs = 0
  let worst = 0
  for (const [index, placed] of pages.entries()) {
    const page = await document.getPage(index + 1)
    const { fnArray, argsArray } = await page.getOperatorList()
    const spots = spotsOf(fnArray, argsArray, (placed.height + 2 * placed.bleed) / 1000)
    const wanted = placedSpots(placed)
    expect(spots).toHaveLength(wanted.length)
    for (const [at, spot] of spots.entries()) {
      const { x, y } = wanted[at] ?? { x: Number.NaN, y: Number.NaN }
      const off = Math.max(Math.abs(spot.x - x), Math.abs(spot.y - y))
      if (!(off <= worst)) worst = off
    }
    glyphs += wanted.length
  }
  await loading.destroy()
  return { glyphs, worst }
}

async function laidOutCopy(folder: string): Promise<Issue> {
  const { copy, pictures } = orThrow(await findCopy(folder, createPictures()))
  const mint = countingMint('a')
  const issue = orThrow(toIssue(copy, pictures, '2026-11-23', mint))
  return laidOut({ issue, mint, articles: [] })
}

// A tenth of a point is what design allows; rounding in the file leaves less than a fiftieth.
const limit = 0.02

test.each(['en', 'zh'])(
  'every glyph of the sample paper in %s is where the engine has it',
  async (language) => {
    const folder = fileURLToPath(new URL(`../../resources/sample/${language}`, import.meta.url))
    const issue = await laidOutCopy(folder)
    const { glyphs, worst } = await worstOffset(issue)
    expect(glyphs).toBeGreaterThan(4000)
    expect(worst).toBeLessThan(limit)
    const down = withHeadlinesDown(issue)
    expect(stripsDown(down)).toBeGreaterThan(50)
    expect((await worstOffset(down)).worst).toBeLessThan(limit)
  },
  60_000,
)

function stripsDown(issue: Issue): number {
  const texts = composer()
    .issue(issue)
    .flatMap((page) => page.blocks)
    .flatMap((block) => (block.kind === 'story' ? block.headline : []))
  return texts.reduce((sum, { strips = [] }) => sum + strips.length, 0)
}

test.skipIf(sharedFolder === null)(
  `so is every glyph of a real issue${sharedFolder === null ? ` (${skipReason})` : ''}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jumpline-agree-'))
    await writeDailyCopy(sharedFolder ?? '', folder)
    const { glyphs, worst } = await worstOffset(await laidOutCopy(folder))
    await rm(folder, { recursive: true, force: true })
    expect(glyphs).toBeGreaterThan(30_000)
    expect(worst).toBeLessThan(limit)
  },
  60_000,
)
