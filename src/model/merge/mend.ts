// Makes an issue whole again whose relations two writers' work, or a damaged folder, has broken. What can stay
// stays, changed as little as can be; what can not is kept as a conflict, so no text goes without a trace.
// A whole issue comes back as the same object.

import { canonical, fingerprint, sameValue } from '../../base/canonical.ts'
import type { ArticleId, BlockId, ConflictId, ParagraphId } from '../../base/ids.ts'
import { sameList } from '../../base/same-list.ts'
import { type Conflict, type ConflictContent, makeConflict } from '../conflict.ts'
import { articlePath } from '../file/encode.ts'
import { fitsGrid, fittedArea } from '../grid.ts'
import type { Article, Block, Issue, Jump, Page, Paragraph } from '../issue.ts'
import { formatOf, type PageFormat } from '../publication.ts'
import type { RelationFault } from '../relations.ts'
import { shownVersion } from '../query/conflicts.ts'

export interface Mended {
  readonly issue: Issue
  /** What was wrong, by the file it was in; empty when nothing was. */
  readonly faults: readonly RelationFault[]
}

interface Mending {
  readonly faults: RelationFault[]
  readonly kept: ConflictContent[]
}

export function mendRelations(issue: Issue): Mended {
  const mending: Mending = { faults: [], kept: [] }
  const seen = new Map<BlockId, Block>()
  const pages = issue.pages.map((page) => mendPage(issue, page, seen, mending))
  const shown = new Map(
    [...seen].map(([id, { content }]) => [id, content.kind === 'story' ? content.article : null]),
  )
  const articles = new Map(
    [...issue.articles].map(([id, article]) => [id, mendArticle(issue, article, shown, mending)]),
  )
  if (mending.faults.length === 0) return { issue, faults: [] }
  const mended: Issue = { ...issue, pages, articles }
  return { issue: withConflicts(mended, mending.kept.map(makeConflict)), faults: mending.faults }
}

/** The issue with the conflicts put to those it has, but for those whose version is the one it shows. */
export function withConflicts(issue: Issue, fresh: Iterable<Conflict>): Issue {
  const conflicts = new Map<ConflictId, Conflict>(issue.conflicts)
  for (const conflict of fresh) {
    const { id: _, ...content } = conflict
    if (!sameValue(shownVersion(issue, conflict), content) && !conflicts.has(conflict.id))
      conflicts.set(conflict.id, conflict)
  }
  return conflicts.size === issue.conflicts.size ? issue : { ...issue, conflicts }
}

function mendPage(issue: Issue, page: Page, seen: Map<BlockId, Block>, mending: Mending): Page {
  const path = `pages/${page.id}.json`
  const fault = (at: string, message: string): void => void mending.faults.push({ path, at, message })
  const format = formatOf(issue.publication, page.format)
  const blocks = page.blocks.flatMap((block): readonly Block[] => {
    const first = seen.get(block.id)
    if (first !== undefined) {
      fault('blocks', `block ${block.id} twice`)
      const { id, area, pinned, content } = block
      mending.kept.push({ kind: 'place', block: id, place: { page: page.id, area, pinned } })
      if (!sameValue(content, first.content)) mending.kept.push({ kind: 'content', block: id, content })
      return []
    }
    const filled = mendContent(issue, block, fault)
    if (filled === null) return []
    const standing = mendArea(page, filled, format, mending, fault)
    seen.set(standing.id, standing)
    return [standing]
  })
  const headlines = mendHeadlines(issue, page, blocks, fault)
  const same = sameList(blocks, page.blocks) && sameList(headlines, page.headlines)
  return same ? page : { ...page, blocks, headlines }
}

type Faulting = (at: string, message: string) => void

