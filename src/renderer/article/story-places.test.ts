import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import { makeArticle, makeParagraph } from '../../model/make.ts'
import { articleTexts } from '../../model/query/article-texts.ts'
import { storyDocument } from './convert.ts'
import { spanAt, spansOf } from './story-places.ts'

const mint = countingMint('l')
const article = makeArticle(mint, {
  kicker: 'kicker',
  headline: ['first line', 'second line'],
  deck: 'deck',
  byline: 'byline',
  dateline: '',
  body: [
    { ...makeParagraph(mint, 'a body with a cut'), marks: [{ kind: 'cut', from: 2, to: 6 }] },
    makeParagraph(mint, 'more of it', 'crosshead'),
  ],
  tagline: 'tagline',
})
const story = storyDocument(article, mint)
const texts = [...articleTexts({ pictures: new Map() }, article)]

test('every text of an article is where the editor shows it', () => {
  const found = texts.map(({ place, text }) => ({ place, text, from: 0, to: text.length }))
  const spans = spansOf(story, found)
  expect(spans.map(({ from, to }) => story.textBetween(from, to))).toEqual(
    spans.map(({ found: { text } }) => text),
  )
  expect(spans).toHaveLength(texts.length)
  expect(spans.map(({ from }) => from)).toEqual(spans.map(({ from }) => from).toSorted((a, b) => a - b))
})

test('a place whose text was changed since is nowhere', () => {
  const [kicker] = texts
  if (kicker === undefined) throw new Error('it has a kicker')
  expect(spansOf(story, [{ ...kicker, from: 0, to: 2, text: 'another' }])).toEqual([])
})

test('a goal beyond its text ends where that ends, and what a picture says is not in the story', () => {
  const span = spanAt(story, { place: { kind: 'line', name: 'deck' }, from: 2, to: 99 })
  expect(span === null ? '' : story.textBetween(span.from, span.to)).toBe('ck')
  const caption = { kind: 'picture', picture: 'p' as never, name: 'caption' } as const
  expect(spanAt(story, { place: caption, from: 0, to: 1 })).toBeNull()
})
