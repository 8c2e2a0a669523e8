import { EditorState, TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { countingMint } from '../../../base/ids.ts'
import { makeArticle, makeParagraph } from '../../../model/make.ts'
import { isBody, storyDocument } from '../convert.ts'
import { storyIds } from '../story-ids.ts'
import { type Clip, plainClip } from './clip.ts'
import { insertStep } from './insert.ts'

const mint = countingMint('i')

/** The body after clips came in where the bar is, `#` before a crosshead. */
function into(body: readonly string[], clips: readonly Clip[]): readonly string[] {
  const article = makeArticle(mint, {
    headline: ['Head'],
    body: body.map((text) => makeParagraph(mint, text.replace('|', ''))),
  })
  const doc = storyDocument(article, mint)
  let at = 0
  const line = body.findIndex((text) => text.includes('|'))
  doc.forEach((node, start, index) => {
    if (isBody(node) && index === line + 5) at = start + 1 + (body[line] ?? '').indexOf('|')
  })
  const state = EditorState.create({
    doc,
    selection: TextSelection.create(doc, at),
    plugins: [storyIds(mint)],
  })
  const after = state.apply(insertStep(state, clips)).doc.children.filter(isBody)
  expect(new Set(after.map((node) => node.attrs['id'] as unknown)).size).toBe(after.length)
  return after.map((node) => (node.type.name === 'crosshead' ? '# ' : '') + node.textContent)
}

const crosshead = plainClip('Head', 'crosshead')
const [one, two] = [plainClip('One.'), plainClip('Two.')]

test('an empty paragraph becomes what is pasted', () => {
  expect(into(['|'], [crosshead, one, two])).toEqual(['# Head', 'One.', 'Two.'])
  expect(into(['|'], [crosshead])).toEqual(['# Head'])
})

test('plain paragraphs at the ends join the text they are put into', () => {
  expect(into(['Before | after'], [one, two])).toEqual(['Before One.', 'Two. after'])
})

test('a few words of a heading are words where there are words', () => {
  expect(into(['Before | after'], [crosshead])).toEqual(['Before Head after'])
})

test('a heading among paragraphs stands for itself', () => {
  expect(into(['Before|after'], [one, crosshead, two])).toEqual(['BeforeOne.', '# Head', 'Two.after'])
})

test('a field takes one line, joined as its language is', () => {
  const article = makeArticle(mint, { headline: [''], body: [makeParagraph(mint, 'Text')] })
  const doc = storyDocument(article, mint)
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 3) })
  const headline = (clips: readonly Clip[]): string =>
    state.apply(insertStep(state, clips)).doc.child(1).textContent
  expect(headline([crosshead, one])).toBe('Head One.')
  expect(headline([plainClip('三千民工上堤'), plainClip('抢修六处险工')])).toBe('三千民工上堤抢修六处险工')
})
