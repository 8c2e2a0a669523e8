// A page for those who have it read to them: what is drawn, each piece under a number, and the tags those numbers
// belong to, in the order the page is read: by its headline list, not by where things stand.

import type { ArticleId } from '../../base/ids.ts'
import type {
  Box,
  PlacedBlock,
  PlacedLine,
  PlacedPicture,
  PlacedStory,
  PlacedText,
  Run,
  Strip,
} from '../../compose/placed.ts'
import { stripsOf } from '../../compose/placed.ts'
import { mpt } from '../../base/units.ts'
import { scriptOf } from '../../model/publication.ts'
import { findBlock } from '../../model/query/find.ts'
import { blocksInOrder, blockTexts } from '../export-fonts.ts'
import type { SiteArticle, SiteIssue, SitePage } from '../site/site-issue.ts'
import type { Piece } from './pdf-content.ts'
import { textString } from './pdf-strings.ts'

export type TagName =
  | 'Art'
  | 'BlockQuote'
  | 'Caption'
  | 'Figure'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'L'
  | 'LBody'
  | 'LI'
  | 'Link'
  | 'P'

export interface Tag {
  readonly name: TagName
  /** Tags, and numbers of pieces. */
  readonly kids: readonly (Tag | number)[]
  readonly title?: string
  /** What a figure shows, in words, and where it stands. */
  readonly figure?: { readonly alt: string; readonly box: Box }
  readonly link?: TagLink
}

/** The line of a jump leads to another part of its article. */
export interface TagLink {
  readonly words: string
  readonly area: Box
  readonly article: ArticleId
  readonly part: number
}

export interface TaggedPage {
  readonly pieces: readonly Piece[]
  readonly tags: readonly Tag[]
  /** How many pieces have a number. */
  readonly count: number
}

/** What a story has on the page, before its place in the order is known. */
interface TaggedStory {
  readonly story: PlacedStory
  readonly head: readonly Tag[]
  readonly text: readonly Tag[]
}

export function taggedPage(site: SiteIssue, page: SitePage): TaggedPage {
  const drawer = createPieces()
  const levels = headingLevels(site, page)
  const stories: TaggedStory[] = []
  const figures: { readonly picture: PlacedPicture; readonly tag: Tag }[] = []
  const others: { readonly block: PlacedBlock; readonly tag: Tag }[] = []
  drawer.artifact({ kind: 'rules', rules: page.placed.rules })
  drawer.header(page.placed.folio.flatMap(stripsOf))
  for (const block of blocksInOrder(page.placed)) {
    if (block.kind === 'picture') {
      figures.push({ picture: block, tag: figureTag(site, block, drawer) })
      continue
    }
    drawer.artifact({ kind: 'rules', rules: block.rules })
    if (block.kind === 'story') stories.push(tagStory(site, block, levels.get(block) ?? noLevels, drawer))
    else for (const tag of textTags('P', block.lines, drawer)) others.push({ block, tag })
  }

  const tags: Tag[] = []
  const left = new Set<unknown>([...stories, ...figures])
  const art = (title: string, some: readonly TaggedStory[], shown: typeof figures): void => {
    for (const one of [...some, ...shown]) left.delete(one)
    const [first, ...rest] = some
    const kids = [
      ...(first?.head ?? []),
      ...shown.map(({ tag }) => tag),
      ...(first?.text ?? []),
      ...rest.flatMap(({ head, text }) => [...head, ...text]),
    ]
    if (kids.length > 0) tags.push({ name: 'Art', title, kids })
  }
  const isNameplate = ({ block }: { readonly block: PlacedBlock }): boolean => block.kind === 'nameplate'
  tags.push(...others.filter(isNameplate).map(({ tag }) => tag))
  for (const article of articlesInOrder(site, page)) {
    const some = stories
      .filter(({ story }) => story.article === article.id)
      .toSorted((one, other) => one.story.part - other.story.part)
    const shown = figures.filter(({ picture }) => picture.article === article.id)
    art(article.headline, some, shown)
  }
  tags.push(...figures.filter((one) => left.has(one)).map(({ tag }) => tag))
  tags.push(...others.filter((one) => !isNameplate(one)).map(({ tag }) => tag))
  return { pieces: drawer.pieces(), tags, count: drawer.count() }
}

