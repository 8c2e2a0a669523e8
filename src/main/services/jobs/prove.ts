// Proves that an export holds the whole text. What was written is read back by libraries that know nothing of
// us (pdf.js, parse5), and compared with the manuscript minus its marked cuts, article by article.

import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ArticleId } from '../../../base/ids.ts'
import type { PlacedPage } from '../../../compose/placed.ts'
import { blocksInOrder, blockTexts } from '../../../export/export-fonts.ts'
import type { Issue } from '../../../model/issue.ts'
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

/** `onPage` is told each page that was read. */
export async function provePdf(
  issue: Issue,
  pages: readonly PlacedPage[],
  pdf: Uint8Array,
  onPage: (done: number) => void,
): Promise<Proof> {
  const found = new Map<ArticleId, string>()
  const lost = new Map<ArticleId, number>()
  const loading = getDocument({
    data: new Uint8Array(pdf),
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  const document = await loading.promise
  for (const [index, page] of pages.entries()) {
    const text = await pageText(document, index + 1)
    readPage(page, text, found, lost)
    onPage(index + 1)
  }
  await loading.destroy()
  return {
    articles: readingOrder(issue).map((id) => {
      const article = issue.articles.get(id)
      const wanted = article === undefined ? '' : plainText(printedText(article))
      const missing = missingIn(wanted, found.get(id) ?? '') + (lost.get(id) ?? 0)
      return { article: id, characters: wanted.length, missing }
    }),
  }
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>

async function pageText(document: PdfDocument, number: number): Promise<string> {
  const page = await document.getPage(number)
  const content = await page.getTextContent({ disableNormalization: true })
  const text = content.items.map((item) => ('str' in item ? item.str : '')).join('')
  page.cleanup()
  return plainText(text)
}

/** Looks for every line the page should have, in the order it is drawn; what is found is the article's. */
function readPage(
  page: PlacedPage,
  text: string,
  found: Map<ArticleId, string>,
  lost: Map<ArticleId, number>,
): void {
  let at = 0
  const take = (line: string): string => {
    const wanted = plainText(line)
    const place = text.indexOf(wanted, at)
    if (place < 0) return ''
    at = place + wanted.length
    return text.slice(place, at)
  }
  for (const line of page.folio) take(wordsOf(line))
  for (const block of blocksInOrder(page)) {
    const body = new Set<unknown>(block.kind === 'story' ? block.lines : [])
    for (const line of blockTexts(block)) {
      const taken = take(wordsOf(line))
      if (block.kind !== 'story') continue
      if (body.has(line)) found.set(block.article, (found.get(block.article) ?? '') + taken)
      else if (taken === '')
        lost.set(block.article, (lost.get(block.article) ?? 0) + plainText(wordsOf(line)).length)
    }
  }
}

function wordsOf(line: { readonly runs: readonly { readonly text: string }[] }): string {
  return line.runs.map((run) => run.text).join('')
}

/** `files`: the HTML of each article's page. */
export function proveSite(issue: Issue, files: ReadonlyMap<ArticleId, string>): Proof {
  return {
    articles: readingOrder(issue).map((id) => {
      const article = issue.articles.get(id)
      const wanted = article === undefined ? '' : plainText(printedText(article))
      const html = files.get(id)
      const found = html === undefined ? '' : plainText(bodyText(html))
      return { article: id, characters: wanted.length, missing: missingIn(wanted, found) }
    }),
  }
}

type HtmlNode = DefaultTreeAdapterTypes.ChildNode

// What stands in the text's element and is not text of the article.
const furniture = new Set(['print-mark', 'dateline', 'tagline'])

function bodyText(html: string): string {
  const content = findElement(parse(html).childNodes, 'founder-content')
  return content === null ? '' : textOf(content)
}

function findElement(nodes: readonly HtmlNode[], name: string): HtmlNode | null {
  for (const node of nodes) {
    if (node.nodeName === name) return node
    const inside = 'childNodes' in node ? findElement(node.childNodes, name) : null
    if (inside !== null) return inside
  }
  return null
}

function textOf(node: HtmlNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node) || node.nodeName === 'figure') return ''
  const classes =
    'attrs' in node ? (node.attrs.find((one) => one.name === 'class')?.value.split(' ') ?? []) : []
  if (classes.some((name) => furniture.has(name))) return ''
  return node.childNodes.map(textOf).join('')
}
