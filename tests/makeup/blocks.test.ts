// What hands do with blocks: exchanging, dividing, fitting, copying, locking, adverts, shapes.

import { describe, expect, test } from 'vitest'
import { fromMm } from '../../src/base/units.ts'
import type { BlockId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { advertCells, planAdvert } from '../../src/makeup/advert-plans.ts'
import {
  planAreas,
  planDuplicate,
  planExtend,
  planFit,
  planSplit,
  planSwap,
} from '../../src/makeup/arrange-plans.ts'
import { planDraw } from '../../src/makeup/draw-plans.ts'
import { planGroup, planLock, planUngroup, withGroups } from '../../src/makeup/hold-plans.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import {
  type Plan,
  planBlockMove,
  type PlanContext,
  planJump,
  planMove,
  planPlace,
  planRemoveArticle,
  planUnplace,
} from '../../src/makeup/plan.ts'
import { planSaveShape, planShape, shapeFits } from '../../src/makeup/shape-plans.ts'
import { startHistory, record, undo } from '../../src/model/edit/history.ts'
import { areasOverlap, boundsOf } from '../../src/model/grid.ts'
import type { Block, BlockContent, GridRect, Issue } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { formatOf } from '../../src/model/publication.ts'
import { findBlock } from '../../src/model/query/find.ts'
import { blocksOverlap, boxAround } from '../../src/model/query/overlap.ts'
import { checkLaws, checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, placed, rect, somePicture, story } from '../support/paper.ts'

const engine = composer()
const photo = somePicture('pica', { caption: '渡口的早晨' })
const base = paper({
  pages: [
    [story('头条', 6, { rank: 2, pictures: [photo.id] }), story('二条', 5), story('待排', 2)],
    [story('内页', 5)],
  ],
  pictures: [photo],
})
const [page] = base.issue.pages
const [lead, second, waiting, inner] = base.articles
if (
  page === undefined ||
  lead === undefined ||
  second === undefined ||
  waiting === undefined ||
  inner === undefined
)
  throw new Error('a page of three stories')

function put(issue: Issue, content: BlockContent, area: GridRect): { issue: Issue; block: Block } {
  const block = makeBlock(base.mint, [area], content)
  return { issue: after(issue, [{ kind: 'block.insert', page: page!.id, block, index: 0 }]), block }
}

const one = placed(base.issue, page, lead, rect(0, 0, 4, 50), base.mint)
const two = placed(one.issue, page, second, rect(4, 0, 3, 30), base.mint)
const own = put(
  two.issue,
  { kind: 'picture', picture: photo.id, article: lead.id, crop: null },
  rect(2, 8, 2, 12),
)
const start = own.issue
const [leadBlock, secondBlock, photoBlock] = [one.block.id, two.block.id, own.block.id]

const context = (issue: Issue): PlanContext => ({ issue, composer: engine, mint: base.mint })

/** Makes a plan, holds it against the laws, and sees that one step takes it back. */
function does(issue: Issue, plan: Plan): Issue {
  const edits = orThrow(plan)
  const done = after(issue, edits)
  checkLaws(done)
  checkTextWhole(done, engine)
  const recorded = orThrow(record(startHistory(issue), { name: 'gesture', edits }))
  if (edits.length > 0) expect(undo(recorded)?.history.issue).toEqual(issue)
  return done
}

const areaOf = (issue: Issue, id: BlockId): GridRect => boundsOf(findBlock(issue, id)?.block.area ?? [])
const newBlocks = (before: Issue, done: Issue): readonly Block[] =>
  done.pages.flatMap((one) => one.blocks).filter((block) => findBlock(before, block.id) === null)

test('two blocks exchange their areas, and a picture goes with its story', () => {
  const done = does(start, planSwap(context(start), [leadBlock, photoBlock, secondBlock]))
  expect(areaOf(done, leadBlock)).toEqual(rect(4, 0, 3, 30))
  expect(areaOf(done, secondBlock)).toEqual(rect(0, 0, 4, 50))
  expect(areaOf(done, photoBlock)).toEqual(rect(5, 8, 2, 12))
  expect(planSwap(context(start), [leadBlock])).toMatchObject({ fault: { kind: 'unfit' } })
})

