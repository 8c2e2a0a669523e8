// The file of a journal: a JSON text a line. A header says whose it is and where it began; the files of the
// issue as it was then follow, one a line, so that a journal can be read without its issue; then edit
// batches, originals and commits as they came. A line is on the disk before it is acknowledged, so only the
// last one can be torn.

import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Edit } from '../../../model/edit/edit.ts'
import type { IssueFiles } from '../../../model/file/encode.ts'
import { editSchema } from '../../../model/file/schema.ts'
import { objectIdPattern, type ObjectId } from '../store/issue-objects.ts'
import type { OriginalNote } from '../store/original.ts'

export interface Batch {
  readonly seq: number
  readonly edits: readonly Edit[]
  /** Milliseconds since 1970, to be shown; 0 when not known. */
  readonly at: number
  /** The commit in the folder that holds it already, for what came from there. */
  readonly commit?: ObjectId | undefined
}

/** A commit that was about to be published, or was, and the last batch it holds. */
export interface CommitNote {
  readonly id: ObjectId
  readonly seq: number
}

/** Where a journal goes on from. */
export interface JournalStart {
  readonly base: ObjectId
  /** Last batch the base commit holds. */
  readonly seq: number
  /** The issue's files at `seq`. */
  readonly files: IssueFiles
  /** Without gaps, from `seq + 1` on. */
  readonly batches: readonly Batch[]
  readonly originals: readonly OriginalNote[]
  /** Commits announced, oldest first. */
  readonly commits: readonly CommitNote[]
}

/** What a journal says, as far as it can be read. */
export interface JournalRecord extends Omit<JournalStart, 'files'> {
  readonly name: JournalName
  /** Null in a journal of the first version, or when a line of them can't be read. */
  readonly files: IssueFiles | null
  /** The last commit that was read back. */
  readonly published: CommitNote
  /** Lines after the first one that can't be read: more than a torn end. */
  readonly spoiled: boolean
}

export interface JournalName {
  /** Id of the issue. */
  readonly issue: string
  /** Real path of its folder. */
  readonly path: string
}

const version = 2

const objectId = z.string().regex(objectIdPattern)
const seq = z.int().min(0)
const note = z.strictObject({ id: objectId, seq })
const header = z.strictObject({
  version: z.union([z.literal(1), z.literal(version)]),
  issue: z.string(),
  path: z.string(),
  base: objectId,
  seq,
})
const line = z.union([
  z.strictObject({ file: z.string(), text: z.string() }),
  z.strictObject({
    seq,
    at: z.number().default(0),
    edits: z.array(editSchema),
    commit: objectId.optional(),
  }),
  z.strictObject({
    original: z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      type: z.enum(['jpeg', 'png', 'webp', 'tiff']),
      oid: objectId,
    }),
  }),
  z.strictObject({ commit: note }),
  z.strictObject({ published: note }),
])

/** What is added to a journal: one line each. */
export type JournalLine =
  | Batch
  | { readonly original: OriginalNote }
  | { readonly commit: CommitNote }
  | { readonly published: CommitNote }

export function encodeLine(entry: JournalLine): string {
  return `${JSON.stringify(entry)}\n`
}

export function encodeJournal({ issue, path }: JournalName, start: JournalStart): string {
  const { base, files, batches, originals, commits } = start
  const entries: readonly object[] = [
    { version, issue, path, base, seq: start.seq },
    ...[...files].map(([file, text]) => ({ file, text })),
    ...originals.map((original) => ({ original })),
    ...batches,
    ...commits.map((commit) => ({ commit })),
  ]
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

/** Null when no header can be read. */
export function parseJournal(text: string): JournalRecord | null {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const head = parseLine(header, lines[0])
  if (head === null) return null
  const files = new Map<string, string>()
  const batches: Batch[] = []
  const originals: OriginalNote[] = []
  const commits: CommitNote[] = []
  let published: CommitNote = { id: head.base, seq: head.seq }
  let read = 1
  for (const one of lines.slice(1)) {
    const entry = parseLine(line, one)
    if (entry === null) break
    if ('file' in entry) files.set(entry.file, entry.text)
    else if ('original' in entry) originals.push(entry.original)
    else if ('published' in entry) published = entry.published
    else if (!('edits' in entry)) commits.push(entry.commit)
    else if (entry.seq === head.seq + batches.length + 1) {
      batches.push(entry)
      if (entry.commit !== undefined) published = { id: entry.commit, seq: entry.seq }
    } else break
    read += 1
  }
  const { issue, path, base } = head
  return {
    name: { issue, path },
    base,
    seq: head.seq,
    files: files.size > 0 ? files : null,
    batches,
    originals,
    commits,
    published,
    // One unreadable line at the end is a write that was cut short, and was never acknowledged.
    spoiled: lines.length - read > 1,
  }
}

/** Batches that no commit known to be in the folder holds. */
export function pendingBatches(record: JournalRecord): readonly Batch[] {
  return record.batches.filter((batch) => batch.seq > record.published.seq)
}

/** The name of a journal's file: one for an issue at a path. */
export function journalFile({ issue, path }: JournalName): string {
  // The id comes from a file: only a plain one may name a file here.
  const safe = /^[a-z0-9]{1,40}$/.test(issue) ? issue : 'unknown'
  return `${safe}-${sha256(path).slice(0, 16)}.jsonl`
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
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
