// What a block template holds on a paper's grid: it is really set, full of text, under a headline of one line. The
// page it is set on is also what a template looks like before any copy is in it.

import { countingMint, type PageId } from '../base/ids.ts'
import type { Composer } from '../compose/compose.ts'
import { cellsIn, fittedArea } from '../model/grid.ts'
import type { Issue } from '../model/issue.ts'
import { makeArticle, makeBlock, makeIssue, makePage, makeParagraph } from '../model/make.ts'
import { type BlockShape, type PageFormat, type Publication, scriptOf } from '../model/publication.ts'

export interface ShapePage {
  readonly issue: Issue
  readonly page: PageId
}

const han = {
  headline: '新桥今日通车',
  text: '新桥今天上午十时通车，两岸居民步行过江只需八分钟。市交通部门介绍，大桥全长一千二百米，设双向六车道和两侧步道，工期三年零四个月。',
}
const latin = {
  headline: 'New bridge opens',
  text: 'The new bridge opened at ten this morning, and the walk across the river now takes eight minutes. It is twelve hundred metres long, has six lanes and a path on either side, and was three years and four months in building. ',
}

/** A page of the format with the shape at its upper left corner, clipped where the grid is smaller. */
export function shapePage(publication: Publication, format: PageFormat, shape: BlockShape): ShapePage {
  const mint = countingMint('shape')
  const words = scriptOf(publication) === 'han' ? han : latin
  const area = fittedArea([{ column: 0, line: 0, columns: shape.columns, lines: shape.lines }], format)
  const cells = cellsIn(area)
  // No column holds more than eighty characters a line; the rest is simply left over.
  const paragraphs = Math.ceil((cells * 80) / words.text.length)
  const article = makeArticle(mint, {
    rank: 2,
    headline: [words.headline],
    body: Array.from({ length: paragraphs }, () => makeParagraph(mint, words.text)),
  })
  const block = makeBlock(mint, area, {
    kind: 'story',
    article: article.id,
    headlineSize: shape.headlineSize,
    headlinePlace: shape.headlinePlace,
    columns: shape.text,
  })
  const page = { ...makePage(mint, format.key, ''), headlines: [article.id], blocks: [block] }
  const issue = makeIssue(mint, publication, '2026-01-01')
  return { issue: { ...issue, pages: [page], articles: new Map([[article.id, article]]) }, page: page.id }
}

/** A page of the format with nothing on it. */
export function emptyPage(publication: Publication, format: PageFormat): ShapePage {
  const mint = countingMint('empty')
  const page = makePage(mint, format.key, '')
  return { issue: { ...makeIssue(mint, publication, '2026-01-01'), pages: [page] }, page: page.id }
}

export interface ShapeHolds {
  readonly characters: number
  readonly words: number
}

export function shapeHolds(composer: Composer, { issue }: ShapePage): ShapeHolds {
  const [article] = issue.articles.values()
  if (article === undefined) return { characters: 0, words: 0 }
  const { characters, overset, words } = composer.article(issue, article.id)
  const held = characters - overset.characters
  return { characters: held, words: characters === 0 ? 0 : Math.round((words * held) / characters) }
}
