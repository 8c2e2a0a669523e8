// The screen and the engine agree: every run the window draws is taken down with what the browser measures of it,
// and held against the geometry composed here from the same issue and the outlines of the font files. The
// PDF is held against the same geometry in tests/export/agreement.test.ts.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { PlacedPage, Run } from '../src/compose/placed.ts'
import { drawnText } from '../src/compose/type/glyphs.ts'
import { pageStrips } from '../src/export/export-fonts.ts'
import { inkOfRun } from '../tests/support/glyph-ink.ts'
import { readIssueFolder } from '../tests/support/issue-folder.ts'
import { composer, realFonts } from '../tests/support/paper.ts'
import { jumpline, startProgram } from '../tests/support/program.ts'
import { sharedFolder, skipReason, writeDailyCopy } from '../tests/support/sample-copy.ts'
import { chooseBelow, saved, showPage, wallItem } from './support/desk.ts'

/** What one call of `fillText` drew, in milli-points of the page. */
interface Drawn {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly left: number
  readonly right: number
  readonly width: number
}

declare global {
  interface Window {
    drawnRuns: Map<string, Drawn>
  }
}

/** Takes down every text that is drawn on a canvas the way pages are: set large and scaled down. */
function recordText(): void {
  const drawn = new Map<string, Drawn>()
  window.drawnRuns = drawn
  const { fillText } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.fillText = function record(text, x, y) {
    const { a, b, c, d } = this.getTransform()
    const measured = this.measureText(text)
    // A canvas unit is a hundred milli-points; along the line, it is as wide as the glyphs are scaled. A line that
    // is turned a quarter has its baseline left of the page's edge by as much as it is right of it.
    const turned = a === 0
    const across = (100 * (turned ? b : a)) / (turned ? -c : d)
    const one = {
      text,
      x: x * across,
      baseline: turned ? -y * 100 : y * 100,
      left: (x - measured.actualBoundingBoxLeft) * across,
      right: (x + measured.actualBoundingBoxRight) * across,
      width: measured.width * across,
    }
    drawn.set(`${Math.round(one.x)} ${Math.round(one.baseline)} ${text}`, one)
    fillText.call(this, text, x, y)
  }
}

interface Expected {
  readonly run: Run
  readonly baseline: number
}

function runsOf(page: PlacedPage): readonly Expected[] {
  return pageStrips(page).flatMap(({ baseline, runs }) => runs.map((run) => ({ run, baseline })))
}

// A tenth of a point, as design has it, in milli-points.
const limit = 100

// The browser tells where ink ends in whole pixels, of which text is set with a hundred to ten points, and above this
// size in sixty-fourths of an em: there only advances are compared, which it tells exactly.
const pixel = 100
const largestInk = 12_000

async function compare(
  page: Page,
  placed: PlacedPage,
): Promise<{ readonly runs: number; readonly worst: number }> {
  const wanted = runsOf(placed).filter(({ run }) => inkOfRun(run) !== null)
  let faults: string[] = []
  let worst = 0
  // Faces and pictures come when they are first needed: the page is drawn again then.
  await expect
    .poll(
      async () => {
        const drawn = await page.evaluate(() => [...window.drawnRuns.values()])
        const byPlace = new Map(
          drawn.map((one) => [`${Math.round(one.x)} ${Math.round(one.baseline)} ${one.text}`, one]),
        )
        faults = []
        worst = 0
        for (const { run, baseline } of wanted) {
          const found = byPlace.get(`${run.x} ${baseline} ${drawnText(run, realFonts().face(run.face))}`)
          const ink = inkOfRun(run)
          if (found === undefined) faults.push(`not drawn: ${run.text} at ${run.x} ${baseline}`)
          else if (ink !== null) {
            const inkOff = Math.max(Math.abs(found.left - ink.left), Math.abs(found.right - ink.right))
            const ended = run.width + (run.text === '\u00ad' ? 0 : run.spacing)
            const off = Math.max(Math.abs(found.width - ended), run.size > largestInk ? 0 : inkOff - pixel)
            worst = Math.max(worst, off)
            if (off > limit)
              faults.push(`${run.face} ${run.scale} ${run.spacing} ${run.text}: ${Math.round(off)} mpt`)
          }
        }
        return faults.length
      },
      { timeout: 30_000 },
    )
    .toBe(0)
    .catch(() => {
      throw new Error(
        `${String(faults.length)} of ${String(wanted.length)} runs: ${faults.slice(0, 20).join('\n')}`,
      )
    })
  return { runs: wanted.length, worst }
}

