// The story editor's galley, the page and the printed PDF end their lines at the same words. The galley's ends are read
// from the editor's own document, the PDF by pdftotext, which knows nothing of ours.

import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { countingMint } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import type { PlacedPage, PlacedStory } from '../../src/compose/placed.ts'
import { createPress } from '../../src/export/pdf/press.ts'
import { toIssue } from '../../src/import/copy-edits.ts'
import { createPictures } from '../../src/main/services/pictures.ts'
import { findCopy } from '../../src/main/services/read-copy.ts'
import type { Article, Issue } from '../../src/model/issue.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { storyDocument } from '../../src/renderer/article/convert.ts'
import { lineEnds } from '../../src/renderer/article/galley-lines.ts'
import { printedOffset } from '../../src/renderer/article/positions.ts'
import { fontOf } from '../support/glyph-ink.ts'
import { composer, realFonts } from '../support/paper.ts'
import { plainPress } from '../support/press.ts'
import { sharedFolder, skipReason, writeDailyCopy, writeSeedCopy } from '../support/sample-copy.ts'
import { laidOut } from './run-export.ts'

const mint = countingMint('g')
const flat = (text: string): string => text.replaceAll(/[\s\u00ad]/g, '')

/** The lines of an article as the galley shows them: its printed text cut where the galley ends a line. */
function galleyLines(issue: Issue, article: Article): readonly string[] {
  const story = storyDocument(article, mint)
  const composed = composer().article(issue, article.id)
  const text = printedText(article)
  const ends = lineEnds(story, composed).map(({ to }) => printedOffset(story, to))
  const whole = text.length - composed.overset.characters
  return text
    .split('')
    .flatMap((letter, at) => (letter === '\n' ? [at] : []))
    .concat(ends, text.length)
    .toSorted((one, other) => one - other)
    .map((end, index, all) => ({ from: all[index - 1] ?? 0, end }))
    .filter(({ from }) => from < whole)
    .map(({ from, end }) => flat(text.slice(from, end)))
}

interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly middle: number
}

/** The words of each page of a PDF with their boxes, in points from the upper left corner. */
function wordsOf(path: string): readonly (readonly Word[])[] {
  const html = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
        ),
      ].map(
        ([, left, top, right, bottom, markup = '']): Word => ({
          text: wordIn(markup),
          left: Number(left),
          right: Number(right),
          middle: (Number(top) + Number(bottom)) / 2,
        }),
      ),
    )
}

function wordIn(markup: string): string {
  const [node] = parseFragment(markup).childNodes
  return node !== undefined && 'value' in node ? node.value : ''
}

/** What is printed on each body line of a part: words within its width, at its baseline. */
function printedLines(words: readonly Word[], page: PlacedPage, story: PlacedStory): readonly string[] {
  return story.lines.map((line) => {
    const size = (line.runs[0]?.size ?? 9000) / 1000
    const [left, baseline] = [(page.bleed + line.x) / 1000, (page.bleed + line.baseline) / 1000]
    const right = left + line.width / 1000
    return words
      .filter(({ middle }) => Math.abs(middle - (baseline - 0.32 * size)) < 0.4 * size)
      .filter((word) => word.right > left && word.left < right)
      .toSorted((one, other) => one.left - other.left)
      .map(({ text }) => text)
      .join('')
  })
}

/** The generated words that share a line of text: a turn line, a dateline, a credit. */
function besides(story: PlacedStory, index: number): readonly string[] {
  const line = story.lines[index]
  const texts = [...story.extras, ...(story.turnLine === null ? [] : [story.turnLine])]
  return texts
    .filter((one) => line !== undefined && Math.abs(one.baseline - line.baseline) < 1000)
    .filter((one) => line !== undefined && one.x >= line.x - line.measure && one.x <= line.x + line.measure)
    .map(({ text }) => flat(text))
}

async function expectAgreement(issue: Issue): Promise<{ readonly articles: number; readonly lines: number }> {
  const pages = composer().issue(issue)
  const press = createPress({
    ...plainPress(),
    fonts: { library: realFonts(), outlines: fontOf },
    pictures: () => null,
    deflate: (bytes) => Promise.resolve(new Uint8Array(deflateSync(bytes))),
  })
  const { language } = issue.publication
  const about = {
    title: '',
    author: '',
    language,
    date: issue.date,
    id: '0'.repeat(32),
    producer: '',
    outline: [],
  }
  const folder = await mkdtemp(join(tmpdir(), 'jumpline-galley-'))
  const path = join(folder, 'issue.pdf')
  await writeFile(path, await press.file(pages, about))
  const words = wordsOf(path)
  await rm(folder, { recursive: true })

  let [articles, lines] = [0, 0]
  for (const article of issue.articles.values()) {
    const composed = composer().article(issue, article.id)
    const onPage = composed.parts.flatMap((part) => part.lines.map((line) => flat(line.text)))
    if (onPage.length === 0) continue
    expect(galleyLines(issue, article), article.headline.join(' ')).toEqual(onPage)
    const inPrint = composed.parts.flatMap((part) => {
      const at = pages.findIndex((page) => page.blocks.some(({ id }) => id === part.id))
      const page = pages[at]
      if (page === undefined) throw new Error('a part stands on a page')
      return printedLines(words[at] ?? [], page, part).map((text, index) =>
        besides(part, index).reduce((rest, beside) => rest.replace(beside, ''), flat(text)),
      )
    })
    expect(
      inPrint.map((text, index) =>
        onPage[index] !== text && text === `${onPage[index] ?? ''}-` ? onPage[index] : text,
      ),
      article.headline.join(' '),
    ).toEqual(onPage)
    articles += 1
    lines += onPage.length
  }
  return { articles, lines }
}

async function laidOutCopy(folder: string): Promise<Issue> {
  const { copy, pictures } = orThrow(await findCopy(folder, createPictures()))
  const minted = countingMint('a')
  const issue = orThrow(toIssue(copy, pictures, '2026-11-23', minted))
  return laidOut({ issue, mint: minted, articles: [] })
}

test.each(['en', 'zh'])(
  'every line of every article of the sample paper in %s',
  async (language) => {
    const folder = fileURLToPath(new URL(`../../resources/sample/${language}`, import.meta.url))
    const { articles, lines } = await expectAgreement(await laidOutCopy(folder))
    expect(articles).toBeGreaterThan(10)
    expect(lines).toBeGreaterThan(300)
  },
  60_000,
)

test.skipIf(sharedFolder === null).each([
  ['the seed page', writeSeedCopy, 100],
  ['a real issue', writeDailyCopy, 2000],
] as const)(
  `so it is of %s${sharedFolder === null ? ` (${skipReason})` : ''}`,
  async (_name, write, least) => {
    const folder = await mkdtemp(join(tmpdir(), 'jumpline-galley-copy-'))
    await write(sharedFolder ?? '', folder)
    const { lines } = await expectAgreement(await laidOutCopy(folder))
    await rm(folder, { recursive: true, force: true })
    expect(lines).toBeGreaterThan(least)
  },
  120_000,
)
