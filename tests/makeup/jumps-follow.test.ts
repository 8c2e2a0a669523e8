// Whatever is done to pages and parts, everything that is printed or listed about a jump is right in the same
// step, no word is lost, and one undo brings the identical issue back.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleId } from '../../src/base/ids.ts'
import { ok, orThrow } from '../../src/base/result.ts'
import { issueFacts } from '../../src/compose/facts.ts'
import { breakPlaces } from '../../src/compose/jump-breaks.ts'
import { planBreak, planSend, planStraight, planTakeAway } from '../../src/makeup/jump-plans.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import {
  type Plan,
  type PlanContext,
  planJoin,
  planJump,
  planMove,
  planRemovePage,
} from '../../src/makeup/plan.ts'
import { checkIssue } from '../../src/model/check/check.ts'
import { type History, record, startHistory, undo } from '../../src/model/edit/history.ts'
import { decodeIssue } from '../../src/model/file/decode.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import { salvageIssue } from '../../src/model/file/salvage.ts'
import type { Issue } from '../../src/model/issue.ts'
import { makePage } from '../../src/model/make.ts'
import { mendRelations } from '../../src/model/merge/mend.ts'
import { findBlock } from '../../src/model/query/find.ts'
import { headlines } from '../../src/model/query/headlines.ts'
import { allJumps, partsOf } from '../../src/model/query/jump-chain.ts'
import { chineseNumber, pageLabel, pageNumber } from '../../src/model/query/labels.ts'
import { printedText } from '../../src/model/query/printed.ts'
import { edited, steps } from '../support/random-edits.ts'
import { chain } from '../support/jumped.ts'
import { checkLaws, checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, rect, story } from '../support/paper.ts'

const engine = composer()

const start = (() => {
  const made = paper({
    pages: [
      [story('头条', 24, { rank: 1 }), story('二条', 10, { rank: 2 })],
      [story('内页一', 12), story('内页二', 6)],
      [story('副刊', 6)],
      [],
    ],
  })
  const laid = makeUp({ issue: made.issue, composer: engine, mint: made.mint }, { pages: null, keep: false })
  return { issue: after(made.issue, laid.edits), mint: made.mint }
})()

/** Everything about jumps follows from where their parts stand now. */
function checkJumps(issue: Issue): void {
  const seen = new Set<string>()
  for (const article of issue.articles.values()) {
    const parts = partsOf(issue, article)
    const laid = engine.article(issue, article.id).parts
    if (article.jumps.length > 0) expect(parts.length).toBe(article.jumps.length + 1)
    for (const [index, part] of parts.entries()) {
      const before = parts[index - 1]
      const next = parts[index + 1]
      const to = next === undefined ? null : pageNumber(issue, next.page.id)
      const from = before === undefined ? null : pageNumber(issue, before.page.id)
      // A block too small to print a line of its own has no room for the words.
      if (laid[index]?.jumpLine !== null)
        expect(laid[index]?.jumpLine?.text).toBe(to === null ? undefined : `下转第${String(to)}版`)
      if (laid[index]?.turnLine !== null)
        expect(laid[index]?.turnLine?.text).toBe(from === null ? undefined : `(上接${chineseNumber(from)}版)`)
      expect(part.page.headlines).toContain(article.id)
      const entry = headlines(issue, part.page).find((one) => one.article === article.id)
      expect(entry).toMatchObject({
        placed: true,
        from: before === undefined ? null : pageLabel(issue, before.page.id),
        to: next === undefined ? null : pageLabel(issue, next.page.id),
      })
    }
    for (const jump of article.jumps) seen.add(jump.id)
  }
  const arrows = allJumps(issue)
  expect(new Set(arrows.map((ends) => ends.jump.id))).toEqual(seen)
  for (const ends of arrows) {
    expect(findBlock(issue, ends.jump.from)?.page).toBe(ends.from)
    expect(findBlock(issue, ends.jump.to)?.page).toBe(ends.to)
  }
  const problems = checkIssue(issue, issueFacts(issue, engine))
  const codes = problems.map((one) => one.code)
  expect(codes).not.toContain('JUMP_PAGE_SPIKED')
  const backward = arrows.filter(
    (ends) =>
      pageNumber(issue, ends.to.id) < pageNumber(issue, ends.from.id) &&
      (partLines(issue, ends.article, ends.jump.to) ?? 0) > 0,
  )
  expect(codes.filter((code) => code === 'JUMP_BACKWARD').length).toBe(backward.length)
}

