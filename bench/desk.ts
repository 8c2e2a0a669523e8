// node bench/desk.ts: the desk with 64 full pages in the issue, in a real window under the node host, driven by real
// pointer and keyboard events. Drags of a block and of its handle, with what the main thread does for each frame,
// read from Chromium's own trace; the frame after the pointer is let go; each of the pages opened; and the
// thumbnails after edits that change all pages or one. Beside them a bare page in the same browser that moves one
// box, or fills one canvas. Writes bench/results/desk.json.
//
// Without a screen Chromium still makes its sixty frames a second, and the main thread does all that it does with
// one: it runs scripts, lays out, records the paint, and draws the canvases, in software and so for more than with a
// graphics card. What is not in the figures is what other threads do then: the raster and the screen itself.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { orThrow } from '../src/base/result.ts'
import { realStore } from '../tests/support/issue-folder.ts'
import { writeLargeIssue } from '../tests/support/large-issue.ts'
import { after } from '../tests/support/paper.ts'
import { startProgram } from '../tests/support/program.ts'
import { openBrowser } from './browser.ts'
import {
  barePage,
  type Drawn,
  drawnSince,
  looksAlike,
  type Opened,
  pictures,
  taskClock,
  timeOpening,
  watchDesk,
} from './desk-watch.ts'
import { type Row, summary, table } from './measure.ts'
import { type FrameTime, framesOf, traceCategories } from './trace.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'jumpline-desk-'))
const path = join(work, 'desk.issue')
const viewport = { width: 1280, height: 800 }
const frame = 1000 / 60
const pages = 64
const dragTurns = 5
const dragSteps = 60
const edits = 5
const load = { before: loadavg()[0] ?? 0, after: 0 }

interface Spot {
  readonly x: number
  readonly y: number
}

/** A hand that goes there and back and ends a little off, in steps of about a frame. */
function pathFrom({ x, y }: Spot, turn: number): readonly Spot[] {
  return Array.from({ length: dragSteps }, (_, step) => {
    const part = ((step + 1) / dragSteps) * Math.PI
    return {
      x: x + 120 * Math.sin(part) + (step + 1) * 0.8,
      y: y + (turn % 2 === 0 ? 90 : -60) * Math.sin(part),
    }
  })
}

interface Dragged {
  readonly moves: readonly FrameTime[]
  readonly drop: readonly FrameTime[]
}

async function drag(browser: Browser, page: Page, from: Spot, turn: number): Promise<Dragged> {
  await page.bringToFront()
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.waitForTimeout(100)
  await browser.startTracing(page, { categories: traceCategories })
  for (const { x, y } of pathFrom(from, turn)) {
    await page.mouse.move(x, y)
    await page.waitForTimeout(12)
  }
  const moves = framesOf(await browser.stopTracing(), 'pointermove')
  await browser.startTracing(page, { categories: traceCategories })
  await page.mouse.up()
  await page.waitForTimeout(1_000)
  const drop = framesOf(await browser.stopTracing(), 'pointerup')
  return { moves, drop: drop.slice(0, 1) }
}

/** The largest story of the shown page: its middle, or the middle of its right edge. */
async function spotOfBlock(page: Page, part: 'middle' | 'edge'): Promise<Spot> {
  const boxes = await page
    .getByTestId('block')
    .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().toJSON() as DOMRect))
  const [box] = boxes.toSorted((left, right) => right.width * right.height - left.width * left.height)
  if (box === undefined) throw new Error('the page has blocks')
  if (part === 'middle') return { x: box.x + box.width / 2, y: box.y + box.height * 0.7 }
  return { x: box.x + box.width, y: box.y + box.height / 2 }
}

function frameRows(
  name: string,
  ours: readonly FrameTime[],
  bare: readonly FrameTime[],
  goal: number,
): Row[] {
  const busy = summary(ours.map((one) => one.busy))
  const theirs = summary(bare.map((one) => one.busy))
  const clock = summary(ours.map((one) => one.clock))
  return [
    {
      name,
      ...busy,
      max: Math.max(...ours.map((one) => one.busy)),
      goal,
      ratio: { to: 'one box moved on a bare page', value: busy.median / theirs.median },
    },
    { name: '  by the clock', ...clock, max: Math.max(...ours.map((one) => one.clock)), goal },
    { name: '  one box moved on a bare page', ...theirs, max: Math.max(...bare.map((one) => one.busy)) },
  ]
}