/** The block with what it shows there; null when that is gone. */
function mendContent(issue: Issue, block: Block, fault: Faulting): Block | null {
  const { content } = block
  if (content.kind === 'story' && !issue.articles.has(content.article)) {
    fault('blocks', `no article ${content.article}`)
    return null
  }
  if (content.kind === 'advert' && content.picture !== null && !issue.pictures.has(content.picture)) {
    fault('blocks', `no picture ${content.picture}`)
    return { ...block, content: { ...content, picture: null } }
  }
  if (content.kind !== 'picture') return block
  if (!issue.pictures.has(content.picture)) {
    fault('blocks', `no picture ${content.picture}`)
    return null
  }
  if (content.article === null || issue.articles.has(content.article)) return block
  fault('blocks', `no article ${content.article}`)
  return { ...block, content: { ...content, article: null } }
}

function mendArea(page: Page, block: Block, format: PageFormat, mending: Mending, fault: Faulting): Block {
  if (fitsGrid(block.area, format)) return block
  fault('blocks', `block ${block.id} leaves the page`)
  const { area, pinned } = block
  mending.kept.push({ kind: 'place', block: block.id, place: { page: page.id, area, pinned } })
  return { ...block, area: fittedArea(area, format) }
}

/** The articles that are there, once each, and at the end those the page shows unlisted. */
function mendHeadlines(
  issue: Issue,
  page: Page,
  blocks: readonly Block[],
  fault: Faulting,
): readonly ArticleId[] {
  const listed = new Set<ArticleId>()
  for (const article of page.headlines) {
    if (!issue.articles.has(article)) fault('headlines', `no article ${article}`)
    else if (listed.has(article)) fault('headlines', `article ${article} twice`)
    else listed.add(article)
  }
  for (const { content } of blocks) {
    if (content.kind !== 'story' || listed.has(content.article)) continue
    fault('headlines', `article ${content.article} is not in the headline list`)
    listed.add(content.article)
  }
  return [...listed]
}

function mendArticle(
  issue: Issue,
  article: Article,
  shown: ReadonlyMap<BlockId, ArticleId | null>,
  mending: Mending,
): Article {
  const path = articlePath(article.id)
  const fault = (at: string, message: string): void => void mending.faults.push({ path, at, message })
  const pictures = article.pictures.filter((picture) => issue.pictures.has(picture))
  if (pictures.length < article.pictures.length) fault('pictures', 'a picture that is not there')
  const jumps = wholeChain(article, shown)
  if (jumps.length < article.jumps.length) {
    fault('jumps', 'a broken chain')
    mending.kept.push({ kind: 'jumps', article: article.id, jumps: article.jumps })
  }
  const body = mendBody(article.body, fault)
  const same =
    pictures.length === article.pictures.length &&
    jumps.length === article.jumps.length &&
    body === article.body
  return same ? article : { ...article, pictures, jumps, body }
}

/** As many of an article's jumps, from the first on, as lead through blocks that show it. */
export function wholeChain(article: Article, shown: ReadonlyMap<BlockId, ArticleId | null>): readonly Jump[] {
  const blocks = new Set<BlockId>()
  const ids = new Set<string>()
  for (const [index, jump] of article.jumps.entries()) {
    const goesOn = index === 0 || jump.from === article.jumps[index - 1]?.to
    const ends = [jump.from, jump.to].every((end) => shown.get(end) === article.id)
    if (!goesOn || !ends || ids.has(jump.id) || blocks.has(jump.to) || jump.from === jump.to)
      return article.jumps.slice(0, index)
    ids.add(jump.id)
    blocks.add(jump.from).add(jump.to)
  }
  return article.jumps
}

/** A paragraph whose id is taken already gets one that follows from its text: the text stays where it is. */
function mendBody(body: readonly Paragraph[], fault: Faulting): readonly Paragraph[] {
  const ids = new Set<ParagraphId>()
  const mended = body.map((paragraph, index) => {
    const id = freeId(paragraph, index, ids)
    ids.add(id)
    if (id === paragraph.id) return paragraph
    fault('body', `paragraph ${paragraph.id} twice`)
    return { ...paragraph, id }
  })
  return sameList(mended, body) ? body : mended
}

function freeId(paragraph: Paragraph, index: number, taken: ReadonlySet<ParagraphId>): ParagraphId {
  let { id } = paragraph
  for (let turn = 0; taken.has(id); turn += 1)
    id = `p${fingerprint(canonical([paragraph, index, turn]))}` as ParagraphId
  return id
}
