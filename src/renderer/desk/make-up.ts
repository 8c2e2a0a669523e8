// Lays pages out by machine and says what came of it.

import type { PageId } from '../../base/ids.ts'
import type { MakeupNote } from '../../makeup/makeup.ts'
import { notify } from '../state/notices.ts'
import { thingName } from '../state/refusals.ts'
import { layOut } from './desk-actions.ts'

/** One page, or all of them for null. */
export function runMakeUp(page: PageId | null): void {
  const notes = layOut(page)
  if (notes === null) return
  const left = notes.filter((note) => note.kind !== 'jumped')
  if (notes.length === 0) notify({ tone: 'info', key: 'desk.makeUp.done' })
  else if (left.length === 0)
    notify({ tone: 'info', key: 'desk.makeUp.jumped', values: { count: notes.length } })
  // The first few by name: the check panel lists them all.
  for (const note of left.slice(0, 3)) notify(noteWords(note))
}

function noteWords(note: Exclude<MakeupNote, { readonly kind: 'jumped' }>): Parameters<typeof notify>[0] {
  const values = { name: thingName(note.article), page: thingName(note.page) }
  if (note.kind === 'unplaced') return { tone: 'warning', key: 'desk.makeUp.unplaced', values }
  return { tone: 'warning', key: 'desk.makeUp.overset', values: { ...values, lines: note.lines } }
}
