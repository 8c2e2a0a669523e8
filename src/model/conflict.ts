// A conflict is the version that could not stand in the issue because two writers changed the same thing.
// The issue shows one version; the conflict keeps the other, and where it belongs, until an editor chooses.
// Its id follows from its content: two sides that meet the same conflict make the same record.

import { canonical, fingerprint } from '../base/canonical.ts'
import type { ArticleId, BlockId, ConflictId, PageId, PictureId } from '../base/ids.ts'
import type { Article, Block, BlockContent, Issue, Jump, Page, Paragraph, Picture } from './issue.ts'
import type { Publication } from './publication.ts'

export type Conflict = ConflictContent & { readonly id: ConflictId }

/** One place with the version that is not shown there. `fields` holds the one field that is at issue. */
export type ConflictContent =
  /** The paragraph of the same id is shown; where it is gone, the other one belongs at the end. */
  | { readonly kind: 'paragraph'; readonly article: ArticleId; readonly paragraph: Paragraph }
  | { readonly kind: 'article'; readonly article: ArticleId; readonly fields: Partial<ArticleFields> }
  | { readonly kind: 'jumps'; readonly article: ArticleId; readonly jumps: readonly Jump[] }
  | { readonly kind: 'page'; readonly page: PageId; readonly fields: Partial<PageFields> }
  | { readonly kind: 'place'; readonly block: BlockId; readonly place: BlockPlace }
  | { readonly kind: 'content'; readonly block: BlockId; readonly content: BlockContent }
  | { readonly kind: 'picture'; readonly picture: PictureId; readonly fields: Partial<PictureFields> }
  | { readonly kind: 'issue'; readonly fields: Partial<Pick<Issue, 'date' | 'number'>> }
  | { readonly kind: 'publication'; readonly fields: Partial<Publication> }
  | { readonly kind: 'order'; readonly list: OrderedList; readonly order: readonly string[] }

/** What of an article is one value to a merge: all but its text, its jumps, its pictures, and what is said beside it. */
export type ArticleFields = Omit<
  Article,
  'id' | 'body' | 'jumps' | 'pictures' | 'comments' | 'agreed' | 'hands'
>
export type PageFields = Pick<Page, 'section' | 'gathering' | 'format' | 'credits' | 'state'>
export type PictureFields = Omit<Picture, 'id'>

/** Where a block stands: its page belongs to it, because an area means nothing without one. */
export interface BlockPlace extends Pick<Block, 'area' | 'pinned'> {
  readonly page: PageId
}

/** A list whose order two writers changed. */
export type OrderedList =
  | { readonly kind: 'pages' }
  | { readonly kind: 'headlines'; readonly page: PageId }
  | { readonly kind: 'blocks'; readonly page: PageId }
  | { readonly kind: 'body'; readonly article: ArticleId }
  | { readonly kind: 'pictures'; readonly article: ArticleId }

/** The record with the id that follows from it. */
export function makeConflict(content: ConflictContent): Conflict {
  return { ...content, id: `c${fingerprint(canonical(content))}` as ConflictId }
}
