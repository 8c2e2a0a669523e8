import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Issue } from '../issue.ts'
import { paper } from '../../../tests/support/paper.ts'
import { searchText } from './search.ts'

const issueOf = (
  ...stories: readonly { readonly headline: string; readonly body: readonly string[] }[]
): Issue =>
  paper({ pages: [stories.map(({ headline, body }) => ({ headline: headline.split('\n'), body }))] }).issue

/** Each place as the words that stand there. */
function found(issue: Issue, wanted: string): readonly string[] {
  return [...searchText(issue, wanted)].map(({ article: id, where, from, to }) => {
    const article = issue.articles.get(id)
    const text =
      where.kind === 'headline'
        ? article?.headline[where.line]
        : article?.body.find((one) => one.id === where.paragraph)?.text
    return `${where.kind} ${text?.slice(from, to) ?? ''}`
  })
}

test('headlines come before texts, and case does not count', () => {
  const issue = issueOf(
    { headline: 'Ferry', body: ['The harbour is closed.'] },
    { headline: 'A new\nHARBOUR wall', body: ['Nothing.', 'harbour, Harbour'] },
  )
  expect(found(issue, 'Harbour')).toEqual([
    'headline HARBOUR',
    'paragraph harbour',
    'paragraph harbour',
    'paragraph Harbour',
  ])
})

test('Chinese is found within words, and places do not overlap', () => {
  const issue = issueOf({ headline: '江上新渡', body: ['哈哈哈哈哈'] })
  expect(found(issue, '上新')).toEqual(['headline 上新'])
  expect(found(issue, '哈哈')).toEqual(['paragraph 哈哈', 'paragraph 哈哈'])
})

test('nothing is found where nothing is asked for', () => {
  const issue = issueOf({ headline: '江上新渡', body: ['正文'] })
  expect(found(issue, '')).toEqual([])
  expect(found(issue, '海')).toEqual([])
})

test('offsets hold beside letters that grow in lower case', () => {
  const issue = issueOf({ headline: 'İSTANBUL İ harbour', body: [] })
  expect(found(issue, 'HARBOUR')).toEqual(['headline harbour'])
  expect(found(issue, 'İ')).toEqual(['headline İ', 'headline İ'])
})

test('what was put into a text is found where it was put', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const issue = issueOf({ headline: '', body: [`${before}⟨Probe⟩${after}`] })
      const places = [...searchText(issue, '⟨pROBE⟩')]
      expect(places.map(({ from }) => from)).toContain(before.length)
    }),
  )
})
