// What one gesture does.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { startHistory, record, undo } from '../../src/model/edit/history.ts'
import type { Issue } from '../../src/model/issue.ts'
import { allJumps, partsOf } from '../../src/model/query/jump-chain.ts'
import { basket } from '../../src/model/query/find.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import {
  type Plan,
  planBlockMove,
  type PlanContext,
  planJoin,
  planJump,
  planMove,
  planPlace,
  planRemoveArticle,
  planRemovePage,
  planUnplace,
} from '../../src/makeup/plan.ts'
import { checkLaws, checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, rect, story } from '../support/paper.ts'

const start = (() => {
  const first = paper({
    pages: [
      [story('头条', 20, { rank: 1 }), story('二条', 10, { rank: 2 }), story('三条', 8)],
      [story('内页一', 8), story('内页二', 6)],
      [story('副刊', 6)],
    ],
  })
  const engine = composer()
  const made = makeUp(
    { issue: first.issue, composer: engine, mint: first.mint },
    { pages: null, keep: false },
  )
  return { ...first, issue: after(first.issue, made.edits), engine }
})()

function context(issue: Issue): PlanContext {
  return { issue, composer: start.engine, mint: start.mint }
}

function does(issue: Issue, plan: Plan): Issue {
  const edits = orThrow(plan)
  const done = after(issue, edits)
  checkLaws(done)
  checkTextWhole(done, start.engine)
  // The gesture is one mark: undone in one step.
  const recorded = orThrow(record(startHistory(issue), { name: 'gesture', edits }))
  if (edits.length > 0) expect(undo(recorded)?.history.issue).toEqual(issue)
  return done
}

const lead = start.articles[0]
const third = start.issue.pages[2]
if (lead === undefined || third === undefined) throw new Error('a lead and three pages')

describe('continuing an article', () => {
  test('makes block, jump and headline list entry as one mark, and both lines are right', () => {
    const done = does(start.issue, planJump(context(start.issue), lead.id, third.id))
    const article = done.articles.get(lead.id)
    expect(article === undefined ? 0 : partsOf(done, article).length).toBe(2)
    expect(done.pages[2]?.headlines).toContain(lead.id)
    const [head, tail] = start.engine.article(done, lead.id).parts
    expect(head?.jumpLine?.text).toBe('下转第3版')
    expect(tail?.turnLine?.text).toBe('(上接一版)')
    expect(tail?.lines.length).toBeGreaterThan(10)
    expect(start.engine.article(done, lead.id).overset.lines).toBe(0)
  })

  test('is refused with a reason where it makes no sense', () => {
    expect(planJump(context(start.issue), lead.id, start.issue.pages[0]?.id ?? third.id)).toMatchObject({
      fault: { kind: 'same-page' },
    })
    expect(planJump(context(start.issue), 'nobody0' as never, third.id)).toMatchObject({
      fault: { kind: 'article-missing' },
    })
    expect(planJump(context(start.issue), lead.id, 'nopage0' as never)).toMatchObject({
      fault: { kind: 'page-missing' },
    })
  })

  test('is taken back by joining: the block goes, the text is left over where it was', () => {
    const jumped = does(start.issue, planJump(context(start.issue), lead.id, third.id))
    const joined = does(jumped, planJoin(context(jumped), lead.id))
    expect(allJumps(joined)).toEqual([])
    expect(joined.pages[2]?.headlines).not.toContain(lead.id)
  })

  test('goes on a third time', () => {
    const second = start.issue.pages[1]
    if (second === undefined) throw new Error('three pages')
    const once = does(start.issue, planJump(context(start.issue), lead.id, second.id))
    const twice = does(once, planJump(context(once), lead.id, third.id))
    const article = twice.articles.get(lead.id)
    expect(article === undefined ? 0 : partsOf(twice, article).length).toBe(3)
    expect(start.engine.article(twice, lead.id).parts.map((part) => part.jumpLine?.text ?? null)).toEqual([
      '下转第2版',
      '下转第3版',
      null,
    ])
  })
})

