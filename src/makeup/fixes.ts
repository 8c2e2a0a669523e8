// How a problem of the desk checks can be mended by itself. Each code knows ways to try; the first that really takes
// the problem away and brings no new error is the fix. In: an issue and a problem found in it. Out: a plan, made as
// one mark. What only an editor can do (write a headline, name an author) has no fix.

import { err, ok } from '../base/result.ts'
import { issueFacts } from '../compose/facts.ts'
import { checkIssue, type Problem, type ProblemCode } from '../model/check/check.ts'
import { applyAll } from '../model/edit/apply.ts'
import { blockWays } from './block-ways.ts'
import { headlineWays } from './headline-ways.ts'
import { jumpWays } from './jump-ways.ts'
import { pictureWays } from './picture-ways.ts'
import type { Plan, PlanContext } from './plan.ts'
import type { Way } from './way.ts'
import { wordWays } from './word-ways.ts'

const ways: Partial<Readonly<Record<ProblemCode, Way>>> = {
  ...headlineWays,
  ...blockWays,
  ...pictureWays,
  ...jumpWays,
  ...wordWays,
}

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
    const isWorse = [...errorsIn(problems)].some((error) => !before.has(error))
    if (isGone && !isWorse && edits.length > 0) return ok(edits)
  }
  return err({ kind: 'no-fix', id: problem.block ?? problem.article ?? problem.page ?? '' })
}

/** Errors by what they are about. A way may put another block in a block's place. */
function errorsIn(problems: readonly Problem[]): ReadonlySet<string> {
  const errors = problems.filter((problem) => problem.severity === 'error')
  return new Set(errors.map(({ code, page, article }) => [code, page, article].join(' ')))
}

function isSame(one: Problem, other: Problem): boolean {
  if (one.code !== other.code || one.article !== other.article) return false
  // A jump that is made anew has other blocks, and its end may be on another page.
  if (one.code.startsWith('JUMP_')) return true
  return one.page === other.page && one.block === other.block && one.values['name'] === other.values['name']
}
