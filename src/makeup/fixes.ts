// How a problem of the desk checks can be mended by itself. Each code knows ways to try; the first that really takes
// the problem away and brings no new error is the fix. In: an issue and a problem found in it. Out: a plan, made as
// one mark. What only an editor can do (write a headline, name an author) has no fix.

import { err, ok } from '../base/result.ts'
import { issueFacts } from '../compose/facts.ts'
import { checkIssue, type Problem, type ProblemCode } from '../model/check/check.ts'
import { applyAll } from '../model/edit/apply.ts'
import { blockWays } from './block-ways.ts'
import { headlineWays } from './headline-ways.ts'
import { pictureWays } from './picture-ways.ts'
import type { Plan, PlanContext } from './plan.ts'
import type { Way } from './way.ts'

const ways: Partial<Readonly<Record<ProblemCode, Way>>> = { ...headlineWays, ...blockWays, ...pictureWays }

export const mendable: ReadonlySet<ProblemCode> = new Set(Object.keys(ways) as ProblemCode[])

/** `no-fix` where none of the ways helps: the editor has to choose. */
export function planFix(context: PlanContext, problem: Problem): Plan {
  const { issue, composer } = context
  const way = ways[problem.code]
  const before = errorsIn(checkIssue(issue, issueFacts(issue, composer)))
  for (const edits of way?.(context, problem) ?? []) {
    const tried = applyAll(issue, edits)
    if (!tried.ok) continue
    const after = tried.value.issue
    const problems = checkIssue(after, issueFacts(after, composer))
    const isGone = !problems.some((one) => isSame(one, problem))
    if (isGone && errorsIn(problems) <= before) return ok(edits)
  }
  return err({ kind: 'no-fix', id: problem.block ?? problem.article ?? problem.page ?? '' })
}

function errorsIn(problems: readonly Problem[]): number {
  return problems.filter((problem) => problem.severity === 'error').length
}

function isSame(one: Problem, other: Problem): boolean {
  return (
    one.code === other.code &&
    one.page === other.page &&
    one.article === other.article &&
    one.block === other.block &&
    one.values['name'] === other.values['name']
  )
}