/** Articles of the page's headline list, then those that only go on here, from the top of the page down. */
function articlesInOrder(site: SiteIssue, page: SitePage): readonly SiteArticle[] {
  const ids = new Set<ArticleId>(page.headlines.map(({ id }) => id))
  for (const block of blocksInOrder(page.placed))
    if ((block.kind === 'story' || block.kind === 'picture') && block.article !== null) ids.add(block.article)
  return [...ids].flatMap((id) => site.articles.get(id) ?? [])
}

type Heading = 'H1' | 'H2' | 'H3'

interface Levels {
  readonly headline: Heading
  readonly crosshead: Heading
}

const noLevels: Levels = { headline: 'H2', crosshead: 'H3' }

/**
 * The first headline of a page is H1, the others H2; crossheads are one below the headline over them. A page begins
 * with H1 and no level is passed over (ISO 14289-1, 7.4.2).
 */
function headingLevels(site: SiteIssue, page: SitePage): ReadonlyMap<PlacedStory, Levels> {
  const levels = new Map<PlacedStory, Levels>()
  let last = 0
  for (const { id } of articlesInOrder(site, page)) {
    const stories = page.placed.blocks
      .filter((block): block is PlacedStory => block.kind === 'story' && block.article === id)
      .toSorted((one, other) => one.part - other.part)
    for (const story of stories) {
      const headline = last === 0 ? 'H1' : 'H2'
      if (story.headline.some(({ role }) => role === 'headline')) last = headline === 'H1' ? 1 : 2
      const crosshead = headings[Math.min(last, 2)] ?? 'H3'
      levels.set(story, { headline, crosshead })
      if (hasCrosshead(site, story)) last = headings.indexOf(crosshead) + 1
    }
  }
  return levels
}

function hasCrosshead(site: SiteIssue, { article, lines }: PlacedStory): boolean {
  const paragraphs = site.articles.get(article)?.paragraphs ?? []
  return lines.some(({ from }) => paragraphs.findLast((one) => one.from <= from)?.kind === 'crosshead')
}

const headings = ['H1', 'H2', 'H3'] as const

type Content =
  | { readonly kind: 'rules'; readonly rules: PlacedStory['rules'] }
  | { readonly kind: 'text'; readonly strips: readonly Strip[] }
  | { readonly kind: 'picture'; readonly picture: PlacedPicture }

interface Pieces {
  /** Drawn for the eye alone. */
  readonly artifact: (content: Content) => void
  readonly header: (strips: readonly Strip[]) => void
  /** Gives the number of the piece. `actual` is its text where that can't be read off its glyphs. */
  readonly add: (name: TagName, content: Content, actual?: string) => number
  readonly pieces: () => readonly Piece[]
  readonly count: () => number
}

function createPieces(): Pieces {
  const pieces: Piece[] = []
  let count = 0
  return {
    artifact(content) {
      pieces.push({ ...content, marks: ['/Artifact <</Type/Layout>> BDC'] })
    },
    header(strips) {
      pieces.push({ kind: 'text', strips, marks: ['/Artifact <</Type/Pagination/Subtype/Header>> BDC'] })
    },
    add(name, content, actual) {
      const number = count
      count += 1
      const own = `/${name} <</MCID ${number}>> BDC`
      const span = actual === undefined ? [] : [`/Span <</ActualText${textString(actual)}>> BDC`]
      pieces.push({ ...content, marks: [own, ...span] })
      return number
    },
    pieces: () => pieces,
    count: () => count,
  }
}

