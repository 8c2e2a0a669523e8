// A newspaper title and everything it decides for its issues: how pages are labelled, what sizes they
// have, how text is set, and how jumps are worded. Each issue keeps its own copy, so that an old issue
// still looks as it did when the paper has changed its style.

import type { Mpt } from '../base/units.ts'
import type { ColumnMode, HeadlinePlace } from './issue.ts'

export interface Publication {
  readonly name: string
  /** BCP 47. Decides script, punctuation and the words of generated lines: `zh-CN`, `en`. */
  readonly language: string
  readonly sisters: readonly SisterTitle[]
  /** Address of the paper's home page, or an empty string. */
  readonly home: string
  /** The rights line printed under every page and article of the replica edition. */
  readonly rights: string
  /**
   * Pattern of a page label; tokens {n}, {nn} and {letter}: `{nn}` gives 02, `A{nn}` gives A02. Where pages have
   * gatherings, numbers are counted in each, and its letter stands before the pattern that has no {letter}.
   */
  readonly labels: string
  readonly formats: readonly PageFormat[]
  /** Key of the format new pages get. */
  readonly format: string
  readonly styles: StyleBook
  readonly jumps: JumpPatterns
  readonly rules: DeskRules
  /** Block templates (稿件模块) an article can be placed in. */
  readonly shapes: readonly BlockShape[]
  /** Sizes of the paper's rate card. */
  readonly adverts: readonly AdvertSize[]
  readonly words: WordLists
}

/** The paper's own word lists: what desks check every text against. */
export interface WordLists {
  /** Names that must be right, each with the wrong forms it is known to be met in. */
  readonly names: readonly { readonly right: string; readonly wrong: readonly string[] }[]
  /** Words not to use: what to write instead, or an empty text, and why. */
  readonly avoid: readonly { readonly word: string; readonly instead: string; readonly why: string }[]
}
export const noWords: WordLists = { names: [], avoid: [] }

/** What the desk checks (印前检查) hold this paper to, where it is not the usual. */
export interface DeskRules {
  /** By code of a check: how grave it is here, or that it is left out. */
  readonly severities: Readonly<Record<string, CheckSeverity>>
  /** Depth of a leg, the text of a story in one column, in lines of the grid. */
  readonly leg: Limits
}

export type CheckSeverity = 'off' | 'note' | 'warning' | 'error'
export const checkSeverities: readonly CheckSeverity[] = ['off', 'note', 'warning', 'error']

/** A block to be filled. What it holds in characters follows from the page format, so it is never kept. */
export interface BlockShape {
  readonly name: string
  /** Columns and lines of the page grid. */
  readonly columns: number
  readonly lines: number
  /** Null takes the size for the article's rank. */
  readonly headlineSize: Mpt | null
  readonly headlinePlace: HeadlinePlace
  readonly text: ColumnMode
}

export interface AdvertSize {
  readonly name: string
  readonly width: Mpt
  readonly height: Mpt
}

export interface SisterTitle {
  readonly name: string
  readonly home: string
}

/** The page's sizes and its grid. The grid is counted in columns and lines, the type area follows from it. */
export interface PageFormat {
  readonly key: string
  readonly trim: { readonly width: Mpt; readonly height: Mpt }
  readonly bleed: Mpt
  /** Upper left corner of the type area (版心), from the upper left corner of the trimmed page. */
  readonly typeArea: { readonly x: Mpt; readonly y: Mpt }
  /** Base columns (基本栏). */
  readonly columns: number
  readonly measure: ColumnMeasure
  /** Space between columns (栏距). */
  readonly gutter: Mpt
  readonly bodySize: Mpt
  /** Distance of two baselines of the grid. */
  readonly leading: Mpt
  /** Lines of the type area. */
  readonly lines: number
}

/** Chinese columns are counted in characters of the body size; Western ones have a width. */
export type ColumnMeasure =
  | { readonly kind: 'characters'; readonly count: number }
  | { readonly kind: 'width'; readonly width: Mpt }

/** Key of a face the font library holds, such as `serif-sc-bold`. */
export type FaceKey = string

/** CLREQ's levels of line-start and line-end prohibition (避头尾). */
export type KinsokuLevel = 'none' | 'basic' | 'gb' | 'strict'

