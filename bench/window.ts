// node bench/window.ts: what a key costs the window's main thread, from the browser's `keydown` to the end of the
// task that hands over the frame which shows it, read from Chromium's own trace: everything the thread does in
// between, put-off drawing too. It is the processor's time, because others use the machine; a reader of the
// screen waits for the next refresh on top. Beside it a bare ProseMirror editor with the same text in the same
// browser, in turns.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { orThrow } from '../src/base/result.ts'
import type { Article, Issue } from '../src/model/issue.ts'
import { realStore } from '../tests/support/issue-folder.ts'
import { longArticle, longParagraph, longRead } from '../tests/support/long-article.ts'
import { startProgram } from '../tests/support/program.ts'
import { openBrowser } from './browser.ts'
import { bareScript, openBare, openWindow, type } from './keys.ts'
import { summary, table, type Row } from './measure.ts'
import { fullIssue } from './papers.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'jumpline-window-'))
const keysInTurn = 25
const turns = 3

interface Case {
  readonly name: string
  /** The story is shown with its printed lines. */
  readonly galley: boolean
  /** Milliseconds that ninety-five of a hundred keys must stay within. */
  readonly goal?: number
  readonly issue: Issue
  readonly article: Article
}

function caseOf(name: string, issue: Issue, more: Partial<Case> = {}): Case {
  const id = issue.pages[0]?.headlines[0]
  const article = id === undefined ? undefined : issue.articles.get(id)
  if (article === undefined) throw new Error('the first page has a lead')
  return { name, issue, article, galley: false, ...more }
}

async function measure(
  browser: Browser,
  { name, issue, article, galley, goal }: Case,
  script: string,
): Promise<readonly Row[]> {
  const home = mkdtempSync(join(work, 'home-'))
  const path = join(home, 'bench.issue')
  orThrow(await realStore('bench').create(path, issue, []))
  const program = await startProgram(home, path)
  try {
    const ours = await openWindow(browser, program.entrance, issue, article)
    if (galley) await ours.keyboard.press('Control+y')
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
      {
        name,
        ...frame,
        ...(goal !== undefined && { goal }),
        ratio: { to: 'bare ProseMirror', value: frame.median / editor.median },
      },
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
const cases = [
  caseOf('galley of 5,000 characters over 3 parts', longRead(), { galley: true, goal: 8 }),
  caseOf('lead of a page, issue of 4 pages', fullIssue(4)),
  caseOf('lead of a page in the galley, issue of 32 pages', fullIssue(32), { galley: true }),
  caseOf('117,000 characters over 13 pages, key at the end', longArticle()),
  caseOf('  in the galley', longArticle(), { galley: true }),
  caseOf('one paragraph of 100,000 characters, key at the end', longParagraph(100_000)),
]
// `node bench/window.ts galley`: those alone whose name holds the word, and nothing is kept.
const word = process.argv[2] ?? ''
for (const one of cases.filter(({ name }) => name.includes(word)))
  rows.push(...(await measure(browser, one, script)))
console.log(table(rows))
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, load: loadavg()[0] ?? 0 },
  chromium: browser.version(),
  rows,
}
await browser.close()
if (word === '')
  writeFileSync(join(root, 'bench/results/window.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
