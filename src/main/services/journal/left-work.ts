// Work that is in a journal and not in its issue: because a run ended before it was published, because the
// folder has gone on without it, or because the folder is gone. It is listed by name, date and size, and stays
// until an editor has brought it back or thrown it away.

import { basename } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { LeftWork } from '../../../contract/calls.ts'
import type { Fault } from '../../../contract/fault.ts'
import { applyAll } from '../../../model/edit/apply.ts'
import { decodeIssue } from '../../../model/file/decode.ts'
import type { Issue } from '../../../model/issue.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { mapLimited } from '../limited.ts'
import { leftFolder } from './journal.ts'
import { type JournalRecord, parseJournal, pendingBatches } from './journal-file.ts'

/** What a journal has that its issue lacks. */
export interface LeftIssue {
  readonly record: JournalRecord
  /** The issue as the folder last had it from this journal; null when the journal does not hold it. */
  readonly base: Issue | null
  /** With all its edits made. */
  readonly issue: Issue | null
}

export interface LeftWorkFiles {
  /** Every journal with work of its own; those of open issues are left out. */
  readonly list: () => Promise<readonly LeftWork[]>
  /** Where the issue of that work was, with its id. */
  readonly nameOf: (key: string) => Promise<Result<JournalRecord['name'], Fault>>
  readonly read: (key: string) => Promise<Result<LeftIssue, Fault>>
  /** For good: only at an editor's word, or when the work is safe elsewhere. */
  readonly discard: (key: string) => Promise<Result<null, Fault>>
}

export interface LeftWorkParts {
  /** Of user data. */
  readonly port: FilePort
  readonly idOf: (path: string) => Promise<string | null>
  /** True when the issue at this real path is open here: its journal is in use. */
  readonly isOpen: (path: string) => boolean
}

const folders = [leftFolder, 'journals']
const keyPattern = /^(left|live)-([a-z0-9-]{1,100})$/
const readsAtOnce = 8

export function createLeftWork(parts: LeftWorkParts): LeftWorkFiles {
  const { port } = parts

  function pathOf(key: string): string | null {
    const [, kind, name] = keyPattern.exec(key) ?? []
    if (kind === undefined || name === undefined) return null
    return `${kind === 'left' ? leftFolder : 'journals'}/${name}.jsonl`
  }

  async function record(key: string): Promise<Result<JournalRecord & { readonly bytes: number }, Fault>> {
    const path = pathOf(key)
    if (path === null) return err({ kind: 'unknown-grant' })
    const text = await attempt('journal', () => port.readText(path))
    if (!text.ok) return text
    const parsed = parseJournal(text.value)
    return parsed === null
      ? err({ kind: 'unreadable', name: basename(path), why: 'damaged' })
      : ok({ ...parsed, bytes: text.value.length })
  }

  async function describe(key: string): Promise<LeftWork | null> {
    const found = await record(key)
    if (!found.ok) return unreadable(key)
    const { name, files, bytes, spoiled } = found.value
    const pending = pendingBatches(found.value)
    if (pending.length === 0 && !spoiled) return null
    if (!key.startsWith('left-') && parts.isOpen(name.path)) return null
    const there = await parts.idOf(name.path)
    const isThere = there === name.issue
    return {
      key,
      name: basename(name.path),
      path: name.path,
      ...headOf(files),
      changes: pending.length,
      bytes,
      at: new Date(Math.max(0, ...pending.map((batch) => batch.at))).toISOString(),
      state: !isThere ? 'vanished' : key.startsWith('left-') ? 'behind' : 'ready',
      canCopy: files !== null,
    }
  }

  return {
    async list() {
      const keys: string[] = []
      for (const folder of folders) {
        const listed = await attempt(folder, () => port.list(folder))
        if (!listed.ok) continue
        for (const entry of listed.value) {
          const name = /^([a-z0-9-]{1,100})\.jsonl$/.exec(entry.name)?.[1]
          if (entry.kind === 'file' && name !== undefined)
            keys.push(`${folder === leftFolder ? 'left' : 'live'}-${name}`)
        }
      }
      const found = await mapLimited(keys, readsAtOnce, describe)
      return found
        .filter((work) => work !== null)
        .toSorted((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0))
    },
    async nameOf(key) {
      const found = await record(key)
      return found.ok ? ok(found.value.name) : found
    },
    async read(key) {
      const found = await record(key)
      if (!found.ok) return found
      const { files, batches, published } = found.value
      if (files === null) return ok({ record: found.value, base: null, issue: null })
      const start = decodeIssue(files)
      if (!start.ok) return ok({ record: found.value, base: null, issue: null })
      const made = (upTo: number): Issue | null => {
        const edits = batches.filter((batch) => batch.seq <= upTo).flatMap((batch) => batch.edits)
        const applied = applyAll(start.value, edits)
        return applied.ok ? applied.value.issue : null
      }
      return ok({ record: found.value, base: made(published.seq), issue: made(Number.MAX_SAFE_INTEGER) })
    },
    async discard(key) {
      const path = pathOf(key)
      if (path === null) return err({ kind: 'unknown-grant' })
      return attempt('journal', async () => {
        await port.remove(path)
        return null
      })
    },
  }
}

function headOf(files: JournalRecord['files']): Pick<LeftWork, 'publication' | 'date'> {
  try {
    const head = JSON.parse(files?.get('issue.json') ?? '{}') as {
      readonly date?: unknown
      readonly publication?: { readonly name?: unknown }
    }
    const name = head.publication?.name
    return {
      publication: typeof name === 'string' ? name : '',
      date: typeof head.date === 'string' ? head.date : '',
    }
  } catch {
    return { publication: '', date: '' }
  }
}

/** A journal that can't be read is still told of: somebody may be able to mend it. */
function unreadable(key: string): LeftWork {
  return {
    key,
    name: '',
    path: '',
    publication: '',
    date: '',
    changes: 0,
    bytes: 0,
    at: new Date(0).toISOString(),
    state: 'unreadable',
    canCopy: false,
  }
}
