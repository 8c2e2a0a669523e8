import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import type { Mark, Paragraph } from '../issue.ts'
import { makeParagraph } from '../make.ts'
import { type Rewrite, rewriteParagraph } from './replaced.ts'

const marked = (text: string, ...marks: readonly Mark[]): Paragraph => ({
  ...makeParagraph(countingMint('p'), text),
  marks,
})
const strong = (from: number, to: number): Mark => ({ kind: 'strong', from, to })

/** The text with marked stretches in brackets. */
function shown({ text, marks }: Paragraph): string {
  return marks.reduceRight(
    (out, { from, to }) => `${out.slice(0, from)}[${out.slice(from, to)}]${out.slice(to)}`,
    text,
  )
}

test.each([
  [
    'after the stretch it moves along',
    'the old pier',
    [strong(8, 12)],
    4,
    7,
    'very new',
    'the very new [pier]',
  ],
  ['before it, it stays', 'the old pier', [strong(0, 3)], 4, 7, 'new', '[the] new pier'],
  ['over it, it holds the new words', 'the old pier', [strong(0, 12)], 4, 7, 'new', '[the new pier]'],
  [
    'on the stretch itself it holds them too',
    'the old pier',
    [strong(4, 7)],
    4,
    7,
    'brand-new',
    'the [brand-new] pier',
  ],
  ['one that ends within ends with them', 'the old pier', [strong(0, 5)], 4, 7, 'new', '[the new] pier'],
  [
    'one that begins within begins after them',
    'the old pier',
    [strong(5, 12)],
    4,
    7,
    'new',
    'the new[ pier]',
  ],
  ['one that is within goes', 'the old pier', [strong(5, 6)], 4, 7, 'new', 'the new pier'],
  ['two that come to touch are one', 'the old pier', [strong(0, 4), strong(7, 12)], 4, 7, '', '[the  pier]'],
] as const)('a mark: %s', (_, text, marks, from, to, put, want) => {
  expect(shown(rewriteParagraph(marked(text, ...marks), [{ from, to, put }]))).toBe(want)
})

test('a cut that goes stays cut, and one over another kind keeps apart from it', () => {
  const paragraph = marked(
    'one two three',
    { kind: 'cut', from: 4, to: 7 },
    { kind: 'strong', from: 7, to: 13 },
  )
  const made = rewriteParagraph(paragraph, [{ from: 0, to: 3, put: 'first' }])
  expect(made.marks).toEqual([
    { kind: 'cut', from: 6, to: 9 },
    { kind: 'strong', from: 9, to: 15 },
  ])
})

test('a comment on one word of those replaced is about what is written for them', () => {
  const comment = { kind: 'comment', comment: 'c1' as never, from: 5, to: 6 } as const
  const made = rewriteParagraph(marked('the old pier', comment), [{ from: 4, to: 7, put: 'new' }])
  expect(made.marks).toEqual([{ ...comment, from: 4, to: 7 }])
})

test('marks stay within the text, in order, and hold the same words where none were changed', () => {
  const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const)
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 4 }),
      span,
      fc.array(fc.tuple(fc.nat(30), fc.nat(3), fc.string({ maxLength: 4 })), { maxLength: 5 }),
      (stretches, markAt, _) => {
        const text = Array.from({ length: 31 }, (__, at) => String.fromCharCode(97 + (at % 26))).join('')
        const rewrites: Rewrite[] = []
        for (const [from, to] of stretches.toSorted((one, other) => one[0] - other[0]))
          if (from >= (rewrites.at(-1)?.to ?? 0)) rewrites.push({ from, to, put: '#'.repeat((from * 7) % 5) })
        const [from, to] = markAt
        const made = rewriteParagraph(marked(text, strong(from, to)), rewrites)
        for (const mark of made.marks) {
          expect(mark.from).toBeLessThan(mark.to)
          expect(mark.to).toBeLessThanOrEqual(made.text.length)
        }
        // The letters that were marked and are still there are those that are marked now.
        const isGone = (at: number): boolean => rewrites.some((one) => at >= one.from && at < one.to)
        const kept = [...text].filter((___, at) => at >= from && at < to && !isGone(at)).join('')
        const now = made.marks.map((mark) => made.text.slice(mark.from, mark.to)).join('')
        expect(now.replaceAll('#', '')).toBe(kept)
      },
    ),
  )
})