function tagStory(site: SiteIssue, story: PlacedStory, levels: Levels, drawer: Pieces): TaggedStory {
  const article = site.articles.get(story.article)
  const head: Tag[] = []
  const text: Tag[] = []
  // The dateline stands before the first words and is read with them.
  let before: readonly number[] = []
  const body = new Set<PlacedText | PlacedLine>(story.lines)
  const groups = grouped(blockTexts(story), (line) =>
    body.has(line) ? 'body' : 'role' in line ? line.role : '',
  )
  for (const [role, lines] of groups) {
    if (role === 'body') {
      text.push(...bodyTags(article, lines as readonly PlacedLine[], levels, before, drawer))
      before = []
    } else if (role === 'dateline') {
      before = addLines('P', lines as readonly PlacedText[], drawer, story.lines[0]?.text)
    } else if (role === 'turn' || role === 'jump') {
      const part = story.part + (role === 'turn' ? -1 : 1)
      for (const line of lines as readonly PlacedText[]) text.push(linkTag(story.article, part, line, drawer))
    } else {
      const name = role === 'headline' ? levels.headline : 'P'
      const into = lines.some((line) => (story.headline as readonly unknown[]).includes(line)) ? head : text
      into.push(...textTags(name, lines as readonly PlacedText[], drawer))
    }
  }
  if (before.length > 0) text.push({ name: 'P', kids: before })
  return { story, head, text }
}

/** Neighbours that have one key. */
function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | number,
): readonly (readonly [key: string | number, items: readonly Item[]])[] {
  const groups: [string | number, Item[]][] = []
  for (const item of items) {
    const key = keyOf(item)
    const last = groups.at(-1)
    if (last?.[0] === key) last[1].push(item)
    else groups.push([key, [item]])
  }
  return groups
}

function bodyTags(
  article: SiteArticle | undefined,
  lines: readonly PlacedLine[],
  levels: Levels,
  before: readonly number[],
  drawer: Pieces,
): readonly Tag[] {
  const paragraphs = article?.paragraphs ?? []
  let at = 0
  const groups = grouped(lines, (line) => {
    // Lines come in the order of their text.
    while (at + 1 < paragraphs.length && (paragraphs[at + 1]?.from ?? 0) <= line.from) at += 1
    return at
  })
  const tags: Tag[] = []
  let items: Tag[] = []
  const endList = (): void => {
    if (items.length > 0) tags.push({ name: 'L', kids: items })
    items = []
  }
  for (const [index, some] of groups) {
    const paragraph = paragraphs[Number(index)]
    const kind = paragraph?.kind ?? 'paragraph'
    const name = kind === 'crosshead' ? levels.crosshead : kind === 'list' ? 'LBody' : 'P'
    const kids = [
      ...(tags.length === 0 && items.length === 0 ? before : []),
      ...addBody(name, some, paragraph?.text ?? '', paragraph?.from ?? 0, drawer),
    ]
    if (kind === 'list') {
      items.push({ name: 'LI', kids: [{ name: 'LBody', kids }] })
      continue
    }
    endList()
    const own: Tag = { name, kids }
    tags.push(kind === 'quote' ? { name: 'BlockQuote', kids: [own] } : own)
  }
  endList()
  return tags
}

/** Lines of one paragraph; where a line ends between two words, the space is drawn that setting the line took away. */
function addBody(
  name: TagName,
  lines: readonly PlacedLine[],
  text: string,
  from: number,
  drawer: Pieces,
): readonly number[] {
  return addStrips(
    name,
    lines.map((line) => ({
      strips: [line],
      text: line.text,
      space: line.to - from < text.length && /\s/.test(text.charAt(line.to - from)),
    })),
    drawer,
  )
}

interface Written {
  readonly strips: readonly Strip[]
  readonly text: string
  /** A space follows. */
  readonly space: boolean
}

