// Words that run from the right to the left inside text that runs from the left.

import { describe, expect, test } from 'vitest'
import { mpt } from '../../src/base/units.ts'
import type { TextStyle } from '../../src/compose/para/measure.ts'
import { setText } from '../../src/compose/para/paragraph.ts'
import type { SetLine } from '../../src/compose/para/fill.ts'
import type { Run } from '../../src/compose/placed.ts'
import { runAdvance, runGlyphs } from '../../src/compose/type/glyphs.ts'
import { usualSetting } from '../../src/model/publication.ts'
import { realFonts } from '../support/paper.ts'

const latin: TextStyle = {
  face: 'serif',
  strong: 'serif',
  emphasis: 'serif',
  fallback: ['serif-sc'],
  size: mpt(9000),
  han: false,
  down: false,
  language: 'en',
  kinsoku: 'basic',
  hanLatinGap: 0,
  setting: usualSetting,
}
const chinese: TextStyle = { ...latin, face: 'serif-sc', fallback: ['serif'], han: true, language: 'zh-CN' }

function lines(text: string, style: TextStyle, width = 400): readonly SetLine[] {
  return setText(text, [], style, true, realFonts()).lines(0, mpt(width * 1000), mpt(0))
}

/** The runs from left to right, without spaces. */
function shown(line: SetLine | undefined): readonly string[] {
  const runs = (line?.runs ?? []).toSorted((left, right) => left.x - right.x)
  return runs.map((run) => run.text.trim()).filter((text) => text !== '')
}

const [peace, upon, you] = ['\u05e9\u05dc\u05d5\u05dd', '\u05e2\u05dc\u05d9\u05db\u05dd', '\u05d0\u05d1']
const salam = '\u0633\u0644\u0627\u0645'

describe('a line with Hebrew or Arabic in it', () => {
  test('has the words of a phrase from right to left, and the rest where it was', () => {
    expect(shown(lines(`He said ${peace} ${upon} twice`, latin)[0])).toEqual([
      'He',
      'said',
      upon,
      peace,
      'twice',
    ])
    expect(shown(lines(`他说${peace} ${upon}两次`, chinese)[0])).toEqual([
      '他',
      '说',
      upon,
      peace,
      '两',
      '次',
    ])
  })

  test('keeps a number within the phrase from left to right', () => {
    const [line] = lines(`on ${peace} 1984 ${upon} day`, latin)
    expect(shown(line)).toEqual(['on', upon, '1984', peace, 'day'])
    expect(line?.runs.find((run) => run.text === '1984')?.way).toBe('ltr')
  })

  test('keeps isolated phrases in the order of the sentence', () => {
    const isolate = (text: string): string => `\u2068${text}\u2069`
    const visible = (line: SetLine | undefined): readonly string[] =>
      shown(line)
        .map((text) => text.replaceAll(/[\u2066-\u2069]/g, ''))
        .filter((text) => text !== '')
    expect(visible(lines(`${peace}, ${upon}`, latin)[0])).toEqual([upon, ',', peace])
    expect(visible(lines(`${isolate(peace)}, ${isolate(upon)}`, latin)[0])).toEqual([peace, ',', upon])
  })

  test('is not turned around by an override, which no reader sees', () => {
    const [line] = lines('price \u202e100 lire\u202c today', latin)
    expect((line?.runs ?? []).some((run) => run.way === 'rtl')).toBe(false)
  })

  test('turns each line around by itself when the phrase is broken', () => {
    const phrase = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? peace : upon)).join(' ')
    const set = lines(`start ${phrase} end`, latin, 100)
    expect(set.length).toBeGreaterThan(3)
    expect(set.map((line) => line.text.trim()).join(' ')).toBe(`start ${phrase} end`)
    for (const line of set.slice(1, -1)) {
      const words = line.text.trim().split(' ')
      expect(shown(line)).toEqual(words.toReversed())
    }
  })

  test('fills its measure as any other, and no two runs overlap', () => {
    const phrase = Array.from({ length: 20 }, (_, index) =>
      index % 3 === 0 ? 'word' : `${peace} ${salam}`,
    ).join(' ')
    for (const line of lines(phrase, latin, 130).slice(0, -1)) {
      expect(Math.abs(line.width - line.measure)).toBeLessThan(line.measure / 1000)
      const runs = line.runs.toSorted((left, right) => left.x - right.x)
      for (const [index, run] of runs.slice(1).entries()) {
        const before = runs[index]
        if (before !== undefined) expect(run.x).toBeGreaterThanOrEqual(before.x + before.width - 1)
      }
      const last = runs.at(-1)
      expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(line.measure + 10)
    }
  })
})

describe('a word that runs from the right', () => {
  const run = (text: string): Run => {
    const found = lines(`a ${text} b`, latin)[0]?.runs.find((one) => one.way === 'rtl')
    if (found === undefined) throw new Error('a run')
    return found
  }

  test('is drawn with its first letter last, each glyph with its own characters', () => {
    const glyphs = runGlyphs(run(peace), realFonts())
    expect(glyphs.map((glyph) => glyph.text).join('')).toBe(Array.from(peace).toReversed().join(''))
    expect(glyphs.every(({ glyph }) => glyph > 0)).toBe(true)
  })

  test('has its letters joined in Arabic: other glyphs than the letters alone', () => {
    const joined = runGlyphs(run(salam), realFonts()).map(({ glyph }) => glyph)
    const face = realFonts().face('arabic')
    const alone = Array.from(salam, (letter) => face.glyph(letter.codePointAt(0) ?? 0))
    expect(joined).not.toEqual(alone.toReversed())
  })

  test('is measured for the caret from its right end', () => {
    const word = run(you)
    expect(runAdvance(word, 0, realFonts())).toBe(word.width)
    expect(runAdvance(word, 2, realFonts())).toBe(0)
    const middle = runAdvance(word, 1, realFonts())
    expect(middle).toBeGreaterThan(word.width * 0.2)
    expect(middle).toBeLessThan(word.width * 0.8)
  })
})
