// What keys cost a window's main thread, read from Chromium's own trace, and the windows they are typed into: ours on
// an issue, and a bare ProseMirror editor with the same text.

import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'
import type { Article, Issue } from '../src/model/issue.ts'
import { endOf, isInput, readEvents, spent, threadOf, traceCategories, type TraceEvent } from './trace.ts'

const root = join(import.meta.dirname, '..')
const viewport = { width: 1280, height: 800 }
// A fast typist: eight keys a second. What is put off until she rests is put off here too.
const pause = 120

/** Milliseconds. */
export interface Typed {
  /** For each key, all that the thread did until its frame was handed over. */
  readonly frames: readonly number[]
  /** The longest task outside of frames: a key that falls into it waits. */
  readonly longestRest: number
}

export async function type(browser: Browser, page: Page, keys: number): Promise<Typed> {
  await page.bringToFront()
  await browser.startTracing(page, { categories: traceCategories })
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefghijklmnopqrst'[key % 20] ?? 'a')
    await page.waitForTimeout(pause)
  }
  return readTrace(await browser.stopTracing())
}

/** Milliseconds of the longest task of the main thread, of those that come while it is watched. One page is open. */
export async function watchThread(browser: Browser, page: Page, milliseconds: number): Promise<number> {
  await browser.startTracing(page, { categories: traceCategories })
  await page.waitForTimeout(milliseconds)
  const traceEvents = readEvents(await browser.stopTracing())
  const isMain = new Set(
    traceEvents.flatMap(({ ph, args, pid, tid }) =>
      ph === 'M' && args.name === 'CrRendererMain' ? [`${String(pid)} ${String(tid)}`] : [],
    ),
  )
  const tasks = traceEvents.filter(
    ({ ph, name, pid, tid }) =>
      ph === 'X' && name === 'RunTask' && isMain.has(`${String(pid)} ${String(tid)}`),
  )
  return Math.max(0, ...tasks.map((task) => spent(task) / 1000))
}

function readTrace(trace: Buffer): Typed {
  const events = readEvents(trace)
  const first = events.find((event) => isInput(event, 'keydown'))
  if (first === undefined) throw new Error('no key in the trace')
  const own = threadOf(events, first)
  const tasks = own.filter(({ name }) => name === 'RunTask')
  const inFrames = new Set<TraceEvent>()
  const frames: number[] = []
  for (const key of own.filter((event) => isInput(event, 'keydown'))) {
    const input = own.find((event) => event.ts > key.ts && isInput(event, 'input'))
    const commit = own.find(({ name, ts }) => name === 'Commit' && ts > (input?.ts ?? key.ts))
    if (input === undefined || commit === undefined) continue
    const busy = tasks.filter((task) => endOf(task) > key.ts && task.ts <= commit.ts)
    for (const task of busy) inFrames.add(task)
    frames.push(busy.reduce((sum, task) => sum + spent(task) - passed(task, key), 0) / 1000)
  }
  const rest = tasks.filter((task) => !inFrames.has(task)).map((task) => spent(task) / 1000)
  return { frames, longestRest: Math.max(0, ...rest) }
}

/** Of a task, what was before the key: only of the task that the key fell into. */
function passed(task: TraceEvent, key: TraceEvent): number {
  return Math.max(0, Math.min(spent(task), (key.tts ?? 0) - (task.tts ?? 0)))
}

export async function bareScript(): Promise<string> {
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

export async function openBare(browser: Browser, article: Article, script: string): Promise<Page> {
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
export async function openWindow(
  browser: Browser,
  entrance: string,
  issue: Issue,
  article: Article,
): Promise<Page> {
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
