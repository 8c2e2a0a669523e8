// node bench/scale-window.ts: the largest issue (R18) in a real window under the node host: from the start of the
// program to the first page that can be edited, keys, turning pages, what an autosave holds up, memory, and the end.
// Beside it the same program without an issue, and a bare editor with the same text. Every start is a program and
// a browser page of its own. Writes bench/results/scale-window.json.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { Article, Issue } from '../src/model/issue.ts'
import { writeLargeIssue } from '../tests/support/large-issue.ts'
import { type RunningProgram, startProgram } from '../tests/support/program.ts'
import { openBrowser } from './browser.ts'
import { bareScript, openBare, openWindow, type, watchThread } from './keys.ts'
import { type Row, shareOf, summary, table } from './measure.ts'
import { treeMemory } from './process-tree.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(process.env['JUMPLINE_BENCH_DISK'] ?? tmpdir(), 'jumpline-scale-'))
const path = join(work, 'large.issue')
const viewport = { width: 1280, height: 800 }
const starts = 5
const keysInTurn = 25
const turns = 4
const pageTurns = 30
const autosaves = 5
const closes = 5

const load = { before: loadavg()[0] ?? 0, after: 0 }

interface Started {
  readonly program: RunningProgram
  readonly page: Page
  readonly milliseconds: number
}

/** From before the program is started to the frame after `sign` is there. */
async function start(browser: Browser, words: readonly string[], sign: string): Promise<Started> {
  const home = mkdtempSync(join(work, 'home-'))
  const begin = performance.now()
  const [program, page] = await Promise.all([startProgram(home, ...words), browser.newPage({ viewport })])
  await page.goto(program.entrance, { waitUntil: 'commit' })
  await page.waitForSelector(sign)
  await nextFrame(page)
  return { program, page, milliseconds: performance.now() - begin }
}

async function end({ program, page }: Pick<Started, 'program' | 'page'>): Promise<void> {
  await page.close()
  program.child.kill('SIGKILL')
  await program.ended
}

function nextFrame(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve, 0))
      }),
  )
}

/** In turns, so that a busy machine is busy for both. */
async function timeStarts(browser: Browser): Promise<readonly Row[]> {
  const times = { empty: [] as number[], large: [] as number[] }
  for (let run = -1; run < starts; run += 1) {
    const empty = await start(browser, [], '[data-testid="app"][data-ready]')
    await end(empty)
    const large = await start(browser, [path], '[data-testid="block"]')
    await end(large)
    if (run < 0) continue
    times.empty.push(empty.milliseconds)
    times.large.push(large.milliseconds)
  }
  const [empty, large] = [summary(times.empty), summary(times.large)]
  return [
    {
      name: 'start to the first editable page',
      ...large,
      goal: 2_500,
      ratio: { to: 'empty', value: large.median / empty.median },
    },
    { name: '  start to an empty window, ready', ...empty },
  ]
}

async function timeKeys(browser: Browser, page: Page, article: Article): Promise<readonly Row[]> {
  const bare = await openBare(browser, article, await bareScript())
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let turn = -1; turn < turns; turn += 1) {
    const mine = await type(browser, page, keysInTurn)
    const theirs = await type(browser, bare, keysInTurn)
    if (turn < 0) continue
    times.ours.push(...mine.frames)
    times.bare.push(...theirs.frames)
  }
  await bare.close()
  const [ours, theirs] = [summary(times.ours), summary(times.bare)]
  const p99 = shareOf(times.ours, 0.99)
  return [
    {
      name: 'key in the lead of the first page, in the galley',
      ...ours,
      goal: 33,
      p99,
      ratio: { to: 'bare ProseMirror', value: ours.median / theirs.median },
    },
    { name: '  bare ProseMirror, the same text', ...theirs, p99: shareOf(times.bare, 0.99) },
  ]
}

