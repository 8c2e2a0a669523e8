// Line breaking and filling, with the real faces.

import { describe, expect, test } from 'vitest'
import { mpt } from '../../src/base/units.ts'
import type { TextStyle } from '../../src/compose/para/measure.ts'
import { setText } from '../../src/compose/para/paragraph.ts'
import type { SetLine } from '../../src/compose/para/fill.ts'
import { type PlacedGlyph, runGlyphs } from '../../src/compose/type/glyphs.ts'
import { type KinsokuLevel, usualSetting } from '../../src/model/publication.ts'
import { realFonts, someText } from '../support/paper.ts'
import { wordGaps } from '../support/word-gaps.ts'
import { dailyParagraphs, seedParagraphs, sharedFolder } from '../support/sample-copy.ts'

const size = mpt(9000)

function glyphsOf(line: SetLine | undefined): readonly PlacedGlyph[] {
  return (line?.runs ?? []).flatMap((run) => runGlyphs(run, realFonts()))
}

function style(han: boolean, kinsoku: KinsokuLevel = 'basic', hyphenate = true): TextStyle {
  const face = han ? 'serif-sc' : 'serif'
  return {
    face,
    strong: face,
    emphasis: face,
    fallback: ['serif', 'serif-sc', 'sans-sc'],
    size,
    han,
    down: false,
    kinsoku,
    hanLatinGap: 0,
    language: han ? 'zh-CN' : 'en',
    setting: { ...usualSetting, hyphenate },
  }
}

function lines(text: string, characters: number, kinsoku: KinsokuLevel = 'basic'): readonly SetLine[] {
  return setText(text, [], style(true, kinsoku), true, realFonts()).lines(
    0,
    mpt(characters * size),
    mpt(2 * size),
  )
}

// —— and …… may begin a line at this level (CLREQ keeps them for its strict one).
const atStart = /^[、，。：；！？”’）》〉】」』·]/u
const atEnd = /[“‘（《〈【「『]$/u

describe('Chinese lines', () => {
  const text =
    '“江上的船多了，等船的人少了。”老船工说：《渡船时刻表》改了十七遍——从“四十分钟一班”到“十五分钟一班”，增加了1552.8亩停车场、46个泊位（含夜间泊位）……准点率达到98.6%。'

  test('no forbidden mark begins or ends a line at any width, and nothing is lost', () => {
    for (let width = 6; width <= 30; width += 1) {
      const set = lines(text, width)
      expect(set.map((line) => line.text).join('')).toBe(text)
      for (const line of set.slice(1)) expect(line.text).not.toMatch(atStart)
      for (const line of set.slice(0, -1)) expect(line.text).not.toMatch(atEnd)
    }
  })

  test('without the rules the same text has lines that begin with a mark', () => {
    const broken = Array.from({ length: 25 }, (_, index) => lines(text, index + 6, 'none').slice(1)).flat()
    expect(broken.some((line) => atStart.test(line.text))).toBe(true)
  })

  test('full lines fill their measure to a thousandth', () => {
    for (const line of lines(text, 13).filter((one) => !one.last)) {
      expect(Math.abs(line.width - line.measure)).toBeLessThanOrEqual(line.measure / 1000)
    }
  })

  test('a number keeps its unit, and two-em marks stay whole', () => {
    for (let width = 8; width <= 20; width += 1) {
      for (const line of lines(text, width).slice(0, -1)) {
        expect(line.text).not.toMatch(/\d$/)
        expect(line.text).not.toMatch(/(?<!—)—$|(?<!…)…$/)
      }
    }
  })

  test('an address after an opening mark is cut where the room ends: the mark begins the line on half an em', () => {
    const texts = [8, 9, 10].map((width) => lines('（harbour.example.newspaper.invalid）', width)[0]?.text)
    expect(texts).toEqual(['（harbour.e', '（harbour.ex', '（harbour.exam'])
  })

  test('the last line of a paragraph has two characters or more', () => {
    for (let length = 20; length < 60; length += 1) {
      const last = lines(`${'字'.repeat(length)}。`, 13).at(-1)
      expect(last?.text.replaceAll(/[，。]/g, '').length).toBeGreaterThanOrEqual(2)
    }
  })

  const shared = sharedFolder
  test.skipIf(shared === null)(
    'real copy at every width of a broadsheet: no forbidden line start or end',
    async () => {
      const paragraphs =
        shared === null ? [] : [...(await seedParagraphs(shared)), ...(await dailyParagraphs(shared))]
      expect(paragraphs.length).toBeGreaterThan(100)
      const faults: string[] = []
      let count = 0
      for (const width of [9, 13, 20, 27]) {
        for (const paragraph of paragraphs) {
          const set = lines(paragraph, width)
          count += set.length
          for (const [index, line] of set.entries()) {
            if (index > 0 && atStart.test(line.text)) faults.push(line.text)
            if (!line.last && atEnd.test(line.text)) faults.push(line.text)
          }
        }
      }
      expect(count).toBeGreaterThan(3000)
      expect(faults).toEqual([])
    },
  )
})

