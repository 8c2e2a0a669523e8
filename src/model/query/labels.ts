// What pages and jumps are called in print. Nothing here is stored: it follows from the order of pages.

import type { PageId } from '../../base/ids.ts'
import type { Article, Issue } from '../issue.ts'

/** Place of a page in the issue, from 1 (版次); 0 when the issue doesn't have it. */
export function pageNumber({ pages }: Pick<Issue, 'pages'>, page: PageId): number {
  return pages.findIndex((one) => one.id === page) + 1
}

/** The page's label as the publication writes it: `02`, `A02`, `2`. */
export function pageLabel(issue: Pick<Issue, 'pages' | 'publication'>, page: PageId): string {
  return fillNumber(issue.publication.labels, pageNumber(issue, page))
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

/** The printed line of a jump that leads to, or comes from, a page: tokens are those of `JumpPatterns`. */
export function jumpWords(issue: Issue, pattern: string, article: Article, page: PageId): string {
  const number = pageNumber(issue, page)
  const section = issue.pages[number - 1]?.section ?? ''
  return fillNumber(pattern, number)
    .replaceAll('{cn}', chineseNumber(number))
    .replaceAll('{label}', pageLabel(issue, page))
    .replaceAll('{section}', section)
    .replaceAll('{KEYWORD}', keyword(article).toUpperCase())
    .replaceAll('{keyword}', keyword(article))
}

/** Key word of a headline: its slug where an editor gave one, else the first word or the first line. */
export function keyword(article: Article): string {
  if (article.slug !== '') return article.slug
  const first = article.headline[0] ?? ''
  return /^[\p{Script=Latin}\d'’-]+/u.exec(first)?.[0] ?? first
}
