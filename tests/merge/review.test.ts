// What two writers say beside one text, and agree on in it: nothing is asked, and nothing open is closed by a merge.

import { expect, test } from 'vitest'
import type { CommentId } from '../../src/base/ids.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Article, Comment, Issue } from '../../src/model/issue.ts'
import { mergeIssues } from '../../src/model/merge/merge.ts'
import { diffIssues } from '../../src/model/merge/diff.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { after } from '../support/paper.ts'

const { issue, articles } = laidPaper()
const [{ id }] = articles

function articleOf(of: Issue): Article {
  const article = of.articles.get(id)
  if (article === undefined) throw new Error('the article')
  return article
}

const set = (fields: Extract<Edit, { kind: 'article.set' }>['fields']): Edit => ({
  kind: 'article.set',
  article: id,
  fields,
})

function remark(name: string, at: number, more: Partial<Comment> = {}): Comment {
  return {
    id: name as CommentId,
    field: null,
    said: [{ by: 'desk', at, text: `says ${name}` }],
    done: false,
    ...more,
  }
}

/** Both ways round: the same whichever is called left. */
function merged(base: Issue, left: readonly Edit[], right: readonly Edit[]): Issue {
  const [one, other] = [after(base, left), after(base, right)]
  const both = mergeIssues(base, one, other)
  expect(mergeIssues(base, other, one)).toEqual(both)
  expect(mergeIssues(base, both, other)).toEqual(both)
  expect(after(one, diffIssues(one, both))).toEqual(both)
  return both
}

test('remarks of both stay, in the order of time', () => {
  const both = merged(
    issue,
    [set({ comments: [remark('rem2', 20)] })],
    [set({ comments: [remark('rem1', 10)] })],
  )
  expect(articleOf(both).comments.map((one) => one.id)).toEqual(['rem1', 'rem2'])
  expect(both.conflicts.size).toBe(0)
})

test('answers of both stay under the remark, and one that was answered is not taken away', () => {
  const first = remark('rem1', 10)
  const base = after(issue, [set({ comments: [first] })])
  const [said] = first.said
  if (said === undefined) throw new Error('said')
  const answer = (by: string, at: number): Comment => ({ ...first, said: [said, { by, at, text: by }] })
  const both = merged(
    base,
    [set({ comments: [answer('night', 30)] })],
    [set({ comments: [answer('day', 20)] })],
  )
  expect(articleOf(both).comments[0]?.said.map((one) => one.by)).toEqual(['desk', 'day', 'night'])
  const kept = merged(base, [set({ comments: [] })], [set({ comments: [answer('night', 30)] })])
  expect(articleOf(kept).comments).toHaveLength(1)
  expect(articleOf(merged(base, [set({ comments: [] })], [])).comments).toEqual([])
})

test('a remark put beside words another writer was typing in stands at its words', () => {
  const [paragraph] = articleOf(issue).body
  if (paragraph === undefined) throw new Error('a paragraph')
  const mark = { kind: 'comment' as const, comment: 'rem1' as CommentId, from: 1, to: 3 }
  const said: Edit[] = [
    { kind: 'body.splice', article: id, index: 0, remove: 1, insert: [{ ...paragraph, marks: [mark] }] },
    set({ comments: [remark('rem1', 10)] }),
  ]
  const typed: Edit[] = [
    {
      kind: 'body.splice',
      article: id,
      index: 0,
      remove: 1,
      insert: [{ ...paragraph, text: `又及${paragraph.text}` }],
    },
  ]
  const both = merged(issue, said, typed)
  expect(both.conflicts.size).toBe(0)
  const [now] = articleOf(both).body
  expect(now?.text).toBe(`又及${paragraph.text}`)
  expect(now?.marks).toEqual([{ ...mark, from: 3, to: 5 }])
})

test('what either agreed on is agreed on, and one of two different words', () => {
  const { kicker, headline, deck, byline, dateline, body, tagline } = articleOf(issue)
  const agreed = { kicker, headline, deck, byline, dateline, body, tagline }
  const base = after(issue, [set({ agreed })])
  const both = merged(
    base,
    [set({ agreed: { ...agreed, deck: '一方的副题', headline: ['左'] } })],
    [set({ agreed: { ...agreed, byline: '本报记者', headline: ['右'] } })],
  )
  expect(articleOf(both).agreed).toEqual({
    ...agreed,
    headline: ['左'],
    deck: '一方的副题',
    byline: '本报记者',
  })
  // One ended it while the other went on: it goes on.
  const on = merged(base, [set({ agreed: null })], [set({ agreed: { ...agreed, deck: '副题' } })])
  expect(articleOf(on).agreed?.deck).toBe('副题')
})

test('the later hand at a place is the one that is named', () => {
  const hand = (by: string, at: number) => ({ place: 'headline' as const, by, at })
  const both = merged(issue, [set({ hands: [hand('day', 10)] })], [set({ hands: [hand('night', 20)] })])
  expect(articleOf(both).hands).toEqual([hand('night', 20)])
})

test('a key word is told to another writer', () => {
  const keyed = after(issue, [set({ keyword: '渡船' })])
  expect(after(issue, diffIssues(issue, keyed))).toEqual(keyed)
})
