// Block templates (稿件模块): what each holds of an article under its own headline, and placing it in one. What
// a shape holds is found by setting the article in it, on the page as it stands: nothing is estimated but the
// characters of a full line.

import type { ArticleId, BlockId, PageId } from '../base/ids.ts'
import { clamp } from '../base/order.ts'
import { ok } from '../base/result.ts'
import { createComposer } from '../compose/compose.ts'
import { pageGrid, textColumns } from '../compose/page/grid.ts'
import { applyAll } from '../model/edit/apply.ts'
import { rectsOverlap } from '../model/grid.ts'
import type { GridRect, StoryContent } from '../model/issue.ts'
import { type BlockShape, formatOf, type PageFormat, scriptOf } from '../model/publication.ts'
import { findBlock, findPage, storyBlocks } from '../model/query/find.ts'
import { takenOn } from './free-place.ts'
import { fault, finish, partsFor, type Plan, planBlockMove, type PlanContext, planPlace } from './plan.ts'

export interface ShapeFit {
  readonly shape: BlockShape
  /** 字, or words of a Western paper, that it holds under the article's own headline. */
  readonly holds: number
  /** Text that would be left over; in 字 or words, and lines. */
  readonly over: { readonly amount: number; readonly lines: number }
  /** Lines that would stay empty. */
  readonly short: number
}

/** The shapes that go on the page, the one the article fits best first. */
export function shapeFits(context: PlanContext, article: ArticleId, page: PageId): readonly ShapeFit[] {
  // One of its own: the window's composer keeps what it has set of the article as it stands.
  const composer = createComposer(context.composer.fonts)
  const fits = context.issue.publication.shapes.flatMap(
    (shape) => fitOf({ ...context, composer }, article, page, shape) ?? [],
  )
  return fits.toSorted((left, right) => misfit(left) - misfit(right))
}

// Text that has to be cut is worse than as much white.
const overWeight = 1.5

function misfit({ over, short }: ShapeFit): number {
  return over.lines * overWeight + short
}

function fitOf(context: PlanContext, article: ArticleId, page: PageId, shape: BlockShape): ShapeFit | null {
  const plan = planShape(context, article, page, shape)
  const tried = plan.ok ? applyAll(context.issue, plan.value) : null
  if (tried?.ok !== true) return null
  const { issue } = tried.value
  const composed = context.composer.article(issue, article)
  const story = composed.parts.find((part) => findBlock(issue, part.id)?.page.id === page)
  const found = story === undefined ? null : findBlock(issue, story.id)
  const [rect] = found?.block.area ?? []
  if (story === undefined || found === null || rect === undefined) return null
  const format = formatOf(issue.publication, found.page.format)
  const isHan = scriptOf(issue.publication) === 'han'
  const lines = composed.parts.flatMap((part) => part.lines)
  // Units a line of this article takes; of a short one the width tells.
  const words = composed.words
  const perLine = isHan
    ? hanPerLine(format, rect, shape)
    : lines.length + composed.overset.lines >= 8
      ? words / (lines.length + composed.overset.lines)
      : widthOf(format, rect, shape) / (format.bodySize * westernWord)
  const { characters, lines: overLines } = composed.overset
  return {
    shape,
    holds: Math.round(story.capacity * perLine),
    over: {
      amount: isHan ? characters : Math.round((characters * words) / Math.max(1, composed.characters)),
      lines: overLines,
    },
    short: composed.underset,
  }
}

// Ems of a Western word with its space, in a text face.
const westernWord = 2.7

function widthOf(format: PageFormat, rect: GridRect, shape: BlockShape): number {
  const columns = textColumns(format, pageGrid(format), rect, shape.text)
  return columns.reduce((sum, column) => sum + column.width, 0) / Math.max(1, columns.length)
}

function hanPerLine(format: PageFormat, rect: GridRect, shape: BlockShape): number {
  return Math.floor(widthOf(format, rect, shape) / format.bodySize)
}

/**
 * Gives the article's block on the page the shape, its upper left corner where it is; an article that does not
 * stand there yet goes into free space.
 */
export function planShape(context: PlanContext, article: ArticleId, pageId: PageId, shape: BlockShape): Plan {
  const { issue } = context
  const page = findPage(issue, pageId)
  if (page === null) return fault('page-missing', pageId)
  const format = formatOf(issue.publication, page.format)
  if (shape.columns > format.columns || shape.lines > format.lines) return fault('off-grid', pageId)
  const here = storyBlocks(issue, article).find((found) => found.page.id === pageId)
  const own = here?.block.area[0]
  const mine = page.blocks.filter(
    ({ content }) => (content.kind === 'story' || content.kind === 'picture') && content.article === article,
  )
  const rect = placeOf(format, takenOn(page, new Set(mine.map((block) => block.id))), shape, own)
  if (rect === null) return fault('no-free-space', pageId)
  const moved =
    here === undefined
      ? planPlace(context, article, pageId, [rect])
      : planBlockMove(context, here.block.id, [rect])
  if (!moved.ok) return moved
  const { draft } = partsFor(context)
  for (const edit of moved.value) draft.make(edit)
  const found = storyBlocks(draft.issue(), article).find((one) => one.page.id === pageId)
  if (found === undefined) return ok(draft.edits())
  const { headlineSize, headlinePlace, text } = shape
  const content: StoryContent = { kind: 'story', article, headlineSize, headlinePlace, columns: text }
  draft.make({ kind: 'block.move', block: found.block.id, area: [rect], pinned: true })
  draft.make({ kind: 'block.set', block: found.block.id, content })
  return finish(context, draft)
}

function placeOf(
  format: PageFormat,
  taken: readonly GridRect[],
  { columns, lines }: BlockShape,
  own: GridRect | undefined,
): GridRect | null {
  const isFree = (rect: GridRect): boolean => !taken.some((other) => rectsOverlap(rect, other))
  const at = (column: number, line: number): GridRect => ({
    column: clamp(column, 0, format.columns - columns),
    line: clamp(line, 0, format.lines - lines),
    columns,
    lines,
  })
  const corner = own === undefined ? null : at(own.column, own.line)
  if (corner !== null && isFree(corner)) return corner
  for (let line = 0; line + lines <= format.lines; line += 1)
    for (let column = 0; column + columns <= format.columns; column += 1)
      if (isFree(at(column, line))) return at(column, line)
  // An editor who reshapes a block that stands sees what it meets then, as with any other move.
  return corner
}

/** Keeps the measures of a story's block as a shape of the paper; one of the same name is replaced. */
export function planSaveShape({ issue }: PlanContext, id: BlockId, name: string): Plan {
  const found = findBlock(issue, id)
  const content = found?.block.content
  const [rect] = found?.block.area ?? []
  if (found === null || rect === undefined || content?.kind !== 'story' || found.block.area.length > 1)
    return fault('unfit', id)
  const { headlineSize, headlinePlace, columns: text } = content
  const shape: BlockShape = {
    name,
    columns: rect.columns,
    lines: rect.lines,
    headlineSize,
    headlinePlace,
    text,
  }
  const { publication } = issue
  const shapes = [...publication.shapes.filter((one) => one.name !== name), shape]
  return ok([{ kind: 'publication.set', publication: { ...publication, shapes } }])
}