export interface StyleBook {
  readonly body: FaceKey
  readonly bodyBold: FaceKey
  readonly bodyItalic: FaceKey
  readonly headline: FaceKey
  /** Face of the lead's headline, usually heavier. */
  readonly lead: FaceKey
  readonly kicker: FaceKey
  readonly deck: FaceKey
  readonly byline: FaceKey
  readonly crosshead: FaceKey
  readonly caption: FaceKey
  readonly folio: FaceKey
  readonly jump: FaceKey
  readonly nameplate: FaceKey
  /** Tried in this order for a character the wanted face lacks. */
  readonly fallback: readonly FaceKey[]
  /** Headline sizes the paper uses, ascending. */
  readonly steps: readonly Mpt[]
  /** Headline size by rank, lead first: five sizes. */
  readonly byRank: readonly Mpt[]
  /** Kicker and deck as parts of a thousand of the headline size. */
  readonly kickerSize: number
  readonly deckSize: number
  readonly captionSize: Mpt
  readonly folioSize: Mpt
  /** First-line indent in thousandths of an em. */
  readonly indent: number
  readonly kinsoku: KinsokuLevel
  /** Space between Han and Latin or digits, in thousandths of an em. */
  readonly hanLatinGap: number
  readonly headlineAlign: 'start' | 'center'
  readonly setting: TextSetting
}

/** How far justified Western text may be set from its natural width, and how its words are broken. */
export interface TextSetting {
  /** Width of a word space in thousandths of the face's own. Wider only where nothing else fits. */
  readonly wordSpace: Limits
  /** Space between letters in thousandths of an em; 0 is natural. */
  readonly letterSpace: Limits
  /** Width of the glyphs in thousandths of their own. */
  readonly glyphScale: Limits
  readonly hyphenate: boolean
  /** So many lines in a row may end with a hyphen. */
  readonly hyphenLadder: number
}

export interface Limits {
  readonly least: number
  readonly most: number
}

/**
 * What a paper is given that says nothing of it. Narrow columns need all three: with letters and glyphs held
 * still, every second line of a nine-pica column has word spaces of twice their width (bench/justification.ts).
 */
export const usualSetting: TextSetting = {
  wordSpace: { least: 667, most: 1600 },
  letterSpace: { least: -20, most: 40 },
  glyphScale: { least: 970, most: 1030 },
  hyphenate: true,
  hyphenLadder: 2,
}

/**
 * The wording of generated lines. Tokens: {n} page number, {nn} the same on two digits, {cn} in Chinese
 * numerals, {label} page label, {section} section name, {col} the column the other part begins in, {keyword} the
 * article's key word, {KEYWORD} the same in capitals.
 */
export interface JumpPatterns {
  /** 下转: printed at the foot of the part that breaks off. */
  readonly jumpLine: string
  /** 上接: printed at the head of the part that goes on. */
  readonly turnLine: string
  /** `inline` stands before the first word of the part, `own` takes a line of its own. */
  readonly turnLinePlace: 'inline' | 'own'
  /** Headline over a continued part: the whole headline again, or its key word. */
  readonly jumpHead: 'full' | 'keyword'
  readonly rules: JumpRules
}

/** Where an article may break off. What is usual: domain rules of English and American desks. */
export interface JumpRules {
  /** Lines of body text wanted before a jump, and after it. */
  readonly leastBefore: number
  readonly leastAfter: number
  /** Jumps an article may have. */
  readonly most: number
  /** True where it may break at the end of a paragraph. */
  readonly paragraphEnd: boolean
  /** True where the last line of a paragraph alone may be carried over. */
  readonly widow: boolean
  /** True where it may break within a word. */
  readonly hyphen: boolean
}

/**
 * Four column inches before a jump and six after it, at twelve points a line; one jump an article, in the middle of
 * a sentence, never for one line and never within a word.
 */
export const usualJumpRules: JumpRules = {
  leastBefore: 24,
  leastAfter: 36,
  most: 1,
  paragraphEnd: false,
  widow: false,
  hyphen: false,
}

/** Legs of two to ten inches, at twelve points a line. */
export const usualDeskRules: DeskRules = { severities: {}, leg: { least: 12, most: 60 } }

export type Script = 'han' | 'latin'

/** The script the paper is set in; decides how lines are broken and filled. */
export function scriptOf(publication: Pick<Publication, 'language'>): Script {
  return /^(zh|ja)\b/.test(publication.language) ? 'han' : 'latin'
}

/** The named format, or the publication's own when that name is unknown. */
export function formatOf(publication: Publication, key: string): PageFormat {
  const format =
    publication.formats.find((one) => one.key === key) ??
    publication.formats.find((one) => one.key === publication.format) ??
    publication.formats[0]
  if (format === undefined) throw new Error('a publication has at least one page format')
  return format
}
