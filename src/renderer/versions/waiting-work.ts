// Work that waits for a choice: read from its journal, merged into the open issue as one mark, or thrown away.

import { ok, type Result } from '../../base/result.ts'
import type { LeftWork, OpenIssue } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Issue } from '../../model/issue.ts'
import { diffIssues } from '../../model/merge/diff.ts'
import { mergeIssues } from '../../model/merge/merge.ts'
import { call } from '../bridge/client.ts'
import { tellFault } from '../state/faults.ts'
import { currentIssue, currentSender } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { notify } from '../state/notices.ts'
import { decodeFiles } from '../state/open-issue.ts'

export interface WaitingWork {
  readonly work: LeftWork
  readonly between: Between | null
}

/** The two versions the work lies between. */
export interface Between {
  readonly base: Issue
  readonly work: Issue
}

/** Null when it does not wait any more. */
export async function readWaitingWork(key: string): Promise<Result<WaitingWork | null, Fault>> {
  const listed = await call('recovery.list', {})
  if (!listed.ok) return listed
  const work = listed.value.find((one) => one.key === key)
  if (work === undefined) return ok(null)
  if (work.state === 'unreadable') return ok({ work, between: null })
  const found = await call('recovery.issue', { key })
  if (!found.ok) return found
  return ok({ work, between: betweenOf(work.name, found.value.base, found.value.files) })
}

function betweenOf(name: string, before: OpenIssue['files'], after: OpenIssue['files']): Between | null {
  const base = decodeFiles({ name, files: before })
  const work = decodeFiles({ name, files: after })
  return base.ok && work.ok ? { base: base.value, work: work.value } : null
}

/** The edits that bring the work into the issue as it is now; none when it has all of it. */
export function mergeEdits(now: Issue, { base, work }: Between): readonly Edit[] {
  return diffIssues(now, mergeIssues(base, now, work))
}

/**
 * Merges the work into the open issue. Its journal goes only when the edits are on the disk elsewhere. False
 * when the edits were refused.
 */
export async function mergeWork(key: string, between: Between, when: string): Promise<boolean> {
  const now = currentIssue()
  const sender = currentSender()
  if (now === null || sender === null) return false
  if (!make(mergeEdits(now, between), { key: 'broughtBack' })) return false
  tellMerged(now, when)
  if (await sender.flush()) await discardWork(key)
  else notify({ tone: 'warning', key: 'leftWork.dialog.notKept', stays: true })
  return true
}

function tellMerged(before: Issue, when: string): void {
  notify({ tone: 'info', key: 'leftWork.dialog.merged', values: { when } })
  const count = (currentIssue()?.conflicts.size ?? 0) - before.conflicts.size
  if (count > 0) notify({ tone: 'warning', key: 'leftWork.dialog.conflicts', values: { count }, stays: true })
}

/** For good. False, and said, when it could not be done. */
export async function discardWork(key: string): Promise<boolean> {
  const discarded = await call('recovery.discard', { key })
  if (!discarded.ok) tellFault(discarded.fault)
  return discarded.ok
}
