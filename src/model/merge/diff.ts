// The edits that turn one issue into another of the same id: what a window is told of another writer's work,
// and what choosing between two versions comes to. Each edit is made on the way, so the next one is planned
// on what is really there. The order is the one in which edits are allowed: what others will refer to comes
// first, what nothing refers to any more goes last, and jumps are open while blocks change under them.

import { sameValue } from '../../base/canonical.ts'
import { steadyPart } from '../../base/order.ts'
import type { ArticleId, BlockId, PageId } from '../../base/ids.ts'
import { orThrow } from '../../base/result.ts'
import { apply } from '../edit/apply.ts'
import { bodySplice } from '../edit/body-splice.ts'
import type { ArticleSet, Edit } from '../edit/edit.ts'
import { fitsGrid } from '../grid.ts'
import type { Block, Issue, Page } from '../issue.ts'
import { formatOf } from '../publication.ts'
import { findBlock, findPage, pictureIn } from '../query/find.ts'

/**
 * The edits that make `to` out of `from`; none when they are equal. Both must be whole issues. An issue that
 * has pages can not be turned into one that has none: no edit takes the last page.
 */
export function diffIssues(from: Issue, to: Issue): readonly Edit[] {
  if (from === to) return []
  const way: Way = { issue: from, edits: [] }
  issueEdits(way, to)
  const loose = looseBlocks(from, to)
  joinJumps(way, to, loose)
  takeBlocks(way, loose)
  pictureInserts(way, to)
  articleEdits(way, to)
  pageEdits(way, to)
  for (const page of to.pages) if (findPage(way.issue, page.id) !== page) pageContentEdits(way, page)
  cutJumps(way, to)
  lastRemovals(way, to)
  conflictEdits(way, to)
  return way.edits
}

/** The edits so far and the issue they lead to. */
interface Way {
  issue: Issue
  readonly edits: Edit[]
}

function make(way: Way, edit: Edit): void {
  way.issue = orThrow(apply(way.issue, edit)).issue
  way.edits.push(edit)
}

/** The named fields in which two records differ, as they are in `to`. */
function changedFields<Thing extends object, Key extends keyof Thing>(
  from: Thing,
  to: Thing,
  keys: readonly Key[],
): Partial<Pick<Thing, Key>> | null {
  const fields: Partial<Pick<Thing, Key>> = {}
  let found = false
  for (const key of keys) {
    if (sameValue(from[key], to[key])) continue
    fields[key] = to[key]
    found = true
  }
  return found ? fields : null
}

function issueEdits(way: Way, to: Issue): void {
  const fields = changedFields(way.issue, to, ['date', 'number'])
  if (fields !== null) make(way, { kind: 'issue.set', fields })
}

/**
 * Blocks of `from` that can't stay where they are until `to` is reached: they go, move to another page, show
 * another article, stand in another order, or have no area that fits the grids on the way.
 */
function looseBlocks(from: Issue, to: Issue): ReadonlySet<BlockId> {
  const loose = new Set<BlockId>()
  const redrawn = redrawnPictures(from, to)
  for (const page of from.pages) {
    const next = findPage(to, page.id)
    if (next === page && from.publication === to.publication && redrawn.size === 0) continue
    const places = new Map((next?.blocks ?? []).map((block, index) => [block.id, index]))
    const staying = page.blocks.filter((block) => places.has(block.id))
    const steady = steadyPart(staying, (block) => places.get(block.id) ?? 0)
    for (const block of page.blocks) {
      const later = findBlock(to, block.id)
      const { content } = block
      // A block that is nowhere later goes with its page.
      const leaves = !steady.has(block) && (next !== null || later !== null)
      const misfits =
        later !== null && next !== null && !fitsOnTheWay(from, to, page, next, block, later.block)
      if (leaves || misfits || redrawn.has(pictureIn(content) ?? '')) loose.add(block.id)
    }
  }
  return loose
}

/** Pictures whose original is another one now: no edit changes that, they are taken out and put in again. */
function redrawnPictures(from: Issue, to: Issue): ReadonlySet<string> {
  if (from.pictures === to.pictures) return new Set()
  const redrawn = new Set<string>()
  for (const [id, picture] of from.pictures) {
    const next = to.pictures.get(id)
    if (next === undefined || next === picture) continue
    if (changedFields(picture, next, ['sha256', 'type', 'width', 'height']) !== null) redrawn.add(id)
  }
  return redrawn
}

