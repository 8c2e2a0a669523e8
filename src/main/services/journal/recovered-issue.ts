// An issue as its writer left it: what its folder holds, and on top of that the edits that are in the
// journal only, because a run ended before it had published them. They are made again by themselves only
// where the folder stands exactly where the journal left it; over anything newer the editor decides.

import { ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { applyAll } from '../../../model/edit/apply.ts'
import { decodeIssue } from '../../../model/file/decode.ts'
import { encodeIssue } from '../../../model/file/encode.ts'
import type { Issue } from '../../../model/issue.ts'
import type { IssueStore } from '../store/issue-store.ts'
import type { StoredIssue } from '../store/stored-issue.ts'
import type { Journals } from './journal.ts'
import { type JournalName, type JournalRecord, type JournalStart, pendingBatches } from './journal-file.ts'

export interface RecoveredIssue {
  readonly stored: StoredIssue
  /** With the edits of `kept` made. */
  readonly issue: Issue
  /** What the journal must go on with. */
  readonly kept: JournalStart
  readonly name: JournalName
  /** False when the journal holds something that could not be read or has no place in this issue as it is now. */
  readonly fits: boolean
}

export interface RecoverParts {
  readonly store: IssueStore
  readonly journals: Pick<Journals, 'read'>
  /** True to write the merge of heads that are apart before the journal is looked at. */
  readonly settle: boolean
}

/** `path` must be real: journals are named by it. */
export async function recoverIssue(
  { store, journals, settle }: RecoverParts,
  path: string,
): Promise<Result<RecoveredIssue, Fault>> {
  const marked = await store.idOf(path)
  const before = marked === null ? ok(null) : await journals.read({ issue: marked, path })
  if (!before.ok) return before
  const opened = await store.open(path, notedCommits(before.value))
  if (!opened.ok) return opened
  const stored = opened.value
  const name = { issue: stored.issue.id, path }
  const record = marked === name.issue ? before : await journals.read(name)
  if (!record.ok) return record
  // A folder that can't be written now is merged in memory only; it is written with the first publish.
  if (settle && !stored.readOnly) await stored.settle()
  // A damaged journal is kept for whoever may be able to mend it, and not written over.
  const isUnreadable = record.value === 'unreadable'
  const known = record.value === 'unreadable' ? null : record.value
  for (const note of known?.originals ?? []) await stored.adoptOriginal(note)
  const fitted = await fitJournal(stored, known)
  return ok({ stored, name, ...fitted, fits: fitted.fits && !isUnreadable })
}

function notedCommits(record: JournalRecord | 'unreadable' | null): readonly string[] {
  if (record === null || record === 'unreadable') return []
  return [...record.commits.map(({ id }) => id).reverse(), record.published.id, record.base]
}

type Fitted = Pick<RecoveredIssue, 'issue' | 'kept' | 'fits'>

/**
 * Makes the edits of the journal again on the opened issue. They fit when the journal began at this very
 * content, or noted the opened commit before it was published: then only what came after is made again.
 */
async function fitJournal(stored: StoredIssue, record: JournalRecord | null): Promise<Fitted> {
  const { issue } = stored
  const fresh = { base: stored.head(), files: encodeIssue(issue), batches: [] }
  if (record === null) return { issue, kept: { ...fresh, seq: 0, originals: [], commits: [] }, fits: true }
  const { originals, commits } = record
  const from = await startOf(stored, record)
  const batches = record.batches.filter((batch) => from !== null && batch.seq > from)
  if (from !== null && isPieced(stored)) return mended(stored, record, from)
  const edits = batches.flatMap((batch) => batch.edits)
  const applied = applyAll(issue, edits)
  if (from !== null && applied.ok) {
    const kept = { ...fresh, seq: from, batches, originals, commits }
    return { issue: applied.value.issue, kept, fits: !record.spoiled }
  }
  const last = record.seq + record.batches.length
  const fits = pendingBatches(record).length === 0 && !record.spoiled
  return { issue, kept: { ...fresh, seq: last, originals, commits }, fits }
}

/** Whether the commit we stand at is damaged, so that its name does not tell what was opened. */
function isPieced(stored: StoredIssue): boolean {
  return stored.notes.some((note) => note.kind === 'pieced-together' && note.commit === stored.head())
}

/**
 * What a damaged commit held is in the journal still, whole: it takes the place of what was pieced together,
 * and is published again. Where others have branches too, which the journal knows nothing of, it is kept instead.
 */
function mended(stored: StoredIssue, record: JournalRecord, from: number): Fitted {
  const { originals, commits } = record
  const base = stored.head()
  const last = record.seq + record.batches.length
  const held = stored.writers.length === 1 ? heldAt(record, from) : null
  const later = record.batches.filter((batch) => batch.seq > from)
  const applied =
    held === null
      ? null
      : applyAll(
          held,
          later.flatMap((batch) => batch.edits),
        )
  if (held === null || applied?.ok !== true) {
    const kept = { base, files: encodeIssue(stored.issue), batches: [], seq: last, originals, commits }
    return { issue: stored.issue, kept, fits: record.batches.length === 0 }
  }
  // The last one changes nothing: with it there is something that the folder lacks.
  const batches = [...later, { seq: last + 1, edits: [], at: later.at(-1)?.at ?? 0 }]
  const kept = { base, files: encodeIssue(held), batches, seq: from, originals, commits }
  return { issue: applied.value.issue, kept, fits: !record.spoiled }
}

/** The issue as it was after a batch, by the journal alone. */
function heldAt({ files, batches }: JournalRecord, seq: number): Issue | null {
  const start = files === null ? null : decodeIssue(files)
  if (start?.ok !== true) return null
  const edits = batches.filter((batch) => batch.seq <= seq).flatMap((batch) => batch.edits)
  const applied = applyAll(start.value, edits)
  return applied.ok ? applied.value.issue : null
}

/** The last batch the opened content holds, or null when the journal knows nothing of it. */
async function startOf(stored: StoredIssue, record: JournalRecord): Promise<number | null> {
  const head = stored.head()
  // Notes of commits before the base are kept too; their batches are not, so they can't be built on.
  const announced = record.commits.filter((note) => note.seq >= record.seq).toReversed()
  // What was read back is known for sure: a merge holds more than the note before it could say.
  const notes = [record.published, ...announced]
  for (const note of notes) if (note.id === head) return note.seq
  if (record.base === head || (await stored.sameContent(record.base))) return record.seq
  for (const note of notes) if (await stored.sameContent(note.id)) return note.seq
  return null
}
