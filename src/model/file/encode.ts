// The issue as the files of its folder: small JSON texts with a stable order of keys, one paragraph a
// line, so that any git client shows a readable difference. The inverse is `decode.ts`.

import { canonical } from '../../base/canonical.ts'
import { byCodeUnit } from '../../base/order.ts'
import type { Conflict } from '../conflict.ts'
import type { Article, Issue, Page, Picture } from '../issue.ts'

/** Number of the file format this build writes. A folder with a higher one is opened read-only. */
export const formatNumber = 4

/** Path in the issue folder to text. */
export type IssueFiles = ReadonlyMap<string, string>

// Objects are immutable, so a text once made is good for as long as its object lives: encoding an
// issue of thousands of articles after one change costs only the changed ones.
const known = new WeakMap<Article | Page | Picture | Conflict, string>()

export function encodeIssue(issue: Issue): IssueFiles {
  const files = new Map<string, string>()
  files.set('issue.json', encodeIssueFile(issue))
  for (const page of issue.pages) files.set(`pages/${page.id}.json`, textOf(page, encodePage))
  for (const article of issue.articles.values())
    files.set(articlePath(article.id), textOf(article, encodeArticle))
  for (const picture of issue.pictures.values())
    files.set(`pictures/${picture.id}.json`, textOf(picture, stable))
  for (const conflict of issue.conflicts.values())
    files.set(`conflicts/${conflict.id}.json`, textOf(conflict, stable))
  return files
}

/** Articles are spread over folders by the first two hex digits of a checksum of their id, to keep folders small. */
export function articlePath(id: string): string {
  let sum = 0
  for (let at = 0; at < id.length; at += 1) sum = (sum * 31 + id.charCodeAt(at)) % 256
  return `articles/${sum.toString(16).padStart(2, '0')}/${id}.json`
}

function textOf<Thing extends Article | Page | Picture | Conflict>(
  thing: Thing,
  make: (thing: Thing) => string,
): string {
  const before = known.get(thing)
  if (before !== undefined) return before
  const text = make(thing)
  known.set(thing, text)
  return text
}

function encodeIssueFile(issue: Issue): string {
  const { id, date, number, publication, pages } = issue
  return stable({ format: formatNumber, id, date, number, publication, pages: pages.map((page) => page.id) })
}

function encodePage(page: Page): string {
  const { blocks, ...rest } = page
  return stable(rest, { blocks: blocks.map((block) => canonical(block)) })
}

function encodeArticle(article: Article): string {
  const { body, comments, ...rest } = article
  const lines = (list: readonly object[]): readonly string[] => list.map((one) => canonical(one))
  return stable(rest, { body: lines(body), comments: lines(comments) })
}

/** JSON with sorted keys, a field a line; the lists in `lines` are given as texts, one a line. */
function stable(value: object, lines: Readonly<Record<string, readonly string[]>> = {}): string {
  const fields: [string, string][] = Object.entries(value).map(([key, field]) => [key, canonical(field)])
  for (const [key, list] of Object.entries(lines)) {
    fields.push([key, list.length === 0 ? '[]' : `[\n    ${list.join(',\n    ')}\n  ]`])
  }
  fields.sort((left, right) => byCodeUnit(left[0], right[0]))
  return `{\n${fields.map(([key, text]) => `  ${JSON.stringify(key)}: ${text}`).join(',\n')}\n}\n`
}
