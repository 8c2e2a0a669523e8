// One open issue. It keeps the main process's own copy of the issue, takes the window's edits in their
// order, and sees that they are on the disk: in the journal before they are acknowledged, in the issue
// folder after a pause. Publishing never holds up an edit, and one that fails is tried again. It watches the
// folder for what other writers publish, and takes it in when its window asks: a change under an editor's
// hands comes when the window is ready for it.

import { sameValue } from '../../base/canonical.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { HistoryPoint, MergedEdits, Saved, SessionId } from '../../contract/calls.ts'
import type { Events } from '../../contract/events.ts'
import type { Fault } from '../../contract/fault.ts'
import { applyAll } from '../../model/edit/apply.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Issue } from '../../model/issue.ts'
import { diffIssues } from '../../model/merge/diff.ts'
import type { Clock } from '../host/host.ts'
import { createFolderWatch } from './folder-watch.ts'
import type { Journal } from './journal/journal.ts'
import { autosaveMessage } from './store/restore-points.ts'
import type { Original, OriginalNote } from './store/original.ts'
import type { StoredIssue } from './store/stored-issue.ts'

export interface Session {
  readonly id: SessionId
  readonly stored: StoredIssue
  readonly issue: () => Issue
  /** Last batch taken in. */
  readonly seq: () => number
  readonly edit: (seq: number, edits: readonly Edit[]) => Promise<Result<{ readonly seq: number }, Fault>>
  /** Publishes now, as a named restore point, even when nothing has changed since the last publish. */
  readonly save: (message: string) => Promise<Result<Saved, Fault>>
  /**
   * Takes in what others have published; `seq` is the last batch the asking window made. The edits are the next
   * batch, made here already: the window makes them too.
   */
  readonly merge: (seq: number) => Promise<Result<MergedEdits, Fault>>
  readonly history: () => Promise<Result<readonly HistoryPoint[], Fault>>
  /** Tells a window that has come to an open issue who else is here. */
  readonly greet: () => void
  readonly addOriginal: (original: Original) => Promise<Result<OriginalNote, Fault>>
  /** Publishes what is not published yet. The session must not be used afterwards; after a fault the journal has it all. */
  readonly close: () => Promise<Result<null, Fault>>
}

export interface SessionParts {
  readonly id: SessionId
  readonly clock: Clock
  readonly stored: StoredIssue
  readonly journal: Journal
  readonly issue: Issue
  readonly seq: number
  /** Last batch the issue folder holds. */
  readonly published: number
  readonly onStored: (event: Events['issue.stored']) => void
  readonly onOthers: (event: Events['issue.others']) => void
  /** What the system calls the user: others who have the issue open are shown it. */
  readonly userName: string
}

// The folder may be on a stick or a share: it is written when typing rests, and twice a minute when it doesn't.
const quiet = 10_000
const longest = 30_000
const firstRetry = 2_000
const lastRetry = 60_000
// Restore points of a long day; older ones are reached with git.
const mostPoints = 2_000

