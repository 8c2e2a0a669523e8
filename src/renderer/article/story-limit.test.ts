import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import { makeArticle, makeParagraph } from '../../model/make.ts'
import { storyDocument } from './convert.ts'
import { bodyStart } from './positions.ts'
import { storyLimit } from './story-limit.ts'

const mint = countingMint('l')

function stateOf(...lengths: readonly number[]): {
  readonly state: EditorState
  readonly refused: () => number
} {
  const body = lengths.map((length) => makeParagraph(mint, '字'.repeat(length)))
  const doc = storyDocument(makeArticle(mint, { headline: ['题'], body }), mint)
  let refused = 0
  const limit = storyLimit(() => (refused += 1))
  const selection = TextSelection.near(doc.resolve(bodyStart(doc)))
  return { state: EditorState.create({ doc, selection, plugins: [limit] }), refused: () => refused }
}

const longestIn = (state: EditorState): number =>
  Math.max(...state.doc.children.map((node) => node.content.size))

test('a key goes into a paragraph until it is full', () => {
  const { state, refused } = stateOf(199_999)
  const full = state.apply(state.tr.insertText('字'))
  expect(longestIn(full)).toBe(200_000)
  expect(longestIn(full.apply(full.tr.insertText('字')))).toBe(200_000)
  expect(refused()).toBe(1)
})

test('two paragraphs that are too long for one are not joined', () => {
  const { state, refused } = stateOf(150_000, 150_000)
  const between = bodyStart(state.doc) + 150_001
  expect(state.apply(state.tr.join(between)).doc).toBe(state.doc)
  expect(refused()).toBe(1)
})
