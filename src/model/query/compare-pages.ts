// Two versions of an issue as pages: which pages came, went or were moved, and on each page the blocks that
// differ, by their ids. What a part prints follows from the engine, so it is handed in; it is asked for only where
// something can differ. The comparison as text is in `compare.ts`.

import { sameValue } from '../../base/canonical.ts'
import type { ArticleId, BlockId, PageId } from '../../base/ids.ts'
import type { Article, Block, BlockContent, GridRect, Issue, Page, PictureContent } from '../issue.ts'
import { compareRows } from './compare.ts'
import { findBlock } from './find.ts'
import { articleName, pageLabel } from './labels.ts'
import { printedText } from './printed.ts'

/** What one part of an article prints. */
export interface PrintedPart {
  readonly block: BlockId
  /** Headline block and generated lines, as they are printed. */
  readonly display: string
  /** Its stretch of the article's printed text. */
  readonly from: number
  readonly to: number
}

/** The parts of an article as one version prints them; none when it stands on no page. */
export type PartsOf = (issue: Issue, article: ArticleId) => readonly PrintedPart[]

/**
 * `left` and `came`: it stands on another page now, or did. `resized`: its shape is another, wherever it stands.
 * `text`: other words are printed in it. `flow`: the same words, another stretch of them. `look`: it shows another
 * thing, or the same in another manner.
 */
export type BlockChange =
  | 'added'
  | 'removed'
  | 'came'
  | 'left'
  | 'moved'
  | 'resized'
  | 'text'
  | 'flow'
  | 'look'

export interface ComparedBlock {
  readonly block: BlockId
  readonly changes: readonly BlockChange[]
  readonly content: BlockContent
  /** The headline or caption it is known by; may be empty. */
  readonly name: string
  /** Label of the other page of one that came or left; empty for all others. */
  readonly otherPage: string
  readonly isBefore: boolean
  readonly isAfter: boolean
}

/** A property of a page that differs. */
export type PageField = 'section' | 'format' | 'credits' | 'state' | 'headlines'
const pageFields: readonly PageField[] = ['section', 'format', 'credits', 'state', 'headlines']

export interface PageSide {
  readonly label: string
  readonly section: string
}

export interface ComparedPage {
  readonly page: PageId
  /** Null for an added page. */
  readonly before: PageSide | null
  /** Null for a removed page. */
  readonly after: PageSide | null
  /** True when it stands elsewhere among the pages that both versions have. */
  readonly isMoved: boolean
  readonly fields: readonly PageField[]
  /** Only those that differ, in the order of the page. */
  readonly blocks: readonly ComparedBlock[]
}

export interface PageComparison {
  /** In the order of the later version; a removed page where it stood. */
  readonly changed: readonly ComparedPage[]
  /** The other pages. Their labels may differ, where pages were put in before them. */
  readonly same: readonly ComparedPage[]
  /** What differs for the whole issue, and so may look different on every page. */
  readonly everywhere: readonly ('date' | 'publication')[]
}

export interface PrintedParts {
  readonly before: PartsOf
  readonly after: PartsOf
}

export function comparePages(from: Issue, to: Issue, printed: PrintedParts): PageComparison {
  const blocks = compareBlocks(from, to, printed)
  const pages = pageOrder(from, to).map(({ page, isMoved }) =>
    comparePage({ from, to }, page, isMoved, blocks),
  )
  const dated = from.date !== to.date || from.number !== to.number
  const everywhere = [
    ...(dated ? (['date'] as const) : []),
    ...(sameValue(from.publication, to.publication) ? [] : (['publication'] as const)),
  ]
  return { changed: pages.filter(isChanged), same: pages.filter((page) => !isChanged(page)), everywhere }
}

function isChanged({ before, after, isMoved, fields, blocks }: ComparedPage): boolean {
  return before === null || after === null || isMoved || fields.length > 0 || blocks.length > 0
}

interface OrderedPage {
  readonly page: PageId
  readonly isMoved: boolean
}