async function agree(page: Page, home: string, issue: string): Promise<void> {
  const pages = composer().issue(await readIssueFolder(issue))
  const program = await startProgram(home, issue)
  try {
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.addInitScript(recordText)
    await page.goto(program.entrance)
    await expect(page.getByTestId('page-item').first()).toBeVisible({ timeout: 30_000 })
    let runs = 0
    let worst = 0
    for (const placed of pages) {
      await expect(wallItem(page, placed.label)).toBeVisible()
      await showPage(page, placed.label)
      const compared = await compare(page, placed)
      runs += compared.runs
      worst = Math.max(worst, compared.worst)
    }
    test.info().annotations.push({
      type: 'agreement',
      description: `${String(runs)} runs, worst ${worst.toFixed(1)} mpt`,
    })
    // eslint-disable-next-line no-console -- the figures are the point of the run
    console.log(
      `agreement: ${String(runs)} runs on ${String(pages.length)} pages, worst ${(worst / 1000).toFixed(4)} pt`,
    )
    expect(runs).toBeGreaterThan(500)
  } finally {
    program.child.kill('SIGKILL')
    await program.ended
  }
}

/** The sample paper, made up, in a folder of its own. */
function sampleIssue(home: string, language: 'en' | 'zh'): string {
  const issue = join(home, 'sample.issue')
  const copy = join(import.meta.dirname, '../resources/sample', language)
  const made = jumpline(home, 'import', copy, '--into', issue)
  expect(made.code, made.stderr).toBe(0)
  expect(jumpline(home, 'makeup', issue).code).toBe(0)
  return issue
}

for (const language of ['en', 'zh'] as const) {
  test(`the sample paper in ${language} stands on the screen where the engine has it`, async ({ page }) => {
    test.setTimeout(180_000)
    const home = mkdtempSync(join(tmpdir(), 'jumpline-agree-'))
    const issue = sampleIssue(home, language)
    await agree(page, home, issue)
    rmSync(home, { recursive: true, force: true })
  })
}

test('a headline that an editor sets down the page is drawn where the engine has it', async ({ page }) => {
  test.setTimeout(180_000)
  const home = mkdtempSync(join(tmpdir(), 'jumpline-agree-'))
  const issue = sampleIssue(home, 'zh')
  const program = await startProgram(home, issue)
  try {
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.addInitScript(recordText)
    await page.goto(program.entrance)
    const block = page.locator('[data-testid="block"][data-part="0"]').first()
    await expect(block).toBeVisible({ timeout: 30_000 })
    await block.focus()
    await chooseBelow(page, page.getByTestId('headline-place'), 1)
    await saved(page)
    const [placed] = composer().issue(await readIssueFolder(issue))
    if (placed === undefined) throw new Error('a page')
    expect(pageStrips(placed).some(({ turned, runs }) => turned === true || runs[0]?.way === 'upright')).toBe(
      true,
    )
    await compare(page, placed)
  } finally {
    program.child.kill('SIGKILL')
    await program.ended
  }
  rmSync(home, { recursive: true, force: true })
})

test(`a real issue stands on the screen where the engine has it${sharedFolder === null ? ` (${skipReason})` : ''}`, async ({
  page,
}) => {
  test.skip(sharedFolder === null)
  test.setTimeout(240_000)
  const home = mkdtempSync(join(tmpdir(), 'jumpline-agree-'))
  const issue = join(home, 'daily.issue')
  await writeDailyCopy(sharedFolder ?? '', join(home, 'daily'))
  expect(jumpline(home, 'import', join(home, 'daily'), '--into', issue).code).toBe(0)
  expect(jumpline(home, 'makeup', issue).code).toBe(0)
  await agree(page, home, issue)
  rmSync(home, { recursive: true, force: true })
})
