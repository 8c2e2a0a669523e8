// A newspaper title and everything it decides for its issues: how pages are labelled, what sizes they
// have, how text is set, and how jumps are worded. Each issue keeps its own copy, so that an old issue
// still looks as it did when the paper has changed its style.

import type { Mpt } from '../base/units.ts'

export interface Publication {
  readonly name: string
  /** BCP 47. Decides script, punctuation and the words of generated lines: `zh-CN`, `en`. */
  readonly language: string
  readonly sisters: readonly SisterTitle[]
  /** Address of the paper's home page, or an empty string. */
  readonly home: string
  /** The rights line printed under every page and article of the replica edition. */
  readonly rights: string
  /** Pattern of a page label; tokens {n} and {nn}: `{nn}` gives 02, `A{nn}` gives A02. */
  readonly labels: string
  readonly formats: readonly PageFormat[]
  /** Key of the format new pages get. */
  readonly format: string
  readonly styles: StyleBook
  readonly jumps: JumpPatterns
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
 * numerals, {label} page label, {section} section name, {keyword} the first word or words of the headline.
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
}

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
