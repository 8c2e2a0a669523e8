// The papers an issue can be started from: page sizes, grids and style books of the field's common
// formats. Sizes and column arithmetic: 对开 390 x 540 mm with 8 columns of 13 characters of 9 pt and a
// gutter of one character; 四开 half of it with 5 columns of 14; tabloid 280 x 430 mm; broadsheet
// 375 x 597 mm. Chinese type sizes are the numbered sizes (字号) in points.

import { fromMm, fromPt, mpt, type Mpt } from '../base/units.ts'
import {
  type AdvertSize,
  type BlockShape,
  type JumpPatterns,
  noWords,
  type PageFormat,
  type Publication,
  scriptOf,
  type StyleBook,
  usualDeskRules,
  usualJumpRules,
  usualSetting,
} from './publication.ts'

export interface PaperWishes {
  readonly name: string
  /** BCP 47; Chinese gets the Chinese grid and faces. */
  readonly language: string
  /** `broadsheet` or `tabloid`. */
  readonly format: string
}

export const paperFormats = ['broadsheet', 'tabloid'] as const

/** A publication with every setting filled in for its language. An unknown format gives a broadsheet. */
export function makePublication(wishes: PaperWishes): Publication {
  const han = scriptOf(wishes) === 'han'
  const formats = han ? chineseFormats : westernFormats
  return {
    name: wishes.name,
    language: wishes.language,
    sisters: [],
    home: '',
    rights: '',
    labels: han ? '{nn}' : '{n}',
    formats,
    format: formats.some((format) => format.key === wishes.format) ? wishes.format : 'broadsheet',
    styles: han ? chineseStyles : westernStyles,
    jumps: han ? chineseJumps : westernJumps,
    rules: usualDeskRules,
    shapes: han ? chineseShapes : westernShapes,
    adverts: han ? chineseAdverts : westernAdverts,
    words: noWords,
  }
}

/** Half the trim that the type area leaves over: the grid stands in the middle of the page. */
function margin(trim: Mpt, content: number): Mpt {
  return mpt((trim - content) / 2)
}

function characterFormat(
  key: string,
  trim: { readonly width: number; readonly height: number },
  columns: number,
  characters: number,
  lines: number,
): PageFormat {
  const body = fromPt(9)
  const leading = fromPt(12)
  const width = fromMm(trim.width)
  const height = fromMm(trim.height)
  const typeWidth = (columns * characters + columns - 1) * body
  // The folio stands in the upper margin, so the type area sits a little below the middle.
  const top = margin(height, lines * leading) + fromMm(2)
  return {
    key,
    trim: { width, height },
    bleed: fromMm(3),
    typeArea: { x: margin(width, typeWidth), y: mpt(top) },
    columns,
    measure: { kind: 'characters', count: characters },
    gutter: body,
    bodySize: body,
    leading,
    lines,
  }
}

const chineseFormats: readonly PageFormat[] = [
  characterFormat('broadsheet', { width: 390, height: 540 }, 8, 13, 115),
  characterFormat('tabloid', { width: 270, height: 390 }, 5, 14, 82),
]

function widthFormat(
  key: string,
  trim: { readonly width: number; readonly height: number },
  columns: number,
  columnWidth: number,
  lines: number,
): PageFormat {
  const width = fromMm(trim.width)
  const height = fromMm(trim.height)
  const gutter = fromPt(12)
  const leading = fromPt(11)
  const measure = fromPt(columnWidth)
  return {
    key,
    trim: { width, height },
    bleed: fromMm(3),
    typeArea: {
      x: margin(width, columns * measure + (columns - 1) * gutter),
      y: mpt(margin(height, lines * leading) + fromMm(2)),
    },
    columns,
    measure: { kind: 'width', width: measure },
    gutter,
    bodySize: fromPt(9),
    leading,
    lines,
  }
}

const westernFormats: readonly PageFormat[] = [
  widthFormat('broadsheet', { width: 375, height: 597 }, 6, 156, 140),
  widthFormat('tabloid', { width: 280, height: 430 }, 4, 166, 98),
]

const points = (sizes: readonly number[]): readonly Mpt[] => sizes.map(fromPt)

