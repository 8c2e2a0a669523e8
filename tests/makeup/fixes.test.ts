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
import type { Issue } from '../../src/model/issue.ts'
import { findBlock } from '../../src/model/query/find.ts'
import { checkTextWhole } from '../support/laws.ts'
import { after, composer, paper, placed, rect, story } from '../support/paper.ts'
import { planted, plantedFaults, twoBeside } from '../support/planted-faults.ts'

const engine = composer()
const problemsOf = (issue: Issue): readonly Problem[] => checkIssue(issue, issueFacts(issue, engine))

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

describe('mended by itself', () => {
  test.each(plantedFaults)('%s', (code, make) => {
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
  const [, make] = plantedFaults.find(([code]) => code === 'BIDI_CONTROL') ?? []
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
