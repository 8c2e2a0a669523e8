// What is printed over what, and what is printed around the page: judged on the plates ghostscript makes.

import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { mpt } from '../../src/base/units.ts'
import type { PlacedPage } from '../../src/compose/placed.ts'
import { createPress } from '../../src/export/pdf/press.ts'
import { deflateSync } from 'node:zlib'
import { fontOf } from '../support/glyph-ink.ts'
import { composer, paper, realFonts, story } from '../support/paper.ts'
import { fileInfo, pressFile } from '../support/pdf-files.ts'
import { readPdf } from '../support/pdf-file.ts'
import { coverage, platesOf, type Plates } from '../support/plates.ts'
import { plainPress } from '../support/press.ts'
import { laidOut } from './run-export.ts'

const issue = laidOut(paper({ pages: [[story('一条江上的两岸人家', 30)], [story('长稿', 20)]] }))

function at({ pixels, width }: Plates, x: number, y: number): readonly number[] {
  return [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]
}

test('black lies on top of a picture and takes nothing out of it; a picture takes out what is under it', async () => {
  const [page] = composer().issue(issue)
  if (page === undefined) throw new Error('a page')
  const box = (x: number, y: number, side: number): PlacedPage['rules'][number] => ({
    x: mpt(x * 1000),
    y: mpt(y * 1000),
    width: mpt(side * 1000),
    height: mpt(side * 1000),
  })
  const square = (x: number, y: number, side: number): PlacedPage['blocks'][number]['polygon'] => [
    [mpt(x * 1000), mpt(y * 1000)],
    [mpt((x + side) * 1000), mpt((y + side) * 1000)],
  ]
  const picture = (id: string, x: number, y: number, side: number): PlacedPage['blocks'][number] =>
    ({
      kind: 'picture',
      id,
      picture: id,
      article: null,
      polygon: square(x, y, side),
      frame: box(x, y, side),
      crop: { x: 0, y: 0, width: 8, height: 8 },
      caption: [],
    }) as unknown as PlacedPage['blocks'][number]
  // Under the picture, the picture itself, and over it: drawn in this order. The second picture has no bytes.
  const made: PlacedPage = {
    ...page,
    folio: [],
    rules: [box(150, 150, 20)],
    blocks: [
      picture('a', 100, 100, 100),
      {
        kind: 'rule',
        id: 'b',
        polygon: square(120, 120, 20),
        lines: [],
        rules: [box(120, 120, 20)],
      } as unknown as PlacedPage['blocks'][number],
      picture('b', 175, 175, 20),
    ],
  }
  const pixels = new Uint8Array(8 * 8 * 4)
  for (let spot = 0; spot < pixels.length; spot += 4) pixels.set([200, 100, 50, 0], spot)
  const press = createPress({
    ...plainPress(),
    fonts: { library: realFonts(), outlines: fontOf },
    pictures: (placed) =>
      String(placed.picture) === 'a'
        ? { bytes: deflateSync(pixels), packing: 'flate', width: 8, height: 8, channels: 4 }
        : null,
    deflate: (bytes) => Promise.resolve(new Uint8Array(deflateSync(bytes))),
  })
  const bytes = await press.file([made], fileInfo(issue))
  const plates = await platesOf(bytes, 1, 72)
  expect(at(plates, 110, 110)).toEqual([200, 100, 50, 0])
  expect(at(plates, 130, 130)).toEqual([200, 100, 50, 255])
  expect(at(plates, 160, 160)).toEqual([200, 100, 50, 0])
  expect(at(plates, 185, 185).slice(0, 3)).toEqual([0, 0, 0])
  const file = readPdf(bytes)
  const content = Buffer.from(file.stream(file.pages[0]?.['/Contents'])?.plain ?? []).toString('latin1')
  expect(content.match(/^q \/GK gs [\d. ]+ cm \/P1 Do Q$/m)).not.toBeNull()
})

test('every page begins with overprinting black, and nothing else turns it on', async () => {
  const { bytes } = await pressFile({ issue })
  const file = readPdf(bytes)
  const states = file.dictionaries.map(([, one]) => one).filter((one) => one['/Type'] === '/ExtGState')
  expect(states).toEqual([
    { '/Type': '/ExtGState', '/OP': true, '/op': true, '/OPM': 1 },
    { '/Type': '/ExtGState', '/OP': false, '/op': false, '/OPM': 0 },
  ])
  for (const page of file.pages) {
    const plain = file.stream(page['/Contents'])?.plain ?? new Uint8Array()
    const content = Buffer.from(plain).toString('latin1')
    expect(content.startsWith('/GB gs\n0 0 0 1 k\n')).toBe(true)
    expect(content.match(/\/GB gs/g)).toHaveLength(1)
  }
})

test('marks stand around the bleed on every plate, and change nothing of the page', async () => {
  const plain = await pressFile({ issue })
  const marked = await pressFile({ issue, marks: true })
  const [without, within, around] = [
    await platesOf(plain.bytes, 2, 50),
    await platesOf(marked.bytes, 2, 50),
    await platesOf(marked.bytes, 2, 150, 'media'),
  ]
  // The corner of the trim falls between two pixels: the page may lie a pixel off.
  expect(coverage(within).map((tone) => Math.round(tone * 10))).toEqual(
    coverage(without).map((tone) => Math.round(tone * 10)),
  )
  expect(coverage(without).slice(0, 3)).toEqual([0, 0, 0])
  // All four plates have the marks, and the same ones: black has the text besides.
  const [cyan = 0, magenta = 0, yellow = 0] = coverage(around)
  expect(cyan).toBeGreaterThan(0)
  expect([magenta, yellow]).toEqual([cyan, cyan])
  const edge = Math.round((12 * 150) / 25.4)
  for (let y = edge; y < around.height - edge; y += 1)
    for (let x = edge; x < around.width - edge; x += 97) expect(at(around, x, y)[0]).toBe(0)
})

test('with marks the sheet grows, and the page stays what it is', async () => {
  const [plain, marked] = [await pressFile({ issue }), await pressFile({ issue, marks: true })]
  const sizes = (bytes: Uint8Array): Readonly<Record<string, readonly number[]>> => {
    const [page = {}] = readPdf(bytes).pages
    return Object.fromEntries(
      ['/MediaBox', '/BleedBox', '/TrimBox'].map((key) => {
        const [left = 0, foot = 0, right = 0, top = 0] = (page[key] as readonly number[]).map(
          (side) => (side * 25.4) / 72,
        )
        return [key, [right - left, top - foot]]
      }),
    )
  }
  const [before, after] = [sizes(plain.bytes), sizes(marked.bytes)]
  for (const axis of [0, 1]) {
    expect(after['/TrimBox']?.[axis]).toBeCloseTo(before['/TrimBox']?.[axis] ?? 0, 1)
    expect(after['/BleedBox']?.[axis]).toBeCloseTo(before['/BleedBox']?.[axis] ?? 0, 1)
    expect(after['/MediaBox']?.[axis]).toBeCloseTo((before['/MediaBox']?.[axis] ?? 0) + 24, 1)
  }
})

test('the slug line says which paper, day, page and standard the plate is of', async () => {
  const { bytes } = await pressFile({ issue, marks: true, standard: 'x1a' })
  const ran = spawnSync('pdftotext', ['-f', '2', '-l', '2', '-raw', '-', '-'], {
    input: bytes,
    encoding: 'utf8',
  })
  expect(ran.stdout).toMatch(/试验日报\s+2026-11-23\s+02\s+PDF\/X-1a:2003\s+IFRA26S 2004 Newsprint/)
})
