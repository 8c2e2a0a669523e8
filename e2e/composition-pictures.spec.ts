// Pictures for docs/composition.md: a paragraph of each sample paper set by us beside the same one set by Chromium, a
// chart of the agreement that is checked in, and a page with headlines down the side. Kept when SCREENS is set.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { countingMint, type PageId } from '../src/base/ids.ts'
import { mpt } from '../src/base/units.ts'
import type { SetLine } from '../src/compose/para/fill.ts'
import { setText } from '../src/compose/para/paragraph.ts'
import { baselineIn } from '../src/compose/page/text-styles.ts'
import type { PlacedPage, PlacedText } from '../src/compose/placed.ts'
import { pagePicture } from '../src/export/page-picture.ts'
import { makeUp } from '../src/makeup/makeup.ts'
import { fontOf } from '../tests/support/glyph-ink.ts'
import { after, composer, realFonts, withHeadlinesDown } from '../tests/support/paper.ts'
import { sampleIssue } from '../tests/support/prose.ts'
import { agreementChart } from './support/oracle-chart.ts'
import { readRecord } from './support/oracle-record.ts'
import { openOracle, type OracleCopy, sampleCopy } from './support/oracle-texts.ts'

const root = join(import.meta.dirname, '..')
const pictures = join(root, 'docs/pictures')

// Pixels of the picture to a point; the page of the oracle has ten.
const zoom = 3
const margin = 24
const head = 40

interface Pair {
  readonly copy: OracleCopy
  /** Points. */
  readonly width: number
  readonly leading: number
}

function placed(lines: readonly SetLine[], { copy, width, leading }: Pair): PlacedPage {
  const line = leading * 1000
  const folio = lines.map((set, index): PlacedText => {
    const shift = index === 0 ? copy.indent * 1000 : 0
    const runs = set.runs.map((run) => ({ ...run, x: mpt(run.x + shift) }))
    const baseline = mpt(index * line + baselineIn(line, copy.style.size, copy.style.han))
    return {
      role: 'folio',
      text: set.text,
      size: copy.style.size,
      x: mpt(shift),
      baseline,
      width: set.width,
      runs,
    }
  })
  const height = mpt(lines.length * leading * 1000)
  const grid = {
    x: mpt(0),
    y: mpt(0),
    columns: 1,
    columnWidth: mpt(width * 1000),
    gutter: mpt(0),
    lines: lines.length,
    leading: mpt(leading * 1000),
  }
  return {
    page: 'page' as PageId,
    label: '',
    section: '',
    width: mpt(width * 1000),
    height,
    bleed: mpt(0),
    grid,
    folio,
    rules: [],
    blocks: [],
    fill: 1,
  }
}

/** Our lines at the left, Chromium's at the right; a line that does not end as one of the other's is marked. */
async function drawPair(page: Page, name: string, pair: Pair): Promise<void> {
  const { copy, width, leading } = pair
  const text = copy.paragraphs[0] ?? ''
  const oracle = await openOracle(page, copy)
  const starts = await oracle.lines('basic', { width, indent: copy.indent })
  const lines = setText(text, [], copy.style, true, realFonts()).lines(
    0,
    mpt(width * 1000),
    mpt(copy.indent * 1000),
  )
  const theirs = starts[0] ?? []
  const ours = lines.slice(1).map((line) => line.from)
  const marks = {
    ours: ours.map((start) => !theirs.includes(start)),
    theirs: theirs.map((start) => !ours.includes(start)),
  }
  expect(marks.ours).toContain(true)
  expect(marks.ours).toContain(false)
  const fonts = { library: realFonts(), outlines: fontOf }
  const svg = pagePicture({ page: placed(lines, pair), fonts, width: width * zoom, picture: () => null })
  const rows = Math.max(lines.length, theirs.length + 1)
  const clip = {
    x: 0,
    y: 0,
    width: 2 * width * zoom + 4 * margin,
    height: rows * leading * zoom + head + margin,
  }
  await page.setViewportSize({ width: clip.width, height: Math.ceil(clip.height) })
  await page.evaluate(arrange, {
    svg,
    marks,
    width: width * zoom,
    leading: leading * zoom,
    margin,
    head,
    zoom,
  })
  if (process.env['SCREENS'] !== undefined)
    await page.screenshot({ path: join(pictures, `${name}.png`), clip })
}

interface Arrangement {
  readonly svg: string
  readonly marks: { readonly ours: readonly boolean[]; readonly theirs: readonly boolean[] }
  readonly width: number
  readonly leading: number
  readonly margin: number
  readonly head: number
  readonly zoom: number
}

