import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import { makeArticle, makeParagraph } from '../../model/make.ts'
import { storyDocument } from './convert.ts'
import { positionAt } from './positions.ts'
import { commentPlace, wordAt } from './comment-place.ts'

const mint = countingMint('t')
const article = makeArticle(mint, {
  headline: ['The ferry is back'],
  body: [makeParagraph(mint, 'One morning it came.'), makeParagraph(mint, 'Two boats lay there.')],
})
const doc = storyDocument(article, mint)

function place(from: number, to: number) {
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, from, to) })
  return commentPlace(state, 'en')
}

test('what is selected, in each of its paragraphs', () => {
  const found = place(positionAt(doc, 4), positionAt(doc, 24))
  expect(found).toEqual({
    field: null,
    stretches: [
      { paragraph: article.body[0]?.id, from: 4, to: 20 },
      { paragraph: article.body[1]?.id, from: 0, to: 3 },
    ],
    words: 'morning it came. Two',
  })
})

test('the word at the caret, or before it', () => {
  const caret = positionAt(doc, 6)
  expect(place(caret, caret)?.words).toBe('morning')
  expect(wordAt('渡船离岸', 3, 'zh-CN').to).toBeGreaterThan(3)
  expect(wordAt('one', 3, 'en')).toEqual({ from: 0, to: 3 })
  expect(wordAt('— …', 1, 'en')).toEqual({ from: 0, to: 3 })
})

test('a field as a whole', () => {
  // The first position in the headline: after the empty kicker.
  expect(place(3, 3)).toEqual({ field: 'headline', stretches: [], words: 'The ferry is back' })
})
