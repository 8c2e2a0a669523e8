// The journal of an issue's edits in user data: what was typed is here within a moment, wherever the issue
// folder lives. In: edit batches in their order. Out: each acknowledged when it is on the disk. What it holds
// goes away only when a publish that has it was read back, and then not at once: the file is written anew
// when it has grown large, and when the issue is closed.

import { ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { encodeIssue } from '../../../model/file/encode.ts'
import type { Issue } from '../../../model/issue.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FileLog, FilePort } from '../../fs/file-port.ts'
import type { OriginalNote } from '../store/original.ts'
import {
  type Batch,
  type CommitNote,
  encodeJournal,
  encodeLine,
  journalFile,
  type JournalLine,
  type JournalName,
  type JournalRecord,
  type JournalStart,
  parseJournal,
  sha256,
} from './journal-file.ts'

export interface Journals {
  /** Null when there is none; `unreadable` when there is one that tells nothing, and must not be written over. */
  readonly read: (name: JournalName) => Promise<Result<JournalRecord | 'unreadable' | null, Fault>>
  /** Goes on with what is to be kept. Nothing is written before the first line, unless there are batches to keep. */
  readonly start: (name: JournalName, kept: JournalStart) => Promise<Result<Journal, Fault>>
  /** Moves the file out of the way of a new one, to be offered to the editor; gives the key of what is left. */
  readonly leave: (name: JournalName) => Promise<Result<string, Fault>>
}

export interface Journal {
  readonly append: (batch: Batch) => Promise<Result<null, Fault>>
  readonly noteOriginal: (note: OriginalNote) => Promise<Result<null, Fault>>
  /** Before a branch moves to the commit. */
  readonly noteCommit: (note: CommitNote) => Promise<Result<null, Fault>>
  /** The commit was read back: what it holds need not be kept here. `issue` is what it holds. */
  readonly trim: (published: CommitNote, issue: Issue) => Promise<Result<null, Fault>>
  readonly close: () => Promise<void>
}

const folder = 'journals'
/** Of journals that wait for a decision of the editor. */
export const leftFolder = `${folder}/left`
// Beyond this what was published is dropped from the file: it stays a fraction of the disk, and quick to read.
const largest = 16 * 1024 * 1024
// A few are kept: they are what a damaged branch file is mended from.
const keptCommits = 3

export function createJournals(port: FilePort, limit = largest): Journals {
  return {
    async read(name) {
      const text = await attempt(journalFile(name), () => port.findText(pathOf(name)))
      if (!text.ok) return text
      if (text.value === null || text.value === '') return ok(null)
      return ok(parseJournal(text.value) ?? 'unreadable')
    },
    start: (name, kept) => startJournal(port, name, kept, limit),
    async leave(name) {
      const file = journalFile(name)
      const text = await attempt(file, () => port.findText(pathOf(name)))
      if (!text.ok) return text
      // Named by its content, so that leaving it twice leaves one.
      const left = file.replace('.jsonl', `-${sha256(text.value ?? '').slice(0, 12)}.jsonl`)
      const moved = await attempt(left, () => port.move(pathOf(name), `${leftFolder}/${left}`))
      return moved.ok ? ok(`left-${left.replace('.jsonl', '')}`) : moved
    },
  }
}

function pathOf(name: JournalName): string {
  return `${folder}/${journalFile(name)}`
}

async function startJournal(
  port: FilePort,
  name: JournalName,
  kept: JournalStart,
  limit: number,
): Promise<Result<Journal, Fault>> {
  const path = pathOf(name)
  const shown = journalFile(name)
  let start = kept
  // Null while there is no file, or what is on the disk is not known: the next line then makes it anew.
  let log: FileLog | null = null
  let size = 0
  let turn: Promise<unknown> = Promise.resolve()

  async function rewrite(next: JournalStart): Promise<Result<null, Fault>> {
    await closeLog()
    return attempt(shown, async () => {
      const text = encodeJournal(name, next)
      await port.write(path, text)
      log = await port.openLog(path)
      size = text.length
      start = next
      return null
    })
  }

  async function closeLog(): Promise<void> {
    const before = log
    log = null
    if (before !== null) await attempt(shown, () => before.close())
  }

  /** `next` is what a file made anew would hold. */
  async function add(entry: JournalLine, next: JournalStart): Promise<Result<null, Fault>> {
    const current = log
    if (current === null) return rewrite(next)
    const text = encodeLine(entry)
    const added = await attempt(shown, () => current.add(text))
    if (!added.ok) {
      // The end of the file may be torn, and a descriptor whose fsync failed proves nothing any more.
      await closeLog()
      return added
    }
    size += text.length
    start = next
    return ok(null)
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work)
    turn = result.catch(() => null)
    return result
  }

  async function trim(published: CommitNote, issue: Issue): Promise<Result<null, Fault>> {
    const next: JournalStart = {
      base: published.id,
      seq: published.seq,
      files: encodeIssue(issue),
      batches: start.batches.filter((batch) => batch.seq > published.seq),
      originals: start.originals,
      commits: start.commits.slice(-keptCommits),
    }
    if (log === null && next.batches.length === 0) {
      // Nothing is on the disk that must be told so, and nothing to keep there.
      start = next
      return ok(null)
    }
    return size > limit ? rewrite(next) : add({ published }, next)
  }

  // A file that is there goes on telling the truth until the first line makes it anew.
  if (kept.batches.length > 0) {
    const started = await rewrite(kept)
    if (!started.ok) return started
  }
  return ok({
    append: (batch) => inTurn(() => add(batch, { ...start, batches: [...start.batches, batch] })),
    noteOriginal: (original) =>
      inTurn(() => add({ original }, { ...start, originals: [...start.originals, original] })),
    noteCommit: (commit) => inTurn(() => add({ commit }, { ...start, commits: [...start.commits, commit] })),
    trim: (published, issue) => inTurn(() => trim(published, issue)),
    close: () =>
      inTurn(async () => {
        const isOpen = log !== null
        // All of it is in the folder: the next run finds no more than where it stood.
        if (isOpen && start.batches.length === 0) await rewrite({ ...start, files: new Map() })
        await closeLog()
      }),
  })
}
