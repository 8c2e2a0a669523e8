// An article of 117,000 characters over thirteen pages: all of it is set, and typing at its end leaves what stands
// before it as it is.

import { expect, test } from 'vitest'
import type { JumpId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { apply } from '../../src/model/edit/apply.ts'
import type { Issue } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { checkTextWhole } from '../support/laws.ts'
import { composer, paper, rect, someText } from '../support/paper.ts'

function longArticle(): Issue {
  const body = Array.from({ length: 1170 }, (_, index) => someText(100, index + 1))
  const made = paper({ pages: [[{ headline: ['长文'], body }], ...Array.from({ length: 12 }, () => [])] })
  const [article] = made.articles
  if (article === undefined) throw new Error('an article')
  const blocks = made.issue.pages.map(() =>
    makeBlock(made.mint, [rect(0, 0, 8, 95)], {
      kind: 'story',
      article: article.id,
      headlineSize: null,
      headlinePlace: 'top',
      columns: { kind: 'grid' },
    }),
  )
  const pages = made.issue.pages.map((page, index) => ({
    ...page,
    headlines: index === 0 ? page.headlines : [article.id],
    blocks: blocks.slice(index, index + 1),
  }))
  const jumps = blocks.slice(1).flatMap((to, index) => {
    const from = blocks[index]
    return from === undefined ? [] : [{ id: `j${String(index)}` as JumpId, from: from.id, to: to.id }]
  })
  return { ...made.issue, pages, articles: new Map([[article.id, { ...article, jumps }]]) }
}

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
