// The other writers of the open issue: who is here, and what they publish. Their work is taken in when this
// window has nothing under way: what is typed while the main process answers is merged with it here, by the
// same rules.

import { create } from 'zustand'
import type { Events, Others } from '../../contract/events.ts'
import { applyAll } from '../../model/edit/apply.ts'
import { diffIssues } from '../../model/merge/diff.ts'
import { mergeIssues } from '../../model/merge/merge.ts'
import { call, listen } from '../bridge/client.ts'
import { currentOpen, currentSender, takeForeign } from './issue-store.ts'
import { notify } from './notices.ts'

const nobody: Others = { here: [], news: false, waiting: [] }

export const useOthers = create<Others>()(() => nobody)

// A key is typed every tenth of a second: between two of them there is time enough to ask.
const retryAfter = 300

let taking = false
/** News that were heard of and not asked for yet. */
let heard = false

// What was heard last: of an issue that is still on its way to this window it comes before the issue itself.
let lastHeard: Events['issue.others'] | null = null

/** Hears of others for as long as the window lives. Called once. */
export function followOthers(): void {
  listen('issue.others', (event) => {
    lastHeard = event
    recallOthers()
  })
}

/** Takes what was last heard, if it is of the issue that is open now. */
export function recallOthers(): void {
  if (lastHeard === null || currentOpen()?.session !== lastHeard.session) return
  const { session: _, ...others } = lastHeard
  useOthers.setState(others)
  if (others.news) void takeIn()
}

export function forgetOthers(): void {
  useOthers.setState(nobody)
}

/** Takes in what others have published. One at a time; what is heard of meanwhile is asked for afterwards. */
async function takeIn(): Promise<void> {
  heard = true
  if (taking) return
  taking = true
  try {
    while (heard) {
      heard = false
      while (!(await tryTakeIn())) await new Promise((resolve) => setTimeout(resolve, retryAfter))
    }
  } finally {
    taking = false
  }
}

/** False when it must be tried again. */
async function tryTakeIn(): Promise<boolean> {
  const sender = currentSender()
  const asked = currentOpen()
  if (sender === null || asked === null || asked.readOnly) return true
  if (!(await sender.flush())) return true
  const before = currentOpen()
  if (before === null || before.session !== asked.session || !sender.hold()) return before === null
  const base = before.issue
  const answer = await call('issue.merge', { session: before.session, seq: before.seq })
  const now = currentOpen()
  if (now?.session !== before.session) return true
  if (!answer.ok) {
    // Another window of ours has changed the issue: this one is loaded again, with what it had.
    if (answer.fault.kind === 'out-of-step') sender.fail(answer.fault)
    // The folder can't be reached: the news are told again.
    else sender.release()
    return true
  }
  const theirs = applyAll(base, answer.value.edits)
  if (!theirs.ok) {
    sender.fail({ kind: 'out-of-step', expected: answer.value.seq + 1 })
    return true
  }
  const { seq, edits, writers } = answer.value
  if (seq === before.seq) {
    sender.release()
    return true
  }
  // A merge that changes nothing here is a batch all the same: its number is taken.
  if (now.issue === base) {
    if (edits.length > 0) takeForeign(edits)
    sender.release({ seq, edits: [] })
  } else {
    const merged = mergeIssues(base, now.issue, theirs.value.issue)
    takeForeign(diffIssues(now.issue, merged))
    sender.release({ seq, edits: diffIssues(theirs.value.issue, merged) })
  }
  if (edits.length > 0) tell(writers, base.conflicts.size)
  return true
}

function tell(writers: readonly string[], before: number): void {
  const added = (currentOpen()?.issue.conflicts.size ?? 0) - before
  if (added > 0) notify({ tone: 'warning', key: 'others.conflicts', values: { count: added }, stays: true })
  else notify({ tone: 'info', key: 'others.merged', values: { writers: writers.map(writerName).join(', ') } })
}

/** What a writer is called: the name of the one who is here, else that of the branch. */
export function writerName(writer: string): string {
  return useOthers.getState().here.find((one) => one.writer === writer)?.name ?? writer
}
