// Laying out pages by machine.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/model/issue.ts'
import { areasOverlap, containsRect } from '../../src/model/grid.ts'
import { makeBlock } from '../../src/model/make.ts'
import { allJumps } from '../../src/model/query/jump-chain.ts'
import { pageNumber } from '../../src/model/query/labels.ts'
import { makeUp } from '../../src/makeup/makeup.ts'
import { checkLaws, checkTextWhole } from '../support/laws.ts'
import {
  after,
  composer,
  paper,
  type Paper,
  rect,
  somePicture,
  type Story,
  story,
  withHeadlinesDown,
} from '../support/paper.ts'

function laidOut({ issue, mint }: Paper): {
  readonly issue: Issue
  readonly notes: ReturnType<typeof makeUp>['notes']
} {
  const engine = composer()
  const made = makeUp({ issue, composer: engine, mint }, { pages: null, keep: false })
  return { issue: after(issue, made.edits), notes: made.notes }
}

/** Blocks that lie on each other, a story's own picture apart. */
function overlaps(issue: Issue): readonly string[] {
  return issue.pages.flatMap((page) =>
    page.blocks.flatMap((left, index) =>
      page.blocks.slice(index + 1).flatMap((right) => {
        const own = (block: typeof left): string | null =>
          'article' in block.content ? block.content.article : null
        const family =
          own(left) !== null && own(left) === own(right) && left.content.kind !== right.content.kind
        return !family && areasOverlap(left.area, right.area) ? [`${left.id} ${right.id}`] : []
      }),
    ),
  )
}

function standing(issue: Issue): number {
  return new Set(
    issue.pages.flatMap((page) =>
      page.blocks.flatMap((block) => (block.content.kind === 'story' ? [block.content.article] : [])),
    ),
  ).size
}

describe('a page', () => {
  const picture = somePicture('pica', { caption: '渡口的早晨', credit: '本报绘图' })
  const stories: readonly Story[] = [
    story('一条江上的两岸人家', 14, { rank: 1, kicker: '引题', deck: '副题', pictures: [picture.id] }),
    story('沿江堤防开工', 9, { rank: 2 }),
    story('船厂排产到后年', 8),
    story('窗口亮灯到晚八点', 7),
    story('电梯到家那天', 7),
    story('三孔老桥明天通行', 3, { rank: 4 }),
    story('今晨初霜', 1, { rank: 5 }),
    story('冬储菜落实到田头', 1, { rank: 5 }),
  ]
  const laid = laidOut(paper({ pages: [stories], pictures: [picture] }))

  test('takes all of its articles without overlap, without overset, and the picture with its story', () => {
    expect(standing(laid.issue)).toBe(stories.length)
    expect(overlaps(laid.issue)).toEqual([])
    expect(laid.notes).toEqual([])
    expect(laid.issue.pages[0]?.blocks.some((block) => block.content.kind === 'picture')).toBe(true)
    checkLaws(laid.issue)
    checkTextWhole(laid.issue, composer())
  })

  test('keeps the picture inside its story', () => {
    const blocks = laid.issue.pages[0]?.blocks ?? []
    const shown = blocks.find((block) => block.content.kind === 'picture')
    const own = blocks.find(
      (block) =>
        block.content.kind === 'story' &&
        shown?.content.kind === 'picture' &&
        block.content.article === shown.content.article,
    )
    const [inner, outer] = [shown?.area[0], own?.area[0]]
    expect(inner !== undefined && outer !== undefined && containsRect(outer, inner)).toBe(true)
  })

  test('has its nameplate at the top and the lead at the upper left', () => {
    const blocks = laid.issue.pages[0]?.blocks ?? []
    const plate = blocks.find((block) => block.content.kind === 'nameplate')
    const lead = blocks.find(
      (block) => block.content.kind === 'story' && laid.issue.articles.get(block.content.article)?.rank === 1,
    )
    expect(plate?.area[0]?.line).toBe(0)
    expect(lead?.area[0]?.column).toBe(0)
    expect(lead?.area[0]?.line).toBe((plate?.area[0]?.lines ?? 0) + 1)
  })

  test('comes out the same each time', () => {
    expect(laidOut(paper({ pages: [stories], pictures: [picture] })).issue).toEqual(laid.issue)
  })
})

describe('too much copy', () => {
  test('goes on on a later page that has room, and the note says so', () => {
    const heavy = [
      story('长稿甲', 60, { rank: 1 }),
      story('长稿乙', 60, { rank: 2 }),
      story('短讯', 2, { rank: 5 }),
    ]
    const { issue, notes } = laidOut(paper({ pages: [heavy, [story('内页', 6)]] }))
    const jumps = allJumps(issue)
    expect(jumps.length).toBeGreaterThan(0)
    for (const ends of jumps)
      expect(pageNumber(issue, ends.to.id)).toBeGreaterThan(pageNumber(issue, ends.from.id))
    expect(notes.filter((note) => note.kind === 'jumped').length).toBe(jumps.length)
    expect(notes.filter((note) => note.kind !== 'jumped')).toEqual([])
    expect(overlaps(issue)).toEqual([])
    checkTextWhole(issue, composer())
  })

  test('that fits nowhere is reported, line for line', () => {
    const { issue, notes } = laidOut(paper({ pages: [[story('过长', 220, { rank: 1 })]] }))
    const over = notes.find((note) => note.kind === 'overset')
    const [article] = issue.articles.keys()
    expect(over?.kind === 'overset' ? over.lines : 0).toBe(
      article === undefined ? -1 : composer().article(issue, article).overset.lines,
    )
    expect(over?.kind === 'overset' ? over.lines : 0).toBeGreaterThan(0)
  })
})

