import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FindAsk, matchesIn, patternOf, plainAsk } from './find-words.ts'

function found(text: string, words: string, options: Partial<FindAsk> = {}): readonly string[] {
  const pattern = patternOf({ ...plainAsk, ...options, words })
  if (!pattern.ok) throw new Error(pattern.fault)
  return [...matchesIn(text, pattern.value, null, false)].map(({ from, to }) => text.slice(from, to))
}

/** The whole text with every match written anew. */
function replaced(text: string, expression: string, put: string): string {
  const pattern = patternOf({ ...plainAsk, words: expression, expression: true })
  if (!pattern.ok) throw new Error(pattern.fault)
  let made = ''
  let at = 0
  for (const match of matchesIn(text, pattern.value, put, true)) {
    made += text.slice(at, match.from) + (match.put ?? '')
    at = match.to
  }
  return made + text.slice(at)
}

test('case counts only when it is asked for', () => {
  expect(found('Ferry, FERRY, ferry', 'ferry')).toEqual(['Ferry', 'FERRY', 'ferry'])
  expect(found('Ferry, FERRY, ferry', 'ferry', { matchCase: true })).toEqual(['ferry'])
})

test('a whole word ends where its letters end; Han characters have no such ends', () => {
  expect(found('port, ports, airport, port’s', 'port', { wholeWord: true })).toHaveLength(2)
  expect(found('École écoles École', 'école', { wholeWord: true })).toHaveLength(2)
  expect(found('在port旁', 'port', { wholeWord: true })).toEqual(['port'])
  expect(found('江上新渡口', '新渡', { wholeWord: true })).toEqual(['新渡'])
  expect(found('a.b c.', '.', { wholeWord: true })).toEqual(['.', '.'])
})

test('width does not count when it is left out of account', () => {
  expect(found('１２３ and 123, Ａ', '123', { ignoreWidth: true })).toEqual(['１２３', '123'])
  expect(found('他说，好,好', '，好', { ignoreWidth: true })).toEqual(['，好', ',好'])
  expect(found('他说，好,好', '，好')).toEqual(['，好'])
})

test('plain words are never an expression', () => {
  expect(found('1.5 (a+b) [x] $1 \\d ^', '(a+b) [x] $1 \\d ^')).toHaveLength(1)
  expect(found('115', '1.5')).toEqual([])
})

test('an expression that is none says why', () => {
  const wrong = patternOf({ ...plainAsk, words: '(a', expression: true })
  expect(wrong.ok ? '' : wrong.fault).toBe('Unterminated group')
})

test('a place without words is no place', () => {
  expect(found('一😀二', 'x*', { expression: true })).toEqual([])
  expect(replaced('ab', '^|x*', '!')).toBe('ab')
  expect(found('axb', 'x*', { expression: true })).toEqual(['x'])
})

test('what was put into a text is found where it was put, by any of the options', () => {
  const flags = fc.record({ matchCase: fc.boolean(), ignoreWidth: fc.boolean() })
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(text, text, text, flags, (before, words, after, options) => {
      fc.pre(words !== '')
      const all = found(before + words + after, words, options)
      expect(all.length).toBeGreaterThan(0)
      for (const one of all) expect(one.length).toBe(words.length)
    }),
  )
})

test('what is written for a match is what JavaScript itself writes', () => {
  const expressions = ['(a)(b)?', '(?<x>a)|(?<y>b)', 'a+', '(a|b)(a|b)(a|b)', '(a)(?:b)', '[ab](c)?']
  const pieces = [
    '$$',
    '$&',
    '$`',
    "$'",
    '$1',
    '$2',
    '$01',
    '$10',
    '$0',
    '$99',
    '$<x>',
    '$<z>',
    '$<',
    '$',
    'k',
  ]
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', 'c') }),
      fc.constantFrom(...expressions),
      fc.array(fc.constantFrom(...pieces), { maxLength: 5 }),
      (text, expression, parts) => {
        const put = parts.join('')
        expect(replaced(text, expression, put)).toBe(text.replaceAll(new RegExp(expression, 'giu'), put))
      },
    ),
    { numRuns: 500 },
  )
})
