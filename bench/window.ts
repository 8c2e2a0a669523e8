// node bench/window.ts: what a key costs the window's main thread, from the browser's `keydown` to the end of the
// task that hands over the frame which shows it, read from Chromium's own trace: everything the thread does in
// between, put-off drawing too. It is the processor's time, because others use the machine; a reader of the
// screen waits for the next refresh on top. Beside it a bare ProseMirror editor with the same text in the same
// browser, in turns.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'
import { orThrow } from '../src/base/result.ts'
import type { Article, Issue } from '../src/model/issue.ts'
import { realStore } from '../tests/support/issue-folder.ts'
import { longArticle } from '../tests/support/long-article.ts'
import { startProgram } from '../tests/support/program.ts'
import { openBrowser } from './browser.ts'
import { summary, table, type Row } from './measure.ts'
import { fullIssue } from './papers.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'jumpline-window-'))
const viewport = { width: 1280, height: 800 }
// A fast typist: eight keys a second. What is put off until she rests is put off here too.
const pause = 120
const keysInTurn = 25
const turns = 3

/** Milliseconds. */
interface Typed {
  /** For each key, all that the thread did until its frame was handed over. */
  readonly frames: readonly number[]
  /** The longest task outside of frames: a key that falls into it waits. */
  readonly longestRest: number
}

async function type(browser: Browser, page: Page, keys: number): Promise<Typed> {
  await page.bringToFront()
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  })
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefghijklmnopqrst'[key % 20] ?? 'a')
    await page.waitForTimeout(pause)
  }
  return readTrace(await browser.stopTracing())
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds by the clock, and of the processor's time that the thread had. */
  readonly ts: number
  readonly dur?: number
  readonly tts?: number
  readonly tdur?: number
  readonly args: { readonly data?: { readonly type?: string } }
}

function readTrace(trace: Buffer): Typed {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as {
    readonly traceEvents: readonly TraceEvent[]
  }
  const isEvent = ({ name, args }: TraceEvent, type: string): boolean =>
    name === 'EventDispatch' && args.data?.type === type
  const first = traceEvents.find((event) => isEvent(event, 'keydown'))
  if (first === undefined) throw new Error('no key in the trace')
  const own = traceEvents
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    .toSorted((left, right) => left.ts - right.ts)
  const tasks = own.filter(({ name }) => name === 'RunTask')
  const inFrames = new Set<TraceEvent>()
  const frames: number[] = []
  for (const key of own.filter((event) => isEvent(event, 'keydown'))) {
    const input = own.find((event) => event.ts > key.ts && isEvent(event, 'input'))
    const commit = own.find(({ name, ts }) => name === 'Commit' && ts > (input?.ts ?? key.ts))
    if (input === undefined || commit === undefined) continue
    const busy = tasks.filter((task) => endOf(task) > key.ts && task.ts <= commit.ts)
    for (const task of busy) inFrames.add(task)
    frames.push(busy.reduce((sum, task) => sum + spent(task) - passed(task, key), 0) / 1000)
  }
  const rest = tasks.filter((task) => !inFrames.has(task)).map((task) => spent(task) / 1000)
  return { frames, longestRest: Math.max(0, ...rest) }
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur
}

function spent({ tdur = 0 }: TraceEvent): number {
  return tdur
}

/** Of a task, what was before the key: only of the task that the key fell into. */
function passed(task: TraceEvent, key: TraceEvent): number {
  return Math.max(0, Math.min(spent(task), (key.tts ?? 0) - (task.tts ?? 0)))
}

async function bareScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'bare-editor.ts'), formats: ['iife'], name: 'bare' },
    },
  })
  const [output] = Array.isArray(built) ? built : []
  const chunk = output?.output[0]
  if (chunk === undefined) throw new Error('the bare editor was not built')
  return chunk.code
}

async function openBare(browser: Browser, article: Article, script: string): Promise<Page> {
  const page = await browser.newPage({ viewport })
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    .ProseMirror { white-space: pre-wrap; width: 400px; font: 15px/1.6 "Noto Serif SC", serif; outline: none }
  </style><body>`)
  await page.addScriptTag({ content: script })
  await page.evaluate(
    (paragraphs) => {
      ;(window as unknown as { openBare: (texts: readonly string[]) => void }).openBare(paragraphs)
    },
    article.body.map(({ text }) => text),
  )
  return page
}

/** The window on an issue, with the caret at the end of an article and the page beside it that shows that end. */
async function openWindow(browser: Browser, entrance: string, issue: Issue, article: Article): Promise<Page> {
  const page = await browser.newPage({ viewport })
  await page.goto(entrance)
  const at = issue.pages.findLastIndex(({ headlines }) => headlines.includes(article.id))
  await page.getByTestId('page-item').nth(at).click()
  await page.locator(`[data-testid="headline"][data-article="${article.id}"]`).click()
  await page.getByTestId('story-editor').locator('.ProseMirror').focus()
  // The author's credit comes last.
  for (const key of ['Control+End', 'ArrowUp', 'End']) await page.keyboard.press(key)
  return page
}

interface Case {
  readonly name: string
  readonly issue: Issue
  readonly article: Article
}

function caseOf(name: string, issue: Issue): Case {
  const id = issue.pages[0]?.headlines[0]
  const article = id === undefined ? undefined : issue.articles.get(id)
  if (article === undefined) throw new Error('the first page has a lead')
  return { name, issue, article }
}

async function measure(
  browser: Browser,
  { name, issue, article }: Case,
  script: string,
): Promise<readonly Row[]> {
  const home = mkdtempSync(join(work, 'home-'))
  const path = join(home, 'bench.issue')
  orThrow(await realStore('bench').create(path, issue, []))
  const program = await startProgram(home, path)
  try {
    const ours = await openWindow(browser, program.entrance, issue, article)
    const bare = await openBare(browser, article, script)
    const times = { frames: [] as number[], bare: [] as number[] }
    let longestRest = 0
    // The first keys of a day are slower, while the program warms up; an editor types thousands.
    for (let turn = -1; turn < turns; turn += 1) {
      const mine = await type(browser, ours, keysInTurn)
      const theirs = await type(browser, bare, keysInTurn)
      if (turn < 0) continue
      times.frames.push(...mine.frames)
      times.bare.push(...theirs.frames)
      longestRest = Math.max(longestRest, mine.longestRest)
    }
    await ours.close()
    await bare.close()
    const [frame, editor] = [summary(times.frames), summary(times.bare)]
    console.log(`${name}: longest task between frames ${longestRest.toFixed(1)} ms`)
    return [
      { name, ...frame, ratio: { to: 'bare ProseMirror', value: frame.median / editor.median } },
      { name: '  bare ProseMirror, the same text', ...editor },
    ]
  } finally {
    program.child.kill('SIGKILL')
    await program.ended
  }
}

const script = await bareScript()
const browser = await openBrowser()
const rows: Row[] = []
for (const one of [
  caseOf('lead of a page, issue of 4 pages', fullIssue(4)),
  caseOf('lead of a page, issue of 32 pages', fullIssue(32)),
  caseOf('117,000 characters over 13 pages, key at the end', longArticle()),
])
  rows.push(...(await measure(browser, one, script)))
console.log(table(rows))
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, load: loadavg()[0] ?? 0 },
  chromium: browser.version(),
  rows,
}
await browser.close()
writeFileSync(join(root, 'bench/results/window.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
