// Lays an article's text into its parts: headline block, turn line, columns, jump line, tagline. In: the
// article and the blocks of its parts in order. Out: a placed story for each part, and what is left over.
// A part is laid again only when something it shows has changed: typing at the end of a long article leaves
// its first parts as they are.

import { mpt, type Mpt } from '../../base/units.ts'
import { cellsIn } from '../../model/grid.ts'
import type { Article, Block, GridRect, StoryContent } from '../../model/issue.ts'
import type { PageFormat, Publication } from '../../model/publication.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import type { Measure, PlacedLine, PlacedRule, PlacedStory, PlacedText, TextRole } from '../placed.ts'
import type { BlockId } from '../../base/ids.ts'
import { type Cache, sameInputs } from '../cache.ts'
import { type Body, type BodyLine, type Cursor, indentOf, openBody } from './body.ts'
import { fillColumns, type FilledSlot } from './columns.ts'
import { areaPolygon, lineY, pageGrid, rectBox } from './grid.ts'
import { setHeadline } from './headline.ts'
import type { SetLine } from '../para/fill.ts'
import type { Strange } from '../para/character-facts.ts'
import type { TextStyle } from '../para/measure.ts'
import { oneLine, placeText, runsAt, wrapBalanced } from './set-text.ts'
import { blockSlots, type Slot } from './slots.ts'
import { baselineIn, textStyles } from './text-styles.ts'

export interface StoryPart {
  readonly block: Block
  readonly content: StoryContent
  readonly format: PageFormat
  /** Areas of the article's own pictures on that page. */
  readonly obstacles: readonly GridRect[]
  /** Words of the generated lines; null where there is no jump. */
  readonly turnLine: string | null
  readonly jumpLine: string | null
  /** At most so many lines stand before the jump; null where all that fit. */
  readonly keep: number | null
}

export interface StoryAsk {
  readonly article: Article
  readonly publication: Publication
  readonly parts: readonly StoryPart[]
  /** Format by which text without a part is measured. */
  readonly format: PageFormat
  readonly library: TypeLibrary
  /** Parts as they were laid last, by their blocks. */
  readonly memory: PartMemory
}

export type PartMemory = Cache<BlockId, LaidPart>

export interface LaidStory {
  readonly stories: readonly PlacedStory[]
  readonly overset: Measure
  readonly underset: number
  /** What the faces of the style book lack of the body. */
  readonly strange: Strange
  /** By part: what only laying it out can tell. */
  readonly breaks: readonly PartBreak[]
}

export interface PartBreak {
  readonly endsParagraph: boolean
  readonly startsWithWidow: boolean
  readonly headlineTooWide: boolean
}

// Words before the text on its first line may take at most this much of the column.
const leadLimit = 0.7

export function layStory(ask: StoryAsk): LaidStory {
  const { article, publication, library } = ask
  const body = openBody(article, publication, ask.parts[0]?.format ?? ask.format, library)
  const stories: PlacedStory[] = []
  const breaks: PartBreak[] = []
  let cursor: Cursor = { paragraph: 0, offset: 0 }
  let taglineLeft = article.tagline !== ''
  for (const [index, part] of ask.parts.entries()) {
    const isLast = index === ask.parts.length - 1
    const start = cursor
    const laid = rememberPart({ ask, body, part, index, start: cursor, isLast })
    cursor = laid.cursor
    if (isLast && laid.taglinePlaced) taglineLeft = false
    stories.push(laid.story)
    const first = laid.story.lines[0]
    breaks.push({
      endsParagraph: !isLast && laid.story.lines.at(-1)?.last === true,
      startsWithWidow: index > 0 && start.offset > 0 && first?.last === true,
      headlineTooWide: laid.headlineTooWide,
    })
  }
  const overset = measureRest(ask, body, cursor, taglineLeft)
  const last = stories.at(-1)
  const isSame = last?.overset.lines === overset.lines && last.overset.characters === overset.characters
  if (last !== undefined && !isSame) stories[stories.length - 1] = { ...last, overset }
  return { stories, overset, underset: last?.underset ?? 0, strange: body.strange, breaks }
}

