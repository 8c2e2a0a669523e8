// node bench/find.ts: finding, replacing, normalising and word lists over the largest issue (R18: 2,000 articles). The pure
// functions stand beside `indexOf` over the same texts, in the same run; the window is timed from the event that
// changes the words to the frame with the first places. Writes bench/results/find.json.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { orThrow } from '../src/base/result.ts'
import { planTexts } from '../src/makeup/text-plans.ts'
import { applyAll } from '../src/model/edit/apply.ts'
import type { Issue } from '../src/model/issue.ts'
import type { WordLists } from '../src/model/publication.ts'
import { articleTexts } from '../src/model/query/article-texts.ts'
import { patternOf, plainAsk } from '../src/model/query/find-words.ts'
import { type Finding, findInArticle } from '../src/model/query/search.ts'
import { normaliseArticle } from '../src/model/text/normalise-article.ts'
import { wordFinder } from '../src/model/text/word-finder.ts'
import { largest, writeLargeIssue } from '../tests/support/large-issue.ts'
import { startProgram } from '../tests/support/program.ts'
import { openBrowser } from './browser.ts'
import { openWindow } from './keys.ts'
import { type Row, summary, table, time } from './measure.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'jumpline-find-'))
const path = join(work, 'large.issue')
const load = { before: loadavg()[0] ?? 0, after: 0 }
// From one place in the issue to tens of thousands.
const words = ['稿1999', '的', 'THE HARBOUR', '没有这样的话']

function find(issue: Issue, wanted: string, expression = false): readonly Finding[] {
  const pattern = orThrow(patternOf({ ...plainAsk, words: wanted, expression }))
  const search = { pattern, put: '', isExpression: expression }
  return [...issue.articles.values()].flatMap((article) => [...findInArticle(issue, article, search)])
}

function countPlain(texts: readonly string[], wanted: string): number {
  let count = 0
  for (const text of texts)
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) count += 1
  return count
}

/** Names and words of which hardly any is in the texts, as in a list of a real desk. */
function longLists(count: number): WordLists {
  const signs = Array.from('江河湖海山川林木春夏秋冬东南西北金银铜铁')
  const sign = (seed: number): string => signs[seed % signs.length] ?? ''
  const word = (seed: number): string =>
    sign(seed) + sign(Math.floor(seed / 20) + 7) + sign(Math.floor(seed / 400) + 3) + sign(seed * 7 + 5)
  return {
    names: Array.from({ length: count / 2 }, (_, at) => ({ right: word(at), wrong: [word(at + count)] })),
    avoid: Array.from({ length: count / 2 }, (_, at) => ({
      word: word(at + 2 * count),
      instead: '',
      why: '',
    })),
  }
}

async function pureRows(issue: Issue): Promise<readonly Row[]> {
  const texts = [...issue.articles.values()].flatMap((article) =>
    [...articleTexts(issue, article)].map(({ text }) => text),
  )
  const lists = longLists(3_000)
  const finder = wordFinder(lists)
  const everywhere = find(issue, '的')
  const plain = await time(12, (run) => countPlain(texts, words[run % words.length] ?? ''))
  const against = (name: string, timed: Omit<Row, 'name'>, goal?: number): Row => ({
    name,
    ...timed,
    ratio: { to: 'indexOf', value: timed.median / plain.median },
    ...(goal === undefined ? {} : { goal }),
  })
  return [
    { name: `indexOf over ${String(texts.length)} texts`, ...plain },
    against(
      'plain words, every place of every text',
      await time(12, (run) => find(issue, words[run % words.length] ?? '')),
      300,
    ),
    against(
      'a regular expression, every place',
      await time(6, () => find(issue, String.raw`(\d+)年(\d+)月`, true)),
    ),
    against(
      `replacing ${String(everywhere.length)} places: planned and made`,
      await time(5, () => {
        const changes = everywhere.map((found) => ({ ...found, put: '之' }))
        orThrow(applyAll(issue, planTexts(issue, changes).edits))
      }),
    ),
    against(
      'word lists of 3,000 entries over every text',
      await time(5, () => texts.reduce((count, text) => count + finder(text).length, 0)),
    ),
    against(
      'every text normalised',
      await time(3, () =>
        [...issue.articles.values()].reduce(
          (count, article) => count + [...normaliseArticle(issue, article)].length,
          0,
        ),
      ),
    ),
  ]
}

/** Runs in the page: from the words' event to the frame after the first row, and to the last count. */
function searchFor(wanted: string): Promise<{ readonly first: number; readonly whole: number }> {
  const field = document.querySelector<HTMLInputElement>('[data-testid="find-issue-words"]')
  const count = (): string => document.querySelector('[data-testid="find-issue-count"]')?.textContent ?? ''
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  const begin = performance.now()
  setter?.call(field, wanted)
  field?.dispatchEvent(new Event('input', { bubbles: true }))
  return new Promise((resolve, reject) => {
    let first = 0
    const look = (): void => {
      const shown = count()
      const text = document.querySelector('[data-testid="find-row"]')?.textContent ?? ''
      if (first === 0 && text.toLowerCase().includes(wanted.toLowerCase())) first = performance.now() - begin
      if (first > 0 && / in \d/.test(shown) && !shown.endsWith('…'))
        resolve({ first, whole: performance.now() - begin })
      else if (performance.now() - begin > 20_000) reject(new Error(`no places of ${wanted}: ${shown}`))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

async function windowRows(page: Page): Promise<readonly Row[]> {
  await page.keyboard.press('Control+Shift+f')
  const times = { first: [] as number[], whole: [] as number[] }
  for (let run = 0; run < 12; run += 1) {
    const { first, whole } = await page.evaluate(
      searchFor,
      ['稿1999', '渡口', 'harbour', '2026'][run % 4] ?? '',
    )
    times.first.push(first)
    times.whole.push(whole)
    await page.waitForTimeout(300)
  }
  return [
    { name: 'window: first places of all articles shown', ...summary(times.first), goal: 300 },
    { name: 'window: all places counted', ...summary(times.whole) },
  ]
}

const { issue } = await writeLargeIssue(path, { ...largest, pictures: 50, publishes: 1 })
const lead = issue.articles.get(issue.pages[0]?.headlines[0] ?? ('' as never))
if (lead === undefined) throw new Error('the first page has a lead')
const rows: Row[] = [...(await pureRows(issue))]
const browser = await openBrowser()
const program = await startProgram(mkdtempSync(join(work, 'home-')), path)
const page = await openWindow(browser, program.entrance, issue, lead)
await page.waitForTimeout(10_000)
rows.push(...(await windowRows(page)))
await page.close()
program.child.kill('SIGKILL')
await program.ended
load.after = loadavg()[0] ?? 0
console.log(table(rows))
console.log(`load ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after`)
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: { cpu: cpus()[0]?.model ?? '', cores: cpus().length, load },
  chromium: browser.version(),
  rows,
}
await browser.close()
writeFileSync(join(root, 'bench/results/find.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