async function timeDrags(browser: Browser, page: Page): Promise<readonly Row[]> {
  const bare = await barePage(browser, viewport)
  await page.getByTestId('page-item').nth(8).click()
  await page.waitForTimeout(1_000)
  const rows: Row[] = []
  for (const [name, part] of [
    ['a block dragged', 'middle'],
    ['a block resized', 'edge'],
  ] as const) {
    const got = { moves: [] as FrameTime[], drop: [] as FrameTime[] }
    const plain = { moves: [] as FrameTime[], drop: [] as FrameTime[] }
    for (let turn = -1; turn < dragTurns; turn += 1) {
      if (part === 'edge') {
        const middle = await spotOfBlock(page, 'middle')
        await page.mouse.click(middle.x, middle.y)
        await page.waitForTimeout(300)
      }
      const blocksBefore = await layoutOf(page)
      const ours = await drag(browser, page, await spotOfBlock(page, part), turn)
      if ((await layoutOf(page)) === blocksBefore) throw new Error(`${name}: nothing was dropped elsewhere`)
      await page.keyboard.press('Control+z')
      await page.waitForTimeout(1_000)
      const theirs = await drag(browser, bare, { x: 600, y: 400 }, turn)
      await page.bringToFront()
      if (turn < 0) continue
      got.moves.push(...ours.moves)
      got.drop.push(...ours.drop)
      plain.moves.push(...theirs.moves)
      plain.drop.push(...theirs.drop)
    }
    rows.push(...frameRows(`${name}: a frame`, got.moves, plain.moves, frame))
    rows.push(...frameRows(`${name}: the frame after it is let go`, got.drop, plain.drop, 100))
  }
  await bare.close()
  return rows
}

function layoutOf(page: Page): Promise<string> {
  return page
    .getByTestId('block')
    .evaluateAll((items) => items.map((item) => item.getAttribute('style') ?? '').join('|'))
}

function openRow(name: string, times: readonly number[], floor: readonly number[]): Row {
  const ours = summary(times)
  return {
    name,
    ...ours,
    max: Math.max(...times),
    goal: 100,
    ratio: { to: 'one canvas filled on a bare page', value: ours.median / summary(floor).median },
  }
}

/** By the clock, from the event's own time to after the frame that has the page. */
async function timeOpenings(browser: Browser, page: Page): Promise<readonly Row[]> {
  const bare = await barePage(browser, viewport)
  const floor: number[] = []
  const bareClock = await taskClock(bare)
  const clock = await taskClock(page)
  for (let turn = 0; turn < 30; turn += 1)
    floor.push((await timeOpening(bare, bareClock, () => bare.mouse.click(600, 400))).frame)
  await bare.close()
  await page.bringToFront()
  const byClick = async (): Promise<readonly Opened[]> => {
    const times: Opened[] = []
    for (let at = 0; at < pages; at += 1) {
      const item = page.getByTestId('page-item').nth((at * 27 + 5) % pages)
      await item.scrollIntoViewIfNeeded()
      await page.waitForTimeout(250)
      times.push(await timeOpening(page, clock, () => item.click({ position: { x: 150, y: 50 } })))
    }
    return times
  }
  const byKey = async (key: string): Promise<readonly Opened[]> => {
    await page.getByTestId('page-canvas').click({ position: { x: 5, y: 5 } })
    const times: Opened[] = []
    for (let at = 0; at < pages - 1; at += 1) {
      await page.waitForTimeout(250)
      times.push(await timeOpening(page, clock, () => page.keyboard.press(`Control+${key}`)))
    }
    return times
  }
  const first = await byClick()
  const again = await byClick()
  await page
    .getByTestId('page-item')
    .nth(pages - 1)
    .click()
  await page.waitForTimeout(500)
  const up = await byKey('PageUp')
  const down = await byKey('PageDown')
  const frames = (times: readonly Opened[]): readonly number[] => times.map((one) => one.frame)
  const busy = (name: string, times: readonly Opened[]): Row => {
    const all = times.map((one) => one.busy)
    return { name: `  ${name}`, ...summary(all), max: Math.max(...all), goal: 100 }
  }
  return [
    openRow('page opened by a click, for the first time', frames(first), floor),
    busy("in processor's time", first),
    openRow('page opened by a click, again', frames(again), floor),
    busy("in processor's time", again),
    openRow('page opened by Ctrl+PageUp and Ctrl+PageDown', frames([...up, ...down]), floor),
    busy("in processor's time", [...up, ...down]),
    openRow(
      '  the same by a click, for the first time, and its pictures',
      first.map((one) => one.pictures),
      floor,
    ),
    { name: '  one canvas filled on a bare page', ...summary(floor), max: Math.max(...floor) },
  ]
}

