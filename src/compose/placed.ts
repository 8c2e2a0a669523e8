// The output vocabulary of the engine: where everything on a page stands. Screen, PDF, page picture
// and hot zones draw this and nothing else. All lengths are milli-points from the upper left corner of
// the trimmed page, y downwards.

import type { ArticleId, BlockId, PageId, PictureId } from '../base/ids.ts'
import type { Mpt } from '../base/units.ts'
import type { FaceKey } from '../model/publication.ts'

export interface PlacedPage {
  readonly page: PageId
  readonly label: string
  readonly section: string
  readonly width: Mpt
  readonly height: Mpt
  readonly bleed: Mpt
  readonly grid: PageGrid
  /** Folio and other generated lines outside the type area. */
  readonly folio: readonly PlacedText[]
  readonly rules: readonly PlacedRule[]
  readonly blocks: readonly PlacedBlock[]
  /** Part of the type area that is filled, 0 to 1. */
  readonly fill: number
}

/** The page grid in lengths. */
export interface PageGrid {
  readonly x: Mpt
  readonly y: Mpt
  readonly columns: number
  readonly columnWidth: Mpt
  readonly gutter: Mpt
  readonly lines: number
  readonly leading: Mpt
}

export type Point = readonly [x: Mpt, y: Mpt]

export type PlacedBlock = PlacedStory | PlacedPicture | PlacedOther

export interface PlacedStory {
  readonly kind: 'story'
  readonly id: BlockId
  readonly article: ArticleId
  /** 0 for the first part; -1 for a block that shows the article but that no jump reaches: it stays empty. */
  readonly part: number
  readonly polygon: readonly Point[]
  /** Kicker, headline lines, deck and byline, or the jump head. */
  readonly headline: readonly PlacedText[]
  readonly lines: readonly PlacedLine[]
  /** Generated lines within the text: dateline, tagline, end credit. */
  readonly extras: readonly PlacedText[]
  readonly turnLine: PlacedText | null
  readonly jumpLine: PlacedText | null
  readonly rules: readonly PlacedRule[]
  /** Text left over after the last part; zero on every other part. */
  readonly overset: Measure
  /** Whole lines of this block that hold nothing. */
  readonly underset: number
  /** Lines of body text this block could hold. */
  readonly capacity: number
}

/** An amount of text. Characters are UTF-16 units of the printed text without line feeds. */
export interface Measure {
  readonly characters: number
  readonly lines: number
}

export interface PlacedPicture {
  readonly kind: 'picture'
  readonly id: BlockId
  readonly picture: PictureId
  readonly article: ArticleId | null
  readonly polygon: readonly Point[]
  readonly frame: Box
  /** What of the original is shown, in its pixels. */
  readonly crop: Box<number>
  readonly caption: readonly PlacedText[]
}

export interface PlacedOther {
  readonly kind: 'nameplate' | 'advert' | 'rule' | 'box'
  readonly id: BlockId
  readonly polygon: readonly Point[]
  readonly lines: readonly PlacedText[]
  readonly rules: readonly PlacedRule[]
}

export interface Box<Length = Mpt> {
  readonly x: Length
  readonly y: Length
  readonly width: Length
  readonly height: Length
}

/** A filled rectangle of black ink. */
export type PlacedRule = Box

export type TextRole =
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'byline'
  | 'dateline'
  | 'turn'
  | 'jump'
  | 'tagline'
  | 'caption'
  | 'credit'
  | 'folio'
  | 'nameplate'

/** One line that is not body text. Where it runs down the page, `baseline` is its lower end. */
export interface PlacedText {
  readonly role: TextRole
  readonly text: string
  readonly size: Mpt
  readonly x: Mpt
  readonly baseline: Mpt
  readonly width: Mpt
  readonly runs: readonly Run[]
  /** A line that runs down the page: what it is made of. Its `runs` are empty; `x` and `width` are its em's. */
  readonly strips?: readonly Strip[]
}

/** Runs on one baseline. */
export interface Strip {
  /**
   * Where the baseline is, from the page's top. A turned one runs down the page: it is counted from the page's
   * left edge, the x of its runs from the page's top, and letters have their heads to the right.
   */
  readonly baseline: Mpt
  readonly runs: readonly Run[]
  readonly turned?: boolean
}

/** What a line is made of: itself, or the pieces of a line that runs down the page. */
export function stripsOf(text: Strip & Pick<PlacedText, 'strips'>): readonly Strip[] {
  return text.strips ?? [text]
}

/** One line of body text. */
export interface PlacedLine {
  readonly text: string
  readonly x: Mpt
  readonly baseline: Mpt
  readonly width: Mpt
  readonly measure: Mpt
  /** Range of the article's printed text; the space a line ends with belongs to neither line. */
  readonly from: number
  readonly to: number
  readonly justified: boolean
  /** True for the last line of a paragraph. */
  readonly last: boolean
  readonly column: number
  /** Space added after each character to fill the line. */
  readonly spacing: Mpt
  readonly runs: readonly Run[]
}

/**
 * Glyphs of one face and size that stand at their natural advances plus `spacing` each, as
 * `type/glyphs.ts` tells them: words are shaped, with ligatures where nothing is between the letters. Wherever
 * a glyph stands otherwise (a narrowed mark, a word space that was stretched) a new run begins there. A run of
 * U+00AD alone is the hyphen of a broken word.
 */
export interface Run {
  readonly face: FaceKey
  readonly size: Mpt
  readonly x: Mpt
  readonly text: string
  /** Where its text begins in the text of its line, in UTF-16 units: words from the right stand in another order. */
  readonly at: number
  readonly spacing: Mpt
  /** Width of its glyphs in thousandths of their own. */
  readonly scale: number
  readonly way: RunWay
  /** From `x` to the end of the last glyph's advance; the spacing after it is not counted. */
  readonly width: Mpt
}

/**
 * How the text of a run goes. `rtl`: it is read from the right to the left; its glyphs stand from the left all the
 * same. `upright`: a character of a line that runs down the page and stands upright there, where marks take
 * their forms for it.
 */
export type RunWay = 'ltr' | 'rtl' | 'upright'
