// One issue for all peers: the same Chinese text on the same pages, as our issue, as Typst source and as HTML.
// No paragraph is said twice, so that no engine can remember one it has set before.

import { join } from 'node:path'
import { orThrow } from '../src/base/result.ts'
import { fromPt } from '../src/base/units.ts'
import { makeUp } from '../src/makeup/makeup.ts'
import { createPictures } from '../src/main/services/pictures.ts'
import { findCopy } from '../src/main/services/read-copy.ts'
import type { Article, Issue } from '../src/model/issue.ts'
import { formatOf, type PageFormat } from '../src/model/publication.ts'
import { printedBody, printedParagraph } from '../src/model/query/printed.ts'
import { after, composer, paper, type Story } from '../tests/support/paper.ts'
import { typstText } from './typst.ts'

/** Files of the faces the pages are set in: body, headlines, lead, bylines and page numbers. */
export const peerFaces = ['serif-sc', 'serif-sc-bold', 'serif-sc-black', 'kai-sc', 'sans-sc'] as const

/** Clauses of the Chinese sample paper, to make paragraphs of. */
export async function chineseClauses(): Promise<readonly string[]> {
  const folder = join(import.meta.dirname, '../resources/sample/zh')
  const { copy } = orThrow(await findCopy(folder, createPictures()))
  const texts = copy.pages.flatMap((page) => page.articles).flatMap((article) => article.body)
  return texts.flatMap((paragraph) => paragraph.text.match(/[^，。；：！？]{2,}[，。；！？]/gu) ?? [])
}

// Nine stories a page, about eight thousand characters: as many as fit under the headlines.
const storyParagraphs = [20, 14, 13, 12, 12, 11, 6, 3, 3]
const ranks = [1, 2, 3, 3, 3, 4, 4, 5, 5] as const

export function peerIssue(pages: number, clauses: readonly string[]): Issue {
  let state = 20_261_123
  const clause = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return clauses[Math.floor(state / 65_536) % clauses.length] ?? ''
  }
  const paragraph = (): string => {
    let text = ''
    while (text.length < 82) text += clause()
    return `${text.slice(0, -1)}。`
  }
  const story = (page: number, index: number): Story => ({
    headline: [`第${page + 1}版第${index + 1}条新闻的标题`],
    rank: ranks[index] ?? 3,
    byline: '本报记者',
    body: Array.from({ length: storyParagraphs[index] ?? 4 }, paragraph),
  })
  const made = paper({
    pages: Array.from({ length: pages }, (_, page) => storyParagraphs.map((__, index) => story(page, index))),
  })
  const { edits } = makeUp(
    { issue: made.issue, composer: composer(), mint: made.mint },
    { pages: null, keep: false },
  )
  return after(made.issue, edits)
}

export function storiesOf(issue: Issue): readonly (readonly Article[])[] {
  return issue.pages.map((page) => page.headlines.flatMap((id) => issue.articles.get(id) ?? []))
}

export function charactersOf(issue: Issue): number {
  const bodies = [...issue.articles.values()].flatMap(printedBody)
  return bodies.reduce((sum, paragraph) => sum + printedParagraph(paragraph).length, 0)
}

export interface Area {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly pageWidth: number
  readonly pageHeight: number
}

/** The type area in points. */
export function areaOf(format: PageFormat): Area {
  const { trim, typeArea, columns, gutter, leading, lines, measure } = format
  const column = measure.kind === 'width' ? measure.width : measure.count * format.bodySize
  return {
    width: (columns * column + (columns - 1) * gutter) / fromPt(1),
    height: (lines * leading) / fromPt(1),
    left: typeArea.x / fromPt(1),
    top: typeArea.y / fromPt(1),
    pageWidth: trim.width / fromPt(1),
    pageHeight: trim.height / fromPt(1),
  }
}

export function typstSource(issue: Issue): string {
  const format = formatOf(issue.publication, issue.publication.format)
  const area = areaOf(format)
  const right = area.pageWidth - area.left - area.width
  const foot = area.pageHeight - area.top - area.height
  const pages = storiesOf(issue).map(
    (stories) => `#columns(8, gutter: 9pt)[\n${stories.map(typstStory).join('\n')}\n]`,
  )
  return [
    `#set page(width: ${area.pageWidth}pt, height: ${area.pageHeight}pt,`,
    `  margin: (left: ${area.left}pt, right: ${right}pt, top: ${area.top}pt, bottom: ${foot}pt),`,
    '  header: text(font: "Noto Sans SC")[#context counter(page).display()])',
    '#set text(font: "Noto Serif SC", size: 9pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)',
    '#set par(justify: true, leading: 3pt, spacing: 3pt, first-line-indent: (amount: 2em, all: true))',
    pages.join('\n#pagebreak()\n'),
  ].join('\n')
}

function typstStory({ headline, byline, body, rank }: Article): string {
  const weight = rank === 1 ? '"black"' : '"bold"'
  return [
    `#block(text(size: 15pt, weight: ${weight}, ${typstText(headline.join('')).slice(1)}))`,
    `#block(text(font: "LXGW WenKai", ${typstText(byline).slice(1)}))`,
    ...body.map(({ text }) => `${typstText(text)}\n`),
  ].join('\n')
}

/** `fonts`: address of the folder of the faces, with its last slash. */
export function htmlSource(issue: Issue, fonts: string): string {
  const area = areaOf(formatOf(issue.publication, issue.publication.format))
  const faces = peerFaces.map((key) => `@font-face { font-family: ${key}; src: url("${fonts}${key}.ttf") }`)
  const pages = storiesOf(issue).map(
    (stories, index) =>
      `<section><header>${index + 1}</header><main>${stories.map(htmlStory).join('\n')}</main></section>`,
  )
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
${faces.join('\n')}
@page { size: ${area.pageWidth}pt ${area.pageHeight}pt; margin: 0 }
body { margin: 0; font: 9pt/12pt serif-sc }
section { position: relative; height: ${area.pageHeight}pt; break-after: page; overflow: hidden }
section:last-child { break-after: auto }
header { position: absolute; left: ${area.left}pt; top: 30pt; font-family: sans-sc }
main { position: absolute; left: ${area.left}pt; top: ${area.top}pt; width: ${area.width}pt; height: ${area.height}pt;
  column-count: 8; column-gap: 9pt; column-fill: auto }
h2 { font: 15pt/18pt serif-sc-bold; margin: 0 }
h2.lead { font-family: serif-sc-black }
p { margin: 0; text-indent: 2em; text-align: justify }
p.byline { font-family: kai-sc; text-indent: 0 }
</style>${pages.join('\n')}`
}

function htmlStory({ headline, byline, body, rank }: Article): string {
  const lead = rank === 1 ? ' class="lead"' : ''
  const paragraphs = body.map(({ text }) => `<p>${text}</p>`)
  return `<h2${lead}>${headline.join('')}</h2><p class="byline">${byline}</p>${paragraphs.join('')}`
}
