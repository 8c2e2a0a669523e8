// What is said while a block is dragged: only what the move would bring about.

import { expect, test } from 'vitest'
import { liveRules } from '../../src/makeup/live-rules.ts'
import { after, composer, paper, placed, rect, story } from '../support/paper.ts'

const engine = composer()

function twoStories() {
  const one = paper({ pages: [[story('甲乙丙丁', 8), story('戊己庚辛', 8)]] })
  const [first, second] = one.articles
  const [page] = one.issue.pages
  if (first === undefined || second === undefined || page === undefined) throw new Error('two stories')
  const upper = placed(one.issue, page, first, rect(0, 0, 3, 30), one.mint)
  const lower = placed(upper.issue, upper.issue.pages[0] ?? page, second, rect(3, 40, 3, 30), one.mint)
  return {
    context: { issue: lower.issue, composer: engine, mint: one.mint },
    page: page.id,
    upper: upper.block.id,
    lower: lower.block.id,
  }
}

test('headlines that would stand side by side, and only once they would', () => {
  const { context, page, lower } = twoStories()
  const beside = liveRules(context, page, new Map([[lower, [rect(3, 0, 3, 30)]]]))
  expect(beside?.problems.map(({ code }) => code)).toEqual(['TOMBSTONE'])
  const apart = liveRules(context, page, new Map([[lower, [rect(3, 50, 3, 30)]]]))
  expect(apart?.problems).toEqual([])
})

test('whether the text fits', () => {
  const { context, page, upper } = twoStories()
  const fit = (lines: number) => liveRules(context, page, new Map([[upper, [rect(0, 0, 3, lines)]]]))?.fits
  expect(fit(12)).toMatchObject([{ block: upper, undersetLines: 0 }])
  expect(fit(12)?.[0]?.oversetLines).toBeGreaterThan(0)
  expect(fit(60)).toMatchObject([{ oversetLines: 0 }])
  expect(fit(60)?.[0]?.undersetLines).toBeGreaterThan(20)
})

test('nothing where it can not stand, and the issue is as it was', () => {
  const { context, page, upper } = twoStories()
  const { issue } = context
  expect(liveRules(context, page, new Map([[upper, [rect(6, 0, 3, 30)]]]))).toBeNull()
  expect(after(issue, [])).toBe(issue)
})