export function createSession(parts: SessionParts): Session {
  const { clock, stored, journal } = parts
  let issue = parts.issue
  let seq = parts.seq
  /** The edits of batch `seq`; null when no window made it. */
  let taken: readonly Edit[] | null = null
  let published = parts.published
  let fault: Fault | null = null
  let retry = firstRetry
  let closed = false
  let editing: Promise<unknown> = Promise.resolve()
  let publishing: Promise<unknown> = Promise.resolve()
  let busy = 0
  let stopQuiet: (() => void) | null = null
  let stopLongest: (() => void) | null = null

  function tell(): void {
    const at = new Date(clock.now()).toISOString()
    parts.onStored({ session: parts.id, journal: seq, published, at, fault })
  }

  function stopTimers(): void {
    stopQuiet?.()
    stopLongest?.()
    stopQuiet = null
    stopLongest = null
  }

  function publishSoon(): void {
    stopQuiet?.()
    // After a failure the time to try again is the retry's, not the typist's.
    stopQuiet = clock.after(fault === null ? quiet : retry, autosave)
    stopLongest ??= clock.after(Math.max(longest, fault === null ? 0 : retry), autosave)
  }

  function autosave(): void {
    stopTimers()
    if (closed || published === seq) return
    // The publish under way looks for what came meanwhile when it ends.
    if (busy === 0) void publish(autosaveMessage)
  }

  function publish(message: string): Promise<Result<Saved, Fault>> {
    busy += 1
    return inPublishTurn(() => publishNow(message)).finally(() => {
      busy -= 1
    })
  }

  async function publishNow(message: string): Promise<Result<Saved, Fault>> {
    const state = { issue, seq }
    const saved = await stored.publish(state.issue, message, async (commit) => {
      // A journal that can't be written must not keep the work from the folder.
      await journal.noteCommit({ id: commit, seq: state.seq })
      return ok(null)
    })
    if (saved.ok) {
      published = state.seq
      fault = null
      retry = firstRetry
      await journal.trim({ id: saved.value.commit, seq: state.seq }, state.issue)
    } else {
      retry = fault === null ? firstRetry : Math.min(lastRetry, retry * 2)
      fault = saved.fault
    }
    if (!closed && published !== seq) publishSoon()
    tell()
    return saved
  }

  async function takeIn(
    next: number,
    edits: readonly Edit[],
  ): Promise<Result<{ readonly seq: number }, Fault>> {
    if (closed) return err({ kind: 'unknown-session' })
    // Its acknowledgement was lost. By its number alone it could be another window's, or a merge.
    if (next === seq && sameValue(edits, taken)) return ok({ seq })
    if (next !== seq + 1) return err({ kind: 'out-of-step', expected: seq + 1 })
    if (stored.readOnly) return err({ kind: 'no-permission', name: stored.name })
    const applied = applyAll(issue, edits)
    if (!applied.ok) {
      const { kind, edit, id } = applied.fault
      return err({ kind: 'refused', edit, why: kind, id })
    }
    const kept = await journal.append({ seq: next, edits, at: clock.now() })
    if (!kept.ok) return kept
    issue = applied.value.issue
    seq = next
    taken = edits
    publishSoon()
    tell()
    return ok({ seq })
  }

  /** With the edits held up, so that nothing comes between what is merged and what is told. */
  async function mergeNow(asked: number): Promise<Result<MergedEdits, Fault>> {
    if (closed) return err({ kind: 'unknown-session' })
    if (asked !== seq) return err({ kind: 'out-of-step', expected: seq + 1 })
    if (stored.readOnly) return err({ kind: 'no-permission', name: stored.name })
    stopTimers()
    if (published !== seq) {
      const saved = await publish(autosaveMessage)
      if (!saved.ok) return saved
    }
    const merged = await inPublishTurn(() =>
      stored.merge(async (commit) => {
        // Of our own it holds what there is so far: should the merge fail late, the next number is an edit's.
        await journal.noteCommit({ id: commit, seq })
        return ok(null)
      }),
    )
    if (!merged.ok) return merged
    if (merged.value === null) return ok({ seq, edits: [], writers: [] })
    const { commit, writers } = merged.value
    const edits = diffIssues(issue, merged.value.issue)
    // In the folder it is safe by now; the journal is told so that what follows has something to stand on.
    const next = seq + 1
    await journal.append({ seq: next, edits, at: clock.now(), commit })
    issue = merged.value.issue
    seq = next
    taken = null
    published = next
    await journal.trim({ id: commit, seq }, issue)
    tell()
    return ok({ seq, edits, writers })
  }

  function inPublishTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = publishing.then(work)
    publishing = result.catch(() => null)
    return result
  }

  const watch = createFolderWatch({
    clock,
    stored,
    userName: parts.userName,
    onChange: (others) => {
      parts.onOthers({ session: parts.id, ...others })
    },
  })
  if (!stored.readOnly) watch.start()

  // What a recovery brought back is not in the folder yet.
  if (published !== seq) publishSoon()

  return {
    id: parts.id,
    stored,
    issue: () => issue,
    seq: () => seq,
    edit(next, edits) {
      const result = editing.then(() => takeIn(next, edits))
      editing = result.catch(() => null)
      return result
    },
    async save(message) {
      await editing
      if (closed) return err({ kind: 'unknown-session' })
      if (stored.readOnly) return err({ kind: 'no-permission', name: stored.name })
      stopTimers()
      return publish(message)
    },
    merge(asked) {
      const result = editing.then(async () => {
        const merged = await mergeNow(asked)
        // News that came meanwhile look like those that were just taken in, and what could not be taken in is news
        // still: a window that asked is told anew, or it would never ask again.
        if (merged.ok) watch.look()
        else watch.tellAgain()
        return merged
      })
      editing = result.catch(() => null)
      return result
    },
    async history() {
      const points = await stored.history(mostPoints)
      if (!points.ok) return points
      return ok(
        points.value.map(({ commit, writer, seconds, message, kind }) => ({
          commit,
          writer,
          at: new Date(seconds * 1000).toISOString(),
          message,
          kind,
        })),
      )
    },
    greet: watch.repeat,
    async addOriginal(original) {
      if (closed) return err({ kind: 'unknown-session' })
      if (stored.readOnly) return err({ kind: 'no-permission', name: stored.name })
      const note = await stored.addOriginal(original)
      if (!note.ok) return note
      const kept = await journal.noteOriginal(note.value)
      return kept.ok ? note : kept
    },
    async close() {
      await editing
      if (closed) return err({ kind: 'unknown-session' })
      closed = true
      stopTimers()
      await watch.stop()
      await publishing
      const last = published === seq ? ok(null) : await publish(autosaveMessage)
      await journal.close()
      return last.ok ? ok(null) : last
    },
  }
}
