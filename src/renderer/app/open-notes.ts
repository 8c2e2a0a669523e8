// Says once, after an issue is opened, what was brought back and what was amiss in its folder. Work that is
// not in the issue is asked about at once.

import type { OpenNote } from '../../contract/open-note.ts'
import { type OpenIssueState, useIssueStore } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'

/** Keeps watch for as long as the window lives. Called once. */
export function tellOpenNotes(): void {
  let told = ''
  useIssueStore.subscribe(({ open }) => {
    if (open === null || open.session === told) return
    told = open.session
    tell(open)
  })
}

function tell(open: OpenIssueState): void {
  const { recovered, notes } = open
  if (recovered > 0)
    notify({ tone: 'info', key: 'faults.recovered', values: { count: recovered }, stays: true })
  for (const note of notes) {
    if (note.kind === 'work-left') askAbout(note.key)
    else notify({ tone: 'warning', key: `faults.notes.${note.kind}`, values: valuesOf(note), stays: true })
  }
}

/** A moment later: the desk is still being shown, and that closes every dialog. */
function askAbout(work: string): void {
  queueMicrotask(() => useViewStore.getState().openDialog('left-work', { work }))
}

function valuesOf({ kind: _kind, ...rest }: OpenNote): Readonly<Record<string, string | number>> {
  const values = Object.entries(rest).map(
    ([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value] as const,
  )
  return Object.fromEntries(values)
}