/** One part of an article, to be laid from where the part before it ended. */
interface PartTask {
  readonly ask: StoryAsk
  readonly body: Body
  readonly part: StoryPart
  readonly index: number
  readonly start: Cursor
  readonly isLast: boolean
}

/** Lays a part, or takes it as it was when everything it shows is the same. */
function rememberPart(task: PartTask): LaidPart {
  const { ask, body, part, index, start, isLast } = task
  const { article, publication } = ask
  const { block, format, turnLine, jumpLine, keep, obstacles } = part
  const outside = [
    publication,
    block,
    format,
    // All of the text is measured by the first part's format.
    ask.parts[0]?.format,
    index,
    isLast,
    turnLine,
    jumpLine,
    keep,
    ...obstacles.flatMap(({ column, line, columns, lines }) => [column, line, columns, lines]),
    article.headline,
    article.rank,
    ...(index === 0 ? [article.kicker, article.deck, article.byline, article.dateline] : []),
    ...(isLast ? [article.tagline] : []),
    start.paragraph,
    start.offset,
    body.base(start.paragraph),
  ]
  // One paragraph further than it shows: whether the text goes on there decides how it ends.
  const inputsTo = (end: Cursor): readonly unknown[] => [
    ...outside,
    ...body.paragraphs.slice(start.paragraph, end.paragraph + 2),
  ]
  const before = ask.memory.last(block.id)
  if (before !== null && sameInputs(before.inputs, inputsTo(before.value.cursor))) return before.value
  const laid = layPart(task)
  ask.memory.keep(block.id, { inputs: inputsTo(laid.cursor), value: laid })
  return laid
}

export interface LaidPart {
  readonly story: PlacedStory
  readonly cursor: Cursor
  readonly taglinePlaced: boolean
  readonly headlineTooWide: boolean
}

function layPart(task: PartTask): LaidPart {
  const { ask, body, part, index, start, isLast } = task
  const { article, publication, library } = ask
  const { block, content, format } = part
  const grid = pageGrid(format)
  const [firstRect] = block.area
  if (firstRect === undefined) throw new Error(`block ${block.id} has no area`)
  const head = setHeadline({
    article,
    part: index,
    content,
    publication,
    format,
    room: firstRect,
    library,
  })
  const slots = blockSlots({
    format,
    grid,
    area: block.area,
    mode: content.columns,
    head: head.area,
    obstacles: part.obstacles,
  })
  const opening = layOpening(task, slots)
  const from = opening.ownLines
  const until = isLast || (part.jumpLine ?? '') === '' ? slots.length : slots.length - 1
  const columns = fillColumns({
    body,
    start,
    slots: slots.slice(from, until),
    lead: opening.lead,
    breakOff: isLast ? null : { keep: part.keep, rules: publication.jumps.rules },
  })
  const { filled } = columns
  const lines = placeLines(filled, format, publication)
  // At the foot of the block, in line with the columns beside it; where the break was moved up, under the text.
  const end = part.keep === null ? slots.length - 1 : Math.min(slots.length - 1, from + columns.used)
  const closing = isLast ? null : generatedLine(ask, part.jumpLine ?? '', 'jump', slots[end], format, 'end')
  const cursor = filled.at(-1)?.body.after ?? start
  const ended = body.next(cursor, grid.columnWidth, mpt(0)) === null
  const tail = isLast && ended ? layTagline(ask, format, slots.slice(from, until), filled) : null
  const used = from + columns.used + (tail?.ownLines ?? 0)
  return {
    story: {
      kind: 'story',
      id: block.id,
      article: article.id,
      part: index,
      polygon: areaPolygon(grid, block.area),
      headline: head.texts,
      lines,
      extras: [...opening.extras, ...(tail?.texts ?? [])],
      turnLine: opening.turnLine,
      jumpLine: closing,
      rules: separators(block.area, format),
      overset: nothing,
      underset: isLast || part.keep !== null ? Math.max(0, until - used) : 0,
      capacity: Math.max(0, until - from),
    },
    cursor,
    taglinePlaced: tail !== null,
    headlineTooWide: head.tooWide,
  }
}

