// Replacing all over an issue is one mark: undo gives the issue back, jumps and checks are as if the words had always
// been there, and nothing else is touched.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { issueFacts } from '../../src/compose/facts.ts'
import { planJump } from '../../src/makeup/plan.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import { planTexts, type TextChange } from '../../src/makeup/text-plans.ts'
import { checkIssue } from '../../src/model/check/check.ts'
import { record, startHistory, undo } from '../../src/model/edit/history.ts'
import type { Issue } from '../../src/model/issue.ts'
import { articleTexts, placeKey } from '../../src/model/query/article-texts.ts'
import { patternOf, plainAsk } from '../../src/model/query/find-words.ts'
import { findInArticle } from '../../src/model/query/search.ts'
import { decodeIssue } from '../../src/model/file/decode.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import { edited, steps } from '../support/random-edits.ts'
import { checkLaws, checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, placed, rect, somePicture, story } from '../support/paper.ts'

function changesOf(issue: Issue, words: string, put: string, expression = false): readonly TextChange[] {
  const pattern = orThrow(patternOf({ ...plainAsk, words, expression }))
  return [...issue.articles.values()].flatMap((article) =>
    [...findInArticle(issue, article, pattern, put, expression)].map((found) => ({
      ...found,
      put: found.put ?? '',
    })),
  )
}

/** Every text of the issue under the name of its place. */
function textsOf(issue: Issue): ReadonlyMap<string, string> {
  return new Map(
    [...issue.articles.values()].flatMap((article) =>
      [...articleTexts(issue, article)].map(
        ({ place, text }) => [`${article.id} ${placeKey(place)}`, text] as const,
      ),
    ),
  )
}

describe('over a whole issue', () => {
  const start = (() => {
    const made = paper({
      pages: [[story('渡船', 14), story('桥', 5)], [story('学校', 4)], []],
      pictures: [somePicture('pica', { caption: '渡船靠岸', credit: '渡船公司' })],
    })
    const [first] = made.articles
    if (first === undefined) throw new Error('it has an article')
    const withPicture = after(made.issue, [
      { kind: 'article.set', article: first.id, fields: { pictures: ['pica' as never] } },
    ])
    const parts = { issue: withPicture, composer: composer(), mint: made.mint }
    const laid = after(withPicture, makeUp(parts, { pages: null, keep: false }).edits)
    const to = laid.pages[2]
    if (to === undefined) throw new Error('it has three pages')
    return after(laid, orThrow(planJump({ ...parts, issue: laid }, first.id, to.id)))
  })()

  test.each([
    ['渡船', '轮渡码头'],
    ['，', ''],
    ['江面', '江'],
  ])('%s becomes “%s” everywhere, as one mark', (words, put) => {
    const changes = changesOf(start, words, put)
    expect(changes.length).toBeGreaterThan(5)
    const plan = planTexts(start, changes)
    expect(plan).toMatchObject({ made: changes.length, signed: 0, stale: 0 })
    const history = orThrow(record(startHistory(start), { name: 'replace', edits: plan.edits }))
    expect(history.done).toHaveLength(1)
    const { issue } = history
    // As JavaScript's own replacing has it, in every text, and nothing else.
    const want = new Map([...textsOf(start)].map(([key, text]) => [key, text.replaceAll(words, put)]))
    expect(textsOf(issue)).toEqual(want)
    expect([...issue.articles.values()].flatMap(({ jumps }) => jumps)).toHaveLength(1)
    checkLaws(issue)
    // One engine has set the issue before, as in a window; the other has seen nothing.
    const engine = composer()
    issueFacts(start, engine)
    checkTextWhole(issue, engine)
    const fresh = orThrow(decodeIssue(new Map(encodeIssue(issue))))
    expect(checkIssue(issue, issueFacts(issue, engine))).toEqual(
      checkIssue(fresh, issueFacts(fresh, composer())),
    )
    expect(undo(history)?.history.issue).toEqual(start)
  })

  test('over issues of random edits', () => {
    fc.assert(
      fc.property(
        steps,
        fc.constantFrom('渡船', '记者', '，', '的', '。', '一'),
        fc.string({ maxLength: 3 }),
        (list, words, put) => {
          const issue = edited(start, list, 'e')
          const plan = planTexts(issue, changesOf(issue, words, put))
          const history = orThrow(record(startHistory(issue), { name: 'replace', edits: plan.edits }))
          checkLaws(history.issue)
          expect(plan.signed + plan.stale + plan.made).toBe(changesOf(issue, words, put).length)
          if (plan.edits.length > 0) expect(undo(history)?.history.issue).toEqual(issue)
          expect(history.issue.pages).toBe(issue.pages)
          for (const [id, article] of issue.articles)
            expect(history.issue.articles.get(id)?.jumps).toBe(article.jumps)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('the places an expression finds are written one by one', () => {
    const plan = planTexts(start, changesOf(start, '(渡)(?<hull>船)', '[$<hull>$1]', true))
    const want = [...textsOf(start).values()].join('').replaceAll('渡船', '[船渡]')
    expect([...textsOf(after(start, plan.edits)).values()].join('')).toBe(want)
  })

  test('no text gets a line break, and a headline line without words goes', () => {
    const plan = planTexts(start, changesOf(start, '渡船', 'a\nb'))
    checkLaws(after(start, plan.edits))
    const [first] = after(start, planTexts(start, changesOf(start, '渡船', '')).edits).articles.values()
    expect(first?.headline).toEqual([])
  })

  test('a place whose text has changed since is left alone', () => {
    const changes = changesOf(start, '渡船', '轮渡')
    const [{ article, place }] = changes as [TextChange]
    const before = after(start, [{ kind: 'article.set', article, fields: { headline: ['渡船又改'] } }])
    expect(place.kind).toBe('headline')
    const plan = planTexts(before, changes)
    expect(plan.stale).toBe(1)
    expect(after(before, plan.edits).articles.get(article)?.headline).toEqual(['渡船又改'])
  })
})

test('what stands on a signed page is left out, and the rest is made', () => {
  const { issue, articles, mint } = paper({ pages: [[story('甲渡船', 2)], [story('乙渡船', 2)]] })
  const [first, second] = articles
  const [page, other] = issue.pages
  if (first === undefined || second === undefined || page === undefined || other === undefined)
    throw new Error()
  const both = placed(
    placed(issue, page, first, rect(0, 0, 3, 40), mint).issue,
    other,
    second,
    rect(0, 0, 3, 40),
    mint,
  )
  const signed = after(both.issue, [{ kind: 'page.set', page: page.id, fields: { state: 'signed' } }])
  const changes = changesOf(signed, '渡船', '轮渡')
  const own = changes.filter(({ article }) => article === first.id)
  const plan = planTexts(signed, changes)
  expect(plan).toMatchObject({ signed: own.length, made: changes.length - own.length })
  expect(plan.edits.every((edit) => !('article' in edit) || edit.article !== first.id)).toBe(true)
})