/** True when one of a block's two areas fits each grid its page has on the way. */
function fitsOnTheWay(from: Issue, to: Issue, page: Page, next: Page, block: Block, later: Block): boolean {
  const first = formatOf(from.publication, page.format)
  const middle = formatOf(to.publication, page.format)
  const last = formatOf(to.publication, next.format)
  const staysToTheEnd = fitsGrid(block.area, middle) && fitsGrid(block.area, last)
  return staysToTheEnd || (fitsGrid(later.area, first) && fitsGrid(later.area, middle))
}

/** Takes jumps away from the end of each chain, back to the first one that changes or touches a loose block. */
function joinJumps(way: Way, to: Issue, loose: ReadonlySet<BlockId>): void {
  for (const article of way.issue.articles.values()) {
    if (article.jumps.length === 0) continue
    const next = to.articles.get(article.id)?.jumps ?? []
    let kept = 0
    for (const [index, jump] of article.jumps.entries()) {
      const stays = [jump.from, jump.to].every((end) => !loose.has(end) && shows(to, end, article.id))
      if (!stays || !sameValue(jump, next[index])) break
      kept = index + 1
    }
    for (const jump of article.jumps.slice(kept).reverse())
      make(way, { kind: 'jump.join', article: article.id, jump: jump.id })
  }
}

function shows(issue: Issue, block: BlockId, article: ArticleId): boolean {
  const content = findBlock(issue, block)?.block.content
  return content?.kind === 'story' && content.article === article
}

function takeBlocks(way: Way, loose: ReadonlySet<BlockId>): void {
  for (const block of loose) make(way, { kind: 'block.remove', block })
}

function pictureInserts(way: Way, to: Issue): void {
  if (way.issue.pictures === to.pictures) return
  for (const id of redrawnPictures(way.issue, to)) takePicture(way, id)
  for (const [id, picture] of to.pictures) {
    const before = way.issue.pictures.get(id)
    if (before === picture) continue
    if (before === undefined) {
      make(way, { kind: 'picture.insert', picture })
      continue
    }
    const fields = changedFields(before, picture, ['focal', 'caption', 'credit', 'name'])
    if (fields !== null) make(way, { kind: 'picture.set', picture: id, fields })
  }
}

/** Takes a picture out, off every article first: its blocks are gone already. */
function takePicture(way: Way, id: string): void {
  for (const article of way.issue.articles.values()) {
    const pictures = article.pictures.filter((one) => one !== id)
    if (pictures.length < article.pictures.length)
      make(way, { kind: 'article.set', article: article.id, fields: { pictures } })
  }
  const picture = [...way.issue.pictures.keys()].find((one) => one === id)
  if (picture !== undefined) make(way, { kind: 'picture.remove', picture })
}

// All of them: one that is left out would be told to no other writer.
const articleFields: Readonly<Record<keyof ArticleSet['fields'], true>> = {
  slug: true,
  kind: true,
  rank: true,
  kicker: true,
  headline: true,
  deck: true,
  byline: true,
  dateline: true,
  keyword: true,
  tagline: true,
  pictures: true,
  continueOn: true,
  comments: true,
  agreed: true,
  hands: true,
}
const articleKeys = Object.keys(articleFields) as (keyof typeof articleFields)[]

function articleEdits(way: Way, to: Issue): void {
  if (way.issue.articles === to.articles) return
  for (const [id, article] of to.articles) {
    const before = way.issue.articles.get(id)
    if (before === article) continue
    if (before === undefined) {
      make(way, { kind: 'article.insert', article: { ...article, jumps: [] } })
      continue
    }
    const fields = changedFields(before, article, articleKeys)
    if (fields !== null) make(way, { kind: 'article.set', article: id, fields })
    const splice = bodySplice(before.body, article.body)
    if (splice !== null) make(way, { kind: 'body.splice', article: id, ...splice })
  }
}

/** Which pages there are, their order, their fields, and the publication that gives them their grids. */
function pageEdits(way: Way, to: Issue): void {
  const kept = way.issue.pages.filter((page) => findPage(to, page.id) !== null)
  const [first] = to.pages
  // The last page is never taken: one of the new ones comes before the old ones go, empty, to be filled later.
  if (kept.length === 0 && first !== undefined)
    make(way, { kind: 'page.insert', page: { ...first, headlines: [], blocks: [] }, index: 0 })
  for (const page of way.issue.pages)
    if (findPage(to, page.id) === null) make(way, { kind: 'page.remove', page: page.id })
  gridEdits(way, to)
  for (const [index, page] of to.pages.entries()) {
    if (findPage(way.issue, page.id) !== null) continue
    const before = to.pages[index - 1]
    const at = before === undefined ? 0 : way.issue.pages.findIndex((one) => one.id === before.id) + 1
    make(way, { kind: 'page.insert', page, index: at })
  }
  const wanted = to.pages.map((page) => page.id)
  const here = (): readonly PageId[] => way.issue.pages.map((page) => page.id)
  reorder(here, wanted, (page, index) => make(way, { kind: 'page.move', page, index }))
}

