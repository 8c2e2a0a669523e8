// Each problem that can be mended by itself, planted on a page: the check shows it, its fix takes it away, brings no
// error with it and is one list of edits that undoes exactly.

import { describe, expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { fromPt } from '../../src/base/units.ts'
import { issueFacts } from '../../src/compose/facts.ts'
import { planFix } from '../../src/makeup/fixes.ts'
import { checkIssue, type Problem, type ProblemCode } from '../../src/model/check/check.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import { boundsOf } from '../../src/model/grid.ts'
import type { BlockContent, GridRect, Issue, Page } from '../../src/model/issue.ts'
import { makeBlock } from '../../src/model/make.ts'
import { findBlock } from '../../src/model/query/find.ts'
import { checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, placed, rect, somePicture, story, type Story } from '../support/paper.ts'

const engine = composer()
const problemsOf = (issue: Issue): readonly Problem[] => checkIssue(issue, issueFacts(issue, engine))

interface Planted {
  readonly issue: Issue
  readonly page: Page
}

/** Stories on one page, each in its area. */
function planted(
  stories: readonly (readonly [Story, ...GridRect[]])[],
): Planted & { readonly mint: () => string } {
  const one = paper({
    pages: [stories.map(([text]) => ({ byline: '本报记者', ...text })), []],
    pictures: [somePicture('pica')],
  })
  const [page] = one.issue.pages
  if (page === undefined) throw new Error('a page')
  let { issue } = one
  for (const [index, [, ...area]] of stories.entries()) {
    const article = one.articles[index]
    if (article === undefined || area.length === 0) continue
    const content: BlockContent = {
      kind: 'story',
      article: article.id,
      headlineSize: null,
      headlinePlace: 'top',
      columns: { kind: 'grid' },
    }
    const block = makeBlock(one.mint, area, content)
    issue = after(issue, [{ kind: 'block.insert', page: page.id, block, index }])
  }
  return { issue, page, mint: one.mint }
}

function withPicture({ issue, page, mint }: ReturnType<typeof planted>, area: GridRect): Issue {
  const [article] = issue.articles.keys()
  const block = makeBlock(mint, [area], {
    kind: 'picture',
    picture: 'pica' as never,
    article: article ?? null,
    crop: null,
  })
  return after(issue, [
    { kind: 'block.insert', page: page.id, block, index: issue.pages[0]?.blocks.length ?? 0 },
  ])
}

/** The issue once the first problem of a code is mended. */
function mended(issue: Issue, code: ProblemCode): Issue {
  const before = problemsOf(issue)
  const problem = before.find((one) => one.code === code)
  if (problem === undefined)
    throw new Error(`${code} is not there: ${before.map((one) => one.code).join(' ')}`)
  let count = 0
  const mint = (): string => `fix${String((count += 1)).padStart(5, '0')}`
  const edits = orThrow(planFix({ issue, composer: engine, mint }, problem))
  const made = orThrow(applyAll(issue, edits))
  const left = problemsOf(made.issue)
  expect(
    left.filter((one) => one.code === code && one.block === problem.block && one.page === problem.page),
  ).toEqual([])
  const errors = (problems: readonly Problem[]): number =>
    problems.filter(({ severity }) => severity === 'error').length
  expect(errors(left)).toBeLessThanOrEqual(errors(before))
  checkTextWhole(made.issue, engine)
  expect(orThrow(applyAll(made.issue, made.undo)).issue).toEqual(issue)
  return made.issue
}

const twoBeside = [
  [story('甲乙丙丁', 8), rect(0, 0, 3, 30)],
  [story('戊己庚辛', 8), rect(3, 0, 3, 30)],
] as const

/** A code, and an issue that has its fault. */
const faults: readonly (readonly [ProblemCode, () => Issue])[] = [
  ['OVERSET', () => planted([[story('一条新闻', 12), rect(0, 0, 2, 20)]]).issue],
  ['UNDERSET', () => planted([[story('一条新闻', 12), rect(0, 0, 4, 60)]]).issue],
  ['TOMBSTONE', () => planted(twoBeside).issue],
  [
    'HEADLINE_ORDER',
    () =>
      planted([
        [story('上面一条', 8, { rank: 4 }), rect(0, 0, 4, 24)],
        [story('下面一条', 8, { rank: 2 }), rect(0, 26, 4, 30)],
      ]).issue,
  ],
  [
    'BURIED_LEAD',
    () =>
      planted([
        [story('一条新闻', 8, { rank: 3 }), rect(0, 0, 4, 30)],
        [story('头条新闻', 8, { rank: 1 }), rect(0, 40, 4, 30)],
      ]).issue,
  ],
  ['LEG_SHORT', () => planted([[story('一条短讯', 5), rect(0, 0, 6, 14)]]).issue],
  ['LEG_LONG', () => planted([[story('一条长文', 26), rect(0, 0, 2, 115)]]).issue],
  ['DOGLEG', () => planted([[story('一条新闻', 12), rect(0, 0, 4, 20), rect(0, 20, 2, 20)]]).issue],
  ['RUN_OUT', () => planted([[story('一条新闻', 12), rect(0, 0, 2, 40), rect(2, 0, 2, 40)]]).issue],
  [
    'WIDOW',
    () => {
      // Columns so low that the rules of filling can't hold: found by trying.
      for (let lines = 3; lines < 40; lines += 1) {
        const { issue } = planted([[story('一条新闻', 20), rect(0, 0, 6, lines)]])
        if (problemsOf(issue).some(({ code }) => code === 'WIDOW')) return issue
      }
      throw new Error('no widow at any depth')
    },
  ],
  [
    'OVERLAP',
    () =>
      planted([
        [story('甲', 8), rect(0, 0, 3, 30)],
        [story('乙', 8), rect(2, 10, 3, 30)],
      ]).issue,
  ],
  ['UNPLACED', () => planted([[story('一条新闻', 12)]]).issue],
  ['UNSIGNED', () => planted([[story('一条新闻', 12), rect(0, 0, 4, 27)]]).issue],
  [
    'PICTURE_IN_LEG',
    () => withPicture(planted([[story('一条新闻', 12), rect(0, 0, 4, 44)]]), rect(2, 14, 2, 16)),
  ],
  ['SHORT_WRAP', () => withPicture(planted([[story('一条新闻', 10), rect(0, 0, 4, 40)]]), rect(2, 4, 2, 31))],
  [
    'MISSING_PICTURE',
    () => {
      const { issue } = planted([[story('一条新闻', 12), rect(0, 0, 4, 46)]])
      const [article] = issue.articles.keys()
      if (article === undefined) throw new Error('an article')
      return after(issue, [{ kind: 'article.set', article, fields: { pictures: ['pica' as never] } }])
    },
  ],
  [
    'PICTURE_PPI',
    () => {
      const one = planted([[story('一条新闻', 12), rect(0, 0, 4, 27)]])
      const small = somePicture('pics', { width: 700, height: 500 })
      const content = { kind: 'picture', picture: small.id, article: null, crop: null } as const
      const block = makeBlock(one.mint, [rect(0, 60, 5, 40)], content)
      return after(one.issue, [
        { kind: 'picture.insert', picture: small },
        { kind: 'block.insert', page: one.page.id, block, index: 1 },
      ])
    },
  ],
  [
    'BIDI_CONTROL',
    () => {
      const { issue } = planted([[story('一条新闻', 12, { deck: '副\u202e题' }), rect(0, 0, 4, 28)]])
      const [article] = issue.articles.values()
      const [first] = article?.body ?? []
      if (article === undefined || first === undefined) throw new Error('an article')
      const text = `江\u202e面\u202c上的${first.text}`
      const insert = [{ ...first, text, marks: [{ kind: 'strong' as const, from: 1, to: 4 }] }]
      return after(issue, [{ kind: 'body.splice', article: article.id, index: 0, remove: 1, insert }])
    },
  ],
]

describe('mended by itself', () => {
  test.each(faults)('%s', (code, make) => {
    mended(make(), code)
  })
})

test('a headline too wide for its block is set smaller', () => {
  const one = paper({
    language: 'en',
    pages: [[story('Incomprehensibilities', 3, { rank: 1, byline: 'x' }, 'en')]],
  })
  const [article] = one.articles
  const [page] = one.issue.pages
  if (article === undefined || page === undefined) throw new Error('a page')
  const { issue, block } = placed(one.issue, page, article, rect(0, 0, 1, 100), one.mint)
  const content = findBlock(mended(issue, 'HEADLINE_WIDTH'), block.id)?.block.content
  expect(content).toMatchObject({ kind: 'story' })
  expect(content?.kind === 'story' ? content.headlineSize : 0).toBeLessThan(fromPt(48))
})

test('marks stay on their words when unseen characters are taken out', () => {
  const [, make] = faults.find(([code]) => code === 'BIDI_CONTROL') ?? []
  const [article] = mended(make?.() ?? planted([]).issue, 'BIDI_CONTROL').articles.values()
  const [first] = article?.body ?? []
  expect(first?.text.startsWith('江面上的')).toBe(true)
  expect(first?.marks).toEqual([{ kind: 'strong', from: 1, to: 2 }])
})

test('a block is made as low as its text, no lower', () => {
  const issue = mended(planted([[story('一条新闻', 12), rect(0, 0, 4, 60)]]).issue, 'UNDERSET')
  const [block] = issue.pages[0]?.blocks ?? []
  const facts = issueFacts(issue, engine).parts[0]
  expect(facts?.oversetLines).toBe(0)
  expect(boundsOf(block?.area ?? []).lines).toBeLessThan(32)
})

test('what stands in the way is said, and nothing is changed', () => {
  const full = planted([
    [story('一条新闻', 12), rect(0, 0, 2, 20)],
    [story('另一条新闻', 40), rect(0, 20, 8, 95)],
    [story('第三条新闻', 40), rect(2, 0, 6, 20)],
  ]).issue
  const problem = problemsOf(full).find((one) => one.code === 'OVERSET')
  if (problem === undefined) throw new Error('overset')
  expect(planFix({ issue: full, composer: engine, mint: () => 'x' }, problem)).toEqual({
    ok: false,
    fault: { kind: 'no-fix', id: problem.block },
  })
})

test('a paper turns a check off, or takes it more gravely', () => {
  const { issue } = planted(twoBeside)
  const ruled = (severities: Readonly<Record<string, 'off' | 'error'>>): readonly Problem[] => {
    const edit: Edit = {
      kind: 'publication.set',
      publication: { ...issue.publication, rules: { ...issue.publication.rules, severities } },
    }
    return problemsOf(after(issue, [edit])).filter(({ code }) => code === 'TOMBSTONE')
  }
  expect(ruled({})).toMatchObject([{ severity: 'note' }])
  expect(ruled({ TOMBSTONE: 'off' })).toEqual([])
  expect(ruled({ TOMBSTONE: 'error' })).toMatchObject([{ severity: 'error' }])
})
