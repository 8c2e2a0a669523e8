// Two writers' values of one place against the value both began with. A change of one side is taken; where
// both changed it, one version stands, chosen by its content alone, and the other becomes a conflict.

import { canonical, sameValue } from '../../base/canonical.ts'
import type { ConflictId } from '../../base/ids.ts'
import { type Conflict, type ConflictContent, makeConflict, type OrderedList } from '../conflict.ts'
import type { Issue } from '../issue.ts'
import { weave } from './weave.ts'

/** Three issues that are being merged, and the conflicts met so far. */
export interface Meeting {
  readonly base: Issue
  readonly left: Issue
  readonly right: Issue
  /** Conflicts a side has that the base had not: it has met the other's version before. */
  readonly heldLeft: ReadonlySet<ConflictId>
  readonly heldRight: ReadonlySet<ConflictId>
  readonly met: Map<ConflictId, Conflict>
}

export function startMeeting(base: Issue, left: Issue, right: Issue): Meeting {
  const held = (side: Issue): ReadonlySet<ConflictId> =>
    new Set([...side.conflicts.keys()].filter((id) => !base.conflicts.has(id)))
  return { base, left, right, heldLeft: held(left), heldRight: held(right), met: new Map() }
}

function meet(meeting: Meeting, content: ConflictContent): void {
  const conflict = makeConflict(content)
  meeting.met.set(conflict.id, conflict)
}

/** Makes the conflict that keeps a version of the place in question. */
type Keeping<Value> = (other: Value) => ConflictContent

/** Merges two changed values whose changes don't meet; null when they do. */
type Joining<Value> = (base: Value, left: Value, right: Value) => Value | null

/**
 * The value of one place. `base` is undefined where both sides made the place anew. `joining` looks inside a value
 * that has parts; without it the value is changed as a whole.
 */
export function settle<Value>(
  meeting: Meeting,
  base: Value | undefined,
  left: Value,
  right: Value,
  keeping: Keeping<Value>,
  joining?: Joining<Value>,
): Value {
  if (sameValue(left, right)) return left
  const stands = metBefore(meeting, left, right, keeping)
  if (stands !== null) return stands === 'left' ? left : right
  if (base !== undefined && sameValue(base, left)) return right
  if (base !== undefined && sameValue(base, right)) return left
  const joined = base === undefined ? null : (joining?.(base, left, right) ?? null)
  if (joined !== null) return joined
  const leftStands = weighs(left, right)
  meet(meeting, keeping(leftStands ? right : left))
  return leftStands ? left : right
}

/** A side that keeps the other's version as a conflict has met it: what it shows stands. */
function metBefore<Value>(
  meeting: Meeting,
  left: Value,
  right: Value,
  keeping: Keeping<Value>,
): 'left' | 'right' | null {
  const { heldLeft, heldRight } = meeting
  if (heldLeft.size === 0 && heldRight.size === 0) return null
  const leftMet = heldLeft.has(makeConflict(keeping(right)).id)
  const rightMet = heldRight.has(makeConflict(keeping(left)).id)
  if (leftMet === rightMet) return null
  return leftMet ? 'left' : 'right'
}

/** True when the left of two different values stands: the longer text, then the later by code unit. */
function weighs(left: unknown, right: unknown): boolean {
  const [one, other] = [canonical(left), canonical(right)]
  return one.length === other.length ? one > other : one.length > other.length
}

/** Joins two records whose changes lie in different fields. */
export function joinFields<Value extends object>(base: Value, left: Value, right: Value): Value | null {
  const joined: Partial<Value> = {}
  const keys = Object.keys(base) as (keyof Value)[]
  // Variants of a union have fields of their own: those are one value.
  if (![left, right].every((one) => sameValue(Object.keys(one).sort(), keys.toSorted()))) return null
  for (const key of keys) {
    if (sameValue(left[key], right[key]) || sameValue(base[key], right[key])) joined[key] = left[key]
    else if (sameValue(base[key], left[key])) joined[key] = right[key]
    else return null
  }
  return joined as Value
}

/** Lists of ids that are one list; undefined where a side has no such list. */
export interface ListSides<Id> {
  readonly base: readonly Id[] | undefined
  readonly left: readonly Id[] | undefined
  readonly right: readonly Id[] | undefined
}

/**
 * The ids of `stay` in the order both sides agree on; what neither side's list has comes last. `list` names the
 * list in a conflict when both changed the order; null where its order means nothing.
 */
export function settleOrder<Id extends string>(
  meeting: Meeting,
  { base = [], left, right }: ListSides<Id>,
  stay: ReadonlySet<Id>,
  list: OrderedList | null,
): readonly Id[] {
  const primary = leading(meeting, base, left, right, list)
  const one = ((primary === 'left' ? left : right) ?? []).filter((id) => stay.has(id))
  const other = ((primary === 'left' ? right : left) ?? []).filter((id) => stay.has(id))
  const woven = weave(one, other)
  const listed = new Set(woven)
  return [...woven, ...[...stay].filter((id) => !listed.has(id)).sort()]
}

/** The side whose order the merged list takes. */
function leading<Id extends string>(
  meeting: Meeting,
  base: readonly Id[],
  left: readonly Id[] | undefined,
  right: readonly Id[] | undefined,
  list: OrderedList | null,
): 'left' | 'right' {
  if (left === undefined) return 'right'
  if (right === undefined) return 'left'
  const heavier = weighs(left, right) ? 'left' : 'right'
  if (inOneOrder(left, right)) return heavier
  const keeping = (order: readonly Id[]): ConflictContent => ({
    kind: 'order',
    list: list ?? { kind: 'pages' },
    order,
  })
  const stands = list === null ? null : metBefore(meeting, left, right, keeping)
  if (stands !== null) return stands
  const [leftMoved, rightMoved] = [!inOneOrder(base, left), !inOneOrder(base, right)]
  if (leftMoved !== rightMoved) return leftMoved ? 'left' : 'right'
  if (list !== null) meet(meeting, keeping(heavier === 'left' ? right : left))
  return heavier
}

/** True when what two lists have in common stands in the same order in both. */
function inOneOrder<Id>(one: readonly Id[], other: readonly Id[]): boolean {
  const places = new Map(other.map((id, index) => [id, index]))
  let last = -1
  for (const id of one) {
    const place = places.get(id)
    if (place === undefined) continue
    if (place < last) return false
    last = place
  }
  return true
}
