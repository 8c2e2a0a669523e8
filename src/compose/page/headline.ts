// The headline block (标题组): kicker, headline lines, deck and byline over a story or down its side, or the jump
// head of a part that goes on. It takes whole columns and lines of the grid; sizes are the style book's and
// never change by themselves. In: an article, the part, the room. Out: placed texts and the rect they take.

import { mpt, type Mpt } from '../../base/units.ts'
import type { Article, GridRect, StoryContent } from '../../model/issue.ts'
import type { FaceKey, PageFormat, Publication } from '../../model/publication.ts'
import { keyword } from '../../model/query/labels.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import type { TextStyle } from '../para/measure.ts'
import type { PlacedText, TextRole } from '../placed.ts'
import { placeDown } from './down.ts'
import { pageGrid, rectBox, spanWidth } from './grid.ts'
import { oneLine, placeText, wrapBalanced } from './set-text.ts'
import { baselineIn, type TextStyles, textStyles } from './text-styles.ts'

export interface HeadlineAsk {
  readonly article: Article
  readonly part: number
  readonly content: StoryContent
  readonly publication: Publication
  readonly format: PageFormat
  /** The first rect of the block. */
  readonly room: GridRect
  readonly library: TypeLibrary
}

export interface SetHeadline {
  readonly texts: readonly PlacedText[]
  /** What it takes of the room; null for no headline. */
  readonly area: GridRect | null
  /** A headline line can't be broken so that it fits its room. */
  readonly tooWide: boolean
}

// Line height of display text in thousandths of its size; looser than that and the lines fall apart.
const displayLeading = 1180
// A headline keeps this much of a grid line below it, so that it does not sit on its text.
const airBelow = 0.4
// Under a headline down the side text goes on when there are at least so many lines for it.
const fewestBelow = 6

/** Size of a story's headline: the block's own, else the rank's; a jump head is a rank smaller. */
export function headlineSize(ask: Pick<HeadlineAsk, 'article' | 'part' | 'content' | 'publication'>): Mpt {
  const { byRank } = ask.publication.styles
  const own = ask.part === 0 ? ask.content.headlineSize : null
  const rank = ask.part === 0 ? ask.article.rank : Math.min(4, Math.max(3, ask.article.rank + 1))
  return own ?? byRank[rank - 1] ?? ask.publication.styles.steps[0] ?? mpt(12_000)
}

export function setHeadline(ask: HeadlineAsk): SetHeadline {
  const rows = rowsOf(ask)
  if (rows.length === 0) return { texts: [], area: null, tooWide: false }
  return ask.content.headlinePlace === 'top' ? setAcross(ask, rows) : setDown(ask, rows)
}

/** A line of the headline as it was written, and the room for it on one printed line. */
export interface WrittenLine {
  readonly text: string
  readonly style: TextStyle
  readonly width: Mpt
  readonly room: Mpt
  /** Printed lines it is set in. */
  readonly rows: number
}

/** The lines of the headline, or of the jump head, each as long as it is. */
export function writtenLines(ask: HeadlineAsk): readonly WrittenLine[] {
  const box = rectBox(pageGrid(ask.format), ask.room)
  const room = ask.content.headlinePlace === 'top' ? box.width : box.height
  return rowsOf(ask)
    .filter(({ role }) => role === 'headline')
    .map(({ text, style }) => ({
      text,
      style,
      width: oneLine(text, style, ask.library)?.width ?? mpt(0),
      room,
      rows: wrapBalanced(text, style, room, ask.library).lines.length,
    }))
}

/** One string of the headline block, before it is broken. */
interface Row {
  readonly text: string
  readonly role: TextRole
  readonly style: TextStyle
}

