// An issue as its writer left it: what its folder holds, and on top of that the edits that are in the
// journal only, because a run ended before it had published them. Only reads.

import { ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import { applyAll } from '../../model/edit/apply.ts'
import type { Issue } from '../../model/issue.ts'
import type { IssueStore, StoredIssue } from './store/issue-store.ts'
import type { JournalName, JournalRecord, Journals } from './journal.ts'

export interface RecoveredIssue {
  readonly stored: StoredIssue
  /** With the edits of `kept` made. */
  readonly issue: Issue
  /** What the journal must go on with. */
  readonly kept: Omit<JournalRecord, 'spoiled'>
  readonly name: JournalName
  /** False when the journal holds something that could not be read or has no place in this issue. */
  readonly whole: boolean
}

/** `path` must be real: journals are named by it. */
export async function recoverIssue(
  { store, journals }: { readonly store: IssueStore; readonly journals: Pick<Journals, 'read'> },
  path: string,
): Promise<Result<RecoveredIssue, Fault>> {
  const marked = await store.idOf(path)
  const before = marked === null ? ok(null) : await journals.read({ issue: marked, path })
  if (!before.ok) return before
  const noted =
    before.value === null ? [] : [...before.value.commits.map(({ id }) => id).reverse(), before.value.base]
  const stored = await store.open(path, noted)
  if (!stored.ok) return stored
  const name = { issue: stored.value.issue.id, path }
  const record = marked === name.issue ? before : await journals.read(name)
  if (!record.ok) return record
  const { issue, kept, fits } = await fitJournal(stored.value, record.value)
  for (const note of kept.originals) await stored.value.adoptOriginal(note)
  return ok({ stored: stored.value, issue, kept, name, whole: fits && record.value?.spoiled !== true })
}

interface FittedJournal {
  readonly issue: Issue
  readonly kept: Omit<JournalRecord, 'spoiled'>
  /** False when the journal holds edits that have no place in this issue. */
  readonly fits: boolean
}

/**
 * Makes the edits of the journal again on the opened issue. They fit when the journal began at this very
 * content, or noted the opened commit before it was published: then only what came after is made again.
 */
async function fitJournal(stored: StoredIssue, record: JournalRecord | null): Promise<FittedJournal> {
  const fresh = { base: stored.commit, seq: 0, batches: [], originals: [], commits: [] }
  if (record === null) return { issue: stored.issue, kept: fresh, fits: true }
  const rest = { originals: record.originals, commits: record.commits }
  const from = await startOf(stored, record)
  const batches = record.batches.filter((batch) => from !== null && batch.seq > from)
  const last = record.seq + record.batches.length
  const applied = applyAll(
    stored.issue,
    batches.flatMap((batch) => batch.edits),
  )
  if (from === null || !applied.ok) {
    return { issue: stored.issue, kept: { ...fresh, ...rest, seq: last }, fits: record.batches.length === 0 }
  }
  return {
    issue: applied.value.issue,
    kept: { base: stored.commit, seq: from, batches, ...rest },
    fits: true,
  }
}

/** The last batch the opened commit holds, or null when the journal knows nothing of that commit. */
async function startOf(stored: StoredIssue, record: JournalRecord): Promise<number | null> {
  // Notes of commits before the base are kept too; their batches are not, so they can't be built on.
  const notes = record.commits.filter((note) => note.seq >= record.seq).toReversed()
  for (const note of notes) if (note.id === stored.commit) return note.seq
  if (record.base === stored.commit || (await stored.sameContent(record.base))) return record.seq
  for (const note of notes) if (await stored.sameContent(note.id)) return note.seq
  return null
}
