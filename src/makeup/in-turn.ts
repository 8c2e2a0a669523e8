// Several plans as one: each is worked out on what the one before it leaves.

import { ok } from '../base/result.ts'
import type { Edit } from '../model/edit/edit.ts'
import { applyAll } from '../model/edit/apply.ts'
import type { Plan, PlanContext } from './plan.ts'

export function inTurn<Thing>(
  context: PlanContext,
  things: Iterable<Thing>,
  plan: (context: PlanContext, thing: Thing) => Plan,
): Plan {
  let { issue } = context
  const edits: Edit[] = []
  for (const thing of things) {
    const planned = plan({ ...context, issue }, thing)
    if (!planned.ok) return planned
    const applied = applyAll(issue, planned.value)
    if (!applied.ok) throw new Error(`a plan was refused: ${JSON.stringify(applied.fault)}`)
    issue = applied.value.issue
    edits.push(...planned.value)
  }
  return ok(edits)
}
