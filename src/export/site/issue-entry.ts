// What one exported issue leaves for the others in the same folder: enough for the calendar, the feeds and
// the way from issue to issue. `period/YYYY-MM.json` keeps the entries of a month.

import { byCodeUnit } from '../../base/order.ts'
import { isDate } from '../../model/query/dates.ts'
import { headlineText } from '../../model/query/labels.ts'
import type { IssueLink, IssueLinks } from './frame.ts'
import { picturePath, pictureSize } from './page-pictures.ts'
import { shortened } from './opening.ts'
import { issuePaths, type SiteIssue } from './site-issue.ts'

export interface IssueEntry {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly number: number | null
  /** Paths from the folder's top. */
  readonly pages: readonly EntryPage[]
  readonly articles: readonly EntryArticle[]
}

export interface EntryPage {
  readonly path: string
  readonly label: string
  readonly section: string
  /** Its pictures, with the size of the middle one; absent in a folder that an older program made. */
  readonly pictures?: {
    readonly icon: string
    readonly brief: string
    readonly width: number
    readonly height: number
  }
}

export interface EntryArticle {
  readonly id: string
  readonly path: string
  readonly headline: string
  readonly summary: string
  /** The page it begins on, counted from 0; absent as above. */
  readonly page?: number
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
      pictures: {
        icon: picturePath(site.date, page, 'icon'),
        brief: picturePath(site.date, page, 'brief'),
        ...pictureSize(page.placed, 'brief'),
      },
    })),
    articles: site.order.map((entry) => ({
      id: entry.id,
      path: `${folder}/${entry.file}`,
      headline: headlineText(entry.article) === '' ? entry.headline : headlineText(entry.article),
      summary: shortened(entry.paragraphs[0]?.text ?? entry.article.deck, summaryLength),
      page: entry.parts[0]?.page ?? 0,
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

/** A folder may hold anything, and what is read here is written into pages. */
function isEntry(value: unknown): value is IssueEntry {
  if (!isRecord(value)) return false
  const { date, number, pages, articles } = value
  return (
    typeof date === 'string' &&
    isDate(date) &&
    (number === null || typeof number === 'number') &&
    Array.isArray(pages) &&
    pages.every(isPage) &&
    Array.isArray(articles) &&
    articles.every(isArticle)
  )
}

function isPage(value: unknown): boolean {
  if (!isRecord(value) || !areTexts(value, ['path', 'label', 'section'])) return false
  const { pictures, path } = value
  if (!isInside(path)) return false
  if (pictures === undefined) return true
  return (
    isRecord(pictures) &&
    isInside(pictures['icon']) &&
    isInside(pictures['brief']) &&
    typeof pictures['width'] === 'number' &&
    typeof pictures['height'] === 'number'
  )
}

function isArticle(value: unknown): boolean {
  if (!isRecord(value) || !areTexts(value, ['id', 'path', 'headline', 'summary'])) return false
  return isInside(value['path']) && ['undefined', 'number'].includes(typeof value['page'])
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function areTexts(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string')
}

/** A path of ours: it leads nowhere but into the folder. */
function isInside(path: unknown): boolean {
  return typeof path === 'string' && /^(?:html|page)\/(?!.*\.\.)[A-Za-z0-9._/-]+$/.test(path)
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