/** Blocks that must fit the new grid before it comes are moved first; the others wait (`fitsOnTheWay`). */
function gridEdits(way: Way, to: Issue): void {
  for (const page of way.issue.pages) {
    const next = findPage(to, page.id)
    if (next === null) continue
    const middle = formatOf(to.publication, page.format)
    const last = formatOf(to.publication, next.format)
    for (const block of page.blocks) {
      const later = findBlock(to, block.id)?.block
      if (later === undefined || (fitsGrid(block.area, middle) && fitsGrid(block.area, last))) continue
      make(way, { kind: 'block.move', block: block.id, area: later.area, pinned: later.pinned })
    }
  }
  if (!sameValue(way.issue.publication, to.publication))
    make(way, { kind: 'publication.set', publication: to.publication })
  for (const page of way.issue.pages) {
    const next = findPage(to, page.id)
    if (next === null || next === page) continue
    const fields = changedFields(page, next, ['section', 'gathering', 'format', 'credits', 'state'])
    if (fields !== null) make(way, { kind: 'page.set', page: page.id, fields })
  }
}

/** Brings a list that holds the same things into the wanted order with as few moves as can be. */
function reorder<Thing>(
  here: () => readonly Thing[],
  wanted: readonly Thing[],
  move: (thing: Thing, index: number) => void,
): void {
  const rank = new Map(wanted.map((thing, index) => [thing, index]))
  const steady = steadyPart(here(), (thing) => rank.get(thing) ?? 0)
  for (const [index, thing] of wanted.entries()) {
    if (steady.has(thing)) continue
    const others = here().filter((one) => one !== thing)
    const before = wanted[index - 1]
    move(thing, before === undefined ? 0 : others.indexOf(before) + 1)
  }
}

/** The headline list and the blocks of a page that is there, as they are in `page`. */
function pageContentEdits(way: Way, page: Page): void {
  const here = (): Page => findPage(way.issue, page.id) ?? page
  for (const [index, article] of page.headlines.entries()) {
    const { headlines } = here()
    if (headlines.includes(article)) continue
    const before = page.headlines[index - 1]
    const at = before === undefined ? 0 : headlines.indexOf(before) + 1
    make(way, { kind: 'headline.insert', page: page.id, article, index: at })
  }
  for (const [index, block] of page.blocks.entries()) blockEdits(way, page, block, index)
  for (const article of here().headlines)
    if (!page.headlines.includes(article)) make(way, { kind: 'headline.remove', page: page.id, article })
  reorder(
    () => here().headlines,
    page.headlines,
    (article, index) => make(way, { kind: 'headline.reorder', page: page.id, article, index }),
  )
}

function blockEdits(way: Way, page: Page, block: Block, index: number): void {
  const before = findBlock(way.issue, block.id)?.block
  if (before === block) return
  if (before === undefined) {
    make(way, { kind: 'block.insert', page: page.id, block, index })
    return
  }
  if (before.pinned !== block.pinned || !sameValue(before.area, block.area))
    make(way, { kind: 'block.move', block: block.id, area: block.area, pinned: block.pinned })
  const { locked, group } = block
  if (before.locked !== locked || before.group !== group)
    make(way, { kind: 'block.hold', block: block.id, fields: { locked, group } })
  if (!sameValue(before.content, block.content))
    make(way, { kind: 'block.set', block: block.id, content: block.content })
}

function cutJumps(way: Way, to: Issue): void {
  for (const article of to.articles.values()) {
    const have = way.issue.articles.get(article.id)?.jumps.length ?? 0
    for (const jump of article.jumps.slice(have)) make(way, { kind: 'jump.cut', article: article.id, jump })
  }
}

function lastRemovals(way: Way, to: Issue): void {
  if (way.issue.articles.size > to.articles.size) {
    for (const article of way.issue.articles.keys())
      if (!to.articles.has(article)) make(way, { kind: 'article.remove', article })
  }
  if (way.issue.pictures.size > to.pictures.size) {
    for (const picture of way.issue.pictures.keys())
      if (!to.pictures.has(picture)) make(way, { kind: 'picture.remove', picture })
  }
}

function conflictEdits(way: Way, to: Issue): void {
  if (way.issue.conflicts === to.conflicts) return
  for (const [id, conflict] of way.issue.conflicts)
    if (!sameValue(conflict, to.conflicts.get(id))) make(way, { kind: 'conflict.remove', conflict: id })
  for (const [id, conflict] of to.conflicts)
    if (!way.issue.conflicts.has(id)) make(way, { kind: 'conflict.insert', conflict })
}