test('a picture that is moved with its story is moved once', () => {
  const areas = new Map([
    [photoBlock, [rect(3, 18, 2, 12)]],
    [leadBlock, [rect(1, 10, 4, 50)]],
  ])
  const done = does(start, planAreas(context(start), areas))
  expect(areaOf(done, photoBlock)).toEqual(rect(3, 18, 2, 12))
})

describe('dividing', () => {
  test('a story keeps its text, and a new article gets the other half and the next place in the list', () => {
    const done = does(start, planSplit(context(start), secondBlock, 'down'))
    expect(areaOf(done, secondBlock)).toEqual(rect(4, 0, 3, 15))
    const [made] = newBlocks(start, done)
    expect(made?.area).toEqual([rect(4, 16, 3, 14)])
    const article = made?.content.kind === 'story' ? made.content.article : null
    expect(done.pages[0]?.headlines).toEqual([lead.id, second.id, article, waiting.id])
    expect(done.articles.get(article!)?.body).toEqual([])
  })
  test('a picture is not divided, and a block of one column not side by side', () => {
    expect(planSplit(context(start), photoBlock, 'down')).toMatchObject({ fault: { kind: 'unfit' } })
    const narrow = after(start, orThrow(planBlockMove(context(start), secondBlock, [rect(5, 0, 1, 30)])))
    expect(planSplit(context(narrow), secondBlock, 'across')).toMatchObject({ fault: { kind: 'too-small' } })
  })
})

describe('fitting to the text', () => {
  test.each([90, 12])('takes the lines its text needs and no more, from %i lines', (lines) => {
    const set = after(start, orThrow(planBlockMove(context(start), secondBlock, [rect(4, 0, 3, lines)])))
    const done = does(set, planFit(context(set), secondBlock))
    const { overset, underset } = engine.article(done, second.id)
    expect(overset.lines).toBe(0)
    expect(underset).toBeLessThan(3)
    const fitted = areaOf(done, secondBlock)
    const lower = after(done, [
      {
        kind: 'block.move',
        block: secondBlock,
        area: [{ ...fitted, lines: fitted.lines - 1 }],
        pinned: true,
      },
    ])
    expect(engine.article(lower, second.id).overset.lines).toBeGreaterThan(0)
  })
  test('keeps the headline of a story without text, and is refused where the story goes on', () => {
    const bare = after(start, [
      { kind: 'body.splice', article: second.id, index: 0, remove: second.body.length, insert: [] },
    ])
    const done = does(bare, planFit(context(bare), secondBlock))
    const { lines } = areaOf(done, secondBlock)
    expect(lines).toBeGreaterThan(1)
    expect(lines).toBeLessThan(12)
    const jumped = after(start, orThrow(planJump(context(start), second.id, start.pages[1]!.id)))
    expect(planFit(context(jumped), secondBlock)).toMatchObject({ fault: { kind: 'goes-on' } })
  })
})

test('a block grows down to the foot, right to the edge, and no further than its box', () => {
  const down = does(start, planExtend(context(start), secondBlock, 'down'))
  expect(areaOf(down, secondBlock)).toEqual(rect(4, 0, 3, 115))
  expect(areaOf(does(start, planExtend(context(start), secondBlock, 'across')), secondBlock).columns).toBe(4)
  expect(planExtend(context(down), secondBlock, 'down')).toMatchObject({ fault: { kind: 'no-free-space' } })
  const boxed = put(start, { kind: 'box', style: 'fine' }, rect(4, 0, 4, 40)).issue
  expect(areaOf(does(boxed, planExtend(context(boxed), secondBlock, 'down')), secondBlock).lines).toBe(40)
})

describe('copying', () => {
  test('a story gets a copy of its article, its pictures with it, in free space', () => {
    const done = does(start, planDuplicate(context(start), [leadBlock, photoBlock]))
    const made = newBlocks(start, done)
    expect(made.map(({ content }) => content.kind).toSorted()).toEqual(['picture', 'story'])
    const copied = made.find(({ content }) => content.kind === 'story')
    const article = copied?.content.kind === 'story' ? done.articles.get(copied.content.article) : undefined
    expect(article).toMatchObject({ slug: '头条 副本', headline: lead.headline, jumps: [] })
    expect(article?.body.map(({ text }) => text)).toEqual(lead.body.map(({ text }) => text))
    expect(new Set(article?.body.map(({ id }) => id)).size).toBe(lead.body.length)
    expect(article?.body.some(({ id }) => lead.body.some((old) => old.id === id))).toBe(false)
    for (const block of start.pages[0]!.blocks) expect(areasOverlap(block.area, copied!.area)).toBe(false)
  })
  test('furniture gets a copy beside it; on a full page it is refused', () => {
    const { issue, block } = put(start, { kind: 'advert', client: '江声', picture: null }, rect(0, 60, 2, 20))
    const [made] = newBlocks(issue, does(issue, planDuplicate(context(issue), [block.id])))
    expect(made?.content).toEqual(block.content)
    expect(made?.area).toEqual([rect(2, 60, 2, 20)])
    const full = put(start, { kind: 'advert', client: '江声', picture: null }, rect(0, 51, 8, 64))
    expect(planDuplicate(context(full.issue), [full.block.id])).toMatchObject({
      fault: { kind: 'no-free-space' },
    })
  })
})

