// The open issues of this process, by session. In: a path and the window that wants it. Out: the issue as
// the window gets it, with the work of a run that ended badly taken back from its journal. A window that
// loads again finds its session alive; a session no window has any more is published and closed.

import { basename } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import type { OpenIssue, SessionId } from '../../contract/calls.ts'
import type { Events } from '../../contract/events.ts'
import type { Fault } from '../../contract/fault.ts'
import type { OpenNote } from '../../contract/open-note.ts'
import { encodeIssue } from '../../model/file/encode.ts'
import type { Issue } from '../../model/issue.ts'
import { attempt } from '../fs/file-fault.ts'
import type { FileSystem } from '../fs/file-system.ts'
import type { Host } from '../host/host.ts'
import type { Journals } from './journal/journal.ts'
import { recoverIssue } from './journal/recovered-issue.ts'
import type { IssueStore } from './store/issue-store.ts'
import type { Original } from './store/original.ts'
import { createSession, type Session } from './session.ts'

/** One window of the program; lives as long as its wire. */
export type WindowId = string

export interface Sessions {
  readonly open: (path: string, window: WindowId) => Promise<Result<OpenIssue, Fault>>
  /**
   * Begins to open what a window is about to ask for, while that window is still being loaded. Should none ask, it
   * is closed again; a fault is told when one does.
   */
  readonly openAhead: (path: string) => Promise<void>
  readonly create: (
    path: string,
    issue: Issue,
    originals: readonly Original[],
    window: WindowId,
  ) => Promise<Result<OpenIssue, Fault>>
  readonly find: (id: SessionId) => Result<Session, Fault>
  /** True when the issue at this real path is open here, or just being opened or closed. */
  readonly holds: (path: string) => boolean
  /** Publishes and waits; a fault tells that the work is in the journal only. */
  readonly close: (id: SessionId) => Promise<Result<null, Fault>>
  readonly closeAll: () => Promise<readonly Fault[]>
  /** The window is gone or loads again: its sessions are closed unless one asks for them soon. */
  readonly release: (window: WindowId) => void
}

export interface SessionsParts {
  readonly host: Pick<Host, 'clock' | 'random'>
  readonly system: Pick<FileSystem, 'real'>
  readonly store: IssueStore
  readonly journals: Journals
  readonly onStored: (event: Events['issue.stored']) => void
  readonly onOthers: (event: Events['issue.others']) => void
  readonly userName: string
}

interface Entry {
  readonly session: Session
  readonly path: string
  readonly windows: Set<WindowId>
  /** What the first window is told, until one has come. */
  news: News | null
  /** Set while no window has it, and it is about to be closed. */
  stay: (() => void) | null
}

interface News {
  readonly recovered: number
  readonly notes: readonly OpenNote[]
}

const noNews: News = { recovered: 0, notes: [] }

// A reload takes a second or two; a machine that swaps takes longer.
const orphanTime = 30_000

export function createSessions(parts: SessionsParts): Sessions {
  const { host, store, journals } = parts
  const entries = new Map<SessionId, Entry>()
  const closing = new Map<string, Promise<unknown>>()
  const opening = new Map<string, Promise<Result<Opened, Fault>>>()
  let isEnding = false

  async function open(path: string, window: WindowId): Promise<Result<OpenIssue, Fault>> {
    const found = await findEntry(path)
    if (!found.ok) return found
    const { session, windows, news } = found.value
    windows.add(window)
    found.value.stay?.()
    found.value.news = null
    session.greet()
    return ok(asOpenIssue(session, news ?? noNews))
  }

  /** The open issue at this path, opened when it is not. */
  async function findEntry(path: string): Promise<Result<Entry, Fault>> {
    // A window whose session was just closed asks for the issue again: it would outlive the program.
    if (isEnding) return err({ kind: 'cancelled' })
    const real = await attempt(basename(path), () => parts.system.real(path))
    if (!real.ok) return real
    // A journal still being closed must not be read as one that was left behind.
    await closing.get(real.value)
    const there = [...entries.values()].find((entry) => entry.path === real.value)
    if (there !== undefined) return ok(there)
    // Two windows that ask at once get one session, not two that write the same journal.
    const begun = opening.get(real.value) ?? begin(real.value)
    opening.set(real.value, begun)
    const opened = await begun
    opening.delete(real.value)
    if (!opened.ok) return opened
    const { session, news } = opened.value
    const entry = entries.get(session.id) ?? {
      session,
      path: real.value,
      windows: new Set(),
      news,
      stay: null,
    }
    entries.set(session.id, entry)
    return ok(entry)
  }

  async function begin(path: string): Promise<Result<Opened, Fault>> {
    const recovered = await recoverIssue({ store, journals, settle: true }, path)
    if (!recovered.ok) return recovered
    const { stored, issue, kept, name, fits } = recovered.value
    const notes: OpenNote[] = [...stored.notes]
    if (!fits) {
      const left = await journals.leave(name)
      if (!left.ok) return left
      notes.push({ kind: 'work-left', key: left.value })
    }
    const journal = await journals.start(name, kept)
    if (!journal.ok) return journal
    const session = createSession({
      id: randomName(host.random),
      clock: host.clock,
      stored,
      journal: journal.value,
      issue,
      seq: kept.seq + kept.batches.length,
      published: kept.seq,
      onStored: parts.onStored,
      onOthers: parts.onOthers,
      userName: parts.userName,
    })
    return ok({ session, news: { recovered: kept.batches.length, notes } })
  }

  async function close(id: SessionId): Promise<Result<null, Fault>> {
    const entry = entries.get(id)
    if (entry === undefined) return err({ kind: 'unknown-session' })
    entries.delete(id)
    entry.stay?.()
    const closed = entry.session.close()
    closing.set(entry.path, closed)
    try {
      return await closed
    } finally {
      closing.delete(entry.path)
    }
  }

  /** Closed unless a window asks for it soon. */
  function closeIfAlone(entry: Entry): void {
    if (entry.windows.size > 0) return
    entry.stay?.()
    entry.stay = host.clock.after(orphanTime, () => void close(entry.session.id))
  }

  return {
    open,
    async openAhead(path) {
      const found = await findEntry(path)
      if (found.ok) closeIfAlone(found.value)
    },
    async create(path, issue, originals, window) {
      const created = await store.create(path, issue, originals)
      return created.ok ? open(path, window) : created
    },
    find(id) {
      const entry = entries.get(id)
      return entry === undefined ? err({ kind: 'unknown-session' }) : ok(entry.session)
    },
    holds: (path) =>
      opening.has(path) || closing.has(path) || [...entries.values()].some((entry) => entry.path === path),
    close,
    async closeAll() {
      isEnding = true
      await Promise.all(opening.values())
      const closed = await Promise.all([...entries.keys()].map(close))
      await Promise.all(closing.values())
      return closed.flatMap((result) => (result.ok ? [] : [result.fault]))
    },
    release(window) {
      for (const entry of entries.values()) if (entry.windows.delete(window)) closeIfAlone(entry)
    },
  }
}

interface Opened {
  readonly session: Session
  readonly news: News
}

function asOpenIssue(session: Session, { recovered, notes }: News): OpenIssue {
  return {
    session: session.id,
    name: session.stored.name,
    files: [...encodeIssue(session.issue())],
    seq: session.seq(),
    recovered,
    readOnly: session.stored.readOnly,
    notes,
  }
}

/** Twenty characters that can't be guessed. */
export function randomName(random: (below: number) => number): string {
  let name = ''
  for (let count = 0; count < 20; count += 1) name += random(36).toString(36)
  return name
}