function addStrips(name: TagName, lines: readonly Written[], drawer: Pieces): readonly number[] {
  const numbers: number[] = []
  let together: Strip[] = []
  const end = (): void => {
    if (together.length > 0) numbers.push(drawer.add(name, { kind: 'text', strips: together }))
    together = []
  }
  for (const { strips, text, space } of lines) {
    // Words that run from the right are drawn in another order than they are read in.
    if (strips.some(({ runs }) => runs.some(({ way }) => way === 'rtl'))) {
      end()
      numbers.push(drawer.add(name, { kind: 'text', strips }, space ? `${text} ` : text))
    } else {
      together.push(...(space ? withSpace(strips) : strips))
    }
  }
  end()
  return numbers
}

function withSpace(strips: readonly Strip[]): readonly Strip[] {
  const strip = strips.at(-1)
  const last = strip?.runs.at(-1)
  if (strip === undefined || last === undefined) return strips
  const space: Run = {
    ...last,
    x: mpt(last.x + last.width),
    text: ' ',
    at: last.at + last.text.length,
    spacing: mpt(0),
    width: mpt(0),
  }
  return [...strips.slice(0, -1), { ...strip, runs: [...strip.runs, space] }]
}

/** One tag over neighbouring lines of one role. */
function textTags(name: TagName, lines: readonly PlacedText[], drawer: Pieces): readonly Tag[] {
  return grouped(lines, ({ role }) => role).map(([, some]) => ({ name, kids: addLines(name, some, drawer) }))
}

/** `after`: what is read next in the same tag. */
function addLines(
  name: TagName,
  lines: readonly PlacedText[],
  drawer: Pieces,
  after = '',
): readonly number[] {
  return addStrips(
    name,
    lines.map((line, index) => ({
      strips: stripsOf(line),
      text: line.text,
      space: wordsMeet(line.text, lines[index + 1]?.text ?? after),
    })),
    drawer,
  )
}

// Scripts that are written without spaces between words, and the marks that are set with them.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/** True where a word ends with one line and another begins with the next. */
function wordsMeet(line: string, next: string): boolean {
  const [last = '', first = ''] = [Array.from(line).at(-1), Array.from(next)[0]]
  if (last === '' || first === '' || /[\s\u00ad]/u.test(last)) return false
  return !unspaced.test(last) && !unspaced.test(first)
}

function joined(lines: readonly PlacedText[]): string {
  return lines
    .map(({ text }, index) => (wordsMeet(text, lines[index + 1]?.text ?? '') ? `${text} ` : text))
    .join('')
}

function linkTag(article: ArticleId, part: number, line: PlacedText, drawer: Pieces): Tag {
  const kids = addLines('Link', [line], drawer)
  const area: Box = {
    x: line.x,
    y: mpt(line.baseline - line.size),
    width: line.width,
    height: mpt(line.size * 1.25),
  }
  const link: TagLink = { words: line.text, area, article, part }
  return { name: 'P', kids: [{ name: 'Link', kids, link }] }
}

/** A figure says in words what its caption says; without one, what it belongs to. */
function figureTag(site: SiteIssue, picture: PlacedPicture, drawer: Pieces): Tag {
  const shown = drawer.add('Figure', { kind: 'picture', picture })
  const caption = textTags('P', picture.caption, drawer)
  const own = joined(picture.caption)
  const alt = own === '' ? subject(site, picture) : own
  const kids = caption.length === 0 ? [shown] : [shown, { name: 'Caption', kids: caption } as const]
  return { name: 'Figure', kids, figure: { alt, box: picture.frame } }
}

function subject({ issue, articles }: SiteIssue, { id, article }: PlacedPicture): string {
  const headline = article === null ? undefined : articles.get(article)?.headline
  if (headline !== undefined && headline !== '') return headline
  const content = findBlock(issue, id)?.block.content
  if (content?.kind === 'advert' && content.client !== '') return content.client
  return scriptOf(issue.publication) === 'han' ? '图片' : 'Picture'
}