/** From the key that turns the page to the frame that has it. Every page is seen once, then again. */
async function timePages(page: Page, pages: number): Promise<readonly Row[]> {
  await page.getByTestId('page-canvas').click({ position: { x: 5, y: 5 } })
  const turnAll = async (key: string): Promise<readonly number[]> => {
    const times: number[] = []
    for (let turn = 0; turn < Math.min(pageTurns, pages - 1); turn += 1) {
      times.push(await page.evaluate(turnPage, key))
      await page.waitForTimeout(100)
    }
    return times
  }
  const first = await turnAll('PageDown')
  const again = await turnAll('PageUp')
  return [
    { name: 'page turned, not seen before', ...summary(first), goal: 300 },
    { name: 'page turned, seen before', ...summary(again), goal: 300 },
  ]
}

/** Runs in the page. */
function turnPage(key: string): Promise<number> {
  const labelOf = (): string | null =>
    document.querySelector('[data-testid="page-canvas"]')?.getAttribute('aria-label') ?? null
  const before = labelOf()
  const begin = performance.now()
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key, code: key, ctrlKey: true, bubbles: true, cancelable: true }),
  )
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (labelOf() !== before) setTimeout(() => resolve(performance.now() - begin), 0)
      else if (performance.now() - begin > 10_000) reject(new Error('the page was not turned'))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

/** An autosave follows ten seconds after the last key: the longest task the window has around it. */
async function timeAutosaves(browser: Browser, page: Page): Promise<Row> {
  const times: number[] = []
  for (let run = 0; run < autosaves; run += 1) {
    await page.getByTestId('story-editor').locator('.ProseMirror').focus()
    await page.keyboard.press('a')
    await page.waitForTimeout(8_500)
    const saved = await watchThread(browser, page, 3_500)
    times.push(saved)
  }
  return { name: 'longest task of the window around an autosave', ...summary(times), goal: 10 }
}

/** With a key that is not published yet: until the program is gone. */
async function timeCloses(browser: Browser, issue: Issue, article: Article): Promise<Row> {
  const times: number[] = []
  for (let run = 0; run < closes; run += 1) {
    const program = await startProgram(mkdtempSync(join(work, 'home-')), path)
    const page = await openWindow(browser, program.entrance, issue, article)
    await page.keyboard.press('z')
    await page.waitForTimeout(1_000)
    const begin = performance.now()
    program.child.kill('SIGTERM')
    await program.ended
    times.push(performance.now() - begin)
    await page.close()
  }
  return { name: 'end of the program with a key not published yet', ...summary(times), goal: 2_000 }
}

function browserProcess(): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const words = readFileSync(`/proc/${name}/stat`, 'utf8')
    const [, command = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(words) ?? []
    if (command.startsWith('chrom') && Number(rest.split(' ')[1]) === process.pid) return Number(name)
  }
  throw new Error('no browser is running')
}

/** MB. The browser without a page is what it holds anyway. */
interface Held {
  readonly main: number
  readonly browser: number
  readonly browserShared: number
  readonly emptyBrowser: number
  readonly emptyBrowserShared: number
}

const { issue } = await writeLargeIssue(path)
const lead = issue.articles.get(issue.pages[0]?.headlines[0] ?? ('' as never))
if (lead === undefined) throw new Error('the first page has a lead')
const browser = await openBrowser()
const rows: Row[] = [...(await timeStarts(browser))]

const empty = treeMemory(browserProcess())
const program = await startProgram(mkdtempSync(join(work, 'home-')), path)
const page = await openWindow(browser, program.entrance, issue, lead)
// The story in its printed lines, as it is written.
await page.keyboard.press('Control+y')
await page.waitForTimeout(10_000)
const full = treeMemory(browserProcess())
const held: Held = {
  main: treeMemory(program.child.pid ?? 0).whole,
  browser: full.whole,
  browserShared: full.shared,
  emptyBrowser: empty.whole,
  emptyBrowserShared: empty.shared,
}
rows.push(...(await timeKeys(browser, page, lead)))
rows.push(await timeAutosaves(browser, page))
rows.push(...(await timePages(page, issue.pages.length)))
await end({ program, page })
rows.push(await timeCloses(browser, issue, lead))
load.after = loadavg()[0] ?? 0
console.log(table(rows))
console.log(
  `MB: ${JSON.stringify(held)}; load ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after`,
)
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, load },
  chromium: browser.version(),
  rows,
  heldMegabytes: held,
}
await browser.close()
writeFileSync(join(root, 'bench/results/scale-window.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
