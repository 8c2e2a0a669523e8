// Proves books and syndicated items: what was written is read back and compared, field by field, with the manuscript
// minus its marked cuts. Characters that no file can hold are left out on both sides.

import type { ArticleId } from '../../../base/ids.ts'
import type { SiteArticle, SiteIssue } from '../../../export/site/site-issue.ts'
import { writable } from '../../../export/writable.ts'
import { shownText } from '../../../export/xml.ts'
import { printedText } from '../../../model/query/printed.ts'
import { readMarked, wholeText } from './marked-text.ts'
import { type ArticleProof, articleProof, compareTexts, plainText, type Proof } from './proof.ts'

/** Words that were wanted, and those that were found in their place. */
export type Compared = readonly (readonly [wanted: string, found: string])[]

export function fieldsProof(article: ArticleId, body: string, compared: Compared): ArticleProof {
  const plain = (text: string): string => plainText(writable(text))
  return articleProof(
    article,
    plain(body).length,
    compared.map(([wanted, found]) => compareTexts(plain(wanted), plain(found))),
  )
}

type Texts = ReadonlyMap<ArticleId, string>

async function proveEach(
  site: SiteIssue,
  texts: Texts,
  compare: (entry: SiteArticle, text: string) => Promise<Compared>,
): Promise<Proof> {
  const articles: ArticleProof[] = []
  for (const entry of site.order) {
    const compared = await compare(entry, texts.get(entry.id) ?? '')
    articles.push(fieldsProof(entry.id, printedText(entry.article), compared))
  }
  return { articles, stray: 0 }
}

/** An article without a headline has its name where one must stand. */
function headlineOf(entry: SiteArticle): string {
  return shownText(entry.article.headline.join(''), shownText(entry.headline, entry.id))
}

/** `texts`: the XHTML of each article. */
export function proveBook(site: SiteIssue, texts: Texts): Promise<Proof> {
  return proveEach(site, texts, async (entry, text) => {
    const { kicker, deck, byline, dateline, tagline } = entry.article
    const read = await readMarked(text)
    return [
      [printedText(entry.article), read.text({ class: 'text' }, { class: 'dateline' })],
      [headlineOf(entry), read.text({ name: 'h1' })],
      ...Object.entries({ kicker, deck, byline, dateline, tagline }).map(
        ([name, words]) => [words, read.text({ class: name })] as const,
      ),
    ]
  })
}

/** `texts`: each article's item. */
export function proveNewsml(site: SiteIssue, texts: Texts): Promise<Proof> {
  return proveEach(site, texts, async (entry, text) => {
    const { kicker, deck, byline, dateline, tagline } = entry.article
    const read = await readMarked(text)
    return [
      [printedText(entry.article), read.text({ name: 'body.content' }, { name: 'media' })],
      [headlineOf(entry), read.text({ name: 'hl1' })],
      [kicker, read.text({ name: 'hl2', class: 'kicker' })],
      [deck, read.text({ name: 'hl2', class: 'deck' })],
      [byline, read.text({ name: 'byline' })],
      [dateline, read.text({ name: 'dateline' })],
      [tagline, read.text({ name: 'tagline' })],
    ]
  })
}

interface Valued {
  readonly role?: unknown
  readonly value?: unknown
}

/** `texts`: each article's item. */
export function proveNinjs(site: SiteIssue, texts: Texts): Promise<Proof> {
  return proveEach(site, texts, async (entry, text) => {
    const { kicker, deck, byline, dateline, tagline } = entry.article
    const item = itemOf(text)
    const whole = dateline + printedText(entry.article) + tagline
    return [
      [whole, await wholeText(valueOf(item['bodies'], 'main'))],
      [whole, valueOf(item['bodies'], 'plain')],
      [headlineOf(entry), valueOf(item['headlines'], 'main')],
      [kicker, valueOf(item['headlines'], 'kicker')],
      [deck, valueOf(item['headlines'], 'deck')],
      [byline, typeof item['by'] === 'string' ? item['by'] : ''],
    ]
  })
}

/** An item that can't be read says nothing. */
function itemOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return {}
  }
}

function valueOf(list: unknown, role: string): string {
  const found = Array.isArray(list) ? (list as readonly Valued[]).find((one) => one.role === role) : undefined
  return typeof found?.value === 'string' ? found.value : ''
}