function thumbnailRows(name: string, all: readonly Drawn[], goal: number): readonly Row[] {
  const fresh = all.map((one) => one.fresh)
  const dropped = all.map((one) => one.dropped)
  const longest = all.map((one) => one.longest)
  const counted = all.map((one) => one.thumbnails).join(' ')
  console.log(
    `${name}: thumbnails drawn ${counted}; frames dropped ${dropped.join(' ')}; longest ms between two frames ${longest.map((one) => one.toFixed(0)).join(' ')}; tasks over 50 ms ${all.map((one) => one.longTasks).join(' ')}`,
  )
  return [
    { name, ...summary(fresh), max: Math.max(...fresh), goal },
    {
      name: '  longest time between two frames meanwhile',
      ...summary(longest),
      max: Math.max(...longest),
      goal: 25,
    },
  ]
}

/** By the clock, from the event to the last picture that it changes. */
async function timeThumbnails(page: Page): Promise<readonly Row[]> {
  const list = page.getByTestId('page-item')
  await list.first().scrollIntoViewIfNeeded()
  await list.first().click()
  await page.waitForTimeout(2_000)
  const all: Drawn[] = []
  const one: Drawn[] = []
  const style: Drawn[] = []
  for (let turn = 0; turn < edits; turn += 1) {
    await list.first().getByRole('button').last().click()
    await page.waitForTimeout(500)
    const item = page.getByRole('menuitem', { name: 'Insert a page before' })
    all.push(await drawnSince(page, () => item.click()))
    all.push(await drawnSince(page, () => page.keyboard.press('Control+z')))
  }
  await list.nth(2).click()
  await page.waitForTimeout(1_000)
  for (let turn = 0; turn < edits; turn += 1) {
    const { x, y } = await spotOfBlock(page, 'middle')
    await page.mouse.click(x, y)
    await page.waitForTimeout(500)
    one.push(await drawnSince(page, () => page.keyboard.press('ArrowDown')))
    one.push(await drawnSince(page, () => page.keyboard.press('Control+z')))
  }
  // Another writer changes the style book: what the window then has to do is clocked from the message that brings it.
  const store = realStore('other')
  for (let turn = 0; turn < edits; turn += 1) {
    const stored = orThrow(await store.open(path))
    const { issue } = stored
    const formats = issue.publication.formats.map((format) => ({
      ...format,
      leading: format.leading + (turn % 2 === 0 ? 200 : -200),
    }))
    const next = after(issue, [
      { kind: 'publication.set', publication: { ...issue.publication, formats } } as never,
    ])
    style.push(
      await drawnSince(page, async () => void orThrow(await stored.publish(next, 'Style book')), 'message'),
    )
  }
  return [
    ...thumbnailRows('thumbnails fresh after a page was put before all', all, 1_000),
    ...thumbnailRows('thumbnails fresh after a block was moved', one, 1_000),
    ...thumbnailRows('thumbnails fresh after the leading was changed', style, 1_000),
  ]
}

/** Pictures of the wall that are not what a window opened afterwards shows: all of them have to be. */
async function countStale(browser: Browser, shown: Awaited<ReturnType<typeof pictures>>): Promise<number> {
  const again = await startProgram(mkdtempSync(join(work, 'home-')), path)
  const page = await browser.newPage({ viewport })
  await page.goto(again.entrance)
  await page.waitForSelector('[data-testid="block"]')
  const list = page.getByTestId('page-item')
  await page.waitForTimeout(3_000)
  for (let at = 0; at < (await list.count()); at += 3) {
    await list.nth(at).scrollIntoViewIfNeeded()
    await page.waitForTimeout(100)
  }
  await page.waitForTimeout(3_000)
  const right = await pictures(page)
  await page.close()
  again.child.kill('SIGKILL')
  await again.ended
  return [...right].filter(([id, picture]) => !looksAlike(picture, shown.get(id) ?? [])).length
}

await writeLargeIssue(path, { pages, articles: pages * 8, pictures: pages * 4, publishes: 0 })
const browser = await openBrowser()
const program = await startProgram(mkdtempSync(join(work, 'home-')), path)
const page = await browser.newPage({ viewport })
await watchDesk(page)
await page.goto(program.entrance)
await page.waitForSelector('[data-testid="block"]')
await page.waitForTimeout(5_000)
const only = process.argv[2] ?? ''
const rows: Row[] = []
if (only === '' || only === 'drag') rows.push(...(await timeDrags(browser, page)))
if (only === '' || only === 'open') rows.push(...(await timeOpenings(browser, page)))
let stale: number | null = null
if (only === '' || only === 'wall') {
  rows.push(...(await timeThumbnails(page)))
}
const shown = await pictures(page)
await page.close()
program.child.kill('SIGTERM')
await program.ended
if (only === '' || only === 'wall') stale = await countStale(browser, shown)
load.after = loadavg()[0] ?? 0
console.log(table(rows))
console.log(
  `stale thumbnails at the end: ${String(stale)}; load ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after`,
)
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, load },
  chromium: browser.version(),
  rows,
  staleThumbnails: stale,
}
await browser.close()
if (only === '') writeFileSync(join(root, 'bench/results/desk.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
