// The part of the program that keeps issues safe, over real folders and with a clock the test turns: sessions,
// journals and what was left in them. A program that is dropped without being closed has been killed.

import { randomInt } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { Events } from '../../src/contract/events.ts'
import type { OpenIssue } from '../../src/contract/calls.ts'
import { orThrow } from '../../src/base/result.ts'
import { createFilePort } from '../../src/main/fs/file-port.ts'
import { type FileSystem, nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { createJournals } from '../../src/main/services/journal/journal.ts'
import { createLeftWork, type LeftWorkFiles } from '../../src/main/services/journal/left-work.ts'
import type { Session } from '../../src/main/services/session.ts'
import { createSessions, type Sessions } from '../../src/main/services/sessions.ts'
import { createIssueStore, type IssueStore } from '../../src/main/services/store/issue-store.ts'
import type { Edit } from '../../src/model/edit/edit.ts'

const restStep = 5
const longestRest = 400

export interface TestClock {
  readonly now: () => number
  readonly monotonic: () => number
  readonly after: (milliseconds: number, call: () => void) => () => void
  /** Lets time pass, and everything that is due in it happen, in its order. */
  readonly pass: (milliseconds: number) => Promise<void>
  /** Sets the clock on the wall, forward or back; the other one goes on. */
  readonly set: (milliseconds: number) => void
}

export function testClock(start = Date.UTC(2026, 10, 26, 18)): TestClock {
  let monotonic = 0
  let offset = start
  let timers: readonly { readonly due: number; readonly call: () => void }[] = []
  let set = 0

  /** What runs again and again sets its next timer when it is done: that is waited for, and not for ever. */
  async function rest(before: number): Promise<void> {
    for (let waited = 0; waited < longestRest && set === before; waited += restStep)
      await new Promise((resolve) => setTimeout(resolve, restStep))
    await new Promise((resolve) => setTimeout(resolve, restStep))
  }

  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    after(milliseconds, call) {
      const timer = { due: monotonic + milliseconds, call }
      timers = [...timers, timer]
      set += 1
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    async pass(milliseconds) {
      const end = monotonic + milliseconds
      for (;;) {
        // Nothing is due while the work that sets the next timer is still under way.
        if (timers.length === 0) await rest(set)
        const [next] = timers.filter((one) => one.due <= end).toSorted((one, other) => one.due - other.due)
        if (next === undefined) break
        timers = timers.filter((one) => one !== next)
        monotonic = Math.max(monotonic, next.due)
        const before = set
        next.call()
        await rest(before)
      }
      monotonic = end
    },
    set(milliseconds) {
      offset = milliseconds - monotonic
    },
  }
}

/** A clock of which an hour passes in a moment, by itself: everything goes on at once, as it does outside. */
export function hurryingClock(speed: number, start = Date.UTC(2026, 10, 26, 18)): TestClock {
  let offset = start
  const begun = performance.now()
  const monotonic = (): number => (performance.now() - begun) * speed
  return {
    now: () => Math.round(offset + monotonic()),
    monotonic,
    after(milliseconds, call) {
      const timer = setTimeout(call, milliseconds / speed)
      return () => {
        clearTimeout(timer)
      }
    },
    pass: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / speed)),
    set(milliseconds) {
      offset = milliseconds - monotonic()
    },
  }
}

export interface DeskProgram {
  readonly clock: TestClock
  readonly store: IssueStore
  readonly sessions: Sessions
  readonly left: LeftWorkFiles
  readonly stored: Events['issue.stored'][]
  readonly others: Events['issue.others'][]
  readonly open: (path: string) => Promise<{ readonly opened: OpenIssue; readonly session: Session }>
}

export interface DeskProgramParts {
  /** Folder of user data; made when it is not there. */
  readonly home: string
  readonly writer: string
  readonly clock?: TestClock
  readonly system?: FileSystem
  /** Longest pause between two looks at a lock, in milliseconds. */
  readonly longestPause?: number
  /** Hears each event as its window would. */
  readonly tell?: (name: 'issue.stored' | 'issue.others', data: unknown) => void
}

export async function deskProgram(parts: DeskProgramParts): Promise<DeskProgram> {
  const { home, writer, clock = testClock(), system = nodeFileSystem, longestPause = 1_000 } = parts
  await mkdir(home, { recursive: true })
  const random = (below: number): number => randomInt(below)
  const portParts = {
    system,
    platform: process.platform,
    random,
    pause: (milliseconds: number) =>
      new Promise<void>((resolve) => setTimeout(resolve, Math.min(milliseconds, longestPause))),
  }
  const userData = createFilePort(portParts, home)
  const store = createIssueStore({ ...portParts, now: clock.now, writer })
  const stored: Events['issue.stored'][] = []
  const others: Events['issue.others'][] = []
  const sessions = createSessions({
    host: { clock, random },
    system,
    store,
    journals: createJournals(userData),
    onStored(event) {
      stored.push(event)
      parts.tell?.('issue.stored', event)
    },
    onOthers(event) {
      others.push(event)
      parts.tell?.('issue.others', event)
    },
    userName: writer,
  })
  const left = createLeftWork({ port: userData, idOf: store.idOf, isOpen: sessions.holds })
  return {
    clock,
    store,
    sessions,
    left,
    stored,
    others,
    async open(path) {
      const opened = orThrow(await sessions.open(path, 'window'))
      return { opened, session: orThrow(sessions.find(opened.session)) }
    },
  }
}

/** Makes edits one batch after another, each acknowledged. */
export async function makeEdits(session: Session, edits: readonly Edit[]): Promise<void> {
  for (const edit of edits) orThrow(await session.edit(session.seq() + 1, [edit]))
}
