// Parts of a continued article on a draft: one is taken out of the chain, or goes to another page, and those
// after it stay where they are and are continued from it. Text only flows on: nothing of it is touched.

import type { ArticleId, BlockId, PageId } from '../base/ids.ts'
import type { Block, Jump } from '../model/issue.ts'
import { findBlock } from '../model/query/find.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import type { Draft } from './draft.ts'
import { listOn } from './lay-pages.ts'
import { layRest, relay } from './relay.ts'
import type { Cell } from './room.ts'
import { type LayParts, pageOf } from './story-edits.ts'
import { articleOf, takeOffList, takePictures } from './take-down.ts'

/**
 * Takes the jump at `index` away with the block it leads to. Later parts stay: the text goes on from the part
 * before to the one after, where the same break limit holds.
 */
export function takePart(draft: Draft, id: ArticleId, index: number): void {
  const { jumps } = articleOf(draft, id)
  const taken = jumps[index]
  if (taken === undefined) return
  unlink(draft, id, jumps.slice(index))
  removePart(draft, id, taken.to)
  const [next, ...later] = jumps.slice(index + 1)
  if (next === undefined) return
  draft.make({ kind: 'jump.cut', article: id, jump: { ...next, from: taken.from, keep: taken.keep } })
  for (const jump of later) draft.make({ kind: 'jump.cut', article: id, jump })
}

function unlink(draft: Draft, id: ArticleId, jumps: readonly Jump[]): void {
  for (const jump of jumps.toReversed()) draft.make({ kind: 'jump.join', article: id, jump: jump.id })
}

function removePart(draft: Draft, id: ArticleId, block: BlockId): void {
  const found = findBlock(draft.issue(), block)
  if (found === null) return
  takePictures(draft, id, found.page.id)
  draft.make({ kind: 'block.remove', block })
  takeOffList(draft, id, found.page.id)
}

/** A block that is off its page for a moment, and where it goes back to. */
interface Aside {
  readonly page: PageId
  readonly index: number
  readonly block: Block
}

/**
 * Sends the part that the jump at `index` leads to to another page, into the free space there (at `at` where
 * that is free), or with room made. False when the page has none.
 */
export function sendPart(
  parts: LayParts,
  id: ArticleId,
  index: number,
  page: PageId,
  at: Cell | null = null,
): boolean {
  const { draft, composer } = parts
  const { jumps } = articleOf(draft, id)
  const sent = jumps[index]
  if (sent === undefined) return false
  const stood = composer.article(draft.issue(), id).parts[index + 1]?.lines.length ?? 0
  const later = jumps.slice(index + 1)
  unlink(draft, id, jumps.slice(index))
  removePart(draft, id, sent.to)
  // Without its jumps a later block would be taken for the article's first.
  const aside = later.map((jump) => putAside(draft, jump.to))
  listOn(parts, id, page)
  const goesOn = later.length > 0
  const laid = layRest(parts, id, page, { at, ...(goesOn ? { lines: Math.max(stood, 1) } : {}) })
  if (!laid) relay(parts, new Set([page]), false)
  const jump = articleOf(draft, id).jumps[index]
  if (jump === undefined) return false
  for (const one of aside) if (one !== null) putBack(draft, one)
  if (sent.keep !== null)
    draft.make({ kind: 'jump.set', article: id, jump: jump.id, fields: { keep: sent.keep } })
  let from = jump.to
  for (const one of later) {
    draft.make({ kind: 'jump.cut', article: id, jump: { ...one, from } })
    from = one.to
  }
  return true
}

function putAside(draft: Draft, block: BlockId): Aside | null {
  const found = findBlock(draft.issue(), block)
  if (found === null) return null
  const index = found.page.blocks.indexOf(found.block)
  draft.make({ kind: 'block.remove', block })
  return { page: found.page.id, index, block: found.block }
}

function putBack(draft: Draft, { page, index, block }: Aside): void {
  const { blocks } = pageOf(draft, page)
  draft.make({ kind: 'block.insert', page, block, index: Math.min(index, blocks.length) })
}

/** Whether a part of the article stands on the page. */
export function standsOn(draft: Draft, id: ArticleId, page: PageId): boolean {
  const article = draft.issue().articles.get(id)
  return article !== undefined && partsOf(draft.issue(), article).some((part) => part.page.id === page)
}