describe('moving', () => {
  test('a headline to another page takes its block along', () => {
    const [first, second] = start.issue.pages
    const moving = start.articles[2]
    if (first === undefined || second === undefined || moving === undefined) throw new Error('two pages')
    const done = does(start.issue, planMove(context(start.issue), moving.id, first.id, second.id, 0))
    expect(done.pages[0]?.headlines).not.toContain(moving.id)
    expect(done.pages[1]?.headlines[0]).toBe(moving.id)
    const article = done.articles.get(moving.id)
    expect(article === undefined ? [] : partsOf(done, article).map((part) => part.page.id)).toEqual([
      second.id,
    ])
  })

  test('within a page changes the list only', () => {
    const [first] = start.issue.pages
    if (first === undefined) throw new Error('a page')
    const done = does(start.issue, planMove(context(start.issue), lead.id, first.id, first.id, 2))
    expect(done.pages[0]?.headlines[2]).toBe(lead.id)
    expect(done.pages[0]?.blocks).toEqual(first.blocks)
  })

  test('to the copy basket, and from there into an area of a page', () => {
    const [first] = start.issue.pages
    if (first === undefined) throw new Error('a page')
    const waiting = does(start.issue, planMove(context(start.issue), lead.id, first.id, null, 0))
    expect(basket(waiting).map((article) => article.id)).toEqual([lead.id])
    const done = does(waiting, planPlace(context(waiting), lead.id, third.id, [rect(0, 60, 4, 50)]))
    expect(basket(done)).toEqual([])
    expect(
      done.pages[2]?.blocks.some(
        (block) => block.content.kind === 'story' && block.content.article === lead.id && block.pinned,
      ),
    ).toBe(true)
  })

  test('the rest of a continued article moves to another page, and its lines follow', () => {
    const second = start.issue.pages[1]
    if (second === undefined) throw new Error('three pages')
    const jumped = does(start.issue, planJump(context(start.issue), lead.id, second.id))
    const done = does(jumped, planMove(context(jumped), lead.id, second.id, third.id, 0))
    expect(start.engine.article(done, lead.id).parts[0]?.jumpLine?.text).toBe('下转第3版')
    expect(done.pages[1]?.headlines).not.toContain(lead.id)
  })

  test('a block off the grid is refused', () => {
    const block = start.issue.pages[0]?.blocks.find((one) => one.content.kind === 'story')
    if (block === undefined) throw new Error('a block')
    expect(planBlockMove(context(start.issue), block.id, [rect(6, 0, 5, 10)])).toMatchObject({
      fault: { kind: 'off-grid' },
    })
    expect(planBlockMove(context(start.issue), block.id, [])).toMatchObject({ fault: { kind: 'off-grid' } })
  })
})

describe('taking away', () => {
  test('a block leaves its article in the headline list', () => {
    const block = start.issue.pages[0]?.blocks.find((one) => one.content.kind === 'story')
    if (block?.content.kind !== 'story') throw new Error('a block')
    const done = does(start.issue, planUnplace(context(start.issue), block.id))
    expect(done.pages[0]?.headlines).toContain(block.content.article)
    expect(done.pages[0]?.blocks.some((one) => one.id === block.id)).toBe(false)
  })

  test('a page sends its articles to the basket and joins the jumps that led to it', () => {
    const jumped = does(start.issue, planJump(context(start.issue), lead.id, third.id))
    const done = does(jumped, planRemovePage(context(jumped), third.id))
    expect(done.pages.length).toBe(2)
    expect(allJumps(done)).toEqual([])
    expect(basket(done).map((article) => article.headline[0])).toEqual(['副刊'])
  })

  test('an article goes with all of its parts', () => {
    const jumped = does(start.issue, planJump(context(start.issue), lead.id, third.id))
    const done = does(jumped, planRemoveArticle(context(jumped), lead.id))
    expect(done.articles.has(lead.id)).toBe(false)
    expect(done.pages.some((page) => page.headlines.includes(lead.id))).toBe(false)
  })
})

test('any sequence of gestures keeps the laws and every word', () => {
  const steps = fc.array(fc.tuple(fc.nat(6), fc.nat(1000), fc.nat(1000), fc.nat(1000)), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(steps, (list) => {
      let issue = start.issue
      for (const [kind, a, b, c] of list) {
        const plan = gesture(issue, kind, a, b, c)
        if (plan.ok) issue = does(issue, plan)
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)

function gesture(issue: Issue, kind: number, a: number, b: number, c: number): Plan {
  const articles = [...issue.articles.keys()]
  const article = articles[a % articles.length] ?? lead?.id
  const page = issue.pages[b % issue.pages.length]
  const other = issue.pages[c % issue.pages.length]
  const blocks = issue.pages.flatMap((one) => one.blocks)
  const block = blocks[c % Math.max(1, blocks.length)]
  if (article === undefined || page === undefined || other === undefined || block === undefined)
    return { ok: true, value: [] }
  const here = context(issue)
  switch (kind) {
    case 0:
      return planJump(here, article, page.id)
    case 1:
      return planJoin(here, article)
    case 2: {
      const from = issue.pages.find((one) => one.headlines.includes(article))?.id ?? null
      return planMove(here, article, from, b % 5 === 0 ? null : other.id, c % 4)
    }
    case 3:
      return planPlace(here, article, page.id, [rect(a % 6, b % 80, 1 + (c % 4), 10 + (a % 30))])
    case 4:
      return planBlockMove(here, block.id, [rect(a % 6, b % 80, 1 + (c % 3), 4 + (a % 60))])
    case 5:
      return planUnplace(here, block.id)
    default:
      return issue.pages.length > 2 ? planRemovePage(here, page.id) : { ok: true, value: [] }
  }
}