describe('a lock', () => {
  const locked = does(start, planLock(context(start), [secondBlock]))

  test('goes on and off', () => {
    expect(findBlock(locked, secondBlock)?.block.locked).toBe(true)
    expect(does(locked, planLock(context(locked), [secondBlock]))).toEqual(start)
    // Where one of several is not locked, all are locked.
    const both = does(locked, planLock(context(locked), [leadBlock, secondBlock]))
    expect(findBlock(both, leadBlock)?.block.locked).toBe(true)
  })

  test('refuses every gesture that would move, reshape or take it off', () => {
    const on = context(locked)
    const plans: readonly Plan[] = [
      planBlockMove(on, secondBlock, [rect(4, 1, 3, 30)]),
      planUnplace(on, secondBlock),
      planSwap(on, [leadBlock, secondBlock]),
      planSplit(on, secondBlock, 'down'),
      planFit(on, secondBlock),
      planExtend(on, secondBlock, 'down'),
      planMove(on, second.id, page.id, null, 0),
      planMove(on, second.id, page.id, locked.pages[1]!.id, 0),
      planPlace(on, second.id, locked.pages[1]!.id, [rect(0, 0, 3, 30)]),
      planRemoveArticle(on, second.id),
    ]
    for (const plan of plans)
      expect(plan).toMatchObject({ ok: false, fault: { kind: 'locked', id: secondBlock } })
    // A story whose picture is locked would leave it behind.
    const picture = after(start, orThrow(planLock(context(start), [photoBlock])))
    expect(planBlockMove(context(picture), leadBlock, [rect(0, 20, 4, 50)])).toMatchObject({
      fault: { kind: 'locked', id: photoBlock },
    })
  })

  test('holds at make-up, for stories, pictures and furniture', () => {
    const advert = put(start, { kind: 'advert', client: '江声', picture: null }, rect(4, 60, 4, 55))
    const held = [secondBlock, photoBlock, advert.block.id]
    const before = after(advert.issue, orThrow(planLock(context(advert.issue), held)))
    const { edits } = makeUp(context(before), { pages: null, keep: false })
    const laid = after(before, edits)
    checkLaws(laid)
    for (const id of held) expect(findBlock(laid, id)?.block).toEqual(findBlock(before, id)?.block)
    // The lead was laid again around them, and its picture is not shown twice.
    expect(findBlock(laid, leadBlock)).toBeNull()
    const shown = laid.pages.flatMap((one) => one.blocks).filter(({ content }) => content.kind === 'picture')
    expect(shown).toHaveLength(1)
    for (const block of laid.pages[0]!.blocks)
      if (block.id !== advert.block.id) expect(areasOverlap(block.area, advert.block.area)).toBe(false)
  })
})

test('blocks that are grouped are chosen together until the group is dissolved', () => {
  const grouped = does(start, planGroup(context(start), [leadBlock, secondBlock]))
  expect(withGroups(grouped.pages[0]!, [secondBlock])).toEqual([secondBlock, leadBlock])
  expect(withGroups(grouped.pages[0]!, [photoBlock])).toEqual([photoBlock])
  expect(does(grouped, planUngroup(context(grouped), [leadBlock]))).toEqual(start)
  expect(planGroup(context(start), [leadBlock])).toMatchObject({ fault: { kind: 'unfit' } })
})

