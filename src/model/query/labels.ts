// What pages and jumps are called in print. Nothing here is stored: it follows from the order of pages.

import type { PageId } from '../../base/ids.ts'
import { boundsOf } from '../grid.ts'
import type { Article, Block, Issue, Page } from '../issue.ts'

/** Place of a page in the issue, from 1 (版次); 0 when the issue doesn't have it. */
export function pageNumber({ pages }: Pick<Issue, 'pages'>, page: PageId): number {
  return pages.findIndex((one) => one.id === page) + 1
}

/** The page's label as the publication writes it: `02`, `A02`, `2`. Each gathering (叠) counts its own pages. */
export function pageLabel(issue: Pick<Issue, 'pages' | 'publication'>, page: PageId): string {
  const { labels } = issue.publication
  const { letter, number } = gatheredAs(issue.pages).get(page) ?? { letter: '', number: 0 }
  const pattern = labels.includes('{letter}') ? labels : `{letter}${labels}`
  return fillNumber(pattern, number).replaceAll('{letter}', letter)
}

interface Gathered {
  readonly letter: string
  /** Place of the page in its gathering, from 1. */
  readonly number: number
}

const gathered = new WeakMap<readonly Page[], ReadonlyMap<PageId, Gathered>>()

function gatheredAs(pages: readonly Page[]): ReadonlyMap<PageId, Gathered> {
  const known = gathered.get(pages)
  if (known !== undefined) return known
  const made = new Map<PageId, Gathered>()
  let [letter, first] = ['', 0]
  for (const [index, page] of pages.entries()) {
    if (page.gathering !== '') [letter, first] = [page.gathering, index]
    made.set(page.id, { letter, number: index - first + 1 })
  }
  gathered.set(pages, made)
  return made
}

/** The letter that a gathering which begins with the page would have: the one after the last before it. */
export function nextLetter({ pages }: Pick<Issue, 'pages'>, page: PageId): string {
  const before = pages.slice(0, pageNumber({ pages }, page) - 1)
  const last = before.findLast(({ gathering }) => gathering !== '')?.gathering ?? ''
  if (last === '') return before.length === 0 ? 'A' : 'B'
  return /^[A-Y]$/.test(last) ? String.fromCharCode(last.charCodeAt(0) + 1) : `${last.slice(0, 1)}A`
}

function fillNumber(pattern: string, number: number): string {
  return pattern.replaceAll('{nn}', String(number).padStart(2, '0')).replaceAll('{n}', String(number))
}

/** Headline lines joined as a web page or a list shows them. */
export function headlineText(article: Article): string {
  return article.headline.join(' ')
}

/** What an editor calls the article: its headline, or its slug while it has none; may be empty. */
export function articleName(article: Article): string {
  return headlineText(article) || article.slug
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A page number in Chinese numerals, as papers print it: 一, 十, 十二, 二十, 一百〇三. */
export function chineseNumber(number: number): string {
  const digit = (value: number): string => digits[value] ?? ''
  if (number < 10) return digit(number)
  if (number < 20) return `十${number % 10 === 0 ? '' : digit(number % 10)}`
  if (number < 100) return `${digit(Math.floor(number / 10))}十${number % 10 === 0 ? '' : digit(number % 10)}`
  const rest = number % 100
  const head = `${digit(Math.floor(number / 100))}百`
  if (rest === 0) return head
  return rest < 10 ? `${head}〇${digit(rest)}` : `${head}${rest < 20 ? '一' : ''}${chineseNumber(rest)}`
}

/** The printed line of a jump that leads to, or comes from, a block: tokens are those of `JumpPatterns`. */
export function jumpWords(
  issue: Issue,
  pattern: string,
  article: Article,
  { page, block }: { readonly page: Page; readonly block: Block },
): string {
  const number = pageNumber(issue, page.id)
  return fillNumber(pattern, number)
    .replaceAll('{cn}', chineseNumber(number))
    .replaceAll('{label}', pageLabel(issue, page.id))
    .replaceAll('{section}', page.section)
    .replaceAll('{col}', String(boundsOf(block.area).column + 1))
    .replaceAll('{KEYWORD}', keyword(article).toUpperCase())
    .replaceAll('{keyword}', keyword(article))
}

/** Key word for the jump head: the one an editor gave, else the headline's first word or first line. */
export function keyword(article: Article): string {
  if (article.keyword !== '') return article.keyword
  const first = article.headline[0] ?? ''
  return /^[\p{Script=Latin}\d'’-]+/u.exec(first)?.[0] ?? first
}
