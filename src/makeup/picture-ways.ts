// Pictures and unseen marks.

import type { Problem, ProblemCode } from '../model/check/check.ts'
import { bodySplice } from '../model/edit/body-splice.ts'
import type { Edit } from '../model/edit/edit.ts'
import { boundsOf, freeRects } from '../model/grid.ts'
import type { Article, GridRect, Paragraph } from '../model/issue.ts'
import { makeBlock } from '../model/make.ts'
import { formatOf } from '../model/publication.ts'
import { findBlock, findPage, type FoundBlock, storyBlocks } from '../model/query/find.ts'
import { headOf, pictureLines } from './item.ts'
import { planBlockMove, type PlanContext } from './plan.ts'
import { itemParts } from './story-edits.ts'
import { asTry, blockAt, type Way } from './way.ts'

type Tries = Generator<readonly Edit[]>

// Lower than this nothing can be made out.
const lowest = 6

/** Up to under the headline, line by line from there. */
function* upInTheText(context: PlanContext, problem: Problem): Tries {
  const picture = pictureAt(context, problem)
  const story = blockAt(context, problem)
  if (picture === null || story === null) return
  const rect = boundsOf(picture.block.area)
  const { line } = boundsOf(story.block.area)
  const head = headLines(context, story)
  for (let to = line + head; to < rect.line; to += 1)
    yield* asTry(planBlockMove(context, picture.block.id, [{ ...rect, line: to }]))
}

/** Grid lines that the headline block over a story takes. */
function headLines({ issue, composer }: PlanContext, { page, block }: FoundBlock): number {
  const { content } = block
  const article = content.kind === 'story' ? issue.articles.get(content.article) : undefined
  if (article === undefined || content.kind !== 'story') return 0
  const item = { article, part: 0, lines: 0, picture: null, content }
  const parts = itemParts(issue, page, composer)
  return headOf(item, boundsOf(block.area).columns, content.headlineSize, parts).over
}

function pictureAt(context: PlanContext, { values }: Problem) {
  return findBlock(context.issue, String(values['picture'] ?? '') as never)
}

/** The picture lower, then the block deeper. */
function* moreUnder(context: PlanContext, problem: Problem): Tries {
  const picture = pictureAt(context, problem)
  if (picture === null) return
  const rect = boundsOf(picture.block.area)
  for (let lines = rect.lines - 1; lines >= lowest; lines -= 1)
    yield* asTry(planBlockMove(context, picture.block.id, [{ ...rect, lines }]))
}

/** Narrower by a column and lower to match, until the dots are fine enough. It keeps its outer edge. */
function* smaller(context: PlanContext, problem: Problem): Tries {
  const found = blockAt(context, problem)
  if (found === null) return
  const rect = boundsOf(found.block.area)
  for (let columns = rect.columns; columns >= 1; columns -= 1) {
    const column = rect.column + rect.columns - columns
    const most = Math.round((rect.lines * columns) / rect.columns)
    for (let lines = most; lines >= Math.max(lowest, Math.ceil(most * 0.7)); lines -= 1)
      yield* asTry(planBlockMove(context, found.block.id, [{ ...rect, column, columns, lines }]))
  }
}

/** In its article's block, under the headline at the outer side; else in free space of the page. */
function* placedPicture(context: PlanContext, { article, page, values }: Problem): Tries {
  const { issue, mint, composer } = context
  const owner = article === null ? undefined : issue.articles.get(article)
  const picture = owner?.pictures
    .flatMap((id) => issue.pictures.get(id) ?? [])
    .find((one) => one.name === values['name'])
  const target = page === null ? null : findPage(issue, page)
  if (owner === undefined || picture === undefined || target === null) return
  const format = formatOf(issue.publication, target.format)
  const parts = itemParts(issue, target, composer)
  const story = storyBlocks(issue, owner.id).find((one) => one.page.id === target.id)
  const put = (rect: GridRect): readonly Edit[] => {
    const content = { kind: 'picture', picture: picture.id, article: owner.id, crop: null } as const
    const block = makeBlock(mint, [rect], content)
    return [{ kind: 'block.insert', page: target.id, block, index: target.blocks.length }]
  }
  if (story !== undefined) {
    const bounds = boundsOf(story.block.area)
    const head = headLines(context, story)
    for (let columns = bounds.columns; columns >= 1; columns -= 1) {
      const lines = pictureLines(picture, columns, parts)
      if (lines + head > bounds.lines) continue
      yield put({
        column: bounds.column + bounds.columns - columns,
        line: bounds.line + head,
        columns,
        lines,
      })
    }
  }
  const taken = target.blocks.flatMap((block) => block.area)
  for (const room of freeRects(format, taken)) {
    for (let columns = Math.min(3, room.columns); columns >= 1; columns -= 1) {
      const lines = pictureLines(picture, columns, parts)
      if (lines <= room.lines) yield put({ ...room, columns, lines })
    }
  }
}

const bidiControl = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** The text without the marks that turn its direction unseen. */
function* withoutControls({ issue }: PlanContext, { article }: Problem): Tries {
  const found = article === null ? undefined : issue.articles.get(article)
  if (found === undefined) return
  const clean = (text: string): string => text.replace(bidiControl, '')
  const fields: Partial<Omit<Article, 'id' | 'body' | 'jumps'>> = {
    kicker: clean(found.kicker),
    headline: found.headline.map(clean),
    deck: clean(found.deck),
    byline: clean(found.byline),
    dateline: clean(found.dateline),
    tagline: clean(found.tagline),
  }
  const splice = bodySplice(found.body, found.body.map(cleanParagraph))
  yield [
    { kind: 'article.set', article: found.id, fields },
    ...(splice === null ? [] : [{ kind: 'body.splice', article: found.id, ...splice } as const]),
  ]
}

function cleanParagraph(paragraph: Paragraph): Paragraph {
  const { text, marks } = paragraph
  const kept = (to: number): number => text.slice(0, to).replace(bidiControl, '').length
  const moved = marks.map((mark) => ({ ...mark, from: kept(mark.from), to: kept(mark.to) }))
  return {
    ...paragraph,
    text: text.replace(bidiControl, ''),
    marks: moved.filter((mark) => mark.to > mark.from),
  }
}

export const pictureWays = {
  PICTURE_IN_LEG: upInTheText,
  SHORT_WRAP: moreUnder,
  PICTURE_PPI: smaller,
  MISSING_PICTURE: placedPicture,
  BIDI_CONTROL: withoutControls,
} satisfies Partial<Record<ProblemCode, Way>>
