// The journal of an issue's edits in user data: what was typed is here within a moment, wherever the
// issue folder lives. One file for an issue at a path, a JSON text a line: a header, then edit batches,
// originals and commits as they come. A line is on the disk before it is acknowledged; only the last one
// can be torn. Lines go away when a publish that holds them was read back, never before.

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Edit } from '../../model/edit/edit.ts'
import { editSchema } from '../../model/file/schema.ts'
import { attempt } from '../fs/file-fault.ts'
import type { FileLog, FilePort } from '../fs/file-port.ts'
import { objectIdPattern, type ObjectId } from './store/issue-objects.ts'
import type { OriginalNote } from './store/issue-store.ts'

export interface Batch {
  readonly seq: number
  readonly edits: readonly Edit[]
}

/** A commit that was about to be published, and the last batch it holds. */
export interface CommitNote {
  readonly id: ObjectId
  readonly seq: number
}

/** What a journal says, as far as it can be read. */
export interface JournalRecord {
  readonly base: ObjectId
  /** Last batch the base commit holds. */
  readonly seq: number
  /** Without gaps, from `seq + 1` on. */
  readonly batches: readonly Batch[]
  readonly originals: readonly OriginalNote[]
  /** Oldest first. */
  readonly commits: readonly CommitNote[]
  /** Lines after the first one that can't be read: more than a torn end. */
  readonly spoiled: boolean
}

export interface JournalName {
  readonly issue: string
  readonly path: string
}

export interface Journals {
  /** Null when there is none, or no header can be read. */
  readonly read: (name: JournalName) => Promise<Result<JournalRecord | null, Fault>>
  /** Begins the file anew with what is to be kept. */
  readonly start: (name: JournalName, kept: Omit<JournalRecord, 'spoiled'>) => Promise<Result<Journal, Fault>>
  /** Keeps a copy of the file as it is; gives the copy's name. */
  readonly setAside: (name: JournalName) => Promise<Result<string, Fault>>
}

export interface Journal {
  readonly append: (batch: Batch) => Promise<Result<null, Fault>>
  readonly noteOriginal: (note: OriginalNote) => Promise<Result<null, Fault>>
  readonly noteCommit: (note: CommitNote) => Promise<Result<null, Fault>>
  /** Drops what the commit holds. */
  readonly trim: (base: ObjectId, seq: number) => Promise<Result<null, Fault>>
  readonly close: () => Promise<void>
}

const journalVersion = 1

const objectId = z.string().regex(objectIdPattern)
const seq = z.int().min(0)
const header = z.strictObject({
  version: z.literal(journalVersion),
  issue: z.string(),
  path: z.string(),
  base: objectId,
  seq,
})
const line = z.union([
  z.strictObject({ seq, edits: z.array(editSchema) }),
  z.strictObject({
    original: z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      type: z.enum(['jpeg', 'png', 'webp', 'tiff']),
      oid: objectId,
    }),
  }),
  z.strictObject({ commit: z.strictObject({ id: objectId, seq }) }),
])

export function createJournals(port: FilePort): Journals {
  return {
    async read(name) {
      const text = await attempt(fileName(name), () => port.findText(filePath(name)))
      if (!text.ok) return text
      return ok(text.value === null ? null : parseJournal(text.value))
    },
    start: (name, kept) => startJournal(port, name, kept),
    async setAside(name) {
      const text = await attempt(fileName(name), () => port.findText(filePath(name)))
      if (!text.ok) return text
      const content = text.value ?? ''
      // Named by its content, so that keeping it twice keeps one.
      const aside = fileName(name).replace('.jsonl', `-${sha256(content).slice(0, 12)}.jsonl`)
      const kept = await attempt(aside, () => port.write(`journals/aside/${aside}`, content))
      return kept.ok ? ok(aside) : kept
    },
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function fileName({ issue, path }: JournalName): string {
  // The id comes from a file: only a plain one may name a file here.
  const safe = /^[a-z0-9]{1,40}$/.test(issue) ? issue : 'unknown'
  return `${safe}-${sha256(path).slice(0, 16)}.jsonl`
}

function filePath(name: JournalName): string {
  return `journals/${fileName(name)}`
}

function parseLine<Value>(schema: z.ZodType<Value>, text: string | undefined): Value | null {
  if (text === undefined) return null
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function parseJournal(text: string): JournalRecord | null {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const head = parseLine(header, lines[0])
  if (head === null) return null
  const batches: Batch[] = []
  const originals: OriginalNote[] = []
  const commits: CommitNote[] = []
  let read = 1
  for (const one of lines.slice(1)) {
    const entry = parseLine(line, one)
    if (entry === null) break
    if ('edits' in entry) {
      if (entry.seq !== head.seq + batches.length + 1) break
      batches.push(entry)
    } else if ('original' in entry) {
      originals.push(entry.original)
    } else {
      commits.push(entry.commit)
    }
    read += 1
  }
  // One unreadable line at the end is a write that was cut short, and was never acknowledged.
  const spoiled = lines.length - read > 1
  return { base: head.base, seq: head.seq, batches, originals, commits, spoiled }
}

function encodeJournal(name: JournalName, kept: Omit<JournalRecord, 'spoiled'>): string {
  const head = { version: journalVersion, issue: name.issue, path: name.path, base: kept.base, seq: kept.seq }
  const entries = [
    head,
    ...kept.originals.map((original) => ({ original })),
    ...kept.batches,
    ...kept.commits.map((commit) => ({ commit })),
  ]
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

async function startJournal(
  port: FilePort,
  name: JournalName,
  kept: Omit<JournalRecord, 'spoiled'>,
): Promise<Result<Journal, Fault>> {
  const path = filePath(name)
  let record = kept
  // Null while what is on the disk is not known: the next write then makes the file anew.
  let log: FileLog | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function rewrite(next: Omit<JournalRecord, 'spoiled'>): Promise<Result<null, Fault>> {
    await closeLog()
    return attempt(fileName(name), async () => {
      await port.write(path, encodeJournal(name, next))
      log = await port.openLog(path)
      record = next
      return null
    })
  }

  async function closeLog(): Promise<void> {
    const before = log
    log = null
    if (before !== null) await attempt(fileName(name), () => before.close())
  }

  async function add(entry: object, next: Omit<JournalRecord, 'spoiled'>): Promise<Result<null, Fault>> {
    const current = log
    if (current === null) return rewrite(next)
    const added = await attempt(fileName(name), () => current.add(`${JSON.stringify(entry)}\n`))
    if (!added.ok) {
      // The end of the file may be torn, and a descriptor whose fsync failed proves nothing any more.
      await closeLog()
      return err(added.fault)
    }
    record = next
    return ok(null)
  }

  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = turn.then(work)
    turn = result.catch(() => null)
    return result
  }

  const started = await rewrite(kept)
  if (!started.ok) return started
  return ok({
    append: (batch) => inTurn(() => add(batch, { ...record, batches: [...record.batches, batch] })),
    noteOriginal: (original) =>
      inTurn(() => add({ original }, { ...record, originals: [...record.originals, original] })),
    noteCommit: (commit) =>
      inTurn(() => add({ commit }, { ...record, commits: [...record.commits, commit] })),
    trim: (base, last) =>
      inTurn(() =>
        rewrite({
          base,
          seq: last,
          batches: record.batches.filter((batch) => batch.seq > last),
          originals: record.originals,
          // A few are kept: they are what a damaged branch file is mended from.
          commits: record.commits.slice(-3),
        }),
      ),
    close: () => inTurn(closeLog),
  })
}
