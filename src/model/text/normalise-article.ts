// All that normalising would change in an article, text by text.

import type { Article, Issue } from '../issue.ts'
import { articleTexts, type PlacedText } from '../query/article-texts.ts'
import type { ArticleId } from '../../base/ids.ts'
import type { Normalised } from './normal-rule.ts'
import { normalise } from './normalise.ts'

export interface Normalisation extends Normalised, PlacedText {
  readonly article: ArticleId
}

export function* normaliseArticle(
  issue: Pick<Issue, 'pictures' | 'publication'>,
  article: Article,
): Generator<Normalisation, void> {
  const kinds = new Map(article.body.map(({ id, kind }) => [id, kind]))
  for (const { place, text } of articleTexts(issue, article)) {
    // Two parts of a headline, or a name and what its owner did, are parted by a space.
    const running = place.kind === 'paragraph' && kinds.get(place.paragraph) !== 'crosshead'
    for (const one of normalise(text, issue.publication.language, running))
      yield { ...one, article: article.id, place, text }
  }
}
