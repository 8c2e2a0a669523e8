// The engine's door. In: an issue and a font library. Out: placed pages. A composer keeps what it has
// measured and broken, by the identity of the immutable things it came from: after an edit only what
// changed is composed again, and what did not change is the same object as before.

import type { ArticleId, PageId } from '../base/ids.ts'
import type { Issue } from '../model/issue.ts'
import type { FontLibrary } from './font/font-library.ts'
import type { Measure, PlacedPage, PlacedStory } from './placed.ts'

export interface Composer {
  page(issue: Issue, page: PageId): PlacedPage
  /** Every page, in order. */
  issue(issue: Issue): readonly PlacedPage[]
  article(issue: Issue, article: ArticleId): ComposedArticle
}

export interface ComposedArticle {
  readonly article: ArticleId
  /** The article's parts as they stand on their pages; empty when it is not placed. */
  readonly parts: readonly PlacedStory[]
  /** What is left over after the last part. An article that is not placed is left over whole. */
  readonly overset: Measure
  /** Lines still free in its parts. */
  readonly underset: number
  /** The whole article: characters without line feeds, and words (a Han character is one). */
  readonly characters: number
  readonly words: number
}

export declare function createComposer(fonts: FontLibrary): Composer
