// What an editor does with jumps that are there: moves a break, sends a part to another page, takes one away,
// runs a chain straight to one page. Each is a list of edits, made as one mark.

import type { ArticleId, BlockId, JumpId, PageId } from '../base/ids.ts'
import { ok } from '../base/result.ts'
import { breakPlaces, keepAt, nearestBreak } from '../compose/jump-breaks.ts'
import { applyAll } from '../model/edit/apply.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { Issue, Jump } from '../model/issue.ts'
import { findBlock, findPage } from '../model/query/find.ts'
import { allJumps, partsOf } from '../model/query/jump-chain.ts'
import { pageNumber } from '../model/query/labels.ts'
import { growthFor, lowered } from './growth.ts'
import { sendPart, standsOn, takePart } from './jump-parts.ts'
import { fault, finish, partsFor, type Plan, type PlanContext, planJump } from './plan.ts'
import type { Cell } from './room.ts'
import type { LayParts } from './story-edits.ts'

/** Moves a break to the legal place nearest to so many lines, or to as many as fit. */
export function planBreak(
  { issue, composer }: PlanContext,
  article: ArticleId,
  jump: JumpId,
  lines: number | null,
): Plan {
  if (jumpOf(issue, article, jump) === null) return fault('jump-missing', article)
  if (lines === null) return ok([{ kind: 'jump.set', article, jump, fields: { keep: null } }])
  const places = breakPlaces(issue, composer, article, jump)
  const place = nearestBreak(places, lines)
  if (place === null) return fault('no-way', article)
  return ok([{ kind: 'jump.set', article, jump, fields: { keep: keepAt(places, place) } }])
}

/** Makes a story's block as low as its text. Nothing to do gives no edits. */
export function planLower({ issue, composer }: PlanContext, block: BlockId): Plan {
  const found = findBlock(issue, block)
  if (found === null) return fault('block-missing', block)
  const area = lowered(issue, composer, block)
  return ok(area === null ? [] : [{ kind: 'block.move', block, area, pinned: found.block.pinned }])
}

/** Sends the part a jump leads to to another page; later parts stay and are continued from it. */
export function planSend(
  context: PlanContext,
  article: ArticleId,
  jump: JumpId,
  page: PageId,
  at: Cell | null = null,
): Plan {
  const found = jumpOf(context.issue, article, jump)
  if (found === null) return fault('jump-missing', article)
  if (findPage(context.issue, page) === null) return fault('page-missing', page)
  const parts = partsFor(context)
  if (standsOn(parts.draft, article, page)) return fault('same-page', page)
  return sendPart(parts, article, found.index, page, at)
    ? finish(context, parts.draft)
    : fault('no-room', page)
}

/**
 * Takes one jump away, with the part it leads to. Where that is in the middle of a chain the later parts stay,
 * and are continued from the part before.
 */
export function planTakeAway(context: PlanContext, article: ArticleId, jump: JumpId): Plan {
  const found = jumpOf(context.issue, article, jump)
  if (found === null) return fault('jump-missing', article)
  const parts = partsFor(context)
  takePart(parts.draft, article, found.index)
  return finish(context, parts.draft)
}

/** Takes away the parts between the first and the one a jump leads to, which grows as far as it must and can. */
export function planStraight(context: PlanContext, article: ArticleId, jump: JumpId): Plan {
  const found = jumpOf(context.issue, article, jump)
  if (found === null) return fault('jump-missing', article)
  const parts = partsFor(context)
  for (let taken = 0; taken < found.index; taken += 1) takePart(parts.draft, article, 0)
  growLast(parts, article)
  return finish(context, parts.draft)
}

/** Gives the article's last block what room there is for text that is over. */
export function growLast({ draft, composer }: LayParts, article: ArticleId): void {
  for (const side of ['below', 'right'] as const) {
    if (composer.article(draft.issue(), article).overset.lines === 0) return
    const growth = growthFor(draft.issue(), composer, article, side)
    const block = growth === null ? null : findBlock(draft.issue(), growth.block)?.block
    if (growth === null || block === null || block === undefined) continue
    draft.make({ kind: 'block.move', block: growth.block, area: growth.area, pinned: block.pinned })
  }
}

function jumpOf(
  issue: Issue,
  article: ArticleId,
  jump: JumpId,
): { readonly index: number; readonly jump: Jump } | null {
  const jumps = issue.articles.get(article)?.jumps ?? []
  const index = jumps.findIndex((one) => one.id === jump)
  const found = jumps[index]
  return found === undefined ? null : { index, jump: found }
}

/** What a jump to a page would do to it, before it is made. */
export interface JumpLook {
  readonly plan: Plan
  /** Blocks of other stories there that would be moved to make room. */
  readonly moved: readonly BlockId[]
  /** Lines of the article that would be over even so. */
  readonly over: number
  /** Articles that would have no place there any more. */
  readonly lost: readonly ArticleId[]
  readonly backward: boolean
}

export function lookAtJump(context: PlanContext, article: ArticleId, page: PageId): JumpLook {
  const { issue, composer } = context
  const plan = planJump(context, article, page)
  const done = plan.ok ? applied(issue, plan.value) : issue
  const found = issue.articles.get(article)
  const last = found === undefined ? undefined : partsOf(issue, found).at(-1)
  const before = findPage(issue, page)
  const after = findPage(done, page)
  const others = (before?.blocks ?? []).filter(
    ({ content }) => !(content.kind === 'story' && content.article === article),
  )
  const stands = new Map(after?.blocks.map((block) => [storyOf(block) ?? block.id, block]))
  const moved = others.filter((block) => {
    const now = stands.get(storyOf(block) ?? block.id)
    return block.content.kind === 'story' && now !== undefined && !sameRects(now.area, block.area)
  })
  const lost = others.flatMap((block) => {
    const story = storyOf(block)
    return story !== null && !stands.has(story) ? [story] : []
  })
  return {
    plan,
    moved: moved.map((block) => block.id),
    over: plan.ok ? composer.article(done, article).overset.lines : 0,
    lost,
    backward: last !== undefined && pageNumber(issue, page) < pageNumber(issue, last.page.id),
  }
}

function applied(issue: Issue, edits: readonly Edit[]): Issue {
  const made = applyAll(issue, edits)
  return made.ok ? made.value.issue : issue
}

function storyOf({ content }: Issue['pages'][number]['blocks'][number]): ArticleId | null {
  return content.kind === 'story' ? content.article : null
}

function sameRects(left: readonly object[], right: readonly object[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** The page where most of the issue's other jumps arrive; null while there is none. */
export function collectingPage(issue: Issue, article: ArticleId): PageId | null {
  const arriving = new Map<PageId, number>()
  for (const ends of allJumps(issue))
    if (ends.article !== article) arriving.set(ends.to.id, (arriving.get(ends.to.id) ?? 0) + 1)
  let best: { readonly page: PageId; readonly count: number } | null = null
  for (const [page, count] of arriving) if (best === null || count > best.count) best = { page, count }
  return best?.page ?? null
}