/** Runs in the page. Chromium's paragraph stays as it was laid out, only drawn smaller. */
function arrange({ svg, marks, width, leading, margin, head, zoom }: Arrangement): void {
  const right = width + 3 * margin
  const put = (style: string, text = ''): HTMLElement => {
    const box = document.createElement('div')
    box.style.cssText = `position: absolute; ${style}`
    box.textContent = text
    document.body.append(box)
    return box
  }
  const column = (left: number, title: string, marked: readonly boolean[]): void => {
    put(`left: ${String(left)}px; top: 10px; font: bold 15px sans-serif; color: #333`, title)
    for (const [index, isMarked] of marked.entries()) {
      if (!isMarked) continue
      const top = head + index * leading
      put(
        `left: ${String(left)}px; top: ${String(top + 1)}px; width: ${String(width)}px; height: ${String(leading - 2)}px; background: #fdeccf`,
      )
      put(
        `left: ${String(left + width + 5)}px; top: ${String(top + 3)}px; width: 5px; height: ${String(leading - 6)}px; background: #d9822b`,
      )
    }
  }
  column(margin, 'Jumpline', marks.ours)
  column(right, 'Chromium', marks.theirs)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  image.style.cssText = `position: absolute; left: ${String(margin)}px; top: ${String(head)}px; mix-blend-mode: multiply`
  document.body.append(image)
  const paragraph = document.querySelector('p')
  if (paragraph === null) return
  paragraph.style.cssText = `position: absolute; left: ${String(right)}px; top: ${String(head)}px; color: #111;
    line-height: ${String((leading * 10) / zoom)}px; transform: scale(${String(zoom / 10)}); transform-origin: 0 0; z-index: 1`
}

async function pick(language: 'en' | 'zh', index: number): Promise<OracleCopy> {
  const copy = await sampleCopy(language)
  return { ...copy, paragraphs: copy.paragraphs.slice(index, index + 1) }
}

test('a Chinese paragraph beside Chromium', async ({ page }) => {
  await drawPair(page, 'oracle-zh', { copy: await pick('zh', 142), width: 120, leading: 12 })
})

test('an English paragraph at nine picas beside Chromium', async ({ page }) => {
  await drawPair(page, 'oracle-en', { copy: await pick('en', 3), width: 108, leading: 11 })
})

test('the chart of the agreement shows every width that is checked in', () => {
  const read = (name: string): ReturnType<typeof readRecord> =>
    readRecord(readFileSync(join(root, 'tests/golden', `oracle-${name}.txt`), 'utf8'))
  const chinese = read('shared').rows.filter((row) => row.level.startsWith('basic'))
  const english = read('en').rows
  const chart = agreementChart([
    {
      title: 'Chinese: the seed page and a real issue',
      rows: chinese,
      causes: [
        'marks squeezed to take in more',
        'stop or comma halved at the end',
        'last line given two characters',
        'number and unit',
        'last line squeezed in',
      ],
      most: 14,
    },
    {
      title: 'English: the sample paper',
      rows: english,
      causes: ['whole paragraph: a tighter line', 'whole paragraph: a looser line'],
      most: 50,
    },
  ])
  expect(chinese.length).toBe(22)
  expect(english.length).toBe(22)
  if (process.env['SCREENS'] !== undefined) writeFileSync(join(pictures, 'oracle-agreement.svg'), chart)
})

test('a page of the Chinese sample with its headlines down the side', async ({ page }) => {
  const made = withHeadlinesDown(await sampleIssue('zh'))
  const again = makeUp(
    { issue: made, composer: composer(), mint: countingMint('d') },
    { pages: null, keep: false },
  )
  const [, second] = composer().issue(after(made, again.edits))
  if (second === undefined) throw new Error('a second page')
  const strips = second.blocks.flatMap((block) => (block.kind === 'story' ? block.headline : []))
  expect(strips.filter((text) => text.strips !== undefined).length).toBeGreaterThan(5)
  const width = 1000
  const svg = pagePicture({
    page: second,
    fonts: { library: realFonts(), outlines: fontOf },
    width,
    picture: () => null,
  })
  await page.setViewportSize({ width, height: 1000 })
  await page.setContent(`<body style="margin: 0">${svg}</body>`)
  if (process.env['SCREENS'] !== undefined)
    await page.screenshot({
      path: join(pictures, 'headlines-down.png'),
      clip: { x: 0, y: 0, width, height: 720 },
    })
})