const nothing: Measure = { characters: 0, lines: 0 }

/** A story block that no jump reaches shows nothing but its outline. */
export function emptyStory(block: Block, content: StoryContent, format: PageFormat): PlacedStory {
  return {
    kind: 'story',
    id: block.id,
    article: content.article,
    part: -1,
    polygon: areaPolygon(pageGrid(format), block.area),
    headline: [],
    lines: [],
    extras: [],
    turnLine: null,
    jumpLine: null,
    rules: [],
    overset: nothing,
    underset: cellsIn(block.area),
    capacity: 0,
  }
}

interface Opening {
  /** Room that dateline or turn line take before the first word. */
  readonly lead: Mpt
  /** Slots they take for themselves. */
  readonly ownLines: number
  readonly extras: readonly PlacedText[]
  readonly turnLine: PlacedText | null
}

/** The words before the text of a part: the dateline of the first, the turn line of any other. */
function layOpening({ ask, part, body, index, start }: PartTask, slots: readonly Slot[]): Opening {
  const none: Opening = { lead: mpt(0), ownLines: 0, extras: [], turnLine: null }
  const slot = slots[0]
  const text = index === 0 ? ask.article.dateline : (part.turnLine ?? '')
  if (slot === undefined || text === '') return none
  const role: TextRole = index === 0 ? 'dateline' : 'turn'
  const { format } = part
  const inline = index === 0 || ask.publication.jumps.turnLinePlace === 'inline'
  const paragraph = body.paragraphs[start.paragraph]
  const indent =
    start.offset === 0 && paragraph !== undefined ? indentOf(paragraph, ask.publication, format) : mpt(0)
  const shifted: Slot = { ...slot, x: mpt(slot.x + indent) }
  const placed = generatedLine(ask, text, role, inline ? shifted : slot, format, 'start')
  if (placed === null) return none
  const gap = role === 'turn' && textStyles(ask.publication).han ? 0 : format.bodySize / 2
  const lead = mpt(indent + placed.width + gap)
  const asExtra = { extras: index === 0 ? [placed] : [], turnLine: index === 0 ? null : placed }
  if (inline && lead <= slot.width * leadLimit) return { lead, ownLines: 0, ...asExtra }
  return { lead: mpt(0), ownLines: 1, ...asExtra }
}

function generatedLine(
  ask: StoryAsk,
  text: string,
  role: TextRole,
  slot: Slot | undefined,
  format: PageFormat,
  align: 'start' | 'end',
): PlacedText | null {
  if (slot === undefined) return null
  const made = textStyles(ask.publication)
  const { styles } = ask.publication
  const style = made.line(role === 'dateline' ? styles.bodyBold : styles.jump, format.bodySize)
  const line = oneLine(text, style, ask.library)
  if (line === null) return null
  const baseline = mpt(slot.top + baselineIn(format.leading, format.bodySize, made.han))
  return placeText(line, style, { role, x: slot.x, width: slot.width, baseline, align })
}

function placeLines(
  filled: readonly FilledSlot[],
  format: PageFormat,
  publication: Publication,
): readonly PlacedLine[] {
  const { han } = textStyles(publication)
  const drop = baselineIn(format.leading, format.bodySize, han)
  return filled.map(({ slot, body }) => {
    const { line, indent } = body
    const centred =
      body.paragraph.kind === 'crosshead' && han ? Math.max(0, Math.floor((slot.width - line.width) / 2)) : 0
    return placeLine(body, slot.column, mpt(slot.x + indent + centred), mpt(slot.top + drop))
  })
}

const placedLines = new WeakMap<readonly SetLine[], PlacedLine[]>()

