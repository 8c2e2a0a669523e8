// An editor's choice between two versions, as edits that can be made, sent and undone like any others. Whatever
// is chosen, the last of them lets the conflict go.

import type { ArticleId, ConflictId, Mint, ParagraphId } from '../../base/ids.ts'
import { mintId } from '../../base/ids.ts'
import { assertNever } from '../../base/never.ts'
import { ok, type Result } from '../../base/result.ts'
import type { Conflict, OrderedList } from '../conflict.ts'
import type { ConflictRemove, Edit, Refusal } from '../edit/edit.ts'
import { refuse } from '../edit/refuse.ts'
import type { Article, Block, Issue, Page } from '../issue.ts'
import { findBlock, findPage } from '../query/find.ts'
import { relationFault } from '../relations.ts'
import { diffIssues } from './diff.ts'
import { weave } from './weave.ts'

/** `both` is for paragraphs: the other one is put after the one that is shown. */
export type ConflictChoice = 'shown' | 'other' | 'both'

/** True when both versions of the conflict can stand in the issue. */
export function canKeepBoth(conflict: Conflict): boolean {
  return conflict.kind === 'paragraph'
}

/**
 * The edits of a choice. Refused when what the other version belongs to is gone (`conflict-place`), when it would not
 * fit what is there now (`conflict-place`, too), or when both can't stand (`conflict-both`).
 */
export function resolveConflict(
  issue: Issue,
  id: ConflictId,
  choice: ConflictChoice,
  mint: Mint,
): Result<readonly Edit[], Refusal> {
  const last: ConflictRemove = { kind: 'conflict.remove', conflict: id }
  const conflict = issue.conflicts.get(id)
  if (conflict === undefined) return refuse(last, 'conflict-missing', id)
  if (choice === 'shown') return ok([last])
  if (choice === 'both' && !canKeepBoth(conflict)) return refuse(last, 'conflict-both', id)
  const changed = choice === 'both' ? withBoth(issue, conflict, mint) : withOther(issue, conflict)
  if (changed === null || relationFault(changed) !== null) return refuse(last, 'conflict-place', id)
  return ok([...diffIssues(issue, changed), last])
}

/** The issue with the other paragraph after the one that is shown, or at the end where that one is gone. */
function withBoth(issue: Issue, conflict: Conflict, mint: Mint): Issue | null {
  if (conflict.kind !== 'paragraph') return null
  return withArticle(issue, conflict.article, (article) => {
    const at = article.body.findIndex((one) => one.id === conflict.paragraph.id)
    const other = at < 0 ? conflict.paragraph : { ...conflict.paragraph, id: mintId<ParagraphId>(mint) }
    return { ...article, body: article.body.toSpliced(at < 0 ? article.body.length : at + 1, 0, other) }
  })
}

/** The issue with the other version in its place; null when the place is gone. */
function withOther(issue: Issue, conflict: Conflict): Issue | null {
  switch (conflict.kind) {
    case 'paragraph':
      return withArticle(issue, conflict.article, (article) => {
        const at = article.body.findIndex((one) => one.id === conflict.paragraph.id)
        const from = at < 0 ? article.body.length : at
        return { ...article, body: article.body.toSpliced(from, 1, conflict.paragraph) }
      })
    case 'article':
      return withArticle(issue, conflict.article, (article) => ({ ...article, ...conflict.fields }))
    case 'jumps':
      return withArticle(issue, conflict.article, (article) => ({ ...article, jumps: conflict.jumps }))
    case 'page':
      return withPage(issue, conflict.page, (page) => ({ ...page, ...conflict.fields }))
    case 'place': {
      const { page, area, pinned } = conflict.place
      const block = findBlock(issue, conflict.block)?.block
      return block === undefined ? null : withBlock(issue, { ...block, area, pinned }, page)
    }
    case 'content': {
      const found = findBlock(issue, conflict.block)
      return found === null
        ? null
        : withBlock(issue, { ...found.block, content: conflict.content }, found.page.id)
    }
    case 'picture': {
      const picture = issue.pictures.get(conflict.picture)
      if (picture === undefined) return null
      const pictures = new Map(issue.pictures).set(picture.id, { ...picture, ...conflict.fields })
      return { ...issue, pictures }
    }
    case 'issue':
      return { ...issue, ...conflict.fields }
    case 'publication':
      return { ...issue, publication: { ...issue.publication, ...conflict.fields } }
    case 'order':
      return withOrder(issue, conflict.list, conflict.order)
    default:
      return assertNever(conflict)
  }
}

function withArticle(issue: Issue, id: ArticleId, change: (article: Article) => Article): Issue | null {
  const article = issue.articles.get(id)
  if (article === undefined) return null
  return { ...issue, articles: new Map(issue.articles).set(id, change(article)) }
}

function withPage(issue: Issue, id: string, change: (page: Page) => Page): Issue | null {
  if (!issue.pages.some((page) => page.id === id)) return null
  return { ...issue, pages: issue.pages.map((page) => (page.id === id ? change(page) : page)) }
}

/** The issue with a block as it is given, on that page; its article joins the page's headline list. */
function withBlock(issue: Issue, block: Block, target: Page['id']): Issue | null {
  if (findPage(issue, target) === null) return null
  const { content } = block
  const pages = issue.pages.map((page): Page => {
    const at = page.blocks.findIndex((one) => one.id === block.id)
    if (page.id !== target) return at < 0 ? page : { ...page, blocks: page.blocks.toSpliced(at, 1) }
    const blocks = at < 0 ? [...page.blocks, block] : page.blocks.with(at, block)
    const listed = content.kind !== 'story' || page.headlines.includes(content.article)
    return { ...page, blocks, headlines: listed ? page.headlines : [...page.headlines, content.article] }
  })
  return { ...issue, pages }
}

function withOrder(issue: Issue, list: OrderedList, order: readonly string[]): Issue | null {
  switch (list.kind) {
    case 'pages':
      return { ...issue, pages: sortedBy(issue.pages, order) }
    case 'headlines':
      return withPage(issue, list.page, (page) => ({ ...page, headlines: ordered(page.headlines, order) }))
    case 'blocks':
      return withPage(issue, list.page, (page) => ({ ...page, blocks: sortedBy(page.blocks, order) }))
    case 'body':
      return withArticle(issue, list.article, (article) => ({
        ...article,
        body: sortedBy(article.body, order),
      }))
    case 'pictures':
      return withArticle(issue, list.article, (article) => ({
        ...article,
        pictures: ordered(article.pictures, order),
      }))
    default:
      return assertNever(list)
  }
}

/** Things in an order of ids; one the order does not have follows the neighbour it has now. */
function sortedBy<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  order: readonly string[],
): readonly Thing[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  return ordered([...byId.keys()], order).flatMap((id) => byId.get(id) ?? [])
}

function ordered<Id extends string>(ids: readonly Id[], order: readonly string[]): readonly Id[] {
  const wanted = order.flatMap((id) => ids.find((one) => one === id) ?? [])
  return weave(wanted, ids)
}
