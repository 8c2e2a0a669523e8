// Proves that a page of HTML or XHTML holds the whole text of its article: read back by parse5, which knows nothing of
// us, and compared with the manuscript minus its marked cuts.

import type { DefaultTreeAdapterTypes } from 'parse5'
import type { ArticleId } from '../../../base/ids.ts'
import type { Issue } from '../../../model/issue.ts'
import { printedText } from '../../../model/query/printed.ts'
import {
  articleProof,
  articlesOf,
  compareTexts,
  type Difference,
  plainText,
  type Proof,
  wordsAround,
} from './proof.ts'

/** `files`: the HTML of each article's page. */
export async function proveSite(issue: Issue, files: ReadonlyMap<ArticleId, string>): Promise<Proof> {
  const { parse } = await import('parse5')
  return {
    stray: 0,
    articles: articlesOf(issue).map((article) => {
      const page = parse(files.get(article.id) ?? '').childNodes
      const content = findElement(page, 'founder-content')
      const wanted = plainText(printedText(article))
      const found = content === null ? '' : plainText(textOf(content, furniture))
      const whole = plainText(page.map((node) => textOf(node, new Set())).join(''))
      const around = wordsAround(article).map(([, words]): Difference => {
        const plain = plainText(words)
        return { missing: whole.includes(plain) ? 0 : plain.length, extra: 0 }
      })
      return articleProof(article.id, wanted.length, [compareTexts(wanted, found), ...around])
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
