// Each JUMP_ problem: an issue with that fault shows its code, the fix takes it away, brings no new error and
// loses no word.

import { describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { issueFacts } from '../../src/compose/facts.ts'
import { planFix } from '../../src/makeup/fixes.ts'
import { checkIssue, type Problem, type ProblemCode } from '../../src/model/check/check.ts'
import { record, startHistory, undo } from '../../src/model/edit/history.ts'
import type { Issue } from '../../src/model/issue.ts'
import { allJumps } from '../../src/model/query/jump-chain.ts'
import { pageNumber } from '../../src/model/query/labels.ts'
import { checkLaws, checkTextWhole } from '../support/laws.ts'
import { after, composer, rect, story, type Story } from '../support/paper.ts'
import { chain, type Chain, pageIdAt } from '../support/jumped.ts'

const engine = composer()

function problems(issue: Issue): readonly Problem[] {
  return checkIssue(issue, issueFacts(issue, engine))
}

function errors(issue: Issue): readonly ProblemCode[] {
  return problems(issue).flatMap((one) => (one.severity === 'error' ? one.code : []))
}

function mended({ issue, mint }: Pick<Chain, 'issue' | 'mint'>, code: ProblemCode, isWhole = true): Issue {
  const problem = problems(issue).find((one) => one.code === code)
  if (problem === undefined) throw new Error(`the issue does not show ${code}`)
  const edits = orThrow(planFix({ issue, composer: engine, mint }, problem))
  const done = after(issue, edits)
  expect(problems(done).map((one) => one.code)).not.toContain(code)
  const before = errors(issue)
  expect(errors(done).filter((one) => !before.includes(one))).toEqual([])
  checkLaws(done)
  checkTextWhole(done, engine)
  if (isWhole) {
    const recorded = orThrow(record(startHistory(issue), { name: 'fix', edits }))
    expect(undo(recorded)?.history.issue).toEqual(issue)
  }
  return done
}

const long = story('长篇报道', 24, { byline: '记者' })

test('JUMP_NO_TARGET: the jump that carries nothing is taken away', () => {
  const one = chain({
    story: story('短', 6, { byline: 'x' }),
    pages: 2,
    parts: [
      [1, rect(0, 0, 4, 60)],
      [2, rect(0, 0, 4, 40)],
    ],
  })
  expect(allJumps(mended(one, 'JUMP_NO_TARGET'))).toEqual([])
})

test('JUMP_NO_TARGET in the middle of a chain: the later part stays', () => {
  // The second part has no room under its jump head.
  const one = chain({
    story: long,
    pages: 3,
    parts: [
      [1, rect(0, 0, 3, 40)],
      [2, rect(0, 0, 2, 2)],
      [3, rect(0, 0, 4, 80)],
    ],
  })
  const done = mended(one, 'JUMP_NO_TARGET')
  expect(
    allJumps(done).map((ends) => [pageNumber(done, ends.from.id), pageNumber(done, ends.to.id)]),
  ).toEqual([[1, 3]])
})

describe('JUMP_BACKWARD', () => {
  test('goes to the next later page with room', () => {
    const one = chain({
      story: long,
      pages: 5,
      parts: [
        [3, rect(0, 0, 3, 40)],
        [1, rect(0, 0, 4, 80)],
      ],
    })
    const done = mended(one, 'JUMP_BACKWARD')
    expect(allJumps(done).map((ends) => pageNumber(done, ends.to.id))).toEqual([4])
  })

  test('passes over a page that is full and held', () => {
    const one = chain({
      story: long,
      pages: 5,
      parts: [
        [3, rect(0, 0, 3, 40)],
        [1, rect(0, 0, 4, 80)],
      ],
    })
    const full = {
      id: 'full1' as never,
      area: [rect(0, 0, 8, 115)],
      content: { kind: 'advert', client: '商场', picture: null } as const,
      pinned: true,
      locked: true,
      group: null,
    }
    const issue = after(one.issue, [
      { kind: 'block.insert', page: pageIdAt(one.issue, 4), block: full, index: 0 },
    ])
    const done = mended({ ...one, issue }, 'JUMP_BACKWARD')
    expect(allJumps(done).map((ends) => pageNumber(done, ends.to.id))).toEqual([5])
  })

  test('says so when there is no later page', () => {
    const one = chain({
      story: long,
      pages: 2,
      parts: [
        [2, rect(0, 0, 3, 40)],
        [1, rect(0, 0, 4, 80)],
      ],
    })
    const problem = problems(one.issue).find((each) => each.code === 'JUMP_BACKWARD')
    if (problem === undefined) throw new Error('a jump back')
    expect(planFix({ ...one, composer: engine }, problem)).toMatchObject({
      ok: false,
      fault: { kind: 'no-fix' },
    })
  })
})

describe('JUMP_TWICE', () => {
  test('the part before the last takes its text, with more room', () => {
    const one = chain({
      story: long,
      pages: 3,
      parts: [
        [1, rect(0, 0, 3, 30)],
        [2, rect(0, 0, 3, 30)],
        [3, rect(0, 0, 3, 60)],
      ],
    })
    const done = mended(one, 'JUMP_TWICE')
    expect(allJumps(done).map((ends) => pageNumber(done, ends.to.id))).toEqual([2])
  })

  test('or the first part goes straight to the last page where the one between has no room', () => {
    const one = chain({
      story: long,
      pages: 3,
      parts: [
        [1, rect(0, 0, 3, 30)],
        [2, rect(0, 0, 3, 30)],
        [3, rect(0, 0, 3, 60)],
      ],
    })
    const fence = {
      id: 'fence1' as never,
      area: [rect(0, 31, 8, 80)],
      content: { kind: 'advert', client: '商场', picture: null } as const,
      pinned: true,
      locked: true,
      group: null,
    }
    const wall = { ...fence, id: 'wall1' as never, area: [rect(3, 0, 5, 30)] }
    const issue = after(one.issue, [
      { kind: 'block.insert', page: pageIdAt(one.issue, 2), block: fence, index: 0 },
      { kind: 'block.insert', page: pageIdAt(one.issue, 2), block: wall, index: 0 },
    ])
    const done = mended({ ...one, issue }, 'JUMP_TWICE')
    expect(allJumps(done).map((ends) => pageNumber(done, ends.to.id))).toEqual([3])
  })
})

describe('JUMP_SHORT_HEAD', () => {
  test('the break is moved down where it was held up by hand', () => {
    const one = chain({
      story: long,
      pages: 2,
      parts: [
        [1, rect(0, 0, 3, 40)],
        [2, rect(0, 0, 4, 80)],
      ],
      keep: 8,
    })
    const done = mended(one, 'JUMP_SHORT_HEAD')
    expect(engine.article(done, one.article).parts[0]?.lines.length).toBeGreaterThanOrEqual(24)
  })

  test('or the part gets more room', () => {
    const one = chain({
      story: long,
      pages: 2,
      parts: [
        [1, rect(0, 0, 2, 16)],
        [2, rect(0, 0, 4, 90)],
      ],
    })
    const done = mended(one, 'JUMP_SHORT_HEAD')
    expect(engine.article(done, one.article).parts[0]?.lines.length).toBeGreaterThanOrEqual(24)
    expect(allJumps(done).length).toBe(1)
  })
})

describe('JUMP_SHORT_TAIL', () => {
  test('the break goes up, and the block with it', () => {
    for (let lines = 24; lines < 34; lines += 1) {
      const one = chain({
        story: story('中篇', 14, { byline: 'x' }),
        pages: 2,
        parts: [
          [1, rect(0, 0, 3, lines)],
          [2, rect(0, 0, 3, 30)],
        ],
      })
      // Nothing can grow on the first page: an advert stands under the story.
      const fence = {
        id: 'fence1' as never,
        area: [rect(0, lines + 1, 8, 20)],
        content: { kind: 'advert', client: '商场', picture: null } as const,
        pinned: true,
        locked: true,
        group: null,
      }
      const issue = after(one.issue, [
        { kind: 'block.insert', page: pageIdAt(one.issue, 1), block: fence, index: 0 },
      ])
      const tail = engine.article(issue, one.article).parts[1]?.lines.length ?? 0
      if (tail < 20 || tail >= 36) continue
      const done = mended({ ...one, issue }, 'JUMP_SHORT_TAIL')
      const { parts } = engine.article(done, one.article)
      expect(parts[1]?.lines.length).toBeGreaterThanOrEqual(36)
      expect(parts[0]?.lines.length).toBeGreaterThanOrEqual(24)
      expect(parts[0]?.underset).toBeLessThan(8)
      return
    }
    throw new Error('no height leaves a short part')
  })

  test('a story that is too short for two parts goes without a jump', () => {
    const one = chain({
      story: story('短篇', 8, { byline: 'x' }),
      pages: 2,
      parts: [
        [1, rect(0, 0, 3, 22)],
        [2, rect(0, 0, 3, 30)],
      ],
    })
    expect(allJumps(mended(one, 'JUMP_SHORT_TAIL'))).toEqual([])
  })
})

// Paragraphs of a line or two, over and over: places to break at are rare.
const oneLiners = (pattern: readonly number[]): Story => ({
  headline: ['短句'],
  byline: 'x',
  body: Array.from({ length: 140 }, (_, index) =>
    '江面渡船清晨工人发展建设市民记者表示今年项目完成三十城市道路公园江面渡船清晨工人发展建设市民记者'.slice(
      0,
      pattern[index % pattern.length],
    ),
  ),
})

/** The first height of the first part at which the issue shows the code. */
function withFault(wish: Story, code: ProblemCode): Chain {
  for (let lines = 45; lines < 70; lines += 1) {
    const one = chain({
      story: wish,
      pages: 2,
      parts: [
        [1, rect(0, 0, 1, lines)],
        [2, rect(0, 0, 5, 90)],
      ],
    })
    if (problems(one.issue).some((each) => each.code === code)) return one
  }
  throw new Error(`no height shows ${code}`)
}

test('JUMP_AT_PARAGRAPH_END: the break goes to the nearest line within a paragraph', () => {
  const one = withFault(oneLiners([9, 9, 9, 9, 9, 9, 9, 44]), 'JUMP_AT_PARAGRAPH_END')
  const done = mended(one, 'JUMP_AT_PARAGRAPH_END')
  expect(allJumps(done).length).toBe(1)
})

test('JUMP_WIDOW: the break goes to the nearest place that carries more over', () => {
  const one = withFault(oneLiners([9, 9, 9, 15, 44]), 'JUMP_WIDOW')
  const done = mended(one, 'JUMP_WIDOW')
  expect(allJumps(done).length).toBe(1)
})

test('JUMP_HEAD_MISMATCH: the key word is the headline’s own again', () => {
  const one = chain({
    story: { ...long, keyword: '渡船' },
    pages: 2,
    parts: [
      [1, rect(0, 0, 3, 40)],
      [2, rect(0, 0, 4, 80)],
    ],
  })
  const { publication } = one.issue
  const issue = after(one.issue, [
    {
      kind: 'publication.set',
      publication: { ...publication, jumps: { ...publication.jumps, jumpHead: 'keyword' } },
    },
  ])
  const done = mended({ ...one, issue }, 'JUMP_HEAD_MISMATCH')
  expect(done.articles.get(one.article)?.keyword).toBe('')
})

test('JUMP_HEAD_MISMATCH also where only the jump line shows the word, and not for a word in capitals', () => {
  const one = chain({
    story: { ...long, headline: ['Harbour reopens'], keyword: 'ferry' },
    pages: 2,
    parts: [
      [1, rect(0, 0, 3, 40)],
      [2, rect(0, 0, 4, 80)],
    ],
  })
  const { publication } = one.issue
  const jumps = { ...publication.jumps, jumpLine: 'See {KEYWORD}, Page {label}' }
  const issue = after(one.issue, [{ kind: 'publication.set', publication: { ...publication, jumps } }])
  mended({ ...one, issue }, 'JUMP_HEAD_MISMATCH')
  const right = after(issue, [{ kind: 'article.set', article: one.article, fields: { keyword: 'HARBOUR' } }])
  expect(problems(right).map((each) => each.code)).not.toContain('JUMP_HEAD_MISMATCH')
})

describe('JUMP_PAGE_SPIKED', () => {
  const one = chain({
    story: long,
    pages: 3,
    parts: [
      [1, rect(0, 0, 3, 40)],
      [2, rect(0, 0, 4, 80)],
    ],
  })
  const without = (change: (page: Issue['pages'][number]) => Issue['pages'][number] | null): Issue => ({
    ...one.issue,
    pages: one.issue.pages.flatMap((page, index) => (index === 1 ? (change(page) ?? []) : page)),
  })

  test('a page that does not list the story gets it into its list', () => {
    const issue = without((page) => ({ ...page, headlines: [] }))
    const done = mended({ ...one, issue }, 'JUMP_PAGE_SPIKED', false)
    expect(done.pages[1]?.headlines).toEqual([one.article])
  })

  test('of a page that is gone the jump is taken away', () => {
    const issue = without(() => null)
    expect(problems(issue).map((each) => each.code)).toContain('JUMP_PAGE_SPIKED')
    const problem = problems(issue).find((each) => each.code === 'JUMP_PAGE_SPIKED')
    const plan = problem === undefined ? null : planFix({ ...one, issue, composer: engine }, problem)
    // The text that was there is over now, which is said; nothing of it is lost.
    if (plan?.ok === true) checkTextWhole(after(issue, plan.value), engine)
    else expect(plan).toMatchObject({ fault: { kind: 'no-fix' } })
  })
})
