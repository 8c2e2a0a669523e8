// What an export proves: that the files it wrote hold the text of every article, minus its marked cuts, and nothing
// beside it.

import type { ArticleId, PictureId } from '../../../base/ids.ts'
import type { Article, Issue, StoryField } from '../../../model/issue.ts'
import { readingOrder } from '../../../model/query/reading-order.ts'

export interface Proof {
  readonly articles: readonly ArticleProof[]
  /** Characters in the files that belong to no article and were put there by nothing we know of. */
  readonly stray: number
  /** Ink of pictures, where they were made for a press. */
  readonly ink?: readonly PictureInk[]
}

export interface PictureInk {
  /** Label of its page. */
  readonly page: string
  readonly picture: PictureId
  /** Percent of full tone of one ink on its heaviest spot. */
  readonly ink: number
}

export interface ArticleProof {
  readonly article: ArticleId
  /** Of the printed text, as they are compared: without spaces and invisible signs. */
  readonly characters: number
  readonly missing: number
  readonly extra: number
}

/** The articles an export holds, in the order they are read. */
export function articlesOf(issue: Issue): readonly Article[] {
  return readingOrder(issue).flatMap((id) => issue.articles.get(id) ?? [])
}

/** Everything of an article that is printed beside its body, by its name in the model. */
export function wordsAround(
  article: Pick<Article, StoryField>,
): readonly (readonly [field: string, words: string])[] {
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

/** Text as it is compared: what a reader sees, without the spaces and signs that setting a line takes away or adds. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Cc}]/gu, '')
}

export interface Difference {
  readonly missing: number
  readonly extra: number
}

/** How two plain texts differ, in characters; both are 0 only where they are equal. */
export function compareTexts(wanted: string, found: string): Difference {
  if (wanted === found) return { missing: 0, extra: 0 }
  const counts = new Map<string, number>()
  for (const character of found) counts.set(character, (counts.get(character) ?? 0) + 1)
  let missing = 0
  for (const character of wanted) {
    const left = counts.get(character) ?? 0
    if (left === 0) missing += 1
    else counts.set(character, left - 1)
  }
  let extra = 0
  for (const left of counts.values()) extra += left
  // The same characters in another order are not the same text.
  return missing === 0 && extra === 0 ? { missing: 1, extra: 1 } : { missing, extra }
}

/** The sum of several comparisons, as the proof of one article. */
export function articleProof(
  article: ArticleId,
  characters: number,
  differences: readonly Difference[],
): ArticleProof {
  return {
    article,
    characters,
    missing: differences.reduce((sum, one) => sum + one.missing, 0),
    extra: differences.reduce((sum, one) => sum + one.extra, 0),
  }
}
