// One story to be given a place on a page, and what it needs at each width: lines of headline, of text and
// of picture. In: an article, how many lines of it are to stand here. Out: its shape for a width.

import { fromPt } from '../base/units.ts'
import { captionLines } from '../compose/page/picture.ts'
import { pageGrid, spanWidth } from '../compose/page/grid.ts'
import { headlineSize, setHeadline } from '../compose/page/headline.ts'
import type { TypeLibrary } from '../compose/type/type-library.ts'
import type { Mpt } from '../base/units.ts'
import type { Article, Picture, Rank, StoryContent } from '../model/issue.ts'
import type { PageFormat, Publication } from '../model/publication.ts'

export interface Item {
  readonly article: Article
  readonly part: number
  /** Column lines of text, generated lines included. */
  readonly lines: number
  readonly picture: Picture | null
  readonly content: StoryContent
}

export interface ItemParts {
  readonly publication: Publication
  readonly format: PageFormat
  readonly library: TypeLibrary
}

/** What an item takes at a width. */
export interface Shape {
  readonly columns: number
  readonly head: Head
  readonly picture: PictureShape | null
  /** Grid lines in all: the least the item fits in. */
  readonly lines: number
  /** How far the shape is from what a page designer would choose; 0 is good. */
  readonly cost: number
}

export interface PictureShape {
  readonly columns: number
  readonly lines: number
}

// The share of the page's columns a story of each rank looks right in, lead first.
const wantedShare: Readonly<Record<Rank, number>> = { 1: 0.62, 2: 0.5, 3: 0.4, 4: 0.25, 5: 0.15 }
// Legs shorter or longer than these, in lines, are hard to read.
const shortLeg = 6
const longLeg = 52
// A picture leaves at least this many lines of text under it.
const underPicture = 4
// A line in each column for what rules about column ends leave empty.
const slack = 0.9

export function shapeOf(item: Item, columns: number, parts: ItemParts): Shape {
  const head = headOf(item, columns, item.content.headlineSize, parts)
  const beside = columns - head.beside
  const picture =
    item.part === 0 && item.picture !== null ? pictureShape(item, item.picture, beside, parts) : null
  const text = textLines(item.lines, beside, picture)
  return {
    columns,
    head,
    picture,
    lines: storyLines(item, columns, head, picture),
    cost: costOf(item, columns, head, text, picture, parts.format),
  }
}

/** What a headline block takes of a module. */
export interface Head {
  /** Grid lines over the text; a headline down the side takes none, but the module is as deep as it. */
  readonly over: number
  /** Columns beside the text, for a headline that runs down the page. */
  readonly beside: number
  readonly depth: number
  readonly tooWide: boolean
  /** Lines of the headline itself. */
  readonly rows: number
}

/** Grid lines a story takes with its headline, text and picture. */
export function storyLines(item: Item, columns: number, head: Head, picture: PictureShape | null): number {
  const text = textLines(item.lines, columns - head.beside, picture)
  return Math.max(1, head.depth, head.over + text)
}

/** The headline block at a width and size. */
export function headOf(item: Item, columns: number, size: Mpt | null, parts: ItemParts): Head {
  const { publication, format, library } = parts
  const room = { column: 0, line: 0, columns, lines: format.lines }
  // Broken columns would make a headline down the side as deep as the page it is tried on.
  const content: StoryContent = { ...item.content, headlineSize: size, columns: { kind: 'grid' } }
  const set = setHeadline({
    article: item.article,
    part: item.part,
    content,
    publication,
    format,
    room,
    library,
  })
  const rows = set.texts.filter((text) => text.role === 'headline').length
  const { columns: taken, lines: depth } = set.area ?? { columns, lines: 0 }
  const isBeside = taken < columns
  return { over: isBeside ? 0 : depth, beside: isBeside ? taken : 0, depth, tooWide: set.tooWide, rows }
}

/** Grid lines that a text of so many column lines takes beside its picture. */
function textLines(lines: number, columns: number, picture: PictureShape | null): number {
  const needed = lines + (columns > 1 ? columns * slack : 0)
  if (picture === null) return Math.ceil(needed / columns)
  if (picture.columns >= columns) return picture.lines + Math.ceil(needed / columns)
  const beside = Math.ceil((needed + picture.columns * picture.lines) / columns)
  return Math.max(beside, picture.lines + underPicture)
}

/** The picture's width in columns is the one that leaves least white, near the share its story's rank asks for. */
function pictureShape(item: Item, picture: Picture, columns: number, parts: ItemParts): PictureShape {
  const share = item.article.rank <= 2 ? 0.6 : 0.5
  const least = columns <= 2 ? columns : Math.max(2, Math.floor(columns * 0.4))
  let best: { readonly shape: PictureShape; readonly cost: number } | null = null
  for (let wide = least; wide <= columns; wide += 1) {
    const shape = { columns: wide, lines: pictureLines(picture, wide, parts) }
    const white = columns * textLines(item.lines, columns, shape) - item.lines - wide * shape.lines
    const cost = white + Math.abs(wide / columns - share) * 12 * columns
    if (best === null || cost < best.cost) best = { shape, cost }
  }
  return best?.shape ?? { columns, lines: pictureLines(picture, columns, parts) }
}

/** Grid lines a picture takes at a width, with its caption. */
export function pictureLines(picture: Picture, columns: number, parts: ItemParts): number {
  const { format, publication, library } = parts
  const width = spanWidth(pageGrid(format), columns)
  const height = (width * picture.height) / picture.width
  const caption = captionLines(picture, width, publication, format.leading, library)
  return Math.max(6, Math.round(height / format.leading)) + caption
}

function costOf(
  item: Item,
  columns: number,
  head: Head,
  text: number,
  picture: PictureShape | null,
  format: PageFormat,
): number {
  const { rank, headline } = item.article
  const wanted = Math.max(1, format.columns * wantedShare[rank])
  const off = Math.abs(columns - wanted)
  let cost = off * off * (rank === 1 ? 6 : 3)
  if (head.tooWide) cost += 400
  const written = Math.max(1, headline.length)
  cost += Math.max(0, head.rows - Math.max(2, written)) * 12
  const leg = text - (picture !== null && picture.columns >= columns ? picture.lines : 0)
  if (columns > 1) cost += Math.max(0, shortLeg - leg) * 6
  cost += Math.max(0, leg - longLeg) * 3
  return cost
}

/** The next larger sizes of the style book above the item's own, and the next smaller ones. */
export function sizeSteps(
  item: Item,
  parts: ItemParts,
): { readonly larger: readonly Mpt[]; readonly smaller: readonly Mpt[] } {
  const own = headlineSize({ ...item, publication: parts.publication })
  const { steps } = parts.publication.styles
  const least = fromPt(10)
  return {
    larger: steps.filter((step) => step > own).toSorted((left, right) => left - right),
    smaller: steps.filter((step) => step < own && step >= least).toSorted((left, right) => right - left),
  }
}
