// What an editor does to whole pages: put one in, move some, copy one, take some out. Folios, labels and jump lines
// are computed, so nothing has to be put right afterwards; only the letters of gatherings stand on pages.

import { type ArticleId, type BlockId, type GroupId, type Mint, mintId, type PageId } from '../base/ids.ts'
import { stepsTogether } from '../base/order.ts'
import { err, ok } from '../base/result.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { Article, Block, Issue, Page } from '../model/issue.ts'
import { makePage } from '../model/make.ts'
import { findPage } from '../model/query/find.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import { copyArticle } from './copy-article.ts'
import { gatheringEdits } from './gatherings.ts'
import { inTurn } from './in-turn.ts'
import { type Plan, type PlanContext, planRemovePage } from './plan.ts'

/** Puts a page at a place. Before the first page of all it begins that one's gathering. */
export function planInsertPage({ issue }: PlanContext, page: Page, index: number): Plan {
  const [first] = issue.pages
  if (index > 0 || first === undefined || first.gathering === '') return ok([insert(page, index)])
  return ok([
    { kind: 'page.set', page: first.id, fields: { gathering: '' } },
    insert({ ...page, gathering: first.gathering }, index),
  ])
}

function insert(page: Page, index: number): Edit {
  return { kind: 'page.insert', page, index }
}

/** Moves pages, in the order they have, to a place among those that stay. */
export function planMovePages({ issue }: PlanContext, pages: readonly PageId[], index: number): Plan {
  const missing = pages.find((page) => findPage(issue, page) === null)
  if (missing !== undefined) return err({ kind: 'page-missing', id: missing })
  const moved = new Set(pages)
  const { order, steps } = stepsTogether(
    issue.pages.map(({ id }) => id),
    moved,
    index,
  )
  if (steps.length === 0) return ok([])
  const moves = steps.map(({ thing, to }): Edit => ({ kind: 'page.move', page: thing, index: to }))
  return ok([...moves, ...gatheringEdits(issue.pages, order, moved)])
}

/** One place up or down, all of them together; as far as there are places. */
export function planShiftPages(context: PlanContext, pages: readonly PageId[], by: 1 | -1): Plan {
  const order = context.issue.pages.map(({ id }) => id)
  const at = order.flatMap((id, index) => (pages.includes(id) ? [index] : []))
  const first = at[0] ?? 0
  // Pages that do not stand together come together with the first step.
  const index = Math.max(0, Math.min(first + by, order.length - at.length))
  return planMovePages(context, pages, index)
}

/** Takes pages out: their articles go to the basket, jumps are joined, their gatherings go on. */
export function planRemovePages(context: PlanContext, pages: readonly PageId[]): Plan {
  return inTurn(context, pages, (on, page) => {
    const removed = planRemovePage(on, page)
    if (!removed.ok) return removed
    const order = on.issue.pages.flatMap(({ id }) => (id === page ? [] : [id]))
    return ok([...removed.value, ...gatheringEdits(on.issue.pages, order, new Set([page]))])
  })
}

/**
 * A page as another one, after it: format, section, furniture, and copies of its articles, which are other articles
 * from then on. Jumps are not copied: an article that breaks off here stands here whole, and is overset until it is
 * cut or continued; what stood here as a later part, a copy has no beginning of, so it stays out with its entry.
 * `slugOf` names a copied article.
 */
export function planDuplicatePage(
  { issue, mint }: PlanContext,
  id: PageId,
  slugOf: (slug: string) => string,
): Plan {
  const index = issue.pages.findIndex((page) => page.id === id)
  const page = issue.pages[index]
  if (page === undefined) return err({ kind: 'page-missing', id })
  const copies = new Map(
    page.headlines.flatMap((article) => {
      const found = issue.articles.get(article)
      if (found === undefined || isLaterPart(issue, found, id)) return []
      return [[article, copyArticle(mint, found, slugOf(found.slug))] as const]
    }),
  )
  const made: Page = {
    ...makePage(mint, page.format, page.section),
    credits: page.credits,
    headlines: page.headlines.flatMap((article) => copies.get(article)?.id ?? []),
    blocks: copyBlocks(mint, issue, page, copies),
  }
  const articles = [...copies.values()].map((article): Edit => ({ kind: 'article.insert', article }))
  return ok([...articles, insert(made, index + 1)])
}

/** It stands on the page, and begins on another. */
function isLaterPart(issue: Issue, article: Article, page: PageId): boolean {
  const parts = partsOf(issue, article)
  return parts.some((part) => part.page.id === page) && parts[0]?.page.id !== page
}

function copyBlocks(
  mint: Mint,
  issue: Issue,
  page: Page,
  copies: ReadonlyMap<ArticleId, Article>,
): readonly Block[] {
  const groups = new Map<GroupId, GroupId>()
  return page.blocks.flatMap((block): readonly Block[] => {
    const content = copyContent(issue, page, block, copies)
    if (content === null) return []
    const { group } = block
    if (group !== null && !groups.has(group)) groups.set(group, mintId<GroupId>(mint))
    const copied = group === null ? null : (groups.get(group) ?? null)
    return [{ ...block, id: mintId<BlockId>(mint), content, group: copied }]
  })
}

function copyContent(
  issue: Issue,
  page: Page,
  { id, content }: Block,
  copies: ReadonlyMap<ArticleId, Article>,
): Block['content'] | null {
  if (content.kind === 'story') {
    const copy = copies.get(content.article)
    const article = issue.articles.get(content.article)
    // Of two parts on one page the first is the one that a copy has.
    const isFirst = article !== undefined && partsOf(issue, article)[0]?.block.id === id
    return copy === undefined || !isFirst ? null : { ...content, article: copy.id }
  }
  if (content.kind !== 'picture' || content.article === null) return content
  const copy = copies.get(content.article)
  if (copy !== undefined) return { ...content, article: copy.id }
  // A picture of an article that only goes on here stays with it.
  return page.headlines.includes(content.article) ? null : content
}