describe('English lines', () => {
  const text = someText(900, 3, 'en')
  const width = mpt(156_000)
  const set = setText(text, [], style(false), true, realFonts()).lines(0, width, mpt(9000))

  test('are filled to their measure, the last one ragged', () => {
    for (const line of set.filter((one) => !one.last))
      expect(Math.abs(line.width - line.measure)).toBeLessThanOrEqual(156)
    expect(set.at(-1)?.last).toBe(true)
  })

  test('lose no word, and end inside one only with a hyphen', () => {
    const joined = set.map((line) => line.text + (line.runs.at(-1)?.text === '\u00ad' ? '' : ' ')).join('')
    expect(joined.trimEnd()).toBe(text)
  })

  test('spread their space better than line by line: the loosest line is no looser than first-fit makes it', () => {
    const looseness = (list: readonly { readonly text: string; readonly natural: number }[]): number =>
      Math.max(
        ...list
          .slice(0, -1)
          .map((line) => (width - line.natural) / Math.max(1, line.text.split(' ').length - 1)),
      )
    const natural = (words: string): number =>
      setText(words, [], style(false), false, realFonts()).lines(0, mpt(9_000_000), mpt(0))[0]?.width ?? 0
    const firstFit: { text: string; natural: number }[] = []
    for (const word of text.split(' ')) {
      const last = firstFit.at(-1)
      const longer = last === undefined ? word : `${last.text} ${word}`
      if (last !== undefined && natural(longer) <= width)
        firstFit[firstFit.length - 1] = { text: longer, natural: natural(longer) }
      else firstFit.push({ text: word, natural: natural(word) })
    }
    const ours = set.map((line) => ({ text: line.text, natural: natural(line.text) }))
    expect(looseness(ours)).toBeLessThanOrEqual(looseness(firstFit))
  })
})

describe('A narrow English column', () => {
  // No ligature is opened in it, whose letters are a little wider than itself.
  const text =
    'She had come over on the last boat but one, with her brother and a barometer, and nobody on the quay would say why the ' +
    'harbour-master had let them land; at the almshouses, where they do not care about barometers, somebody gave them ' +
    'bread and the use of a bed until morning. It was a well-aired, low-beamed, many-cornered house, half-timbered, ' +
    'sea-facing, and by no means water-tight: an umbrella stood open over the piano.'
  const space = (realFonts().face('serif').advance(0x20) * 9) / realFonts().face('serif').unitsPerEm
  const columns = Array.from({ length: 40 }, (_, index) =>
    setText(text, [], style(false), true, realFonts()).lines(0, mpt(90_000 + index * 1000), mpt(9000)),
  )

  test('has no word space tighter than its setting allows', () => {
    const ratios = columns.flat().flatMap((line) => wordGaps(line).map((gap) => gap / space))
    // The width of glyphs goes in thousandths: what they are short of is the spaces' to give.
    expect(Math.min(...ratios) * 1000).toBeGreaterThan(usualSetting.wordSpace.least * 0.98)
    expect(Math.min(...ratios)).toBeLessThan(0.7)
  })

  test('counts the hyphens of the text among those that may stand in a row', () => {
    const compounds =
      'Half-timbered, sea-facing, low-beamed, wind-bitten, salt-stained, many-cornered, storm-battered, well-aired, lamp-lit, ' +
      'slate-roofed, sun-warmed, hand-built, tide-washed, far-famed, moss-covered, smoke-blackened, rose-hung, cat-ridden.'
    for (let width = 80_000; width < 120_000; width += 1000) {
      const set = setText(compounds, [], style(false), true, realFonts()).lines(0, mpt(width), mpt(0))
      const ends = set.map((line) => line.runs.at(-1)?.text === '\u00ad' || line.text.trimEnd().endsWith('-'))
      const ladders = ends.map((_, index) => ends.slice(index, index + 1 + usualSetting.hyphenLadder))
      expect(ladders.some((row) => row.length > usualSetting.hyphenLadder && row.every(Boolean))).toBe(false)
    }
  })
})

test('a word of more lines than may end with hyphens in a row is set whole all the same', () => {
  const word = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikarbeiterinnenvereinigung'
  const text = `Die ${word} tagt.`
  const german = { ...style(false), language: 'de' }
  for (const width of [30_000, 40_000, 50_000, 60_000]) {
    const set = setText(text, [], german, true, realFonts()).lines(0, mpt(width), mpt(0))
    const shown = set.map((line) => line.text).join('')
    expect(shown.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    expect(set.length).toBeGreaterThan(5)
  }
})

test('a character no face has is drawn as an empty box and reported', () => {
  const set = setText('甲\u{e123}乙', [], style(true), true, realFonts())
  expect(set.measured.strange).toEqual({ missing: '\u{e123}', borrowed: '' })
  const [line] = set.lines(0, mpt(90_000), mpt(0))
  expect(line?.text).toBe('甲\u{e123}乙')
  expect(glyphsOf(line)[1]?.glyph).toBe(0)
})

test('an emoji is drawn as one sign from the face that has it, joined as its writer joined it, and reported', () => {
  const family = '\u{1f469}\u200d\u{1f680}'
  const set = setText(`甲${family}乙`, [], style(true), true, realFonts())
  expect(set.measured.strange.missing).toBe('')
  const drawn = set.lines(0, mpt(90_000), mpt(0))[0]?.runs.find((run) => run.face === 'emoji')
  expect(drawn?.text).toBe(family)
  expect(drawn === undefined ? [] : runGlyphs(drawn, realFonts()).map(({ glyph }) => glyph > 0)).toEqual([
    true,
  ])
})
