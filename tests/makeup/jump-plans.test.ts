// Jumps that are there: breaks moved, parts sent elsewhere or taken away, chains of any length, what fits without.

import { describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { issueFacts } from '../../src/compose/facts.ts'
import { waysToFit } from '../../src/makeup/fit-without.ts'
import {
  collectingPage,
  lookAtJump,
  planBreak,
  planLower,
  planSend,
  planStraight,
  planTakeAway,
} from '../../src/makeup/jump-plans.ts'
import { jumpBudget, jumpRows } from '../../src/makeup/jump-rows.ts'
import { type Plan, type PlanContext, planJump, planMove } from '../../src/makeup/plan.ts'
import { checkIssue } from '../../src/model/check/check.ts'
import { record, startHistory, undo } from '../../src/model/edit/history.ts'
import type { Issue } from '../../src/model/issue.ts'
import { headlines } from '../../src/model/query/headlines.ts'
import { partsOf } from '../../src/model/query/jump-chain.ts'
import { pageNumber } from '../../src/model/query/labels.ts'
import { checkLaws, checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, placed, rect, story } from '../support/paper.ts'
import { chain, type Chain, pageAt, pageIdAt } from '../support/jumped.ts'

const engine = composer()

function context({ issue, mint }: Pick<Chain, 'issue' | 'mint'>): PlanContext {
  return { issue, mint, composer: engine }
}

function does(issue: Issue, plan: Plan): Issue {
  const edits = orThrow(plan)
  const done = after(issue, edits)
  checkLaws(done)
  checkTextWhole(done, engine)
  const recorded = orThrow(record(startHistory(issue), { name: 'gesture', edits }))
  if (edits.length > 0) expect(undo(recorded)?.history.issue).toEqual(issue)
  return done
}

/** Page numbers of the parts. */
function way(issue: Issue, article: Chain['article']): readonly number[] {
  const found = issue.articles.get(article)
  return found === undefined ? [] : partsOf(issue, found).map((part) => pageNumber(issue, part.page.id))
}

function lines(issue: Issue, article: Chain['article']): readonly string[] {
  return engine
    .article(issue, article)
    .parts.flatMap((part) => [part.turnLine?.text ?? [], part.jumpLine?.text ?? []].flat())
}

const long = story('长篇报道', 40, { byline: '记者' })
/** 1 → 4 → 5 → 7. */
const four = chain({
  story: long,
  pages: 8,
  parts: [
    [1, rect(0, 0, 3, 40)],
    [4, rect(0, 0, 3, 30)],
    [5, rect(0, 0, 3, 30)],
    [7, rect(0, 0, 4, 40)],
  ],
})

function jumpAt({ jumps }: Chain, index: number) {
  const jump = jumps[index]
  if (jump === undefined) throw new Error(`no jump ${String(index)}`)
  return jump.id
}

describe('a chain over four pages', () => {
  test('says at each end where it goes and where it comes from', () => {
    expect(lines(four.issue, four.article)).toEqual([
      '下转第4版',
      '(上接一版)',
      '下转第5版',
      '(上接四版)',
      '下转第7版',
      '(上接五版)',
    ])
  })

  test('a middle part goes to another page, and the parts around it follow', () => {
    const done = does(
      four.issue,
      planSend(context(four), four.article, jumpAt(four, 1), pageIdAt(four.issue, 6)),
    )
    expect(way(done, four.article)).toEqual([1, 4, 6, 7])
    expect(done.pages[4]?.headlines).toEqual([])
    expect(done.pages[6]?.blocks).toEqual(four.issue.pages[6]?.blocks)
    expect(lines(done, four.article)).toContain('下转第6版')
    expect(engine.article(done, four.article).overset.lines).toBe(0)
  })

  test('a part goes to just the place it is dropped on', () => {
    const at = { column: 4, line: 60 }
    const done = does(
      four.issue,
      planSend(context(four), four.article, jumpAt(four, 2), pageIdAt(four.issue, 8), at),
    )
    expect(way(done, four.article)).toEqual([1, 4, 5, 8])
    const area = done.pages[7]?.blocks[0]?.area[0]
    expect([area?.column, area?.line]).toEqual([4, 60])
    expect(done.pages[7]?.blocks[0]?.pinned).toBe(true)
  })

  test('a jump in the middle is taken away: the later parts stay', () => {
    const done = does(four.issue, planTakeAway(context(four), four.article, jumpAt(four, 1)))
    expect(way(done, four.article)).toEqual([1, 4, 7])
    expect(lines(done, four.article)).toEqual(['下转第4版', '(上接一版)', '下转第7版', '(上接四版)'])
    expect(done.pages[4]?.blocks).toEqual([])
  })

  test('the first jump is taken away, and the break before it stays with its part', () => {
    const kept = after(four.issue, [
      { kind: 'jump.set', article: four.article, jump: jumpAt(four, 0), fields: { keep: 60 } },
    ])
    const done = does(kept, planTakeAway(context({ ...four, issue: kept }), four.article, jumpAt(four, 0)))
    expect(way(done, four.article)).toEqual([1, 5, 7])
    expect(done.articles.get(four.article)?.jumps.map((jump) => jump.keep)).toEqual([60, null])
  })

  test('the last part becomes the one page it goes on to', () => {
    const done = does(four.issue, planStraight(context(four), four.article, jumpAt(four, 2)))
    expect(way(done, four.article)).toEqual([1, 7])
    expect(engine.article(done, four.article).overset.lines).toBe(0)
  })

  test('moving its entry in a headline list moves the part and keeps those after it', () => {
    const [, from, to] = [4, 5, 6].map((number) => pageIdAt(four.issue, number))
    if (from === undefined || to === undefined) throw new Error('pages')
    const done = does(four.issue, planMove(context(four), four.article, from, to, 0))
    expect(way(done, four.article)).toEqual([1, 4, 6, 7])
  })

  test('is not sent where it stands already, nor to nowhere', () => {
    const jump = jumpAt(four, 1)
    expect(planSend(context(four), four.article, jump, pageIdAt(four.issue, 7))).toMatchObject({
      fault: { kind: 'same-page' },
    })
    expect(planSend(context(four), four.article, jump, 'nopage' as never)).toMatchObject({
      fault: { kind: 'page-missing' },
    })
    expect(planSend(context(four), four.article, 'nojump' as never, pageIdAt(four.issue, 8))).toMatchObject({
      fault: { kind: 'jump-missing' },
    })
  })
})

describe('a break', () => {
  const one = chain({
    story: long,
    pages: 2,
    parts: [
      [1, rect(0, 0, 3, 40)],
      [2, rect(0, 0, 5, 90)],
    ],
  })

  test('goes to the legal place nearest to what is asked, and back to as many as fit', () => {
    const done = does(one.issue, planBreak(context(one), one.article, jumpAt(one, 0), 60))
    const keep = done.articles.get(one.article)?.jumps[0]?.keep ?? 0
    expect(Math.abs(keep - 60)).toBeLessThan(5)
    expect(engine.article(done, one.article).parts[0]?.lines.length).toBe(keep)
    const back = does(done, planBreak(context({ ...one, issue: done }), one.article, jumpAt(one, 0), null))
    expect(back).toEqual(one.issue)
  })

  test('that was moved up leaves white, which goes when the block is made as low as its text', () => {
    const moved = after(one.issue, orThrow(planBreak(context(one), one.article, jumpAt(one, 0), 45)))
    const before = engine.article(moved, one.article)
    const [block] = pageAt(moved, 1).blocks
    if (block === undefined) throw new Error('a block')
    const done = does(moved, planLower(context({ ...one, issue: moved }), block.id))
    const [low] = pageAt(done, 1).blocks
    expect(low?.area[0]?.lines).toBeLessThan(30)
    const now = engine.article(done, one.article)
    expect(now.parts[0]?.lines.length).toBe(before.parts[0]?.lines.length)
    expect(now.parts[0]?.underset).toBeLessThan(3)
    // Nothing more to take.
    expect(orThrow(planLower(context({ ...one, issue: done }), block.id))).toEqual([])
  })
})

describe('looking at a jump before it is made', () => {
  const full = (() => {
    const made = paper({
      pages: [[story('头条', 30, { byline: 'x' })], [story('甲', 10, { byline: 'x' })], []],
    })
    const [lead, other] = made.articles
    if (lead === undefined || other === undefined) throw new Error('two stories')
    const head = placed(made.issue, pageAt(made.issue, 1), lead, rect(0, 0, 3, 40), made.mint)
    const tail = placed(head.issue, pageAt(head.issue, 2), other, rect(0, 0, 8, 110), made.mint)
    return { issue: tail.issue, mint: made.mint, lead: lead.id, other: tail.block.id }
  })()

  test('a page with room moves nothing', () => {
    const look = lookAtJump(context(full), full.lead, pageIdAt(full.issue, 3))
    expect(look).toMatchObject({ moved: [], lost: [], over: 0, backward: false })
  })

  test('a full page says what is moved', () => {
    const look = lookAtJump(context(full), full.lead, pageIdAt(full.issue, 2))
    expect(look.plan.ok).toBe(true)
    expect(look.moved).toEqual([full.other])
  })

  test('an earlier page is a jump backward, which is made all the same', () => {
    const back = chain({ story: long, pages: 3, parts: [[3, rect(0, 0, 3, 40)]] })
    const look = lookAtJump(context(back), back.article, pageIdAt(back.issue, 1))
    expect(look.backward).toBe(true)
    const done = does(back.issue, look.plan)
    expect(checkIssue(done, issueFacts(done, engine)).map((one) => one.code)).toContain('JUMP_BACKWARD')
  })

  test('the page where other jumps arrive collects', () => {
    const other = four.issue
    expect(collectingPage(other, four.article)).toBeNull()
    expect(collectingPage(other, 'someone' as never)).toBe(pageIdAt(other, 4))
  })
})

test('a page with room takes all of the rest, wherever the break comes to be, and keeps little white', () => {
  for (const language of ['zh', 'en'] as const) {
    for (let height = 24; height < 54; height += 1) {
      const one = chain({
        story: story('Harbour 重开', language === 'zh' ? 30 : 20, { byline: 'x' }, language),
        language: language === 'zh' ? 'zh-CN' : 'en',
        pages: 2,
        parts: [[1, rect(0, 0, 2, height)]],
      })
      const done = after(one.issue, orThrow(planJump(context(one), one.article, pageIdAt(one.issue, 2))))
      const composed = engine.article(done, one.article)
      expect([language, height, composed.overset.lines]).toEqual([language, height, 0])
      const legs = pageAt(done, 2).blocks[0]?.area[0]?.columns ?? 0
      // Not two whole lines across the block.
      expect([height, composed.underset < 2 * legs + 1]).toEqual([height, true])
    }
  }
})

test('a jump lands in the free space it was dropped on', () => {
  const one = chain({ story: long, pages: 2, parts: [[1, rect(0, 0, 3, 40)]] })
  const at = { column: 2, line: 50 }
  const done = does(one.issue, planJump(context(one), one.article, pageIdAt(one.issue, 2), at))
  const area = pageAt(done, 2).blocks[0]?.area[0]
  expect([area?.column, area?.line]).toEqual([2, 50])
  expect(engine.article(done, one.article).overset.lines).toBe(0)
})

test('several stories are continued on one page without lying on each other', () => {
  const made = paper({ pages: [...['甲', '乙', '丙'].map((name) => [story(name, 20, { byline: 'x' })]), []] })
  let { issue } = made
  for (const [index, article] of made.articles.entries())
    issue = placed(issue, pageAt(issue, index + 1), article, rect(0, 0, 3, 30), made.mint).issue
  for (const article of made.articles)
    issue = does(issue, planJump(context({ issue, mint: made.mint }), article.id, pageIdAt(issue, 4)))
  expect(headlines(issue, pageAt(issue, 4)).map((entry) => entry.from)).toEqual(['01', '02', '03'])
  const codes = checkIssue(issue, issueFacts(issue, engine)).map((one) => one.code)
  expect(codes).not.toContain('OVERLAP')
  expect(codes).not.toContain('OVERSET')
})

describe('without a jump', () => {
  const over = (parts: Parameters<typeof chain>[0]['parts'], more: number) =>
    chain({ story: story('稍长', more, { rank: 2, byline: 'x' }), pages: 1, parts })

  test('every way that is offered leaves nothing over', () => {
    const one = over([[1, rect(0, 0, 3, 24)]], 10)
    const { overset } = engine.article(one.issue, one.article)
    expect(overset.lines).toBeGreaterThan(0)
    const ways = waysToFit(context(one), one.article)
    expect(ways.map((each) => each.kind)).toEqual(expect.arrayContaining(['below', 'right']))
    for (const each of ways) {
      const done = does(one.issue, { ok: true, value: each.edits })
      expect(engine.article(done, one.article).overset.lines).toBe(0)
    }
    // One line less would not do.
    const below = ways.find((each) => each.kind === 'below')
    const less = after(one.issue, [
      {
        kind: 'block.move',
        block: pageAt(one.issue, 1).blocks[0]?.id as never,
        area: [rect(0, 0, 3, 23 + (below?.by ?? 0))],
        pinned: false,
      },
    ])
    expect(engine.article(less, one.article).overset.lines).toBeGreaterThan(0)
  })

  test('in columns wider than the page’s the block grows no more than it must', () => {
    const one = over([[1, rect(0, 0, 4, 12)]], 40)
    const [block] = pageAt(one.issue, 1).blocks
    if (block?.content.kind !== 'story') throw new Error('a story')
    const columns = { kind: 'equal', count: 1, fit: 'free' } as const
    const wide = after(one.issue, [
      { kind: 'block.set', block: block.id, content: { ...block.content, columns } },
    ])
    const below = waysToFit(context({ ...one, issue: wide }), one.article).find((way) => way.kind === 'below')
    if (below === undefined) throw new Error('room below')
    const less = after(wide, [
      { kind: 'block.move', block: block.id, area: [rect(0, 0, 4, 11 + below.by)], pinned: false },
    ])
    expect(engine.article(less, one.article).overset.lines).toBeGreaterThan(0)
  })

  test('nothing is offered that meets another block or leaves the page', () => {
    const one = over([[1, rect(0, 0, 8, 100)]], 150)
    expect(engine.article(one.issue, one.article).overset.lines).toBeGreaterThan(200)
    expect(waysToFit(context(one), one.article)).toEqual([])
  })

  test('a smaller headline is offered where that is enough', () => {
    for (let height = 20; height < 60; height += 1) {
      const one = chain({
        story: story('江面渡船清晨工人发展建设市民记者', 10, { rank: 2, byline: 'x' }),
        pages: 1,
        parts: [[1, rect(0, 0, 2, height)]],
      })
      const offered = waysToFit(context(one), one.article).find((each) => each.kind === 'headline')
      if (offered === undefined) continue
      expect(offered.size).toBeLessThan(one.issue.publication.styles.byRank[1] ?? 0)
      return
    }
    throw new Error('no height at which a smaller headline helps')
  })

  test('a story that fits needs no way', () => {
    expect(waysToFit(context(four), four.article)).toEqual([])
  })
})

test('the panel’s rows: in page order, with both lines, both amounts and what is wrong', () => {
  const rows = jumpRows(four.issue, engine)
  expect(
    rows.map((row) => [pageNumber(four.issue, row.from.page), pageNumber(four.issue, row.to.page)]),
  ).toEqual([
    [1, 4],
    [4, 5],
    [5, 7],
  ])
  expect(rows.map((row) => [row.from.words, row.to.words])).toEqual([
    ['下转第4版', '(上接一版)'],
    ['下转第5版', '(上接四版)'],
    ['下转第7版', '(上接五版)'],
  ])
  expect(rows[0]?.to.lines).toBe(rows[1]?.from.lines)
  expect(rows.map((row) => row.problems.map((one) => one.code))).toEqual([
    [],
    ['JUMP_TWICE'],
    ['JUMP_SHORT_TAIL'],
  ])
  const budget = jumpBudget(four.issue, engine, rows)
  const all = engine
    .article(four.issue, four.article)
    .parts.map((part) => part.lines.reduce((sum, line) => sum + line.to - line.from, 0))
  const sum = all.reduce((left, right) => left + right, 0)
  expect(budget).toEqual({
    jumps: 3,
    stories: 1,
    tooOften: 1,
    most: 1,
    carried: (sum - (all[0] ?? 0)) / sum,
  })
})
