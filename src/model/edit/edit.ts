// Every change that can be made to an issue. An edit is data: it can be sent to another process, kept
// in a journal and undone. The union is closed; what an editor does in one gesture is a list of edits
// under one mark of the history.

import type { ArticleId, BlockId, ConflictId, JumpId, PageId, PictureId } from '../../base/ids.ts'
import type { Conflict } from '../conflict.ts'
import type {
  Article,
  Block,
  BlockContent,
  GridRect,
  Issue,
  Jump,
  Page,
  Paragraph,
  Picture,
} from '../issue.ts'
import type { Publication } from '../publication.ts'

export type Edit =
  | IssueSet
  | PublicationSet
  | PageInsert
  | PageRemove
  | PageMove
  | PageSet
  | BlockInsert
  | BlockRemove
  | BlockMove
  | BlockSet
  | BlockHold
  | HeadlineInsert
  | HeadlineRemove
  | HeadlineReorder
  | ArticleInsert
  | ArticleRemove
  | ArticleSet
  | BodySplice
  | JumpCut
  | JumpJoin
  | JumpSet
  | PictureInsert
  | PictureRemove
  | PictureSet
  | ConflictInsert
  | ConflictRemove

export interface IssueSet {
  readonly kind: 'issue.set'
  readonly fields: Partial<Pick<Issue, 'date' | 'number'>>
}
export interface PublicationSet {
  readonly kind: 'publication.set'
  readonly publication: Publication
}
/** Puts a page at `index`. It may bring headlines and blocks of articles that exist: so a removed page comes back whole. */
export interface PageInsert {
  readonly kind: 'page.insert'
  readonly page: Page
  readonly index: number
}
/** Refused while a jump starts or ends on the page. */
export interface PageRemove {
  readonly kind: 'page.remove'
  readonly page: PageId
}
export interface PageMove {
  readonly kind: 'page.move'
  readonly page: PageId
  readonly index: number
}
export interface PageSet {
  readonly kind: 'page.set'
  readonly page: PageId
  readonly fields: Partial<Pick<Page, 'section' | 'gathering' | 'format' | 'credits' | 'state'>>
}
export interface BlockInsert {
  readonly kind: 'block.insert'
  readonly page: PageId
  readonly block: Block
  readonly index: number
}
/** Refused while a jump starts or ends in the block. */
export interface BlockRemove {
  readonly kind: 'block.remove'
  readonly block: BlockId
}
/** Gives a block its area, on its own page. */
export interface BlockMove {
  readonly kind: 'block.move'
  readonly block: BlockId
  readonly area: readonly GridRect[]
  readonly pinned: boolean
}
export interface BlockSet {
  readonly kind: 'block.set'
  readonly block: BlockId
  readonly content: BlockContent
}
/** Locks a block or groups it. */
export interface BlockHold {
  readonly kind: 'block.hold'
  readonly block: BlockId
  readonly fields: Partial<Pick<Block, 'locked' | 'group'>>
}
export interface HeadlineInsert {
  readonly kind: 'headline.insert'
  readonly page: PageId
  readonly article: ArticleId
  readonly index: number
}
/** Refused while a block of the page shows the article. */
export interface HeadlineRemove {
  readonly kind: 'headline.remove'
  readonly page: PageId
  readonly article: ArticleId
}
export interface HeadlineReorder {
  readonly kind: 'headline.reorder'
  readonly page: PageId
  readonly article: ArticleId
  readonly index: number
}
export interface ArticleInsert {
  readonly kind: 'article.insert'
  readonly article: Article
}
/** Refused while the article stands in a headline list. */
export interface ArticleRemove {
  readonly kind: 'article.remove'
  readonly article: ArticleId
}
export interface ArticleSet {
  readonly kind: 'article.set'
  readonly article: ArticleId
  readonly fields: Partial<Omit<Article, 'id' | 'body' | 'jumps'>>
}
/** Replaces `remove` paragraphs from `index` on. The one edit of body text. */
export interface BodySplice {
  readonly kind: 'body.splice'
  readonly article: ArticleId
  readonly index: number
  readonly remove: number
  readonly insert: readonly Paragraph[]
}
/** Breaks an article: `jump.from` must be its last part so far, `jump.to` a block that shows it and has no part yet. */
export interface JumpCut {
  readonly kind: 'jump.cut'
  readonly article: ArticleId
  readonly jump: Jump
}
/** Takes an article's last jump away. */
export interface JumpJoin {
  readonly kind: 'jump.join'
  readonly article: ArticleId
  readonly jump: JumpId
}
/** Moves the break of a jump, at any place of the chain. */
export interface JumpSet {
  readonly kind: 'jump.set'
  readonly article: ArticleId
  readonly jump: JumpId
  readonly fields: Pick<Jump, 'keep'>
}
export interface PictureInsert {
  readonly kind: 'picture.insert'
  readonly picture: Picture
}
/** Refused while a block or an article uses the picture. */
export interface PictureRemove {
  readonly kind: 'picture.remove'
  readonly picture: PictureId
}
export interface PictureSet {
  readonly kind: 'picture.set'
  readonly picture: PictureId
  readonly fields: Partial<Pick<Picture, 'focal' | 'caption' | 'credit' | 'name'>>
}
/** Keeps a version that could not stand. */
export interface ConflictInsert {
  readonly kind: 'conflict.insert'
  readonly conflict: Conflict
}
/** An editor has chosen: the version that is kept aside is let go. */
export interface ConflictRemove {
  readonly kind: 'conflict.remove'
  readonly conflict: ConflictId
}

/** Why an edit was not made. The words are the window's; `id` says what it was about. */
export interface Refusal {
  readonly kind:
    | 'page-missing'
    | 'page-exists'
    /** It is signed off, and the edits would print it otherwise. */
    | 'page-signed'
    | 'last-page'
    | 'block-missing'
    | 'block-exists'
    | 'block-jumps'
    | 'off-grid'
    | 'article-missing'
    | 'article-exists'
    | 'article-placed'
    | 'headline-missing'
    | 'headline-exists'
    | 'picture-missing'
    | 'picture-exists'
    | 'picture-used'
    | 'conflict-missing'
    | 'conflict-exists'
    | 'conflict-place'
    | 'conflict-both'
    | 'jump-missing'
    | 'jump-not-last'
    | 'jump-unfit'
    | 'out-of-range'
    | 'text-too-long'
    | 'malformed'
  readonly edit: Edit['kind']
  readonly id: string
}

export interface Applied {
  readonly issue: Issue
  /** Restores the issue as it was. */
  readonly undo: Edit
}
