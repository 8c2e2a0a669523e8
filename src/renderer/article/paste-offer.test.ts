import { expect, test } from 'vitest'
import { countingMint } from '../../base/ids.ts'
import { orThrow } from '../../base/result.ts'
import { recognisedEdits } from '../../makeup/recognised-edits.ts'
import { applyAll } from '../../model/edit/apply.ts'
import type { Article } from '../../model/issue.ts'
import { makeArticle, makeIssue, makeParagraph } from '../../model/make.ts'
import { makePublication } from '../../model/papers.ts'
import { type Clip, clipText, plainClip } from './paste/clip.ts'
import { pasteOffer } from './paste-offer.ts'

const mint = countingMint('p')
const text = 'The first hard frost came in the night of Tuesday, and the growers were glad of it.'
const strong = (words: string): Clip => ({
  ...plainClip(words),
  spans: [{ text: words, marks: ['strong'] }],
})
const copy = [
  plainClip('Frost tonight'),
  plainClip('By Ada Marsh'),
  plainClip(`QUAY — ${text}`),
  strong('After'),
  plainClip(text),
]

function pastedInto(before: Article, clips: readonly Clip[], at = 0): Article {
  const came = clips.map((clip) => ({
    ...makeParagraph(mint, clipText(clip), clip.kind),
    marks: clip.spans[0]?.marks[0] === 'strong' ? [{ kind: 'strong' as const, from: 0, to: 5 }] : [],
  }))
  return { ...before, body: [...before.body.slice(0, at), ...came, ...before.body.slice(at)] }
}

function taken(before: Article, after: Article, clips: readonly Clip[]): Article {
  const offer = pasteOffer(before, after, clips)
  if (offer === null) throw new Error('nothing is offered')
  const publication = makePublication({ name: 'Paper', language: 'en', format: 'tabloid' })
  const issue = {
    ...makeIssue(mint, publication, '2026-11-23'),
    articles: new Map([[after.id, after]]),
  }
  const edits = recognisedEdits(after, offer.pasted, offer.recognised)
  return orThrow(applyAll(issue, edits)).issue.articles.get(after.id) ?? after
}

test('an offer that is taken puts words into fields and leaves the text where it stood', () => {
  const before = makeArticle(mint, { body: [makeParagraph(mint, 'Kept.')], deck: 'Deck' })
  const after = taken(before, pastedInto(before, copy), copy)
  expect(after).toMatchObject({
    headline: ['Frost tonight'],
    byline: 'By Ada Marsh',
    dateline: 'QUAY',
    deck: 'Deck',
  })
  expect(after.body.map(({ kind, text: words, marks }) => [kind, words, marks.length])).toEqual([
    ['paragraph', text, 0],
    ['crosshead', 'After', 0],
    ['paragraph', text, 0],
    ['paragraph', 'Kept.', 0],
  ])
})

test('in the middle of an article only crossheads are offered', () => {
  const before = makeArticle(mint, { body: [makeParagraph(mint, 'Kept.')] })
  const offer = pasteOffer(before, pastedInto(before, copy, 1), copy)
  expect(offer?.recognised.fields.headline).toEqual([])
  expect(offer?.recognised.crossheads).toBe(1)
})

test('what has joined the text it was put into is left out of the offer', () => {
  const before = makeArticle(mint, { body: [makeParagraph(mint, 'Kept.')] })
  const after = pastedInto(before, copy.slice(1), 1)
  const joined = { ...after, body: after.body.with(0, { ...after.body[0]!, text: 'Kept. Frost tonight' }) }
  const offer = pasteOffer(before, joined, copy)
  expect(offer?.pasted.map((one) => one.text)).toEqual(copy.slice(1).map(clipText))
})

test('one paragraph is offered nothing', () => {
  const before = makeArticle(mint, {})
  const clips = [plainClip(text)]
  expect(pasteOffer(before, pastedInto(before, clips), clips)).toBeNull()
})