function partLines(issue: Issue, article: ArticleId, block: string): number | undefined {
  const { parts } = engine.article(issue, article)
  return parts.find((part) => part.id === block)?.lines.length
}

function manuscript(issue: Issue): readonly string[] {
  return [...issue.articles.values()].map(printedText)
}

/** One thing a desk does to pages, parts and jumps; numbers choose which. */
function deed(context: PlanContext, kind: number, a: number, b: number, c: number): Plan {
  const { issue } = context
  const pick = <Thing>(list: readonly Thing[], number: number): Thing | undefined =>
    list[number % Math.max(1, list.length)]
  const page = pick(issue.pages, b)
  const article = pick([...issue.articles.keys()], a)
  const ends = pick(allJumps(issue), a)
  if (page === undefined || article === undefined) return ok([])
  switch (kind) {
    case 0:
      return ok([
        {
          kind: 'page.insert',
          page: makePage(context.mint, issue.publication.format, '增'),
          index: b % (issue.pages.length + 1),
        },
      ])
    case 1:
      return ok([{ kind: 'page.move', page: page.id, index: c % issue.pages.length }])
    case 2:
      return issue.pages.length > 2 ? planRemovePage(context, page.id) : ok([])
    case 3: {
      const from = issue.pages.find((one) => one.headlines.includes(article))?.id ?? null
      return planMove(context, article, from, page.id, 0)
    }
    case 4:
      return planJoin(context, article)
    case 5:
      return ends === undefined ? ok([]) : planSend(context, ends.article, ends.jump.id, page.id)
    case 6:
      return ends === undefined ? ok([]) : planTakeAway(context, ends.article, ends.jump.id)
    case 7:
      return ends === undefined ? ok([]) : planStraight(context, ends.article, ends.jump.id)
    case 8:
      return ends === undefined ? ok([]) : planBreak(context, ends.article, ends.jump.id, 10 + (c % 60))
    case 9:
      return planJump(context, article, page.id, { column: c % 8, line: a % 100 })
    default:
      return planJump(context, article, page.id)
  }
}

const deeds = fc.array(fc.tuple(fc.nat(13), fc.nat(1000), fc.nat(1000), fc.nat(1000)), {
  minLength: 1,
  maxLength: 10,
})

test('after any deeds with pages and parts every jump says what is so, and undo leads back', () => {
  let jumps = 0
  let done = 0
  fc.assert(
    fc.property(deeds, (list) => {
      let history: History = startHistory(start.issue)
      const before: Issue[] = []
      for (const [kind, a, b, c] of list) {
        const { issue } = history
        const plan = deed({ issue, composer: engine, mint: start.mint }, kind, a, b, c)
        if (!plan.ok || plan.value.length === 0) continue
        const recorded = record(history, { name: 'deed', edits: plan.value })
        expect(recorded.ok, JSON.stringify(recorded)).toBe(true)
        before.push(issue)
        history = orThrow(recorded)
        checkLaws(history.issue)
        checkTextWhole(history.issue, engine)
        checkJumps(history.issue)
        expect(manuscript(history.issue)).toEqual(manuscript(start.issue))
        jumps = Math.max(jumps, allJumps(history.issue).length)
        done += 1
      }
      for (const issue of before.toReversed()) {
        const undone = undo(history)
        expect(undone?.history.issue).toEqual(issue)
        if (undone !== null) history = undone.history
      }
    }),
    { numRuns: 60, seed: 20261123 },
  )
  // The deeds did something: there were chains to go wrong.
  expect(jumps).toBeGreaterThan(2)
  expect(done).toBeGreaterThan(100)
}, 120_000)

