// A way to mend a problem: what to try, the best first. Each try is a list of edits on the issue as it is.

import type { Problem } from '../model/check/check.ts'
import type { Edit } from '../model/edit/edit.ts'
import { findBlock, type FoundBlock } from '../model/query/find.ts'
import type { PlanContext, Plan } from './plan.ts'

export type Way = (context: PlanContext, problem: Problem) => Iterable<readonly Edit[]>

/** The block a problem is about. */
export function blockAt({ issue }: PlanContext, { block }: Problem): FoundBlock | null {
  return block === null ? null : findBlock(issue, block)
}

/** A plan as tries: none when it can't be done. */
export function* asTry(plan: Plan): Generator<readonly Edit[]> {
  if (plan.ok) yield plan.value
}