function rowsOf(ask: HeadlineAsk): readonly Row[] {
  const { article, publication, format } = ask
  const { styles } = publication
  const styleOf = styleFor(ask, textStyles(publication))
  const size = headlineSize(ask)
  const part = (thousandths: number): Mpt => mpt(Math.max(format.bodySize, (size * thousandths) / 1000))
  const face = article.rank === 1 && ask.part === 0 ? styles.lead : styles.headline
  const row = (role: TextRole, text: string, key: FaceKey, points: Mpt): Row => ({
    role,
    text,
    style: styleOf(key, points),
  })
  const rows =
    ask.part > 0
      ? jumpHead(article, publication).map((line) => row('headline', line, face, size))
      : [
          row('kicker', article.kicker, styles.kicker, part(styles.kickerSize)),
          ...article.headline.map((line) => row('headline', line, face, size)),
          row('deck', article.deck, styles.deck, part(styles.deckSize)),
          row('byline', article.byline, styles.byline, format.bodySize),
        ]
  return rows.filter(({ text }) => text !== '')
}

function styleFor({ content }: HeadlineAsk, made: TextStyles): (face: FaceKey, size: Mpt) => TextStyle {
  return content.headlinePlace === 'top' ? made.line : made.down
}

function leadingOf(style: TextStyle): number {
  return Math.round((style.size * displayLeading) / 1000)
}

function setAcross({ publication, format, room, library }: HeadlineAsk, rows: readonly Row[]): SetHeadline {
  const { x, y, width } = rectBox(pageGrid(format), room)
  const align = publication.styles.headlineAlign
  const texts: PlacedText[] = []
  let height = 0
  let tooWide = false
  for (const { text, role, style } of rows) {
    const leading = leadingOf(style)
    const wrapped = wrapBalanced(text, style, width, library)
    if (role === 'headline') tooWide ||= wrapped.tooWide
    for (const line of wrapped.lines) {
      const baseline = mpt(y + height + baselineIn(leading, style.size, style.han))
      texts.push(placeText(line, style, { role, x, width, baseline, align }))
      height += leading
    }
  }
  const lines = Math.ceil((height + format.leading * airBelow) / format.leading)
  // What the whole lines leave over goes above and below, the greater part below.
  const shift = Math.floor((lines * format.leading - height) * 0.35)
  return {
    texts: texts.map((text) => ({ ...text, baseline: mpt(text.baseline + shift) })),
    area: { ...room, lines: Math.min(lines, room.lines) },
    tooWide,
  }
}

/** Lines from the right to the left, as many whole columns wide as they need. */
function setDown(
  { content, publication, format, room, library }: HeadlineAsk,
  rows: readonly Row[],
): SetHeadline {
  const grid = pageGrid(format)
  const box = rectBox(grid, room)
  const set = rows.flatMap(({ text, role, style }) => {
    const wrapped = wrapBalanced(text, style, box.height, library)
    const tooLong = role === 'headline' && wrapped.tooWide
    return wrapped.lines.map((line) => ({ line, role, style, tooLong, thickness: mpt(leadingOf(style)) }))
  })
  const thickness = set.reduce((sum, one) => sum + one.thickness, 0)
  let columns = 1
  while (columns < room.columns && spanWidth(grid, columns) < thickness) columns += 1
  const longest = Math.max(...set.map(({ line }) => line.width))
  const needed = Math.ceil(longest / format.leading + airBelow)
  // Broken columns stand beside the headline in all its depth: under it they would have another width.
  const goesOnBelow = content.columns.kind === 'grid' || columns === room.columns
  const lines = goesOnBelow && room.lines - needed >= fewestBelow ? needed : room.lines
  const column = content.headlinePlace === 'left' ? room.column : room.column + room.columns - columns
  const area: GridRect = { column, line: room.line, columns, lines }
  const { x, y, width } = rectBox(grid, area)
  let right = mpt(x + (width + thickness) / 2)
  const length = mpt(lines === needed ? longest : box.height)
  const texts = set.map(({ line, role, style, thickness: own }) => {
    const spot = { role, right, thickness: own, top: y, length, align: publication.styles.headlineAlign }
    right = mpt(right - own)
    return placeDown(line, style, spot, library)
  })
  const tooWide = thickness > spanWidth(grid, room.columns) || set.some(({ tooLong }) => tooLong)
  return { texts, area, tooWide }
}

/** The words over a continued part, by the publication's pattern. */
function jumpHead(article: Article, publication: Publication): readonly string[] {
  if (publication.jumps.jumpHead === 'full') return [article.headline.join(' ')].filter((line) => line !== '')
  const word = keyword(article)
  return word === '' ? [] : [word]
}
