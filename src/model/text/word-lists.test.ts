import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noWords, type WordLists } from '../publication.ts'
import { wordFinder } from './word-finder.ts'
import { avoidLines, nameLines, withAvoidLines, withNameLines } from './word-lines.ts'

const lists = (fields: Partial<WordLists>): WordLists => ({ ...noWords, ...fields })
const found = (words: WordLists, text: string): readonly string[] =>
  wordFinder(words)(text).map(({ kind, from, to, instead }) => `${kind} ${text.slice(from, to)} → ${instead}`)

describe('names', () => {
  const words = lists({
    names: [
      { right: '郑州日报社', wrong: ['郑州日报', '郑洲日报社'] },
      { right: '啟福城', wrong: ['启福城'] },
      { right: '林晓岚', wrong: [] },
      { right: '望江区住建局', wrong: [] },
      { right: 'Ana Mercer', wrong: ['Anna Mercer'] },
      { right: 'iPhone', wrong: ['IPhone', 'Iphone'] },
    ],
  })

  test.each([
    ['启福城的啟福城', ['wrong 启福城 → 啟福城']],
    ['郑州日报社与郑州日报', ['wrong 郑州日报 → 郑州日报社']],
    ['Anna Mercer and Joanna Mercers', ['wrong Anna Mercer → Ana Mercer']],
    ['iPhone, IPhone', ['wrong IPhone → iPhone']],
    ['记者林晓蓝、林小岚、林晓岚', ['suspect 林晓蓝 → 林晓岚', 'suspect 林小岚 → 林晓岚']],
    // Another surname is another family, and a word between two others is no name.
    ['记者王晓岚，林晓的家', []],
    [
      '望江县住建局和望江区住建委',
      ['suspect 望江县住建局 → 望江区住建局', 'suspect 望江区住建委 → 望江区住建局'],
    ],
    [
      'Mercar, Merce, Mercerr and mercer',
      ['suspect Mercar → Mercer', 'suspect Merce → Mercer', 'suspect Mercerr → Mercer'],
    ],
    ['the Mercers, Mercer’s', []],
  ])('%s', (text, want) => {
    expect(found(words, text)).toEqual(want)
  })
})

test('a word to avoid is met in either case, as a whole word, and not within a right name', () => {
  const words = lists({
    names: [{ right: '残疾人联合会', wrong: [] }],
    avoid: [
      { word: 'utilize', instead: 'use', why: 'plain words' },
      { word: '残疾人', instead: '残障人士', why: '' },
      { word: '搞', instead: '', why: '' },
    ],
  })
  expect(found(words, 'Utilize, utilizes')).toEqual(['avoid Utilize → use'])
  expect(found(words, '残疾人联合会的残疾人搞活动')).toEqual(['avoid 残疾人 → 残障人士', 'avoid 搞 → '])
})

test('every listed word is found where plain search finds it, for any lists', () => {
  const word = fc.string({ unit: fc.constantFrom('江', '上', '新', '渡', '船'), minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 6 }),
      fc.array(word, { maxLength: 30 }),
      (avoid, text) => {
        const whole = text.join('')
        const words = lists({ avoid: avoid.map((one) => ({ word: one, instead: '', why: '' })) })
        // The longest word at the leftmost place, again and again.
        const want = [
          ...whole.matchAll(new RegExp(avoid.toSorted((a, b) => b.length - a.length).join('|'), 'gu')),
        ]
        expect(wordFinder(words)(whole).map(({ from, to }) => whole.slice(from, to))).toEqual(
          want.map(([one]) => one),
        )
      },
    ),
  )
})

test('lists are read from lines as they are pasted, and written so that they are read again', () => {
  const names = withNameLines(
    [{ right: '啟福城', wrong: ['启福城'] }],
    '启福诚=>啟福城\n林晓岚\n\n Anna Mercer, Ana Merser → Ana Mercer',
  )
  expect(names).toEqual([
    { right: '啟福城', wrong: ['启福城', '启福诚'] },
    { right: '林晓岚', wrong: [] },
    { right: 'Ana Mercer', wrong: ['Anna Mercer', 'Ana Merser'] },
  ])
  const avoid = withAvoidLines([], 'utilize => use | plain words\n搞定\t办好\n残废 =>')
  expect(avoid).toEqual([
    { word: 'utilize', instead: 'use', why: 'plain words' },
    { word: '搞定', instead: '办好', why: '' },
    { word: '残废', instead: '', why: '' },
  ])
  expect(withNameLines([], nameLines(names))).toEqual(names)
  expect(withAvoidLines([], avoidLines(avoid))).toEqual(avoid)
})