/** A line that stands where it stood is the same object as before: after a key most lines of a story do. */
function placeLine({ line, lines, at, base }: BodyLine, column: number, x: Mpt, baseline: Mpt): PlacedLine {
  let placed = placedLines.get(lines)
  if (placed === undefined) placedLines.set(lines, (placed = []))
  const from = base + line.from
  const before = placed[at]
  if (before?.x === x && before.baseline === baseline && before.column === column && before.from === from)
    return before
  const made: PlacedLine = {
    text: line.text,
    x,
    baseline,
    width: line.width,
    measure: line.measure,
    from,
    to: base + line.to,
    justified: line.justified,
    last: line.last,
    column,
    spacing: line.spacing,
    runs: runsAt(line, x),
  }
  placed[at] = made
  return made
}

/** The author's credit: on the last line when there is room for it, else on lines of its own. */
function layTagline(
  ask: StoryAsk,
  format: PageFormat,
  slots: readonly Slot[],
  filled: readonly FilledSlot[],
): { readonly texts: readonly PlacedText[]; readonly ownLines: number } | null {
  const last = filled.at(-1)
  const set = taglineLines(ask, format, last?.slot.width ?? slots[0]?.width ?? format.bodySize)
  const [only] = set.lines
  if (only === undefined) return null
  const place = (line: SetLine, slot: Slot): PlacedText => {
    const baseline = mpt(slot.top + baselineIn(format.leading, format.bodySize, set.style.han))
    return placeText(line, set.style, {
      role: 'tagline',
      x: slot.x,
      width: slot.width,
      baseline,
      align: 'end',
    })
  }
  if (last !== undefined && set.lines.length === 1) {
    const free = last.slot.width - last.body.indent - last.body.line.width
    if (only.width + format.bodySize <= free) return { texts: [place(only, last.slot)], ownLines: 0 }
  }
  const below = slots.slice((last?.slotIndex ?? -1) + 1)
  if (below.length < set.lines.length) return null
  return {
    texts: set.lines.map((line, index) => place(line, below[index] as Slot)),
    ownLines: set.lines.length,
  }
}

function taglineLines(
  ask: StoryAsk,
  format: PageFormat,
  width: Mpt,
): { readonly lines: readonly SetLine[]; readonly style: TextStyle } {
  const style = textStyles(ask.publication).line(ask.publication.styles.jump, format.bodySize)
  const { tagline } = ask.article
  return { style, lines: tagline === '' ? [] : wrapBalanced(tagline, style, width, ask.library).lines }
}

/** Counts what no part holds, in lines of the last part's columns. */
function measureRest(ask: StoryAsk, body: Body, start: Cursor, taglineLeft: boolean): Measure {
  const last = ask.parts.at(-1)
  const grid = pageGrid(last?.format ?? ask.format)
  let lines = 0
  let cursor = start
  for (let next = body.next(cursor, grid.columnWidth, mpt(0)); next !== null; ) {
    lines += 1
    cursor = next.after
    next = body.next(cursor, grid.columnWidth, mpt(0))
  }
  if (!taglineLeft) return { characters: body.left(start), lines }
  const tagline = taglineLines(ask, last?.format ?? ask.format, grid.columnWidth).lines.length
  return { characters: body.left(start) + ask.article.tagline.length, lines: lines + tagline }
}

// A hairline, as fine as newsprint holds it.
const hairline = mpt(300)

/** Hairlines that part a story from the one above it and the one to its left, in the free line and the gutter. */
function separators(area: readonly GridRect[], format: PageFormat): readonly PlacedRule[] {
  const grid = pageGrid(format)
  return area.flatMap((rect, index) => {
    const box = rectBox(grid, rect)
    const rules: PlacedRule[] = []
    const hasAbove = area.some((other) => other !== rect && other.line + other.lines === rect.line)
    const hasLeft = area.some((other) => other !== rect && other.column + other.columns === rect.column)
    if (rect.line > 0 && index === 0 && !hasAbove) {
      const y = mpt(lineY(grid, rect.line) - grid.leading / 2)
      rules.push({ x: box.x, y, width: box.width, height: hairline })
    }
    if (rect.column > 0 && !hasLeft) {
      rules.push({ x: mpt(box.x - grid.gutter / 2), y: box.y, width: hairline, height: box.height })
    }
    return rules
  })
}
