// Whole pages moved, copied, put in and taken out; articles and blocks that go from page to page.

import { describe, expect, test } from 'vitest'
import type { PageId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { record, startHistory, undo } from '../../src/model/edit/history.ts'
import type { Block, BlockContent, Issue } from '../../src/model/issue.ts'
import { makeBlock, makePage } from '../../src/model/make.ts'
import { basket, findBlock, storyBlocks } from '../../src/model/query/find.ts'
import { allJumps, partsOf } from '../../src/model/query/jump-chain.ts'
import { pageLabel } from '../../src/model/query/labels.ts'
import { changedSides, spreadsOf } from '../../src/model/query/spreads.ts'
import {
  planDuplicatePage,
  planInsertPage,
  planMovePages,
  planRemovePages,
  planShiftPages,
} from '../../src/makeup/page-plans.ts'
import { planMoveArticles, planMoveBlocks, planShiftArticles } from '../../src/makeup/page-travel.ts'
import type { Plan, PlanContext } from '../../src/makeup/plan.ts'
import { laidPaper } from '../support/laid-paper.ts'
import { checkLaws, checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, placed, rect } from '../support/paper.ts'

const engine = composer()
const { mint } = paper({ pages: [[]] })
// Ids of the papers begin with t: those of the plans must be others.
const fresh = (): string => `p${mint()}`
const on = (issue: Issue): PlanContext => ({ issue, composer: engine, mint: fresh })

function does(issue: Issue, plan: Plan): Issue {
  const edits = orThrow(plan)
  const done = after(issue, edits)
  checkLaws(done)
  checkTextWhole(done, engine)
  const recorded = orThrow(record(startHistory(issue), { name: 'gesture', edits }))
  if (edits.length > 0) expect(undo(recorded)?.history.issue).toEqual(issue)
  return done
}

/** `A1 A2 B3`: pages that are named by their place at first, with the letters of their gatherings. */
function gathered(letters: string): Issue {
  const { issue } = paper({ pages: [...letters].map(() => []) })
  const pages = issue.pages.map((page, index) => {
    const letter = letters.charAt(index)
    const begins = letter !== '-' && letter !== letters.charAt(index - 1)
    return { ...page, section: String(index + 1), gathering: begins ? letter : '' }
  })
  return { ...issue, pages }
}

const shown = (issue: Issue): string =>
  issue.pages.map((page) => `${page.section}=${pageLabel(issue, page.id)}`).join(' ')
const idsOf = (issue: Issue, ...places: readonly number[]): readonly PageId[] =>
  places.flatMap((place) => issue.pages[place - 1]?.id ?? [])

describe('gatherings', () => {
  const issue = gathered('AAABB')
  const move = (places: readonly number[], index: number): string =>
    shown(does(issue, planMovePages(on(issue), idsOf(issue, ...places), index)))

  test('the page that begins one may leave: the next begins it', () => {
    expect(move([4], 0)).toBe('4=A01 1=A02 2=A03 3=A04 5=B01')
    expect(move([1], 2)).toBe('2=A01 3=A02 1=A03 4=B01 5=B02')
  })

  test('at the gap between two a page stays in its own', () => {
    expect(move([5], 3)).toBe('1=A01 2=A02 3=A03 5=B01 4=B02')
    expect(move([1], 2)).toMatch(/1=A03 4=B01/)
  })

  test('a whole one goes along to a gap, and joins another in its middle', () => {
    expect(move([4, 5], 0)).toBe('4=B01 5=B02 1=A01 2=A02 3=A03')
    expect(move([4, 5], 1)).toBe('1=A01 4=A02 5=A03 2=A04 3=A05')
  })

  test('a page before the first, or without the first, begins the first one', () => {
    const page = makePage(fresh, issue.publication.format, 'new')
    expect(shown(does(issue, planInsertPage(on(issue), page, 0)))).toBe(
      'new=A01 1=A02 2=A03 3=A04 4=B01 5=B02',
    )
    expect(shown(does(issue, planRemovePages(on(issue), idsOf(issue, 1, 4))))).toBe('2=A01 3=A02 5=B01')
  })

  test('issues without letters stay without', () => {
    const plain = gathered('---')
    expect(shown(does(plain, planMovePages(on(plain), idsOf(plain, 3), 0)))).toBe('3=01 1=02 2=03')
  })
})

describe('moving pages', () => {
  const issue = gathered('------')
  const order = (done: Issue): string => done.pages.map((page) => page.section).join('')

  test('several come together, in the order they have, with one move each', () => {
    const plan = planMovePages(on(issue), idsOf(issue, 6, 2), 3)
    expect(orThrow(plan)).toHaveLength(2)
    expect(order(does(issue, plan))).toBe('134265')
  })

  test('a step up or down stops at the ends of the issue', () => {
    expect(order(does(issue, planShiftPages(on(issue), idsOf(issue, 2, 3), -1)))).toBe('231456')
    expect(orThrow(planShiftPages(on(issue), idsOf(issue, 1, 2), -1))).toEqual([])
    expect(orThrow(planShiftPages(on(issue), idsOf(issue, 5, 6), 1))).toEqual([])
    expect(order(does(issue, planShiftPages(on(issue), idsOf(issue, 4, 5), 1)))).toBe('123645')
  })

  test('spreads: the first page alone on the right, and who changes sides', () => {
    expect(spreadsOf(4)).toEqual([
      { left: null, right: 0 },
      { left: 1, right: 2 },
      { left: 3, right: null },
    ])
    const page = makePage(fresh, issue.publication.format, 'new')
    const done = does(issue, planInsertPage(on(issue), page, 4))
    expect(changedSides(issue.pages, done.pages)).toEqual(idsOf(issue, 5, 6))
    expect(changedSides(issue.pages, issue.pages)).toEqual([])
  })
})

describe('a page as another one', () => {
  const laid = laidPaper()
  const [first, second] = laid.pages
  const copy = (issue: Issue, page: PageId): Issue =>
    does(
      issue,
      planDuplicatePage(on(issue), page, (slug) => `${slug} copy`),
    )

  test('has copies of the articles with their whole text, and no jump', () => {
    const issue = after(laid.issue, [
      { kind: 'article.set', article: laid.articles[0].id, fields: { slug: 'lead' } },
    ])
    const done = copy(issue, first.id)
    const made = done.pages[1]
    expect(done.pages).toHaveLength(4)
    expect(made).toMatchObject({ section: first.section, state: 'draft' })
    expect(made?.blocks.map(({ area }) => area)).toEqual(laid.issue.pages[0]?.blocks.map(({ area }) => area))
    const [lead] = made?.headlines.flatMap((id) => done.articles.get(id) ?? []) ?? []
    expect(lead).toMatchObject({ slug: 'lead copy', headline: laid.articles[0].headline, jumps: [] })
    expect(lead?.id).not.toBe(laid.articles[0].id)
    expect(lead?.body.map(({ text }) => text)).toEqual(laid.articles[0].body.map(({ text }) => text))
    expect(allJumps(done)).toHaveLength(1)
  })

  test('leaves out what only goes on there', () => {
    const done = copy(laid.issue, second.id)
    const made = done.pages[2]
    expect(made?.headlines).toHaveLength(1)
    expect(made?.blocks).toHaveLength(1)
    expect(done.articles.get(made?.headlines[0] ?? ('' as never))?.headline).toEqual(
      laid.articles[2].headline,
    )
  })

  test('of an article that goes on lower on the same page the first part is copied', () => {
    const [, two] = laid.articles
    const lower = placed(laid.issue, first, two, rect(4, 40, 4, 20), fresh)
    const jump = { id: fresh() as never, from: laid.blocks[2].id, to: lower.block.id, keep: null }
    const issue = after(lower.issue, [{ kind: 'jump.cut', article: two.id, jump }])
    const areas = copy(issue, first.id).pages[1]?.blocks.map(({ area }) => area)
    expect(areas).toEqual([laid.blocks[2].area, laid.blocks[0].area])
  })

  test('groups are groups of its own', () => {
    const held = laid.issue.pages[0]?.blocks.map(
      ({ id }) => ({ kind: 'block.hold', block: id, fields: { group: 'group1' as never } }) as const,
    )
    const issue = after(laid.issue, held ?? [])
    const groups = new Set(copy(issue, first.id).pages[1]?.blocks.map(({ group }) => group))
    expect(groups.size).toBe(1)
    expect(groups.has('group1' as never)).toBe(false)
    expect(groups.has(null)).toBe(false)
  })
})

describe('articles to another page', () => {
  const laid = laidPaper()
  const [first, second, third] = laid.pages
  const [one, two, three] = laid.articles

  test('several are one mark, and come in the order given', () => {
    const leaving = [
      { article: two.id, from: first.id },
      { article: three.id, from: second.id },
    ]
    const done = does(laid.issue, planMoveArticles(on(laid.issue), leaving, third.id, 0))
    expect(done.pages[2]?.headlines).toEqual([two.id, three.id])
    expect(storyBlocks(done, three.id)[0]?.page.id).toBe(third.id)
  })

  test('one that the page has already stays where it is', () => {
    const plan = planMoveArticles(on(laid.issue), [{ article: one.id, from: first.id }], second.id, 0)
    expect(orThrow(plan)).toEqual([])
  })

  test('to the basket together', () => {
    const leaving = [one, two].map((article) => ({ article: article.id, from: first.id }))
    const done = does(laid.issue, planMoveArticles(on(laid.issue), leaving, null, 0))
    expect(basket(done).map(({ id }) => id)).toEqual([one.id, two.id])
  })

  test('within the list their order changes, and nothing else', () => {
    const down = does(laid.issue, planShiftArticles(on(laid.issue), first.id, [one.id], 1))
    expect(down.pages[0]?.headlines).toEqual([two.id, one.id])
    expect(orThrow(planShiftArticles(on(down), first.id, [one.id], 1))).toEqual([])
    const back = planMoveArticles(on(down), [{ article: one.id, from: first.id }], first.id, 0)
    expect(orThrow(back)).toHaveLength(1)
    expect(does(down, back).pages[0]?.headlines).toEqual([one.id, two.id])
  })
})

describe('blocks to another page', () => {
  const laid = laidPaper()
  const [first, second, third] = laid.pages
  const advert: BlockContent = { kind: 'advert', client: 'Ferry', picture: null }

  function withBlock(content: BlockContent, place = rect(0, 60, 4, 20)): { issue: Issue; block: Block } {
    const block = makeBlock(fresh, [place], content)
    const insert = { kind: 'block.insert', page: first.id, block, index: 0 } as const
    return { issue: after(laid.issue, [insert]), block }
  }

  test('an advert comes to the same place', () => {
    const { issue, block } = withBlock(advert)
    const done = does(issue, planMoveBlocks(on(issue), [block.id], third.id))
    expect(findBlock(done, block.id)).toMatchObject({ page: { id: third.id }, block: { area: block.area } })
  })

  test('where something stands it comes near, in its own size', () => {
    // On the second page a story stands at 40 to 70.
    const { issue, block } = withBlock(advert, rect(0, 50, 4, 15))
    const done = does(issue, planMoveBlocks(on(issue), [block.id], second.id))
    expect(findBlock(done, block.id)?.block.area).toEqual([rect(0, 70, 4, 15)])
  })

  test('is refused where nothing is free, or it is locked', () => {
    const { issue, block } = withBlock(advert)
    const full = makeBlock(fresh, [rect(0, 0, 8, 115)], advert)
    const crowded = after(issue, [{ kind: 'block.insert', page: third.id, block: full, index: 0 }])
    expect(planMoveBlocks(on(crowded), [block.id], third.id)).toMatchObject({ fault: { kind: 'no-room' } })
    const locked = after(issue, [{ kind: 'block.hold', block: block.id, fields: { locked: true } }])
    expect(planMoveBlocks(on(locked), [block.id], third.id)).toMatchObject({ fault: { kind: 'locked' } })
  })

  test('a box comes to its place whatever stands there', () => {
    const { issue, block } = withBlock({ kind: 'box', style: 'fine' }, rect(0, 45, 4, 15))
    const done = does(issue, planMoveBlocks(on(issue), [block.id], second.id))
    expect(findBlock(done, block.id)?.block.area).toEqual(block.area)
  })

  test('a story goes with its article, and a group stays whole only where all of it goes', () => {
    const { issue, block } = withBlock(advert)
    const rule = makeBlock(fresh, [rect(4, 60, 4, 1)], { kind: 'rule', style: 'fine' })
    const grouped = after(issue, [
      { kind: 'block.insert', page: first.id, block: rule, index: 0 },
      ...[block, rule].map(
        ({ id }) => ({ kind: 'block.hold', block: id, fields: { group: 'group1' as never } }) as const,
      ),
    ])
    const both = does(grouped, planMoveBlocks(on(grouped), [block.id, rule.id, laid.blocks[2].id], third.id))
    expect(findBlock(both, block.id)?.block.group).toBe('group1')
    expect(both.pages[2]?.headlines).toEqual([laid.articles[1].id])
    const alone = does(grouped, planMoveBlocks(on(grouped), [block.id], third.id))
    expect(findBlock(alone, block.id)?.block.group).toBe(null)
  })

  test('the part that goes on elsewhere moves alone', () => {
    const done = does(laid.issue, planMoveBlocks(on(laid.issue), [laid.blocks[1].id], third.id))
    const article = done.articles.get(laid.articles[0].id)
    expect(article === undefined ? [] : partsOf(done, article).map(({ page }) => page.id)).toEqual([
      first.id,
      third.id,
    ])
  })
})