const chineseStyles: StyleBook = {
  body: 'serif-sc',
  bodyBold: 'serif-sc-bold',
  bodyItalic: 'kai-sc',
  headline: 'serif-sc-bold',
  lead: 'serif-sc-black',
  kicker: 'kai-sc',
  deck: 'kai-sc',
  byline: 'kai-sc',
  crosshead: 'sans-sc-bold',
  caption: 'kai-sc',
  folio: 'sans-sc',
  jump: 'kai-sc',
  nameplate: 'serif-sc-black',
  fallback: ['serif-sc', 'sans-sc', 'kai-sc', 'serif'],
  steps: points([10.5, 12, 14, 15.75, 18, 21, 24, 27.5, 32, 36, 42, 48, 56]),
  byRank: points([42, 27.5, 21, 15.75, 12]),
  kickerSize: 500,
  deckSize: 460,
  captionSize: fromPt(8),
  folioSize: fromPt(9),
  indent: 2000,
  kinsoku: 'basic',
  hanLatinGap: 0,
  headlineAlign: 'center',
  setting: usualSetting,
}

const westernStyles: StyleBook = {
  body: 'serif',
  bodyBold: 'serif-bold',
  bodyItalic: 'serif-italic',
  headline: 'serif-bold',
  lead: 'serif-bold',
  kicker: 'sans-semibold',
  deck: 'sans',
  byline: 'sans-semibold',
  crosshead: 'sans-bold',
  caption: 'sans',
  folio: 'sans',
  jump: 'serif-italic',
  nameplate: 'serif-bold',
  fallback: ['serif', 'sans', 'serif-sc'],
  steps: points([11, 14, 18, 24, 30, 36, 42, 48, 54, 60, 72]),
  byRank: points([48, 30, 24, 18, 14]),
  kickerSize: 420,
  deckSize: 450,
  captionSize: fromPt(8),
  folioSize: fromPt(8),
  indent: 1000,
  kinsoku: 'basic',
  hanLatinGap: 0,
  headlineAlign: 'start',
  setting: usualSetting,
}

const chineseJumps: JumpPatterns = {
  jumpLine: '下转第{n}版',
  turnLine: '(上接{cn}版)',
  turnLinePlace: 'inline',
  jumpHead: 'full',
  rules: usualJumpRules,
}

const westernJumps: JumpPatterns = {
  jumpLine: 'Continued on Page {n}',
  turnLine: 'From Page {n}',
  turnLinePlace: 'own',
  jumpHead: 'full',
  rules: usualJumpRules,
}

function shape(name: string, columns: number, lines: number, more: Partial<BlockShape> = {}): BlockShape {
  return {
    name,
    columns,
    lines,
    headlineSize: null,
    headlinePlace: 'top',
    text: { kind: 'grid' },
    ...more,
  }
}

/** k columns in the width of n: 三破二 sets two columns in three. */
const broken = (count: number): Partial<BlockShape> => ({ text: { kind: 'equal', count, fit: 'absolute' } })

const chineseShapes: readonly BlockShape[] = [
  shape('头条', 5, 46, { headlineSize: fromPt(42) }),
  shape('通栏', 8, 24),
  shape('双栏', 2, 32),
  shape('三破二', 3, 28, broken(2)),
  shape('五破三', 5, 28, broken(3)),
  shape('竖题', 4, 30, { headlinePlace: 'left' }),
  shape('简讯', 1, 16),
]

const westernShapes: readonly BlockShape[] = [
  shape('Lead', 4, 52, { headlineSize: fromPt(48) }),
  shape('Across the page', 6, 26),
  shape('Two columns', 2, 36),
  shape('Three columns in two', 3, 32, broken(2)),
  shape('One column', 1, 44),
  shape('Brief', 1, 16),
]

/** Centimetres, height by width as rate cards give them. */
const advert = (name: string, height: number, width: number): AdvertSize => ({
  name,
  width: fromMm(width * 10),
  height: fromMm(height * 10),
})

// Rate cards of 对开 papers; the effective page is 48 x 35 cm.
const chineseAdverts: readonly AdvertSize[] = [
  advert('整版', 48, 35),
  advert('半版', 24, 35),
  advert('三分之一版', 16, 35),
  advert('四分之一版（通栏）', 12, 35),
  advert('四分之一版（竖）', 24, 17.5),
  advert('五分之一版', 9.6, 35),
  advert('六分之一版', 16, 17.5),
  advert('八分之一版', 12, 17.5),
  advert('十分之一版', 9.6, 17.5),
  advert('十六分之一版', 6, 17.5),
  advert('二十分之一版', 9.6, 8.7),
]

// Parts of the type area of the broadsheet and tabloid below: a module is a column wide.
const westernAdverts: readonly AdvertSize[] = [
  advert('Full page', 54, 34.8),
  advert('Half page', 27, 34.8),
  advert('Quarter page', 27, 17.2),
  advert('Strip', 8, 34.8),
  advert('Eighth of a page', 13.4, 17.2),
  advert('Two columns', 10, 11.3),
  advert('One column', 5, 5.5),
]