describe('a drawn area', () => {
  test('keeps its size when it becomes an article that waits', () => {
    const done = does(
      start,
      planDraw(context(start), page.id, rect(0, 60, 3, 50), { kind: 'article', article: waiting.id }),
    )
    expect(newBlocks(start, done).map(({ area }) => area)).toEqual([[rect(0, 60, 3, 50)]])
  })
  test('becomes a new article, a picture of the story it lies in, or furniture', () => {
    const fresh = does(start, planDraw(context(start), page.id, rect(0, 60, 3, 20), { kind: 'new-article' }))
    expect(fresh.articles.size).toBe(start.articles.size + 1)
    const another = somePicture('picb')
    const shown = does(
      start,
      planDraw(context(start), page.id, rect(5, 10, 2, 9), { kind: 'picture', picture: another }),
    )
    expect(newBlocks(start, shown)[0]?.content).toMatchObject({ kind: 'picture', article: second.id })
    expect(shown.articles.get(second.id)?.pictures).toEqual([another.id])
    const boxed = does(
      start,
      planDraw(context(start), page.id, rect(0, 0, 4, 50), {
        kind: 'furniture',
        content: { kind: 'box', style: 'double' },
      }),
    )
    expect(boxed.pages[0]?.blocks[0]?.content).toEqual({ kind: 'box', style: 'double' })
  })
})

describe('adverts', () => {
  const format = formatOf(start.publication, page.format)
  const size = (name: string) => start.publication.adverts.find((one) => one.name === name)!

  test('take the columns and lines of their millimetres', () => {
    expect(advertCells(size('整版'), format)).toEqual({ columns: 8, lines: 114 })
    expect(advertCells(size('四分之一版（竖）'), format)).toEqual({ columns: 4, lines: 57 })
    expect(advertCells(size('二十分之一版'), format)).toEqual({ columns: 2, lines: 23 })
    expect(advertCells({ name: '', width: fromMm(500), height: fromMm(100) }, format)).toBeNull()
  })

  test('are stacked from the outer foot corner, locked', () => {
    const wish = { size: size('八分之一版'), client: '江声', picture: null, makeRoom: false }
    let issue = base.issue
    const [right, left] = issue.pages
    for (const target of [right, right, right, left])
      issue = does(issue, planAdvert(context(issue), { ...wish, page: target!.id }))
    expect(issue.pages[0]?.blocks.map(({ area }) => area[0])).toEqual([
      rect(4, 86, 4, 29),
      rect(0, 86, 4, 29),
      rect(4, 56, 4, 29),
    ])
    expect(issue.pages[1]?.blocks.map(({ area, locked }) => [area[0], locked])).toEqual([
      [rect(0, 86, 4, 29), true],
    ])
  })

  test('on a full page are refused, or the page is laid again around them', () => {
    const laid = after(base.issue, makeUp(context(base.issue), { pages: null, keep: false }).edits)
    const wish = { page: page.id, size: size('半版'), client: '江声', picture: null }
    const full = after(
      laid,
      orThrow(planDraw(context(laid), page.id, rect(0, 60, 8, 3), { kind: 'new-article' })),
    )
    const unpinned = after(
      full,
      full.pages[0]!.blocks.map((block) => ({
        kind: 'block.move',
        block: block.id,
        area: block.area,
        pinned: block.content.kind === 'nameplate',
      })),
    )
    expect(
      planAdvert(context(unpinned), { ...wish, size: size('三分之一版'), makeRoom: false }),
    ).toMatchObject({ ok: true })
    const crowded = after(
      unpinned,
      orThrow(planAdvert(context(unpinned), { ...wish, size: size('三分之一版'), makeRoom: false })),
    )
    expect(planAdvert(context(crowded), { ...wish, makeRoom: false })).toMatchObject({
      fault: { kind: 'no-free-space' },
    })
    const roomy = does(unpinned, planAdvert(context(unpinned), { ...wish, makeRoom: true }))
    const advert = newBlocks(unpinned, roomy).find(({ content }) => content.kind === 'advert')
    expect(advert?.area).toEqual([rect(0, 58, 8, 57)])
    for (const block of roomy.pages[0]!.blocks)
      if (block.id !== advert?.id) expect(areasOverlap(block.area, advert!.area)).toBe(false)
  })
})

