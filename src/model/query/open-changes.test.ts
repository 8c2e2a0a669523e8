import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countingMint, type ParagraphId } from '../../base/ids.ts'
import { orThrow } from '../../base/result.ts'
import { applyAll } from '../edit/apply.ts'
import type { Edit } from '../edit/edit.ts'
import type { Article, Issue, Paragraph } from '../issue.ts'
import { makeArticle, makeIssue, makeParagraph } from '../make.ts'
import { makePublication } from '../papers.ts'
import { changedWords } from './changed-words.ts'
import { acceptAll, acceptChange, openChanges, rejectAll, rejectChange, storyText } from './open-changes.ts'

const mint = countingMint('t')

const base = makeArticle(mint, {
  headline: ['The ferry is back'],
  body: ['One morning the ferry came.', 'Two boats lay at the quay.', 'Three men stood there.'].map((text) =>
    makeParagraph(mint, text),
  ),
})
const tracked: Article = { ...base, agreed: storyText(base) }

function issueOf(article: Article): Issue {
  const publication = makePublication({ name: 'Paper', language: 'en', format: 'broadsheet' })
  return { ...makeIssue(mint, publication, '2026-11-26'), articles: new Map([[article.id, article]]) }
}

function after(article: Article, edits: readonly Edit[]): Article {
  const { issue } = orThrow(applyAll(issueOf(article), edits))
  const changed = issue.articles.get(article.id)
  if (changed === undefined) throw new Error('the article')
  return changed
}

function withText(article: Article, at: number, text: string): Article {
  const paragraph = article.body[at]
  return paragraph === undefined
    ? article
    : { ...article, body: article.body.with(at, { ...paragraph, text }) }
}

describe('what differs from the agreed text', () => {
  test('is nothing where changes are not tracked, and nothing at first', () => {
    expect(openChanges(withText(base, 0, 'Other words.'))).toEqual([])
    expect(openChanges(tracked)).toEqual([])
  })

  test('is told in words, at their place', () => {
    const changes = openChanges(withText(tracked, 0, 'One cold morning the boat came.'))
    expect(changes.map((change) => (change.kind === 'words' ? change.words : change))).toEqual([
      { from: 4, agreedFrom: 4, was: '', now: 'cold ' },
      { from: 21, agreedFrom: 16, was: 'ferry', now: 'boat' },
    ])
  })

  test('is a Han character where Chinese is changed', () => {
    expect(changedWords('船长走上渡船', '船长走上了轮渡')).toEqual([
      { from: 4, agreedFrom: 4, was: '', now: '了轮' },
      { from: 7, agreedFrom: 5, was: '船', now: '' },
    ])
  })

  test('tells of fields, paragraphs that came, went and moved, and of marks', () => {
    const [one, two, three] = tracked.body
    if (one === undefined || two === undefined || three === undefined) throw new Error('three')
    const fresh = makeParagraph(mint, 'A new one.')
    const strong = { ...one, marks: [{ kind: 'strong' as const, from: 0, to: 3 }] }
    const changes = openChanges({ ...tracked, headline: ['The boat is back'], body: [three, strong, fresh] })
    expect(changes.map(({ kind }) => kind)).toEqual(['field', 'moved', 'look', 'removed', 'added'])
  })

  test('says whose hand it was', () => {
    const hand = { place: tracked.body[1]?.id ?? ('none' as ParagraphId), by: 'Night desk', at: 12 }
    const [change] = openChanges({ ...withText(tracked, 1, 'Two boats.'), hands: [hand] })
    expect(change?.hand).toEqual(hand)
    expect(
      after(
        { ...withText(tracked, 1, 'Two boats.'), hands: [hand] },
        acceptAll(withText(tracked, 1, 'Two boats.')),
      ).hands,
    ).toEqual([])
  })
})

const pieces = fc.array(fc.constantFrom('船', '到', ' ', 'the ', 'ferry', '。', 'came'), { maxLength: 8 })
const bodies = fc.array(
  fc.record({
    from: fc.option(fc.nat(4), { nil: null }),
    text: pieces,
    isStrong: fc.boolean(),
    kind: fc.boolean(),
  }),
  { maxLength: 6 },
)

/** Some other body: kept paragraphs, some of them changed, others new, in any order. */
function bodyOf(
  old: readonly Paragraph[],
  list: readonly { from: number | null; text: readonly string[]; isStrong: boolean; kind: boolean }[],
): readonly Paragraph[] {
  const used = new Set<string>()
  return list.map(({ from, text, isStrong, kind }) => {
    const was = from === null ? undefined : old[from]
    const joined = text.join('')
    const id = was === undefined || used.has(was.id) ? makeParagraph(mint, '').id : was.id
    used.add(id)
    return {
      id,
      kind: kind ? 'quote' : 'paragraph',
      text: joined,
      marks: isStrong && joined !== '' ? [{ kind: 'strong', from: 0, to: 1 }] : [],
    }
  })
}

test('accepting or rejecting one after the other closes them all, and ends at the one text or the other', () => {
  fc.assert(
    fc.property(bodies, bodies, fc.array(fc.nat(20), { maxLength: 6 }), (first, second, order) => {
      const start = { ...base, body: bodyOf(base.body, first) }
      const begun: Article = { ...start, agreed: storyText(start) }
      const changed: Article = { ...begun, headline: ['Other'], body: bodyOf(start.body, second) }
      for (const way of ['accept', 'reject'] as const) {
        let now = changed
        for (let step = 0; step < 200; step += 1) {
          const changes = openChanges(now)
          if (changes.length === 0) break
          const change = changes[(order[step % Math.max(1, order.length)] ?? 0) % changes.length]
          if (change === undefined) break
          now = after(now, way === 'accept' ? acceptChange(now, change) : rejectChange(now, change))
        }
        expect(openChanges(now)).toEqual([])
        const text = (of: Article) => of.body.map(({ id, kind, text: words }) => ({ id, kind, words }))
        expect(text(now)).toEqual(text(way === 'accept' ? changed : begun))
        expect(now.headline).toEqual(way === 'accept' ? ['Other'] : base.headline)
      }
      expect(openChanges(after(changed, acceptAll(changed)))).toEqual([])
      const back = after(changed, rejectAll(changed))
      expect(storyText(back)).toEqual(storyText(begun))
    }),
    { numRuns: 300 },
  )
})
