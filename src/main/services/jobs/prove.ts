// Proves that an export holds the whole text. What was written is read back by libraries that know nothing of
// us (pdf.js, parse5), and compared with the manuscript minus its marked cuts, article by article.

import type { DefaultTreeAdapterTypes } from 'parse5'
import type { ArticleId } from '../../../base/ids.ts'
import { type PlacedLine, type PlacedPage, type PlacedText, stripsOf } from '../../../compose/placed.ts'
import { blocksInOrder, blockTexts } from '../../../export/export-fonts.ts'
import type { Article, Issue } from '../../../model/issue.ts'
import { printedText } from '../../../model/query/printed.ts'
import { readingOrder } from '../../../model/query/reading-order.ts'
import { missingIn, plainText } from './plain-text.ts'

export interface Proof {
  readonly articles: readonly ArticleProof[]
}

export interface ArticleProof {
  readonly article: ArticleId
  readonly characters: number
  readonly missing: number
}

/** What was read of one article: its body, and the words around it by what they are. */
interface Found {
  body: string
  readonly around: Map<string, string>
}

/** `texts`: what was read of each page. `onPage` is told each page that was looked through. */
export async function provePdf(
  issue: Issue,
  pages: readonly PlacedPage[],
  texts: AsyncIterable<string>,
  onPage: (done: number) => void,
): Promise<Proof> {
  const found = new Map<ArticleId, Found>()
  let done = 0
  for await (const text of texts) {
    const page = pages[done]
    if (page !== undefined) readPage(page, plainText(text), found)
    done += 1
    onPage(done)
  }
  return {
    articles: articlesOf(issue).map((article) => {
      const read = found.get(article.id)
      const wanted = plainText(printedText(article))
      const around = wordsAround(article).map(([role, words]) =>
        missingIn(plainText(words), read?.around.get(role) ?? ''),
      )
      const missing = missingIn(wanted, read?.body ?? '') + around.reduce((sum, count) => sum + count, 0)
      return { article: article.id, characters: wanted.length, missing }
    }),
  }
}

function articlesOf(issue: Issue): readonly Article[] {
  return readingOrder(issue).flatMap((id) => issue.articles.get(id) ?? [])
}

/** Everything of an article that is printed beside its body, by the role it is placed in. */
function wordsAround(article: Article): readonly (readonly [role: string, words: string])[] {
  const { kicker, headline, deck, byline, dateline, tagline } = article
  return [
    ['kicker', kicker],
    ['headline', headline.join('')],
    ['deck', deck],
    ['byline', byline],
    ['dateline', dateline],
    ['tagline', tagline],
  ]
}

/** Looks for every line the page should have, in the order it is drawn; what is found is the article's. */
function readPage(page: PlacedPage, text: string, found: Map<ArticleId, Found>): void {
  let at = 0
  const take = (line: PlacedText | PlacedLine): string => {
    const runs = stripsOf(line).flatMap((strip) => strip.runs)
    const wanted = plainText(runs.map((run) => run.text).join(''))
    const place = text.indexOf(wanted, at)
    if (place < 0) return ''
    at = place + wanted.length
    if (runs.every((run) => run.way !== 'rtl')) return wanted
    // Words that run from the right are drawn in another order than they are read in.
    return plainText(
      runs
        .toSorted((left, right) => left.at - right.at)
        .map((run) => run.text)
        .join(''),
    )
  }
  for (const line of page.folio) take(line)
  for (const block of blocksInOrder(page)) {
    const body = new Set<unknown>(block.kind === 'story' ? block.lines : [])
    for (const line of blockTexts(block)) {
      const taken = take(line)
      if (block.kind !== 'story') continue
      const read: Found = found.get(block.article) ?? { body: '', around: new Map() }
      found.set(block.article, read)
      if (body.has(line)) read.body += taken
      // A jump head says the headline again: it is the first part's that counts.
      else if ('role' in line && (block.part === 0 || line.role === 'tagline')) {
        read.around.set(line.role, (read.around.get(line.role) ?? '') + taken)
      }
    }
  }
}

/** `files`: the HTML of each article's page. */
export async function proveSite(issue: Issue, files: ReadonlyMap<ArticleId, string>): Promise<Proof> {
  const { parse } = await import('parse5')
  return {
    articles: articlesOf(issue).map((article) => {
      const page = parse(files.get(article.id) ?? '').childNodes
      const content = findElement(page, 'founder-content')
      const wanted = plainText(printedText(article))
      const found = content === null ? '' : plainText(textOf(content, furniture))
      const whole = plainText(page.map((node) => textOf(node, new Set())).join(''))
      const lacking = wordsAround(article)
        .map(([, words]) => plainText(words))
        .filter((words) => !whole.includes(words))
      const missing = missingIn(wanted, found) + lacking.reduce((sum, words) => sum + words.length, 0)
      return { article: article.id, characters: wanted.length, missing }
    }),
  }
}

type HtmlNode = DefaultTreeAdapterTypes.ChildNode

// What stands in the text's element and is not text of the article.
const furniture = new Set(['print-mark', 'dateline', 'tagline'])

function findElement(nodes: readonly HtmlNode[], name: string): HtmlNode | null {
  for (const node of nodes) {
    if (node.nodeName === name) return node
    const inside = 'childNodes' in node ? findElement(node.childNodes, name) : null
    if (inside !== null) return inside
  }
  return null
}

function textOf(node: HtmlNode, without: ReadonlySet<string>): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node) || node.nodeName === 'figure') return ''
  const classes =
    'attrs' in node ? (node.attrs.find((one) => one.name === 'class')?.value.split(' ') ?? []) : []
  if (classes.some((name) => without.has(name))) return ''
  return node.childNodes.map((child) => textOf(child, without)).join('')
}
