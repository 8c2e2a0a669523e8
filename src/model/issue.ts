// One dated issue as an immutable value. Every relation is kept in exactly one place: an article is on
// a page when it stands in that page's headline list; it is placed there when a block of the page shows
// it; its parts are in the order of its jumps. All else (jump lines, folios, labels, links, hot zones,
// the copy basket) is computed.

import type {
  ArticleId,
  BlockId,
  CommentId,
  ConflictId,
  GroupId,
  IssueId,
  JumpId,
  PageId,
  ParagraphId,
  PictureId,
} from '../base/ids.ts'
import type { Mpt } from '../base/units.ts'
import type { Conflict } from './conflict.ts'
import type { Publication } from './publication.ts'

export interface Issue {
  readonly id: IssueId
  readonly publication: Publication
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** Running number of the issue (总第…期), or null. */
  readonly number: number | null
  readonly pages: readonly Page[]
  readonly articles: ReadonlyMap<ArticleId, Article>
  readonly pictures: ReadonlyMap<PictureId, Picture>
  /** Versions that could not stand because two writers changed the same thing, until an editor chooses. */
  readonly conflicts: ReadonlyMap<ConflictId, Conflict>
}

export type PageState = 'draft' | 'laid' | 'read' | 'signed'

export interface Page {
  readonly id: PageId
  /** Section name (版名), such as 要闻. */
  readonly section: string
  /** Letter of the gathering (叠) that begins with this page: `A`. Empty on a page that goes on in the one before it. */
  readonly gathering: string
  /** Key of one of the publication's page formats. */
  readonly format: string
  /** Staff line (责编, 美编). */
  readonly credits: string
  readonly state: PageState
  /** The headline list, in editorial order: position on the page does not decide it. */
  readonly headlines: readonly ArticleId[]
  readonly blocks: readonly Block[]
}

/** Whole columns and lines of the page's grid; column and line count from 0. */
export interface GridRect {
  readonly column: number
  readonly line: number
  readonly columns: number
  readonly lines: number
}

export interface Block {
  readonly id: BlockId
  /** One or more rects that touch; text flows through them in this order. */
  readonly area: readonly GridRect[]
  readonly content: BlockContent
  /** True once an editor has placed it by hand: make-up leaves it where it is. */
  readonly pinned: boolean
  /** True where an editor has locked it: neither make-up nor a hand moves, resizes or removes it. */
  readonly locked: boolean
  /** Blocks of a page that have one group are chosen and moved together. */
  readonly group: GroupId | null
}

export type BlockContent =
  | StoryContent
  | PictureContent
  | { readonly kind: 'nameplate' }
  /** Its picture is shown whole, never cropped; while there is none the client's name stands for it. */
  | { readonly kind: 'advert'; readonly client: string; readonly picture: PictureId | null }
  | { readonly kind: 'rule'; readonly style: RuleStyle }
  /** A frame (围框) around its area, in the gutters: what stands in it keeps its own block. */
  | { readonly kind: 'box'; readonly style: RuleStyle }

/** 正线, 反线, 双线 and 文武线: a fine rule, a heavy one, two fine ones, a heavy and a fine one. */
export type RuleStyle = 'fine' | 'heavy' | 'double' | 'heavy-fine'
export const ruleStyles: readonly RuleStyle[] = ['fine', 'heavy', 'double', 'heavy-fine']

export interface StoryContent {
  readonly kind: 'story'
  readonly article: ArticleId
  /** Size of the headline here; null takes the style book's size for the article's rank. */
  readonly headlineSize: Mpt | null
  readonly headlinePlace: HeadlinePlace
  readonly columns: ColumnMode
}

/**
 * Where the headline block stands: over the text, or set down the page (竖题) along the left or the right
 * side of it.
 */
export type HeadlinePlace = 'top' | 'left' | 'right'
export const headlinePlaces: readonly HeadlinePlace[] = ['top', 'left', 'right']

/** Columns of the text: those of the page (自动), or k in the block's width (破栏). */
export type ColumnMode =
  | { readonly kind: 'grid' }
  | { readonly kind: 'equal'; readonly count: number; readonly fit: ColumnFit }

/**
 * What becomes of the remainder when k columns do not divide the width into whole characters. `absolute` (绝对):
 * equal columns of whole characters, wider gutters. `free` (自由): equal columns, not of whole characters.
 * `relative` (相对): whole characters and the page's gutter, the last columns a character wider.
 */
export type ColumnFit = 'absolute' | 'free' | 'relative'
export const columnFits: readonly ColumnFit[] = ['absolute', 'free', 'relative']

export interface PictureContent {
  readonly kind: 'picture'
  readonly picture: PictureId
  /** The article it belongs to: it moves with that article's block, and text runs around it. */
  readonly article: ArticleId | null
  /** What of the picture is shown; null shows as much as fills the frame, around the focal point. */
  readonly crop: Crop | null
}

/** A crop by hand, which keeps its meaning when the frame is given another shape. */
export interface Crop {
  /** Middle of what is shown, in thousandths of the picture's width and height. */
  readonly x: number
  readonly y: number
  /** Thousandths; 1000 just fills the frame, more shows less of the picture, larger. */
  readonly zoom: number
}

