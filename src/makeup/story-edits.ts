// The edits that lay one story on a page: its block and its picture's. After they are made the story is
// composed for real, and picture or module give or take lines until the text fits.

import { type ArticleId, type BlockId, type JumpId, type Mint, mintId, type PageId } from '../base/ids.ts'
import type { Composer } from '../compose/compose.ts'
import type { Block, GridRect, Issue, Page, StoryContent } from '../model/issue.ts'
import { makeBlock } from '../model/make.ts'
import { formatOf } from '../model/publication.ts'
import { findBlock, findPage } from '../model/query/find.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import type { Draft } from './draft.ts'
import { fitStory } from './fit.ts'
import { type Item, type ItemParts, sizeSteps } from './item.ts'

export interface LayParts {
  readonly draft: Draft
  readonly composer: Composer
  readonly mint: Mint
  /** The issue before anything was taken off its pages. */
  readonly before: Issue
}

export function itemParts(issue: Issue, page: Page, composer: Composer): ItemParts {
  return {
    publication: issue.publication,
    format: formatOf(issue.publication, page.format),
    library: composer.fonts,
  }
}

/** How a part is set when it is laid: as the page is, but that a headline down the side stays where an editor put it. */
export function plainStory({ before }: LayParts, article: ArticleId, part: number): StoryContent {
  const whole = before.articles.get(article)
  const content = whole === undefined ? undefined : partsOf(before, whole)[part]?.block.content
  const headlinePlace = content?.kind === 'story' ? content.headlinePlace : 'top'
  return { kind: 'story', article, headlineSize: null, headlinePlace, columns: { kind: 'grid' } }
}

/** A story to be laid; `block` is the one it has already, which keeps its name because jumps know it. */
export interface StoryWish {
  readonly item: Item
  readonly block: BlockId | null
  readonly page: PageId
  readonly pinned: boolean
  /** The block it is continued from; a jump is made that leads here. */
  readonly from: BlockId | null
  /** It goes on elsewhere: what its module can't hold is not too much. */
  readonly breaksOff: boolean
}

/** Lays the story in the rect and gives its block. */
export function layStoryIn(parts: LayParts, wish: StoryWish, rect: GridRect): BlockId {
  const { draft, mint } = parts
  const page = pageOf(draft, wish.page)
  const fitted = fitStory(wish.item, rect, itemParts(draft.issue(), page, parts.composer), wish.breaksOff)
  const content: StoryContent = { ...wish.item.content, headlineSize: fitted.headlineSize }
  let id: BlockId
  if (wish.block === null) {
    id = insertBlock(draft, wish.page, makeBlock(mint, [fitted.area], content, wish.pinned))
  } else {
    id = wish.block
    draft.make({ kind: 'block.move', block: id, area: [fitted.area], pinned: wish.pinned })
    draft.make({ kind: 'block.set', block: id, content })
  }
  const { picture } = wish.item
  let pictureBlock: BlockId | null = null
  if (picture !== null && fitted.picture !== null) {
    const shown = { kind: 'picture' as const, picture: picture.id, article: wish.item.article.id, crop: null }
    pictureBlock = insertBlock(draft, wish.page, makeBlock(mint, [fitted.picture], shown, wish.pinned))
  }
  if (wish.from !== null) {
    const jump = { id: mintId<JumpId>(mint), from: wish.from, to: id, keep: null }
    draft.make({ kind: 'jump.cut', article: wish.item.article.id, jump })
  }
  if (!wish.breaksOff) polish(parts, wish, rect, id, pictureBlock)
  return id
}

function insertBlock(draft: Draft, page: PageId, block: Block): BlockId {
  draft.make({ kind: 'block.insert', page, block, index: pageOf(draft, page).blocks.length })
  return block.id
}

export function pageOf(draft: Draft, id: PageId): Page {
  const page = findPage(draft.issue(), id)
  if (page === null) throw new Error(`no page ${id}`)
  return page
}

const rounds = 6
const leastPicture = 6

