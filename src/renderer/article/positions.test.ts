import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import type { Mark, Paragraph } from '../../model/issue.ts'
import { makeArticle, makeParagraph } from '../../model/make.ts'
import { printedText } from '../../model/query/printed.ts'
import { storyDocument } from './convert.ts'
import { bodyStart, isInBody, positionAt, printedOffset } from './positions.ts'

const mint = countingMint('t')

function paragraph(text: string, ...cuts: readonly (readonly [from: number, to: number])[]): Paragraph {
  const marks: readonly Mark[] = cuts.map(([from, to]) => ({ kind: 'cut', from, to }))
  return { ...makeParagraph(mint, text), marks }
}

const article = makeArticle(mint, {
  kicker: '引题',
  headline: ['主题'],
  body: [paragraph('开头删了结尾', [2, 4]), paragraph('全段删去', [0, 4]), paragraph(''), paragraph('末段')],
})
const story = storyDocument(article, mint)
const printed = printedText(article)

test('every printed offset has its own position, and the position that offset', () => {
  expect(printed).toBe('开头结尾\n末段')
  for (let offset = 0; offset <= printed.length; offset += 1) {
    const position = positionAt(story, offset)
    expect(printedOffset(story, position)).toBe(offset)
    expect(isInBody(story, position)).toBe(true)
    const letter = printed[offset]
    if (letter !== undefined && letter !== '\n')
      expect(story.textBetween(position, position + 1)).toBe(letter)
  }
})

test('a place inside a cut is where the print goes on', () => {
  const cut = bodyStart(story) + 3
  expect(story.textBetween(cut, cut + 1)).toBe('了')
  expect(printedOffset(story, cut)).toBe(2)
})

test('an offset beyond the text is its end', () => {
  expect(positionAt(story, 999)).toBe(positionAt(story, printed.length))
})

test('a story that prints nothing has its caret at the start of the body', () => {
  const empty = storyDocument(makeArticle(mint, {}), mint)
  expect(positionAt(empty, 0)).toBe(bodyStart(empty))
  expect(isInBody(empty, bodyStart(empty))).toBe(true)
  expect(isInBody(empty, 1)).toBe(false)
})
