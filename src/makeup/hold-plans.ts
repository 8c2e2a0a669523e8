// Locking and grouping blocks.

import { type BlockId, type GroupId, mintId } from '../base/ids.ts'
import { ok } from '../base/result.ts'
import type { Block, Page } from '../model/issue.ts'
import { findBlock } from '../model/query/find.ts'
import { fault, type Plan, type PlanContext } from './plan.ts'

/** The blocks and all that are grouped with them, those asked for first. */
export function withGroups(page: Page, ids: readonly BlockId[]): readonly BlockId[] {
  const groups = new Set(
    page.blocks.filter((block) => ids.includes(block.id)).flatMap(({ group }) => group ?? []),
  )
  const others = page.blocks.filter(
    ({ id, group }) => group !== null && groups.has(group) && !ids.includes(id),
  )
  return [...ids, ...others.map(({ id }) => id)]
}

/** Locks them, or unlocks them when all are locked. */
export function planLock({ issue }: PlanContext, ids: readonly BlockId[]): Plan {
  const blocks = ids.flatMap((id) => findBlock(issue, id)?.block ?? [])
  const locked = blocks.some((block) => !block.locked)
  return ok(
    blocks
      .filter((block) => block.locked !== locked)
      .map((block) => ({ kind: 'block.hold', block: block.id, fields: { locked } })),
  )
}

/** Makes them one group; those they were in let them go. */
export function planGroup({ issue, mint }: PlanContext, ids: readonly BlockId[]): Plan {
  const blocks = ids.flatMap((id) => findBlock(issue, id)?.block ?? [])
  if (blocks.length < 2) return fault('unfit', ids[0] ?? '')
  const group = mintId<GroupId>(mint)
  return ok(blocks.map((block) => ({ kind: 'block.hold', block: block.id, fields: { group } })))
}

/** Dissolves every group that one of them is in. */
export function planUngroup({ issue }: PlanContext, ids: readonly BlockId[]): Plan {
  const [first] = ids.flatMap((id) => findBlock(issue, id) ?? [])
  if (first === undefined) return ok([])
  const all = withGroups(first.page, ids)
  const grouped = first.page.blocks.filter((block: Block) => block.group !== null && all.includes(block.id))
  return ok(grouped.map((block) => ({ kind: 'block.hold', block: block.id, fields: { group: null } })))
}
