// R6: one operation of a session fails, or all from then on, as a disk or a share does. What the editor sees
// stays whole, the fault is told, nothing is told that is not so, and when the disk is well again all of it is
// published.

import { expect, test } from 'vitest'
import { orThrow, type Result } from '../../src/base/result.ts'
import type { Fault } from '../../src/contract/fault.ts'
import type { FileSystem } from '../../src/main/fs/file-system.ts'
import { nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { faultOf } from '../../src/main/fs/file-fault.ts'
import type { Session } from '../../src/main/services/session.ts'
import { testStore } from '../store/sample-issue.ts'
import type { DeskProgram } from '../support/desk-program.ts'
import { failingAt, faultyFiles, systemError } from '../support/faulty-files.ts'
import { comesAbout, hurriedClock, type KeptPlace, keptPlace } from '../support/kept-place.ts'
import { commitsLost } from '../support/issue-judge.ts'
import {
  desk,
  issuePath,
  markEdit,
  nothingTold,
  somePng,
  textOf,
  type Told,
  toldIsThere,
  word,
} from '../support/marked-desk.ts'
import { often } from '../support/often.ts'
import { quick } from '../support/wrong-files.ts'

const codes = ['EIO', 'ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'EBUSY', 'ENOTCONN', 'ESTALE', 'EMFILE']
const ways = ['once', 'from then on'] as const
const isFull = often(1, 0) === 1
const step = often(1, 9)

interface Case {
  readonly at: number
  readonly code: string
  readonly how: (typeof ways)[number]
  /** Whether the session is closed while the disk still fails. */
  readonly closes: boolean
}

interface Ran {
  /** Operations the session made. */
  readonly operations: number
  readonly found: string | null
}

type Change = (system: FileSystem) => FileSystem

async function runCase(place: KeptPlace, { at, code, how, closes }: Case, change: Change): Promise<Ran> {
  place.reset()
  const { root } = place
  const path = issuePath(root)
  let isOn = false
  let operations = 0
  const trouble = failingAt(at, code, how)
  const { system } = faultyFiles((operation) => {
    if (!isOn) return null
    operations += 1
    return trouble(operation)
  }, quick(nodeFileSystem))
  const clock = hurriedClock()
  const program = await desk(root, change(system), clock)
  const { session } = await program.open(path)
  const told = nothingTold()
  isOn = true
  const found = await edits(program, session, told, place, code)
  const done = (what: string | null): Ran => ({ operations, found: what })
  if (found !== null) return done(found)
  const last = program.stored.at(-1)
  const folder = await saidToBePublished(root, session, told, last?.published ?? 0)
  if (folder !== null) return done(folder)
  if (closes) {
    const closed = await program.sessions.close(session.id)
    isOn = false
    const wrong = closed.ok ? null : strangeFault(closed.fault, code)
    return done(wrong ?? (await toldIsThere(root, told)))
  }
  isOn = false
  // The window sends again what was refused.
  for (const number of [1, 2, 3])
    if (!told.words.includes(word(number))) {
      const again = await mark(session, told, number)
      if (!again.ok) return done(`refused again: ${JSON.stringify(again.fault)}`)
    }
  // Two rounds of the longest wait: one may only bring the time of the next.
  for (let round = 0; round < 2 && program.stored.at(-1)?.published !== session.seq(); round += 1) {
    await clock.pass(60_000)
    await comesAbout(() => program.stored.at(-1)?.published === session.seq())
  }
  const now = program.stored.at(-1)
  if (now?.published !== session.seq() || now.fault !== null)
    return done(`not published: ${JSON.stringify(now)}`)
  orThrow(await program.sessions.close(session.id))
  return done(await toldIsThere(root, told))
}

async function mark(session: Session, told: Told, number: number): Promise<Result<unknown, Fault>> {
  const edited = await session.edit(session.seq() + 1, [markEdit(session.issue(), number)])
  if (edited.ok) told.words.push(word(number))
  return edited
}

/** Everything a session does that writes; what is acknowledged is noted. */
async function edits(
  program: DeskProgram,
  session: Session,
  told: Told,
  place: KeptPlace,
  code: string,
): Promise<string | null> {
  const original = somePng(1)
  const acts: readonly (() => Promise<Result<unknown, Fault>>)[] = [
    () => mark(session, told, 1),
    async () => {
      const kept = await session.addOriginal(original)
      if (kept.ok) told.originals.push(original.sha256)
      return kept
    },
    () => mark(session, told, 2),
    async () => {
      const saved = await session.save('first')
      if (saved.ok) told.commits.push(saved.value.commit)
      // Not saved must be shown, and not only answered.
      else if (program.stored.at(-1)?.fault !== saved.fault) throw new Error('the fault was not told')
      return saved
    },
    async () => {
      place.night()
      const merged = await session.merge(session.seq())
      if (merged.ok && merged.value.edits.length > 0) told.words.push(word(7))
      return merged
    },
    () => mark(session, told, 3),
  ]
  for (const [row, act] of acts.entries()) {
    const result = await act()
    const wrong = result.ok ? null : strangeFault(result.fault, code)
    if (wrong !== null) return `act ${row}: ${wrong}`
    const text = textOf(session.issue())
    const lacking = told.words.find((one) => !text.includes(one))
    if (lacking !== undefined) return `act ${row}: ${lacking} is gone from the screen`
  }
  return null
}

/** A fault has to say what the system said: an editor acts on it. */
function strangeFault(fault: Fault, code: string): string | null {
  const same = faultOf(systemError(code), '').kind === fault.kind
  return same || (fault.kind === 'io' && fault.code === code) ? null : `says ${JSON.stringify(fault)}`
}

/** What the editor was told is in the folder can be read from it. */
async function saidToBePublished(
  root: string,
  session: Session,
  told: Told,
  published: number,
): Promise<string | null> {
  const lost = commitsLost(issuePath(root), told.commits)
  if (lost !== null) return lost
  if (published !== session.seq()) return null
  const stored = await testStore({ writer: 'desk' }).open(issuePath(root))
  if (!stored.ok) return JSON.stringify(stored.fault)
  const text = textOf(stored.value.issue)
  const lacking = told.words.find((one) => !text.includes(one))
  return lacking === undefined ? null : `said to be published without ${lacking}`
}

const unheard: unknown[] = []
process.on('unhandledRejection', (reason) => unheard.push(reason))

function casesOf(operations: number): readonly Case[] {
  const cases: Case[] = []
  for (let at = 0; at < operations; at += step) {
    const some = isFull ? codes : [codes[(at / step) % codes.length]!]
    for (const [row, code] of some.entries())
      for (const [turn, how] of isFull ? ways.entries() : [[at, ways[(at / step) % 2]!] as const])
        cases.push({ at, code, how, closes: (at + row + turn) % 3 === 0 })
  }
  return cases
}

const none: Case = { at: Number.MAX_SAFE_INTEGER, code: 'EIO', how: 'once', closes: true }
const same: Change = (system) => system

async function firstFound(place: KeptPlace, cases: readonly Case[], change: Change): Promise<string | null> {
  for (const one of cases) {
    const { found } = await runCase(place, one, change)
    if (found !== null) return `${found} (${JSON.stringify(one)})`
  }
  return null
}

test(`a disk that fails with ${isFull ? 'each of nine codes at every operation, once and for good' : `one of nine codes at one operation in ${step}`}`, {
  timeout: 3_600_000,
}, async () => {
  const place = await keptPlace()
  const { operations, found } = await runCase(place, none, same)
  expect(found).toBeNull()
  const cases = casesOf(operations)
  expect(await firstFound(place, cases, same)).toBeNull()
  expect(unheard).toEqual([])
  process.stdout.write(`${cases.length} failures over ${operations} operations\n`)
})

/** A program that does not listen when a write or its sync fails. */
function deaf(system: FileSystem): FileSystem {
  const unheeded = (work: Promise<void>): Promise<void> => work.catch(() => undefined)
  return {
    ...system,
    async open(path, how) {
      const handle = await system.open(path, how)
      return {
        ...handle,
        write: (bytes) => unheeded(handle.write(bytes)),
        sync: () => unheeded(handle.sync()),
        datasync: () => unheeded(handle.datasync()),
      }
    },
  }
}

test('it is found when a failed write is taken for a good one', { timeout: 300_000 }, async () => {
  const place = await keptPlace()
  const { operations } = await runCase(place, none, same)
  const cases: Case[] = []
  for (let at = 60; at < operations; at += 5) cases.push({ ...none, at, how: 'from then on' })
  expect(await firstFound(place, cases, deaf)).toMatch(/lost|without/)
})
