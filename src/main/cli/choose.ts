// What the user named on the command line, found in the issue: pages by number or label, articles by id,
// slug or the start of a headline.

import { ok, type Result } from '../../base/result.ts'
import type { Article, Issue, Page } from '../../model/issue.ts'
import { headlineText, pageLabel } from '../../model/query/labels.ts'
import { type Stop, wrongUse } from './command.ts'

export function choosePage(issue: Issue, text: string): Result<Page, Stop> {
  const byNumber = /^\d{1,4}$/.test(text) ? issue.pages[Number(text) - 1] : undefined
  const page = byNumber ?? issue.pages.find((one) => pageLabel(issue, one.id) === text)
  if (page !== undefined) return ok(page)
  return wrongUse(`page ${text}: not in this issue, which has ${issue.pages.length} pages`)
}

/** `3`, `1-4`, `1-2,7`. Without any, null: all of them. */
export function choosePages(issue: Issue, text: string | undefined): Result<readonly Page[] | null, Stop> {
  if (text === undefined) return ok(null)
  const chosen = new Set<Page>()
  for (const part of text.split(',')) {
    const [from, to] = /^(\d+)-(\d+)$/.exec(part)?.slice(1) ?? [part, part]
    const first = choosePage(issue, from ?? '')
    if (!first.ok) return first
    const last = choosePage(issue, to ?? '')
    if (!last.ok) return last
    const [start, end] = [issue.pages.indexOf(first.value), issue.pages.indexOf(last.value)]
    if (end < start) return wrongUse(`pages ${part}: the first comes after the last`)
    for (const page of issue.pages.slice(start, end + 1)) chosen.add(page)
  }
  return ok(issue.pages.filter((page) => chosen.has(page)))
}

const enough = 4

export function chooseArticle(issue: Issue, text: string): Result<Article, Stop> {
  const articles = [...issue.articles.values()]
  const exact = articles.filter(
    (article) => article.id === text || (article.slug !== '' && article.slug === text),
  )
  const starting = articles.filter((article) => flat(headlineText(article)).startsWith(flat(text)))
  const found = exact.length > 0 ? exact : starting
  const [only] = found
  if (flat(text) === '' || only === undefined) return wrongUse(`article "${text}": not in this issue`)
  if (found.length === 1) return ok(only)
  const names = found.slice(0, enough).map((article) => `${article.id} "${headlineText(article)}"`)
  const more = found.length > enough ? ` and ${found.length - enough} more` : ''
  return wrongUse(`article "${text}": could be ${names.join(', ')}${more}; name it by its id`)
}

/** Headlines are typed without minding their line breaks and spaces. */
function flat(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, '').toLowerCase()
}

/** A whole number of at least one, from an option. */
export function chooseNumber(option: string, text: string): Result<number, Stop> {
  return /^[1-9]\d{0,5}$/.test(text)
    ? ok(Number(text))
    : wrongUse(`--${option} ${text}: not a number from 1 on`)
}