test('a story that asks to be continued is, with enough lines on both pages', () => {
  const first = paper({ pages: [[story('转版稿', 30, { rank: 1 })], [story('本版稿', 8)]] })
  const [article] = first.articles
  const second = first.issue.pages[1]
  if (article === undefined || second === undefined) throw new Error('two pages')
  const asking = after(first.issue, [
    { kind: 'article.set', article: article.id, fields: { continueOn: second.id } },
  ])
  const { issue } = laidOut({ ...first, issue: asking })
  const [jump] = allJumps(issue)
  expect(jump?.to.id).toBe(second.id)
  const parts = composer().article(issue, article.id).parts
  expect(parts.length).toBe(2)
  expect(parts[0]?.lines.length).toBeGreaterThanOrEqual(24)
  expect(parts[1]?.lines.length).toBeGreaterThanOrEqual(30)
  expect(second.headlines).not.toContain(article.id)
  expect(issue.pages[1]?.headlines).toContain(article.id)
})

test('what an editor pinned stays where it is', () => {
  const first = paper({ pages: [[story('甲', 8), story('乙', 8), story('丙', 8)]] })
  const [page] = first.issue.pages
  const [, pinnedArticle] = first.articles
  if (page === undefined || pinnedArticle === undefined) throw new Error('one page')
  const content = {
    kind: 'story' as const,
    article: pinnedArticle.id,
    headlineSize: null,
    headlinePlace: 'top' as const,
    columns: { kind: 'grid' as const },
  }
  const block = makeBlock(first.mint, [rect(5, 60, 3, 40)], content, true)
  const pinned = after(first.issue, [{ kind: 'block.insert', page: page.id, block, index: 0 }])
  const { issue } = laidOut({ ...first, issue: pinned })
  expect(issue.pages[0]?.blocks.find((one) => one.id === block.id)).toEqual(block)
  expect(standing(issue)).toBe(3)
  expect(overlaps(issue)).toEqual([])
})

test('a headline an editor set down the side stays there, beside its text and its picture', () => {
  const picture = somePicture('pica', { caption: '渡口的早晨' })
  const stories = [
    story('一条江上的两岸人家', 14, { rank: 1, pictures: [picture.id] }),
    story('沿江堤防开工', 9),
  ]
  const first = paper({ pages: [stories], pictures: [picture] })
  const once = withHeadlinesDown(laidOut(first).issue)
  const { issue } = laidOut({ ...first, issue: once })
  const places = issue.pages[0]?.blocks.flatMap(({ content }) =>
    content.kind === 'story' ? [content.headlinePlace] : [],
  )
  expect(places?.toSorted()).toEqual(['left', 'right'])
  expect(overlaps(issue)).toEqual([])
  for (const article of first.articles) {
    const { overset, parts } = composer().article(issue, article.id)
    expect(overset.lines).toBe(0)
    expect(parts[0]?.headline[0]?.strips?.length).toBeGreaterThan(4)
  }
  checkTextWhole(issue, composer())
})

test('laying out again joins old jumps and makes them anew: nothing is doubled', () => {
  const first = paper({
    pages: [[story('长稿甲', 60, { rank: 1 }), story('长稿乙', 60, { rank: 2 })], [story('内页', 6)]],
  })
  const once = laidOut(first).issue
  const twice = laidOut({ ...first, issue: once }).issue
  expect(allJumps(twice).length).toBe(allJumps(once).length)
  expect(overlaps(twice)).toEqual([])
  checkLaws(twice)
  checkTextWhole(twice, composer())
})

test('any issue: no overlap, no text lost, nothing left over unsaid', () => {
  const stories = fc.array(
    fc.record({ paragraphs: fc.integer({ min: 0, max: 30 }), rank: fc.constantFrom(1, 2, 3, 4, 5) }),
    { maxLength: 9 },
  )
  fc.assert(
    fc.property(
      fc.array(stories, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('zh-CN', 'en'),
      (pages, language) => {
        let count = 0
        const first = paper({
          language,
          pages: pages.map((list) =>
            list.map(({ paragraphs, rank }) =>
              story(
                `No ${String((count += 1))}`,
                paragraphs,
                { rank: rank as 1 },
                language === 'en' ? 'en' : 'zh',
              ),
            ),
          ),
        })
        const { issue, notes } = laidOut(first)
        expect(overlaps(issue)).toEqual([])
        checkLaws(issue)
        const engine = composer()
        checkTextWhole(issue, engine)
        const said = new Set(notes.flatMap((note) => (note.kind === 'jumped' ? [] : [note.article])))
        for (const article of issue.articles.keys()) {
          const { parts, overset } = engine.article(issue, article)
          if (parts.length === 0 || overset.lines > 0) expect(said).toContain(article)
        }
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)
