// What a document or a folder of copy holds once it is read, before it has become part of an issue.
// `copy-edits.ts` makes it the articles, pages and pictures of one.

import type { ArticleKind, Mark, ParagraphKind, Picture, Rank } from '../model/issue.ts'

/** A file as it is found: `path` is relative to the folder, with slashes. */
export interface CopyFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** What can't be taken in: nothing of the copy is used then. */
export interface CopyFault {
  readonly path: string
  /** Goes on after the file's name: `is empty`. */
  readonly why: string
}

export interface CopyParagraph {
  readonly kind: ParagraphKind
  readonly text: string
  readonly marks: readonly Mark[]
}

export interface CopyPicture {
  /** Path of the picture file in the folder. */
  readonly path: string
  readonly caption: string
  readonly credit: string
  /** What the file was called before it was put here; null where that is its name. */
  readonly name: string | null
  /** What a crop keeps in view; null is the middle. */
  readonly focal: Picture['focal'] | null
}

export interface CopyArticle {
  /** The document it came from. */
  readonly path: string
  readonly slug: string
  readonly kind: ArticleKind | null
  readonly rank: Rank | null
  readonly kicker: string
  readonly headline: readonly string[]
  readonly deck: string
  readonly byline: string
  readonly dateline: string
  readonly tagline: string
  readonly keyword: string
  readonly body: readonly CopyParagraph[]
  readonly pictures: readonly CopyPicture[]
  /** Page number it asks to be continued on. */
  readonly continueOn: number | null
}

export interface CopyPage {
  readonly number: number
  readonly section: string
  readonly articles: readonly CopyArticle[]
  /** What `issue.yaml` says of the page besides its section. */
  readonly gathering: string
  readonly credits: string
  /** Null takes the paper's own format. */
  readonly format: string | null
}

export interface CopySettings {
  readonly publication: string
  /** `YYYY-MM-DD`, or null when nothing says it. */
  readonly date: string | null
  readonly number: number | null
  readonly language: string
  readonly format: string
  readonly labels: string | null
  readonly home: string
  readonly sisters: readonly { readonly name: string; readonly home: string }[]
  readonly rights: string
  readonly jumpLine: string | null
  readonly turnLine: string | null
}

export interface Copy {
  readonly settings: CopySettings
  /** True when an `issue.yaml` gave the settings. */
  readonly hasSettings: boolean
  readonly pages: readonly CopyPage[]
  /** Documents that stand in no page folder. */
  readonly loose: readonly CopyArticle[]
  /** What was left out or guessed, for the editor to know. */
  readonly notes: readonly string[]
}
