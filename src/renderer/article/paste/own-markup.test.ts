import { expect, test } from 'vitest'
import { clipsOfHtml, pastedHtml, writtenClip } from '../../../../tests/support/parsed-markup.ts'
import { countingMint } from '../../../base/ids.ts'
import { makeParagraph } from '../../../model/make.ts'
import { paragraphKinds } from '../../../model/issue.ts'
import { nodeOf } from '../convert.ts'
import { fieldType, storySchema } from '../schema.ts'
import { plainClip } from './clip.ts'
import { ownMarkup, ownText } from './own-markup.ts'

const mint = countingMint('o')

test('what is copied and pasted back keeps its kinds and marks', () => {
  const nodes = paragraphKinds.map((kind) => nodeOf(makeParagraph(mint, `${kind} <b> & “字”`, kind)))
  const marked = nodeOf({
    ...makeParagraph(mint, 'one two three four'),
    marks: [
      { kind: 'cut', from: 0, to: 7 },
      { kind: 'strong', from: 4, to: 13 },
      { kind: 'emphasis', from: 4, to: 13 },
    ],
  })
  expect(pastedHtml(ownMarkup([...nodes, marked], true))).toEqual([
    ...paragraphKinds.map((kind) => writtenClip(plainClip(`${kind} <b> & “字”`, kind))),
    '-one --*_two_*-*_ three_* four',
  ])
})

test('what is copied says nothing of where it came from', () => {
  const nodes = paragraphKinds.map((kind) => nodeOf(makeParagraph(mint, 'Words', kind)))
  const attributes = ownMarkup(nodes, true).match(/ [\w-]+="[^"]*"/g)
  expect(attributes?.every((one) => /^ data-jumpline="[a-z]+"$/.test(one))).toBe(true)
  expect(ownText(nodes).split('\n')).toEqual(nodes.map(() => 'Words'))
})

test('words of one paragraph are words, all of another kind keeps its kind', () => {
  const crosshead = nodeOf(makeParagraph(mint, 'A head', 'crosshead'))
  expect(ownMarkup([crosshead], false)).toBe('A head')
  expect(clipsOfHtml(ownMarkup([crosshead], true))?.map((clip) => clip.kind)).toEqual(['crosshead'])
})

test('a headline that is copied along is a heading elsewhere', () => {
  const headline = fieldType('headline').create(null, storySchema.text('A headline'))
  expect(ownMarkup([headline, nodeOf(makeParagraph(mint, 'Words'))], true)).toBe(
    '<h1>A headline</h1>\n<p>Words</p>',
  )
})
