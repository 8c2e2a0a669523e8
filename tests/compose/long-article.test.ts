// An article of 117,000 characters over thirteen pages: all of it is set, and typing at its end leaves what stands
// before it as it is.

import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { apply } from '../../src/model/edit/apply.ts'
import { checkTextWhole } from '../support/laws.ts'
import { longArticle } from '../support/long-article.ts'
import { composer } from '../support/paper.ts'

test('117,000 characters over thirteen pages are all set, and a key at the end lays only the end again', () => {
  const issue = longArticle()
  const compose = composer()
  const [id] = [...issue.articles.keys()]
  const article = id === undefined ? undefined : issue.articles.get(id)
  if (id === undefined || article === undefined) throw new Error('an article')
  const before = compose.article(issue, id)
  expect(before.characters).toBeGreaterThanOrEqual(117_000 - 1170)
  expect(before.parts).toHaveLength(13)
  expect(before.overset.characters).toBe(0)
  checkTextWhole(issue, compose)

  const index = article.body.length - 1
  const last = article.body[index]
  if (last === undefined) throw new Error('a paragraph')
  const edited = orThrow(
    apply(issue, {
      kind: 'body.splice',
      article: id,
      index,
      remove: 1,
      insert: [{ ...last, text: `${last.text}字` }],
    }),
  ).issue
  const now = compose.article(edited, id)
  for (const [part, story] of before.parts.slice(0, -1).entries()) expect(now.parts[part]).toBe(story)
  expect(now.parts.at(-1)).not.toBe(before.parts.at(-1))
})