/** Every page of either version once. A page that is taken out of its place and put in elsewhere is moved. */
function pageOrder(from: Issue, to: Issue): readonly OrderedPage[] {
  const ids = ({ pages }: Issue): readonly PageId[] => pages.map((page) => page.id)
  const rows = compareRows(ids(from), ids(to))
  const removed = new Set(rows.filter((row) => row.kind === 'removed').map((row) => row.text))
  const added = new Set(rows.filter((row) => row.kind === 'added').map((row) => row.text))
  return rows
    .filter((row) => row.kind !== 'removed' || !added.has(row.text))
    .map(({ text }) => ({ page: text as PageId, isMoved: added.has(text) && removed.has(text) }))
}

interface Versions {
  readonly from: Issue
  readonly to: Issue
}

function comparePage(
  { from, to }: Versions,
  id: PageId,
  isMoved: boolean,
  changes: ReadonlyMap<BlockId, BlockDifference>,
): ComparedPage {
  const before = from.pages.find((page) => page.id === id)
  const after = to.pages.find((page) => page.id === id)
  const sideOf = (issue: Issue, page: Page | undefined): PageSide | null =>
    page === undefined ? null : { label: pageLabel(issue, id), section: page.section }
  const fields =
    before === undefined || after === undefined
      ? []
      : pageFields.filter((field) => !sameValue(before[field], after[field]))
  const blocks = [...(after?.blocks ?? []), ...(before?.blocks ?? [])].map((block) => block.id)
  return {
    page: id,
    before: sideOf(from, before),
    after: sideOf(to, after),
    isMoved,
    fields,
    blocks: [...new Set(blocks)].flatMap((block) => comparedBlock({ from, to }, id, changes.get(block))),
  }
}

/** A block that differs, as far as one of its pages shows it. */
function comparedBlock(
  { from, to }: Versions,
  page: PageId,
  difference: BlockDifference | undefined,
): readonly ComparedBlock[] {
  if (difference === undefined) return []
  const { before, after, changes } = difference
  const shown = after ?? before
  if (shown === null) return []
  const isBefore = before?.page === page
  const isAfter = after?.page === page
  const travels = before !== null && after !== null && before.page !== after.page
  const travelled: readonly BlockChange[] = travels ? [isAfter ? 'came' : 'left'] : []
  const other = !travels ? '' : isAfter ? pageLabel(from, before.page) : pageLabel(to, after.page)
  const { content, id } = shown.block
  return [
    {
      block: id,
      changes: [...travelled, ...changes],
      content,
      name: blockName(after === null ? from : to, content),
      otherPage: other,
      isBefore,
      isAfter,
    },
  ]
}

function blockName(issue: Issue, content: BlockContent): string {
  switch (content.kind) {
    case 'story': {
      const article = issue.articles.get(content.article)
      return article === undefined ? '' : articleName(article)
    }
    case 'picture':
      return issue.pictures.get(content.picture)?.caption ?? ''
    case 'advert':
      return content.client
    default:
      return ''
  }
}

interface PlacedIn {
  readonly page: PageId
  readonly block: Block
}

interface BlockDifference {
  readonly before: PlacedIn | null
  readonly after: PlacedIn | null
  /** Without what tells of pages: that depends on the page it is looked at from. */
  readonly changes: readonly BlockChange[]
}

/** Every block that differs, or whose part prints something else. */
function compareBlocks(from: Issue, to: Issue, printed: PrintedParts): ReadonlyMap<BlockId, BlockDifference> {
  const texts = compareParts(from, to, printed)
  const found = new Map<BlockId, BlockDifference>()
  const ids = [from, to].flatMap(({ pages }) => pages.flatMap((page) => page.blocks.map((block) => block.id)))
  for (const id of new Set(ids)) {
    const [before, after] = [placeOf(from, id), placeOf(to, id)]
    const changes = changesOf({ from, to }, before, after, texts.get(id) ?? null)
    const travels = before !== null && after !== null && before.page !== after.page
    if (changes.length > 0 || travels) found.set(id, { before, after, changes })
  }
  return found
}

function placeOf(issue: Issue, id: BlockId): PlacedIn | null {
  const found = findBlock(issue, id)
  return found === null ? null : { page: found.page.id, block: found.block }
}

