// What a page would be like if blocks came to stand where a hand holds them: does the text fit, and which rules of
// make-up would be broken that are not broken now. Asked while dragging, so one page is composed and no more.

import type { BlockId, PageId } from '../base/ids.ts'
import { pageParts } from '../compose/facts.ts'
import type { Problem } from '../model/check/check.ts'
import { layoutProblems } from '../model/check/layout.ts'
import { applyAll } from '../model/edit/apply.ts'
import type { GridRect, Issue } from '../model/issue.ts'
import { findPage } from '../model/query/find.ts'
import { planBlockMove, type PlanContext } from './plan.ts'

export interface LiveFit {
  readonly block: BlockId
  readonly oversetLines: number
  readonly undersetLines: number
}

export interface LiveRules {
  /** Of the blocks that are moved, those that hold text. */
  readonly fits: readonly LiveFit[]
  readonly problems: readonly Problem[]
}

/** Null where the blocks can't stand there. */
export function liveRules(
  context: PlanContext,
  page: PageId,
  areas: ReadonlyMap<BlockId, readonly GridRect[]>,
): LiveRules | null {
  const before = layoutOf(context, context.issue, page)
  let { issue } = context
  for (const [block, area] of areas) {
    const plan = planBlockMove({ ...context, issue }, block, area)
    const made = plan.ok ? applyAll(issue, plan.value) : null
    if (made?.ok !== true) return null
    issue = made.value.issue
  }
  const after = layoutOf(context, issue, page)
  const had = new Set(before.problems.map(sign))
  return {
    fits: after.parts
      .filter((part) => areas.has(part.block))
      .map(({ block, article, undersetLines }) => ({
        block,
        // What a part no longer holds may be over at the end of the last.
        oversetLines: context.composer.article(issue, article).overset.lines,
        undersetLines,
      })),
    problems: after.problems.filter((problem) => !had.has(sign(problem))),
  }
}

function layoutOf({ composer }: PlanContext, issue: Issue, id: PageId) {
  const page = findPage(issue, id)
  if (page === null) return { parts: [], problems: [] }
  const parts = pageParts(issue, composer, composer.page(issue, id))
  return { parts, problems: layoutProblems(issue, page, new Map(parts.map((part) => [part.block, part]))) }
}

function sign({ code, block, article }: Problem): string {
  return `${code} ${block ?? ''} ${article ?? ''}`
}