describe('shapes', () => {
  test('tell what they hold of the article, the best first, as setting it in them shows', () => {
    const fits = shapeFits(context(start), second.id, page.id)
    expect(fits.map(({ shape }) => shape.name).toSorted()).toEqual(
      start.publication.shapes.map(({ name }) => name).toSorted(),
    )
    for (const { shape, over, short, holds } of fits) {
      const done = does(start, planShape(context(start), second.id, page.id, shape))
      const { overset, underset, parts } = engine.article(done, second.id)
      expect(over).toEqual({ amount: overset.characters, lines: overset.lines })
      expect(short).toBe(underset)
      // A line of 13 characters a column, or of the broken ones.
      const perLine = shape.name === '三破二' ? 20 : shape.name === '五破三' ? 22 : 13
      expect(holds).toBe((parts[0]?.capacity ?? 0) * perLine)
    }
    const worst = (fit: (typeof fits)[number] | undefined): number =>
      fit === undefined ? 0 : fit.over.lines + fit.short
    expect(worst(fits[0])).toBeLessThan(worst(fits.at(-1)))
  })

  test('place an article that waits in free space, in words for a Western paper', () => {
    const western = paper({ language: 'en', pages: [[story('Harbour reopens', 4, {}, 'en')]] })
    const on = { issue: western.issue, composer: engine, mint: western.mint }
    const [article] = western.articles
    const [only] = western.issue.pages
    const fits = shapeFits(on, article!.id, only!.id)
    expect(fits.length).toBeGreaterThan(4)
    const words = engine.article(western.issue, article!.id).words
    for (const fit of fits)
      if (fit.over.lines > 0) expect(fit.over.amount).toBeLessThan(words)
      else expect(fit.holds).toBeGreaterThan(words * 0.8)
  })

  test('are saved from a block under a name, and used again', () => {
    const done = does(start, planSaveShape(context(start), secondBlock, '右上三栏'))
    const shape = done.publication.shapes.at(-1)
    expect(shape).toMatchObject({ name: '右上三栏', columns: 3, lines: 30, headlinePlace: 'top' })
    const again = does(done, planSaveShape(context(done), leadBlock, '右上三栏'))
    expect(again.publication.shapes).toHaveLength(done.publication.shapes.length)
    expect(planSaveShape(context(start), photoBlock, 'x')).toMatchObject({ fault: { kind: 'unfit' } })
  })
})

describe('what overlaps', () => {
  const box = (area: GridRect, issue = start) => put(issue, { kind: 'box', style: 'fine' }, area)
  const pairs = (issue: Issue): readonly string[] =>
    issue.pages[0]!.blocks.flatMap((left, index) =>
      issue.pages[0]!.blocks.slice(index + 1).flatMap((right) =>
        blocksOverlap(issue.pages[0]!, left, right) ? `${left.content.kind} ${right.content.kind}` : [],
      ),
    )

  test('is not a box around what it holds, but a box through something', () => {
    expect(pairs(box(rect(0, 0, 4, 50)).issue)).toEqual([])
    expect(pairs(box(rect(0, 0, 8, 60)).issue)).toEqual([])
    expect(pairs(box(rect(3, 0, 2, 20)).issue).toSorted()).toEqual(['box picture', 'box story', 'box story'])
  })
  test('is not a rule in a story, but a rule over a picture', () => {
    const rule = put(start, { kind: 'rule', style: 'fine' }, rect(0, 30, 4, 1)).issue
    expect(pairs(rule)).toEqual([])
    expect(pairs(put(start, { kind: 'rule', style: 'fine' }, rect(2, 10, 2, 1)).issue)).toEqual([
      'rule picture',
    ])
  })
  test('is not a story in a box that stands in another story, but two stories', () => {
    const inset = box(rect(0, 30, 2, 20))
    const held = placed(inset.issue, inset.issue.pages[0]!, waiting, rect(0, 30, 2, 20), base.mint)
    expect(pairs(held.issue)).toEqual([])
    expect(boxAround(held.issue.pages[0]!, held.block)?.id).toBe(inset.block.id)
    const bare = placed(start, page, waiting, rect(0, 30, 2, 20), base.mint)
    expect(pairs(bare.issue)).toEqual(['story story'])
  })
  test('what stands in a box make-up leaves there', () => {
    const boxed = box(rect(4, 0, 4, 40)).issue
    const laid = after(boxed, makeUp(context(boxed), { pages: null, keep: false }).edits)
    expect(areaOf(laid, secondBlock)).toEqual(rect(4, 0, 3, 30))
    expect(findBlock(laid, leadBlock)).toBeNull()
  })
})
