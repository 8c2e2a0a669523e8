// Finding a text in the articles of an issue: in headlines first, then in paragraphs, both in the order the issue
// has its articles in. Upper and lower case are one. Places come as they are asked for, so that whoever needs ten
// does not wait for thousands.

import type { ArticleId, ParagraphId } from '../../base/ids.ts'
import type { Article, Issue } from '../issue.ts'

/** A place of the text: `from` and `to` count UTF-16 units of the headline line, or of the paragraph with its cuts. */
export interface FoundText {
  readonly article: ArticleId
  readonly where:
    | { readonly kind: 'headline'; readonly line: number }
    | { readonly kind: 'paragraph'; readonly paragraph: ParagraphId }
  readonly from: number
  readonly to: number
}

export function* searchText(issue: Issue, wanted: string): Generator<FoundText, void> {
  const words = folded(wanted)
  if (words === '') return
  for (const article of issue.articles.values()) yield* inHeadline(article, words)
  for (const article of issue.articles.values()) yield* inBody(article, words)
}

function* inHeadline({ id, headline }: Article, words: string): Generator<FoundText, void> {
  for (const [line, text] of headline.entries())
    for (const from of placesIn(text, words))
      yield { article: id, where: { kind: 'headline', line }, from, to: from + words.length }
}

function* inBody({ id, body }: Article, words: string): Generator<FoundText, void> {
  for (const { id: paragraph, text } of body)
    for (const from of placesIn(text, words))
      yield { article: id, where: { kind: 'paragraph', paragraph }, from, to: from + words.length }
}

/** Places that do not overlap. */
function* placesIn(text: string, words: string): Generator<number, void> {
  const plain = folded(text)
  let at = plain.indexOf(words)
  while (at >= 0) {
    yield at
    at = plain.indexOf(words, at + words.length)
  }
}

/** In lower case, unit for unit: a letter that would grow longer stays as it is, so that offsets hold. */
function folded(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase()
    return small.length === letter.length ? small : letter
  }).join('')
}
