// Finding a text in the articles of an issue. `searchText` is for the palette: headlines first, then paragraphs, both in
// the order the issue has its articles in, upper and lower case as one. `findInArticle` finds in every text of one
// article. Places come as they are asked for, so that whoever needs ten does not wait for thousands.

import type { ArticleId, ParagraphId } from '../../base/ids.ts'
import type { Article, Issue } from '../issue.ts'
import { articleTexts, type TextPlace } from './article-texts.ts'
import { type Match, matchesIn, patternOf, plainAsk } from './find-words.ts'

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
  const pattern = patternOf({ ...plainAsk, words: wanted })
  if (wanted === '' || !pattern.ok) return
  const isHeadline = ({ kind }: TextPlace): boolean => kind === 'headline'
  for (const article of issue.articles.values()) yield* inTexts(issue, article, pattern.value, isHeadline)
  const isBody = ({ kind }: TextPlace): boolean => kind === 'paragraph'
  for (const article of issue.articles.values()) yield* inTexts(issue, article, pattern.value, isBody)
}

function* inTexts(
  issue: Issue,
  article: Article,
  pattern: RegExp,
  isWanted: (place: TextPlace) => boolean,
): Generator<FoundText, void> {
  for (const { place, text } of articleTexts(issue, article)) {
    if (!isWanted(place) || (place.kind !== 'headline' && place.kind !== 'paragraph')) continue
    for (const { from, to } of matchesIn(text, pattern, null, false))
      yield { article: article.id, where: place, from, to }
  }
}

/** A place that was found, with the words that stand there. */
export interface Finding extends Match {
  readonly article: ArticleId
  readonly place: TextPlace
  /** The whole text it stands in. */
  readonly text: string
}

export function* findInArticle(
  issue: Pick<Issue, 'pictures'>,
  article: Article,
  pattern: RegExp,
  put: string | null,
  isExpression: boolean,
): Generator<Finding, void> {
  for (const { place, text } of articleTexts(issue, article))
    for (const match of matchesIn(text, pattern, put, isExpression))
      yield { ...match, article: article.id, place, text }
}
