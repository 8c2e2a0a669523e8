// Every text of an article that can be searched and changed, in the order it is printed: the lines over the body, the
// paragraphs, the credit under it, then what its pictures say.

import type { ParagraphId, PictureId } from '../../base/ids.ts'
import type { Article, Issue, LineField } from '../issue.ts'

export type TextPlace =
  | { readonly kind: 'line'; readonly name: LineField }
  | { readonly kind: 'headline'; readonly line: number }
  | { readonly kind: 'paragraph'; readonly paragraph: ParagraphId }
  | { readonly kind: 'picture'; readonly picture: PictureId; readonly name: 'caption' | 'credit' }

export interface PlacedText {
  readonly place: TextPlace
  /** Places in it count UTF-16 units; a paragraph has its cuts. */
  readonly text: string
}

const over = ['deck', 'byline', 'dateline'] as const

export function* articleTexts(issue: Pick<Issue, 'pictures'>, article: Article): Generator<PlacedText, void> {
  yield lineOf(article, 'kicker')
  for (const [line, text] of article.headline.entries()) yield { place: { kind: 'headline', line }, text }
  for (const name of over) yield lineOf(article, name)
  for (const { id, text } of article.body) yield { place: { kind: 'paragraph', paragraph: id }, text }
  yield lineOf(article, 'tagline')
  for (const id of article.pictures) {
    const picture = issue.pictures.get(id)
    if (picture === undefined) continue
    for (const name of ['caption', 'credit'] as const)
      yield { place: { kind: 'picture', picture: id, name }, text: picture[name] }
  }
}

function lineOf(article: Article, name: LineField): PlacedText {
  return { place: { kind: 'line', name }, text: article[name] }
}

/** Names a place within its article, and a picture's within the issue: two articles may show one picture. */
export function placeKey(place: TextPlace): string {
  switch (place.kind) {
    case 'line':
      return place.name
    case 'headline':
      return `headline ${place.line}`
    case 'paragraph':
      return place.paragraph
    case 'picture':
      return `${place.picture} ${place.name}`
  }
}
