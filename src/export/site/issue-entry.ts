// What one exported issue leaves for the others in the same folder: enough for the calendar, the feeds and
// the way from issue to issue. `period/YYYY-MM.json` keeps the entries of a month.

import { byCodeUnit } from '../../base/order.ts'
import { headlineText } from '../../model/query/labels.ts'
import type { IssueLink, IssueLinks } from './frame.ts'
import { issuePaths, type SiteIssue } from './site-issue.ts'

export interface IssueEntry {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly number: number | null
  /** Paths from the folder's top. */
  readonly pages: readonly { readonly path: string; readonly label: string; readonly section: string }[]
  readonly articles: readonly {
    readonly id: string
    readonly path: string
    readonly headline: string
    readonly summary: string
  }[]
}

// As much of an article as a feed shows.
const summaryLength = 140

export function entryOf(site: SiteIssue): IssueEntry {
  const folder = issuePaths(site.date).html
  return {
    date: site.date,
    number: site.issue.number,
    pages: site.pages.map((page) => ({
      path: `${folder}/${page.file}`,
      label: page.label,
      section: page.section,
    })),
    articles: site.order.map((entry) => ({
      id: entry.id,
      path: `${folder}/${entry.file}`,
      headline: headlineText(entry.article) === '' ? entry.headline : headlineText(entry.article),
      summary: [...(entry.paragraphs[0]?.text ?? entry.article.deck)].slice(0, summaryLength).join(''),
    })),
  }
}

/** The entries of a month file; null when it is not one of ours. */
export function readMonth(text: string): readonly IssueEntry[] | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('issues' in value) || !Array.isArray(value.issues))
      return null
    const issues: readonly unknown[] = value.issues
    return issues.every(isEntry) ? issues : null
  } catch {
    return null
  }
}

function isEntry(value: unknown): value is IssueEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Partial<Record<keyof IssueEntry, unknown>>
  return (
    typeof entry.date === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(entry.date) &&
    Array.isArray(entry.pages) &&
    Array.isArray(entry.articles)
  )
}

export function monthFile(month: string, entries: readonly IssueEntry[]): string {
  return `${JSON.stringify({ month, issues: entries }, null, 1)}\n`
}

/** All issues with this one among them, oldest first. */
export function withEntry(others: readonly IssueEntry[], entry: IssueEntry): readonly IssueEntry[] {
  return [...others.filter((other) => other.date !== entry.date), entry].toSorted((left, right) =>
    byCodeUnit(left.date, right.date),
  )
}

/** The issues before and after a date. */
export function linksOf(entries: readonly IssueEntry[], date: string): IssueLinks {
  const index = entries.findIndex((entry) => entry.date === date)
  return { previous: linkTo(entries[index - 1]), next: linkTo(entries[index + 1]) }
}

function linkTo(entry: IssueEntry | undefined): IssueLink | null {
  const first = entry?.pages[0]
  return entry === undefined || first === undefined ? null : { date: entry.date, first: first.path }
}