describe('deleting the page a story goes on to', () => {
  test('joins the text back, and nothing is lost', () => {
    const one = chain({
      story: story('长篇', 24),
      pages: 3,
      parts: [
        [1, rect(0, 0, 3, 40)],
        [2, rect(0, 0, 4, 60)],
      ],
    })
    const whole = printedText(one.issue.articles.get(one.article) ?? never())
    const target = one.issue.pages[1]?.id ?? never()
    const edits = orThrow(planRemovePage({ ...one, composer: engine }, target))
    const issue = after(one.issue, edits)
    checkTextWhole(issue, engine)
    const composed = engine.article(issue, one.article)
    expect(composed.parts.length).toBe(1)
    expect(composed.overset.lines).toBeGreaterThan(20)
    expect(composed.parts[0]?.jumpLine).toBeNull()
    expect(printedText(issue.articles.get(one.article) ?? never())).toBe(whole)
  })

  test('in the middle of a chain leaves the parts around it', () => {
    const one = chain({
      story: story('长篇', 30),
      pages: 4,
      parts: [
        [1, rect(0, 0, 3, 30)],
        [2, rect(0, 0, 3, 30)],
        [4, rect(0, 0, 4, 60)],
      ],
    })
    const edits = orThrow(planRemovePage({ ...one, composer: engine }, one.issue.pages[1]?.id ?? never()))
    const issue = after(one.issue, edits)
    checkJumps(issue)
    expect(
      allJumps(issue).map((ends) => [pageNumber(issue, ends.from.id), pageNumber(issue, ends.to.id)]),
    ).toEqual([[1, 3]])
  })
})

function never(): never {
  throw new Error('it is there')
}

describe('a jump to a page that does not list the story', () => {
  const one = chain({
    story: story('长篇', 24),
    pages: 3,
    parts: [
      [1, rect(0, 0, 3, 40)],
      [2, rect(0, 0, 4, 60)],
    ],
  })
  const spiked = (issue: Issue): boolean =>
    checkIssue(issue, issueFacts(issue, engine)).some((each) => each.code === 'JUMP_PAGE_SPIKED')

  test('comes about by no edits', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const issue = edited(one.issue, list, 'n')
        for (const ends of allJumps(issue)) expect(ends.to.headlines).toContain(ends.article)
        expect(spiked(issue)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  test('is refused in a file, and mended in a merge or a damaged folder', () => {
    const unlisted: Issue = {
      ...one.issue,
      pages: one.issue.pages.map((page, index) => (index === 1 ? { ...page, headlines: [] } : page)),
    }
    expect(spiked(unlisted)).toBe(true)
    expect(decodeIssue(new Map(encodeIssue(unlisted))).ok).toBe(false)
    expect(spiked(mendRelations(unlisted).issue)).toBe(false)
    expect(spiked(orThrow(salvageIssue(new Map(encodeIssue(unlisted)))).issue)).toBe(false)
    const gone: Issue = { ...one.issue, pages: one.issue.pages.filter((_, index) => index !== 1) }
    expect(spiked(gone)).toBe(true)
    expect(decodeIssue(new Map(encodeIssue(gone))).ok).toBe(false)
    expect(spiked(mendRelations(gone).issue)).toBe(false)
  })
})

test('the places offered for a break are those of the pages as they are', () => {
  const one = chain({
    story: story('长篇', 24),
    pages: 3,
    parts: [
      [1, rect(0, 0, 3, 40)],
      [2, rect(0, 0, 4, 60)],
    ],
  })
  const jump = one.jumps[0]?.id ?? never()
  const lower = after(one.issue, [
    {
      kind: 'block.move',
      block: one.jumps[0]?.from ?? never(),
      area: [rect(0, 0, 3, 30)],
      pinned: true,
    },
  ])
  expect(breakPlaces(lower, engine, one.article, jump).length).toBeLessThan(
    breakPlaces(one.issue, engine, one.article, jump).length,
  )
})
