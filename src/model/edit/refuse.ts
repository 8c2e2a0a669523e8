import { err, type Err } from '../../base/result.ts'
import type { Edit, Refusal } from './edit.ts'

/** A refusal of `edit` because of the thing called `id`. */
export function refuse(edit: Edit, kind: Refusal['kind'], id: string): Err<Refusal> {
  return err({ kind, edit: edit.kind, id })
}

/** The named fields of a record as they are now: what an edit that sets them is undone with. */
export function previous<Thing extends object>(thing: Thing, fields: Partial<Thing>): Partial<Thing> {
  const before: Partial<Thing> = {}
  for (const key of Object.keys(fields) as (keyof Thing)[]) before[key] = thing[key]
  return before
}
