// The texts the oracle is asked about, how we set them, and what Chromium is given to set them alike.

import type { Page } from '@playwright/test'
import { measure, type Measured, type TextStyle } from '../../src/compose/para/measure.ts'
import { textStyles } from '../../src/compose/page/text-styles.ts'
import { softHyphen } from '../../src/compose/type/glyphs.ts'
import { formatOf, type KinsokuLevel, type Publication } from '../../src/model/publication.ts'
import { realFonts } from '../../tests/support/paper.ts'
import { sampleProse, withSoftHyphens } from '../../tests/support/prose.ts'
import { dailyParagraphs, seedParagraphs } from '../../tests/support/sample-copy.ts'
import { comparePlaces } from './break-places.ts'
import { type ChromiumColumn, lineChances, type LineStarts, lineStarts, openText } from './chromium-lines.ts'
import { type Agreement, compareLines, oracleTexts } from './compare-lines.ts'
import type { OracleLevel } from './oracle-record.ts'

export interface OracleCopy {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly style: TextStyle
  /** Points. */
  readonly indent: number
}

const bodyOf = (publication: Publication): Pick<OracleCopy, 'style' | 'indent'> => {
  const style = textStyles(publication).body(formatOf(publication, publication.format))
  return { style, indent: (publication.styles.indent * style.size) / 1_000_000 }
}

export async function sampleCopy(language: 'en' | 'zh'): Promise<OracleCopy> {
  const { publication, paragraphs } = await sampleProse(language)
  return {
    title: `the ${language === 'zh' ? 'Chinese' : 'English'} sample paper`,
    paragraphs,
    ...bodyOf(publication),
  }
}

export async function sharedCopy(shared: string): Promise<OracleCopy> {
  const { publication } = await sampleProse('zh')
  const paragraphs = [...(await seedParagraphs(shared)), ...(await dailyParagraphs(shared))]
  return { title: 'the seed page and a real issue', paragraphs, ...bodyOf(publication) }
}

/** As every newspaper column is: nine to thirty characters of nine points, seven to twenty-five picas. */
export const oracleWidths: readonly number[] = Array.from({ length: 22 }, (_, index) => 90 + index * 10)

// An opening mark loses its blank half at the start of every line, as with us; no gap between Han and Western.
const chineseCss = 'text-spacing-trim: trim-start; text-autospace: no-autospace; hyphens: none'
const nearest: Record<KinsokuLevel, string> = {
  none: 'loose',
  basic: 'normal',
  gb: 'normal',
  strict: 'strict',
}

export interface Oracle {
  /**
   * The comparison at a level; Western text has none, any gives the same. `change` sets ours otherwise than Chromium's, to
   * see that it is noticed.
   */
  readonly level: (
    level: KinsokuLevel,
    widths: readonly number[],
    change?: (style: TextStyle) => TextStyle,
  ) => Promise<OracleLevel>
  /** Where Chromium's lines begin. */
  readonly lines: (level: KinsokuLevel, column: ChromiumColumn) => Promise<LineStarts>
}

/** Opens the texts in Chromium. */
export async function openOracle(page: Page, copy: OracleCopy): Promise<Oracle> {
  const { paragraphs, style, indent } = copy
  const { han, language, size } = style
  const measureAll = (own: TextStyle): readonly Measured[] =>
    paragraphs.map((text) => measure(text, [], own, realFonts()))
  // Only faces that are drawn in: the Chinese ones are large.
  const faces = [...new Set([style.face, ...measureAll(style).flatMap((one) => one.faces)])]
  const given = han ? paragraphs : paragraphs.map((text) => withSoftHyphens(text, language))
  await openText(page, { language, faces, size: size / 1000, paragraphs: given })
  const plain = (starts: LineStarts): LineStarts =>
    starts.map((offsets, index) => offsets.map((offset) => withoutHyphens(given[index] ?? '', offset)))
  const css = (level: KinsokuLevel): string =>
    han ? `line-break: ${nearest[level]}; ${chineseCss}` : 'hyphens: manual'
  const lines = async (level: KinsokuLevel, column: ChromiumColumn): Promise<LineStarts> =>
    plain(await lineStarts(page, css(level), column))
  return {
    lines,
    async level(level, widths, change = (same) => same) {
      const measured = measureAll(change({ ...style, kinsoku: level }))
      const all = plain(await lineChances(page, css(level)))
      const whole = han ? all : plain(await lineChances(page, 'hyphens: none'))
      const texts = oracleTexts(measured, all)
      const found = new Map<number, Agreement>()
      for (const width of widths) {
        const theirs = await lines(level, { width, indent })
        found.set(width, compareLines(texts, theirs, { width: width * 1000, indent: indent * 1000 }))
      }
      const name = han ? `${level} beside line-break: ${nearest[level]}` : 'Western beside hyphens: manual'
      return { name, places: comparePlaces(measured, whole), widths: found }
    },
  }
}

function withoutHyphens(text: string, offset: number): number {
  return text.slice(0, offset).replaceAll(softHyphen, '').length
}