function changesOf(
  { from, to }: Versions,
  before: PlacedIn | null,
  after: PlacedIn | null,
  text: 'text' | 'flow' | null,
): readonly BlockChange[] {
  if (before === null) return ['added']
  if (after === null) return ['removed']
  const changes: BlockChange[] = []
  if (!sameValue(shapeOf(before.block.area), shapeOf(after.block.area))) changes.push('resized')
  // On another page its place tells nothing.
  else if (before.page === after.page && !sameValue(before.block.area, after.block.area))
    changes.push('moved')
  const [old, fresh] = [before.block.content, after.block.content]
  const pictures =
    old.kind === 'picture' && fresh.kind === 'picture' ? comparePicture(from, to, old, fresh) : []
  if (text !== null) changes.push(text)
  else if (pictures.includes('text')) changes.push('text')
  if (!sameValue(old, fresh) || pictures.includes('look')) changes.push('look')
  return changes
}

/** An area without its place on the page. */
function shapeOf(area: readonly GridRect[]): readonly GridRect[] {
  const column = Math.min(...area.map((rect) => rect.column))
  const line = Math.min(...area.map((rect) => rect.line))
  return area.map((rect) => ({ ...rect, column: rect.column - column, line: rect.line - line }))
}

function comparePicture(
  from: Issue,
  to: Issue,
  old: PictureContent,
  fresh: PictureContent,
): readonly BlockChange[] {
  const before = from.pictures.get(old.picture)
  const after = to.pictures.get(fresh.picture)
  const changes: BlockChange[] = []
  if (before?.caption !== after?.caption || before?.credit !== after?.credit) changes.push('text')
  if (before?.sha256 !== after?.sha256 || !sameValue(before?.focal, after?.focal)) changes.push('look')
  return changes
}

/** What is printed otherwise in the blocks that both versions have. */
function compareParts(from: Issue, to: Issue, printed: PrintedParts): ReadonlyMap<BlockId, 'text' | 'flow'> {
  const found = new Map<BlockId, 'text' | 'flow'>()
  for (const id of articlesToSet(from, to)) {
    const [old, fresh] = [from.articles.get(id), to.articles.get(id)]
    if (old === undefined || fresh === undefined) continue
    const before = new Map(printed.before(from, id).map((part) => [part.block, part]))
    const texts = { old: printedText(old), fresh: printedText(fresh) }
    for (const part of printed.after(to, id)) {
      const earlier = before.get(part.block)
      const change = earlier === undefined ? null : comparePart(earlier, part, texts)
      if (change !== null) found.set(part.block, change)
    }
  }
  return found
}

function comparePart(
  before: PrintedPart,
  after: PrintedPart,
  { old, fresh }: { readonly old: string; readonly fresh: string },
): 'text' | 'flow' | null {
  if (before.display !== after.display) return 'text'
  const earlier = old.slice(before.from, before.to)
  const later = fresh.slice(after.from, after.to)
  if (earlier === later) return null
  // Nothing was written or struck out here when all of both stretches is in either version.
  return fresh.includes(earlier) && old.includes(later) ? 'flow' : 'text'
}

/** Articles whose parts may print something else: they differ, or a page they stand on, or the pages' order. */
export function articlesToSet(from: Issue, to: Issue): ReadonlySet<ArticleId> {
  const before = new Map(from.pages.map((page) => [page.id, page]))
  const touched = new Set<ArticleId>()
  for (const page of to.pages) {
    const earlier = before.get(page.id)
    if (earlier !== undefined && sameValue(earlier, page)) continue
    for (const { content } of [...page.blocks, ...(earlier?.blocks ?? [])])
      if (content.kind === 'story') touched.add(content.article)
  }
  const renumbered = !sameValue(
    from.pages.map((page) => page.id),
    to.pages.map((page) => page.id),
  )
  const isRestyled = !sameValue(from.publication, to.publication)
  const mayDiffer = (old: Article | undefined, fresh: Article): boolean =>
    isRestyled || !sameValue(old, fresh) || (renumbered && fresh.jumps.length > 0)
  for (const [id, article] of to.articles) if (mayDiffer(from.articles.get(id), article)) touched.add(id)
  return touched
}
