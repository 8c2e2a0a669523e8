// Two versions of an issue as text an editor can read: which articles came, went or changed, paragraph by
// paragraph, and which pages. Neither version is changed.

import type { ArticleId, ConflictId } from '../../base/ids.ts'
import type { Article, Issue } from '../issue.ts'
import { headlineText, pageLabel } from './labels.ts'

export interface ComparedRow {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

export interface ComparedArticle {
  readonly article: ArticleId
  readonly name: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly rows: readonly ComparedRow[]
}

export interface Comparison {
  readonly articles: readonly ComparedArticle[]
  /** Labels of pages that differ in their blocks, headline list or properties, or are in one version only. */
  readonly pages: readonly string[]
  readonly conflicts: readonly ConflictId[]
}

/** From one version to another: what was added is in `to` only. */
export function compareIssues(from: Issue, to: Issue): Comparison {
  const ids = new Set([...from.articles.keys(), ...to.articles.keys()])
  const articles = [...ids].flatMap((id) => compareArticle(id, from.articles.get(id), to.articles.get(id)))
  return { articles, pages: comparePages(from, to), conflicts: [...to.conflicts.keys()] }
}

function compareArticle(
  article: ArticleId,
  before: Article | undefined,
  after: Article | undefined,
): readonly ComparedArticle[] {
  if (before === after) return []
  const rows = compareRows(rowsOf(before), rowsOf(after))
  const shown = after ?? before
  if (shown === undefined || rows.every((row) => row.kind === 'same')) return []
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return [{ article, name: headlineText(shown), kind, rows }]
}

/** The fields and paragraphs of an article, one a row; empty fields are left out. */
function rowsOf(article: Article | undefined): readonly string[] {
  if (article === undefined) return []
  const { kicker, headline, deck, byline, dateline, body, tagline } = article
  const fields = [kicker, headline.join(' | '), deck, byline, dateline]
  return [...fields, ...body.map((paragraph) => paragraph.text), tagline].filter((text) => text !== '')
}

// Beyond this the middle is shown as taken out and put in: a table of every pair would take too long.
const mostPairs = 4_000_000

/** The shortest way from one list to the other by whole rows. */
export function compareRows(before: readonly string[], after: readonly string[]): readonly ComparedRow[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const least = Math.min(before.length, after.length) - start
  while (end < least && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const same = (text: string): ComparedRow => ({ kind: 'same', text })
  return [
    ...before.slice(0, start).map(same),
    ...middleRows(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ]
}

function middleRows(before: readonly string[], after: readonly string[]): readonly ComparedRow[] {
  const removed = (text: string): ComparedRow => ({ kind: 'removed', text })
  const added = (text: string): ComparedRow => ({ kind: 'added', text })
  if (before.length * after.length > mostPairs) return [...before.map(removed), ...after.map(added)]
  // longest[i][j]: rows in common of what follows i and j.
  const longest = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = longest[i]
      if (row !== undefined)
        row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const rows: ComparedRow[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]]
    if (old !== undefined && old === fresh) {
      rows.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      rows.push(removed(old))
      i += 1
    } else {
      rows.push(added(fresh ?? ''))
      j += 1
    }
  }
  return rows
}

function comparePages(from: Issue, to: Issue): readonly string[] {
  const labels: string[] = []
  for (const page of to.pages) {
    const before = from.pages.find((one) => one.id === page.id)
    if (before !== page && JSON.stringify(before) !== JSON.stringify(page))
      labels.push(pageLabel(to, page.id))
  }
  for (const page of from.pages) {
    if (!to.pages.some((one) => one.id === page.id)) labels.push(pageLabel(from, page.id))
  }
  return labels
}
