// The Unicode line breaking algorithm: what a reader sees at the ends of lines, and Unicode's own cases.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lb, lineBreakClass, lineBreaks, lineEnd } from '../../src/compose/text/uax14.ts'
import { sharedFolder } from '../support/sample-copy.ts'

/** The text in the pieces that no line may end inside. */
function pieces(text: string): readonly string[] {
  const found: string[] = []
  let start = 0
  for (const [at, end] of lineBreaks(text).entries()) {
    if (end === lineEnd.never) continue
    found.push(text.slice(start, at + 1))
    start = at + 1
  }
  return found
}

/** One sentence per row: the text, with | where a line may end besides at its end. */
function each(rows: readonly (readonly [string, string])[]): void {
  test.each(rows)('%s', (_, marked) => {
    expect(pieces(marked.replaceAll('|', ''))).toEqual(marked.split('|'))
  })
}

describe('words and points', () => {
  each([
    ['words part at spaces, which hang', 'The |quick  |fox.'],
    ['points stay with the word before, even after a space', 'Vraiment ! |Oui ; |non.'],
    ['an address parts after its slashes', 'https://|www.example.com/|news/|city'],
    ['a hyphen ends a line and a minus sign does not', 'well-|known |-5'],
    ['an em dash parts on both sides', 'rain|—|again'],
    ['quotes stay with what they are around', 'said |“no |more” |and |‘left’'],
    ['brackets stay with what is in them', 'The |person(s) |(in |question) |left'],
    ['an ellipsis stays with the word before', 'well… |then'],
    ['a Hebrew word with a hyphen is whole', 'אב-גד |הו'],
  ])
})

describe('numbers', () => {
  each([
    ['commas and points inside', '1,234.56 |votes'],
    ['a sign of money before', 'pay |$5 |or |€1.50'],
    ['a sign before a bracketed number', 'loss |$(12.50) |in |all'],
    ['but not before a bracketed word', 'US$|(dollars)'],
    ['a percent sign and a degree sign after', '12.5% |at |30°C'],
    ['a fraction and a date', '1/2 |on |31/12/1999'],
    ['after a bracket that closes on it', '(1)% |(a)|%'],
  ])
})

describe('no-break characters', () => {
  each([
    ['a no-break space', 'page\u00a05 |of\u202f9'],
    ['a word joiner', 'a-|b, |a-\u2060b'],
    ['a zero-width space ends a line, before a mark too', 'ab\u200b|cd\u200b  |)'],
    ['a combining mark is one with its letter', 'e\u0301e\u0301 |\u0301e'],
    ['a soft hyphen ends a line', 'news\u00ad|paper'],
  ])
})

describe('Chinese, Japanese and Korean', () => {
  each([
    ['Han parts anywhere but at marks', '中|国，|「新|闻」。|好'],
    ['Latin words and numbers in Han are whole', '第|12|版|刊|登|Unicode|标|准'],
    ['small kana begin no line', 'きゃ|あ'],
    ['Hangul syllables part, and their letters do not', '한|글|\u1112\u1161\u11ab|\u1100\u1173\u11af'],
    ['a full-width bracket parts from a letter', 'abc|（d）|e'],
  ])
})

describe('pictures', () => {
  each([
    ['a family is one', '👩‍👩‍👧|👩‍🚀'],
    ['a skin tone is one with its hand', '👍🏽|👍'],
    ['a skin tone is one with a picture to come', '\u{1faff}🏽|中|🏽'],
    ['flags are pairs', '🇨🇳|🇫🇷|🇩'],
  ])
})

describe('ends', () => {
  test('a line must end after a line feed, once for a carriage return with one, and at the end', () => {
    expect([...lineBreaks('a\r\nb\u2028c')]).toEqual([0, 0, 2, 0, 2, 2])
    expect([...lineBreaks('')]).toEqual([])
  })

  test('no line ends inside a surrogate pair, and half of one is a letter', () => {
    expect([...lineBreaks('𠮷😀')]).toEqual([0, 1, 0, 2])
    expect([...lineBreaks('a\ud83db')]).toEqual([0, 0, 2])
  })

  test('ambiguous, Thai and unknown characters have the classes of LB1', () => {
    expect(lineBreakClass(0x2460)).toBe(lb.AL)
    expect(lineBreakClass(0x0e01)).toBe(lb.AL)
    expect(lineBreakClass(0x0e31)).toBe(lb.CM)
    expect(lineBreakClass(0xe000)).toBe(lb.AL)
    expect(lineBreakClass(0x3041)).toBe(lb.NS)
    expect(lineBreakClass(0x10ffff)).toBe(lb.AL)
    expect(lineBreakClass(0x110000)).toBe(lb.AL)
    expect(lineBreakClass(0x300c)).toBe(lb.OPwide)
  })
})

/** A case of Unicode's test file: characters in hexadecimal, ÷ where a line may end and × where not. */
function isRight(line: string): boolean {
  const tokens = line.split(' ').slice(1)
  const text = tokens
    .filter((_, index) => index % 2 === 0)
    .map((hex) => String.fromCodePoint(parseInt(hex, 16)))
  const ends = tokens.filter((_, index) => index % 2 === 1)
  const found = lineBreaks(text.join(''))
  let at = -1
  return text.every((character, index) => {
    at += character.length
    const wholePair = character.length === 1 || found[at - 1] === lineEnd.never
    return wholePair && (found[at] === lineEnd.never) === (ends[index] === '×')
  })
}

describe('Unicode’s own cases', () => {
  const shared = sharedFolder
  test.skipIf(shared === null)('every one of them is right', () => {
    const file = readFileSync(join(shared ?? '', 'data/linebreak/LineBreakTest.txt'), 'utf8')
    const cases = file
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '')
    const wrong = cases.filter((line) => !isRight(line))
    expect(cases.length).toBe(7654)
    // 7,595 is what the usual package, linebreak, gets right.
    expect(cases.length - wrong.length).toBeGreaterThan(7595)
    expect(wrong).toEqual([])
  })
})