/** Composes the story as it stands and moves its foot or its picture's by what is over or free. */
function polish(
  parts: LayParts,
  wish: StoryWish,
  rect: GridRect,
  story: BlockId,
  picture: BlockId | null,
): void {
  const composed = (): { readonly over: number; readonly free: number } | null => {
    const {
      overset,
      underset,
      parts: placed,
    } = parts.composer.article(parts.draft.issue(), wish.item.article.id)
    return placed.at(-1)?.id === story ? { over: overset.lines, free: underset } : null
  }
  for (let round = 0; round < rounds; round += 1) {
    const over = composed()?.over ?? 0
    if (over === 0) break
    if (
      !growModule(parts, rect, story, over) &&
      !shrinkPicture(parts, picture, over) &&
      !shrinkHeadline(parts, wish, story)
    )
      return
  }
  // Free lines go to the picture, what it can't take off the module's foot, so that legs end level.
  const spare = (): { readonly over: number; readonly free: number } => composed() ?? { over: 0, free: 0 }
  const area = areaOf(parts.draft, story)
  const foot = area.line + area.lines
  if (picture === null) {
    fitTo(parts, story, -1, spare, { least: 2, most: area.lines })
    return
  }
  fitTo(parts, picture, 1, spare, { least: 1, most: foot - areaOf(parts.draft, picture).line - 2 })
  const shown = areaOf(parts.draft, picture)
  // The picture stands inside its story.
  fitTo(parts, story, -1, spare, { least: shown.line + shown.lines - area.line, most: area.lines })
}

/** Makes a block higher (+1) or lower (-1) by as much of the free lines as leaves no text over. */
function fitTo(
  parts: LayParts,
  block: BlockId,
  direction: 1 | -1,
  spare: () => { readonly over: number; readonly free: number },
  limits: { readonly least: number; readonly most: number },
): void {
  const before = areaOf(parts.draft, block)
  for (let step = Math.floor(spare().free / before.columns); step > 0; step = Math.floor(step / 2)) {
    const lines = before.lines + direction * step
    if (lines < limits.least || lines > limits.most) continue
    resize(parts.draft, block, { ...before, lines })
    if (spare().over === 0) return
    // What the column ends cost was more than was free: try half of it.
    resize(parts.draft, block, before)
  }
}

function growModule(parts: LayParts, rect: GridRect, story: BlockId, over: number): boolean {
  const area = areaOf(parts.draft, story)
  const free = rect.lines - area.lines
  if (free <= 0) return false
  resize(parts.draft, story, {
    ...area,
    lines: area.lines + Math.min(free, Math.max(1, Math.ceil(over / area.columns))),
  })
  return true
}

function shrinkPicture(parts: LayParts, picture: BlockId | null, over: number): boolean {
  if (picture === null) return false
  const area = areaOf(parts.draft, picture)
  const lines = Math.max(leastPicture, area.lines - Math.max(1, Math.ceil(over / area.columns)))
  if (lines === area.lines) return false
  resize(parts.draft, picture, { ...area, lines })
  return true
}

/** One step down in size, when nothing else is left to give. */
function shrinkHeadline(parts: LayParts, wish: StoryWish, story: BlockId): boolean {
  const content = findBlock(parts.draft.issue(), story)?.block.content
  if (wish.item.part > 0 || content?.kind !== 'story') return false
  const page = pageOf(parts.draft, wish.page)
  const { smaller } = sizeSteps(
    { ...wish.item, content },
    itemParts(parts.draft.issue(), page, parts.composer),
  )
  const [next] = smaller
  if (next === undefined) return false
  parts.draft.make({ kind: 'block.set', block: story, content: { ...content, headlineSize: next } })
  return true
}

function areaOf(draft: Draft, id: BlockId): GridRect {
  const rect = findBlock(draft.issue(), id)?.block.area[0]
  if (rect === undefined) throw new Error(`no block ${id}`)
  return rect
}

function resize(draft: Draft, id: BlockId, area: GridRect): void {
  const found = findBlock(draft.issue(), id)
  if (found !== null) draft.make({ kind: 'block.move', block: id, area: [area], pinned: found.block.pinned })
}