export type ArticleKind = 'news' | 'brief' | 'photo' | 'notice' | 'obituary' | 'opinion' | 'feature'
export const articleKinds: readonly ArticleKind[] = [
  'news',
  'brief',
  'photo',
  'notice',
  'obituary',
  'opinion',
  'feature',
]

/** 1 is the lead, 5 a brief. */
export type Rank = 1 | 2 | 3 | 4 | 5

export interface Article {
  readonly id: ArticleId
  /** Internal name (稿件代号). */
  readonly slug: string
  readonly kind: ArticleKind
  readonly rank: Rank
  readonly kicker: string
  /** One string a line; a web page joins them with a space. */
  readonly headline: readonly string[]
  readonly deck: string
  readonly byline: string
  readonly dateline: string
  readonly body: readonly Paragraph[]
  /** Key word for the jump head, where the paper's are key words; empty takes the headline's first. */
  readonly keyword: string
  /** Credit at the end of the last part. */
  readonly tagline: string
  readonly pictures: readonly PictureId[]
  /** Where it goes on, in the order of its parts. */
  readonly jumps: readonly Jump[]
  /** The page its copy asks to be continued on; make-up decides where it breaks. */
  readonly continueOn: PageId | null
  /** Remarks of editors on its text; never printed. */
  readonly comments: readonly Comment[]
  /**
   * The text as it was last agreed on, while changes to it are tracked; null while they are not. What differs from
   * it is open: to be accepted or rejected. The text that prints is the one with all changes made.
   */
  readonly agreed: StoryText | null
  /** Who changed what while changes are tracked: one hand a place, the last one there. */
  readonly hands: readonly Hand[]
}

/** All of an article that is text to write. */
export type StoryText = Pick<
  Article,
  'kicker' | 'headline' | 'deck' | 'byline' | 'dateline' | 'body' | 'tagline'
>
export type StoryField = Exclude<keyof StoryText, 'body'>
/** In the order they are printed. */
export const storyFields: readonly StoryField[] = [
  'kicker',
  'headline',
  'deck',
  'byline',
  'dateline',
  'tagline',
]

/** Those that are one line each. */
export type LineField = Exclude<StoryField, 'headline'>
export const lineFields = storyFields.filter((field): field is LineField => field !== 'headline')

/** A remark with the answers to it. */
export interface Comment {
  readonly id: CommentId
  /** The field it is about; null where a mark of its id in the body shows what it is about. */
  readonly field: StoryField | null
  /** The remark, then the answers in order. */
  readonly said: readonly Remark[]
  readonly done: boolean
}

export interface Remark {
  /** What the writer is called. */
  readonly by: string
  /** Seconds since 1970 by the writer's clock: to be read, never relied on. */
  readonly at: number
  readonly text: string
}

export interface Hand {
  readonly place: ParagraphId | StoryField
  readonly by: string
  /** As of a remark. */
  readonly at: number
}

/** A `list` is one item, with its mark or number as the first words of its text. */
export type ParagraphKind = 'paragraph' | 'crosshead' | 'quote' | 'note' | 'list'
export const paragraphKinds: readonly ParagraphKind[] = ['paragraph', 'crosshead', 'quote', 'note', 'list']

/**
 * UTF-16 units of the longest text there may be, in a paragraph or in any other place: a key in it is answered quickly,
 * and it is several times what any newspaper prints as one.
 */
export const longestText = 200_000

export interface Paragraph {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  /** Without line breaks. */
  readonly text: string
  /** In order of `from`; marks of one kind don't overlap, but for those of different comments. */
  readonly marks: readonly Mark[]
}

/** A stretch of a paragraph, in UTF-16 units. */
export type Mark = TextMark | CommentMark

/** A `cut` is kept in the manuscript but not printed. */
export interface TextMark {
  readonly kind: TextMarkKind
  readonly from: number
  readonly to: number
}
export type TextMarkKind = 'cut' | 'strong' | 'emphasis'
export const textMarkKinds: readonly TextMarkKind[] = ['cut', 'strong', 'emphasis']

/** What a comment is about. */
export interface CommentMark {
  readonly kind: 'comment'
  readonly comment: CommentId
  readonly from: number
  readonly to: number
}

/** A spot where an article stops on one page and tells the reader where it goes on. */
export interface Jump {
  readonly id: JumpId
  /** Block that holds the last line before the break. */
  readonly from: BlockId
  /** Block that takes the rest. */
  readonly to: BlockId
  /** At most so many lines of body text stand before the break; null takes as many as fit. */
  readonly keep: number | null
}

export interface Picture {
  readonly id: PictureId
  /** Names the untouched original in the issue folder. */
  readonly sha256: string
  readonly type: 'jpeg' | 'png' | 'webp' | 'tiff'
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** What a crop keeps in view, in thousandths of width and height. */
  readonly focal: { readonly x: number; readonly y: number }
  readonly caption: string
  readonly credit: string
  /** File name it came with. */
  readonly name: string
}
