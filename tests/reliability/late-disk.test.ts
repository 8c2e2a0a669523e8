// R14: a sync that comes five seconds late, or fails, and a disk that gives back something else than was written.
// The editor is never told too early that the work is saved; closing waits, or tells of the fault and leaves
// everything in the journal.

import { expect, test } from 'vitest'
import { ok, orThrow, type Result } from '../../src/base/result.ts'
import type { Fault } from '../../src/contract/fault.ts'
import type { FileHandle, FileSystem } from '../../src/main/fs/file-system.ts'
import { nodeFileSystem } from '../../src/main/fs/file-system.ts'
import type { Session } from '../../src/main/services/session.ts'
import { testStore } from '../store/sample-issue.ts'
import type { DeskProgram } from '../support/desk-program.ts'
import { faultyFiles, type Operation, systemError } from '../support/faulty-files.ts'
import { comesAbout, hurriedClock, type KeptPlace, keptPlace } from '../support/kept-place.ts'
import {
  desk,
  issuePath,
  markEdit,
  nothingTold,
  type Told,
  toldIsThere,
  word,
} from '../support/marked-desk.ts'
import { realParts } from '../support/issue-folder.ts'
import { commitsLost } from '../support/issue-judge.ts'
import { often } from '../support/often.ts'

const acts = ['save', 'close'] as const
const late = 5_000
const cases = often(30, 12)

type Act = (typeof acts)[number]
type Change = (system: FileSystem) => FileSystem
type Answer = Result<unknown, Fault>

interface Desk {
  readonly program: DeskProgram
  readonly session: Session
  readonly told: Told
}

/** A session with two edits that are acknowledged and not published. */
async function edited(place: KeptPlace, system: FileSystem): Promise<Desk> {
  place.reset()
  const program = await desk(place.root, system, hurriedClock())
  const { session } = await program.open(issuePath(place.root))
  const told = nothingTold()
  for (const number of [1, 2])
    if ((await session.edit(session.seq() + 1, [markEdit(session.issue(), number)])).ok)
      told.words.push(word(number))
  return { program, session, told }
}

function doIt({ program, session }: Desk, act: Act): Promise<Answer> {
  return act === 'save' ? session.save('now') : program.sessions.close(session.id)
}

const isSync = ({ name }: Operation): boolean => ['sync', 'datasync', 'syncFolder'].includes(name)

/** Null when nothing was told that is not so, and what comes after the trouble is as it should be. */
async function afterwards(place: KeptPlace, at: Desk, act: Act, answer: Answer): Promise<string | null> {
  const { program, session, told } = at
  const last = program.stored.at(-1)
  const isSaved = last?.published === session.seq()
  if (answer.ok !== isSaved) return `answered ${JSON.stringify(answer)} and told ${JSON.stringify(last)}`
  if (!answer.ok && last?.fault !== answer.fault) return 'the fault was not told'
  if (act === 'close') return toldIsThere(place.root, told)
  const again = await session.save('again')
  if (!again.ok) return `not saved when all is well: ${JSON.stringify(again.fault)}`
  told.commits.push(again.value.commit)
  const closed = await program.sessions.close(session.id)
  return closed.ok ? toldIsThere(place.root, told) : JSON.stringify(closed.fault)
}

/** The sync of this number comes late, and then is made or fails. */
async function lateSync(
  place: KeptPlace,
  number: number,
  act: Act,
  fails: boolean,
  change: Change = (system) => system,
): Promise<'no such sync' | { readonly found: string | null }> {
  let isOn = false
  let count = 0
  const reached: Operation[] = []
  let letGo = (): void => undefined
  const again: string[] = []
  const { system } = faultyFiles((operation) => {
    if (!isOn) return null
    if (fails && operation.path === reached[0]?.path) again.push(operation.name)
    if (!isSync(operation)) return null
    count += 1
    if (count - 1 !== number) return null
    reached.push(operation)
    return new Promise((resolve) => {
      letGo = () => {
        resolve(fails ? systemError('EIO', operation.path) : null)
      }
    })
  }, nodeFileSystem)
  const at = await edited(place, change(system))
  isOn = true
  const answers: Answer[] = []
  const under = doIt(at, act).finally(() => answers.push(ok(null)))
  await comesAbout(() => reached.length + answers.length > 0)
  const [held] = reached
  if (held === undefined) {
    await under
    isOn = false
    await at.program.sessions.closeAll()
    return 'no such sync'
  }
  await at.program.clock.pass(late)
  await new Promise((resolve) => setTimeout(resolve, 15))
  const early = answers.length > 0 || at.program.stored.at(-1)?.published === at.session.seq()
  letGo()
  const result = await under
  const { name, path } = held
  const where = path.slice(place.root.length)
  if (early && !isNotAwaited(where, at)) return { found: `told too early: ${name} of ${where} is not done` }
  if (fails && result.ok && where.includes('.issue/'))
    return { found: `saved, and ${name} of ${where} failed` }
  // A file whose sync failed is never synced again through the same descriptor.
  if (['sync', 'datasync'].includes(again.find((one) => one !== 'close') ?? ''))
    return { found: `${name} of ${where} was tried again` }
  isOn = false
  return { found: await afterwards(place, at, act, result) }
}

/** The journal is told last what was read back from the folder: by then it is saved. */
function isNotAwaited(where: string, { session, program }: Desk): boolean {
  return where.startsWith('/home/') && program.stored.at(-1)?.published === session.seq()
}

async function syncsOf(place: KeptPlace, act: Act): Promise<number> {
  for (let number = 0; ; number += 1)
    if ((await lateSync(place, number, act, false)) === 'no such sync') return number
}

async function firstLate(place: KeptPlace, count: number, change?: Change): Promise<string | null> {
  let made = 0
  for (let number = 0; made < count; number += 1) {
    const before = made
    for (const act of acts)
      for (const fails of [false, true]) {
        const ran = await lateSync(place, number, act, fails, change)
        if (ran === 'no such sync') continue
        made += 1
        if (ran.found !== null) return `${ran.found} (sync ${number}, ${act}, ${fails ? 'fails' : 'late'})`
      }
    if (before === made) return made === 0 ? 'no syncs' : null
  }
  return null
}

test(`${cases} syncs that are late or fail: never told too early that it is saved`, {
  timeout: 240_000,
}, async () => {
  const place = await keptPlace()
  expect(await syncsOf(place, 'save')).toBeGreaterThanOrEqual(6)
  expect(await firstLate(place, cases)).toBeNull()
})

const targets = [
  /objects.pack.pack-[0-9a-f]+\.pack$/,
  /objects.pack.pack-[0-9a-f]+\.idx$/,
  /refs.heads.desk$/,
]

interface Lying {
  readonly system: FileSystem
  isOn: boolean
}

/** What was written under such a name since it is on comes back with one byte changed. */
function lyingDisk(target: RegExp): Lying {
  const fresh = new Set<string>()
  const lie = (path: string, bytes: Uint8Array): Uint8Array => {
    if (!lying.isOn || !fresh.has(path) || bytes.length === 0) return bytes
    return bytes.with(Math.floor(bytes.length / 2), (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1)
  }
  const lying: Lying = {
    isOn: false,
    system: {
      ...nodeFileSystem,
      async rename(from, to) {
        await nodeFileSystem.rename(from, to)
        if (lying.isOn && target.test(to)) fresh.add(to)
      },
      async open(path, how) {
        const handle = await nodeFileSystem.open(path, how)
        return {
          ...handle,
          readAll: async () => lie(path, await handle.readAll()),
          readAt: async (offset, length) => lie(path, await handle.readAt(offset, length)),
        }
      },
    },
  }
  return lying
}

async function wrongReadBack(
  place: KeptPlace,
  target: RegExp,
  act: Act,
  change: Change = (system) => system,
): Promise<string | null> {
  const lying = lyingDisk(target)
  const at = await edited(place, change(lying.system))
  lying.isOn = true
  const answer = await doIt(at, act)
  const isSaved = at.program.stored.at(-1)?.published === at.session.seq()
  lying.isOn = false
  if (answer.ok || isSaved) return `saved, and ${target.source} does not come back as written`
  return afterwards(place, at, act, answer)
}

test('what does not come back as it was written is not saved: pack, index and branch, on saving and closing', {
  timeout: 60_000,
}, async () => {
  const place = await keptPlace()
  for (const target of targets)
    for (const act of acts)
      expect(await wrongReadBack(place, target, act), `${target.source} ${act}`).toBeNull()
})

/** A program that does not wait for its syncs. */
function impatient(system: FileSystem): FileSystem {
  const unheeded = (work: Promise<void>): Promise<void> => {
    work.catch(() => undefined)
    return Promise.resolve()
  }
  return {
    ...system,
    syncFolder: (path) => unheeded(system.syncFolder(path)),
    async open(path, how) {
      const handle = await system.open(path, how)
      return { ...handle, sync: () => unheeded(handle.sync()), datasync: () => unheeded(handle.datasync()) }
    },
  }
}

test('it is found when the program does not wait for its syncs', { timeout: 60_000 }, async () => {
  expect(await firstLate(await keptPlace(), cases, impatient)).toMatch(/too early/)
})

/** A program that takes what it wrote for what is on the disk. */
function trusting(system: FileSystem): FileSystem {
  const written = new Map<string, Uint8Array>()
  const held = (handle: FileHandle, path: string): FileHandle => ({
    ...handle,
    async write(bytes) {
      await handle.write(bytes)
      written.set(path, Buffer.concat([written.get(path) ?? new Uint8Array(), bytes]))
    },
    readAll: async () => written.get(path) ?? handle.readAll(),
    readAt: async (offset, length) =>
      written.get(path)?.subarray(offset, offset + length) ?? handle.readAt(offset, length),
  })
  return {
    ...system,
    async rename(from, to) {
      await system.rename(from, to)
      const bytes = written.get(from)
      if (bytes !== undefined) written.set(to, bytes)
    },
    open: async (path, how) => held(await system.open(path, how), path),
  }
}

test('it is found when the program does not read back', async () => {
  const place = await keptPlace()
  for (const target of targets)
    expect(await wrongReadBack(place, target, 'save', trusting)).toMatch(/does not come back/)
})

/** Two programs of one writer publish; the first is held at one operation for as long as the second takes, or a while. */
async function twoPrograms(
  isHere: (operation: Operation) => boolean,
  longest: number,
  change: Change = (system) => system,
): Promise<string | null> {
  const place = await keptPlace()
  place.reset()
  const path = issuePath(place.root)
  const held: (() => void)[] = []
  const { system } = faultyFiles((operation) => {
    if (!isHere(operation) || held.length > 0) return null
    return new Promise((resolve) => {
      held.push(() => {
        resolve(null)
      })
    })
  }, nodeFileSystem)
  const parts = { writer: 'desk', pause: realParts.pause }
  const slow = orThrow(await testStore({ ...parts, system: change(system) }).open(path))
  const other = orThrow(await testStore({ ...parts, system: change(nodeFileSystem) }).open(path))
  const first = slow.publish(slow.issue, 'slow')
  await comesAbout(() => held.length > 0)
  const second = other.publish(other.issue, 'meanwhile')
  await Promise.race([second, realParts.pause(longest)])
  for (const letGo of held) letGo()
  const saved = [orThrow(await first), orThrow(await second)]
  return commitsLost(
    path,
    saved.map(({ commit }) => commit),
  )
}

const syncsBranch = ({ name, path }: Operation): boolean => name === 'sync' && /refs.heads/.test(path)
const movesBranch = ({ name, to = '' }: Operation): boolean => name === 'rename' && /refs.heads/.test(to)

test('a branch that comes late never goes over what another program with our name has published', async () => {
  expect(await twoPrograms(syncsBranch, late)).toBeNull()
  expect(await twoPrograms(movesBranch, 150)).toBeNull()
})

/** Everybody gets the lock. */
function lockless(system: FileSystem): FileSystem {
  const nothing = (): Promise<void> => Promise.resolve()
  return {
    ...system,
    async open(path, how) {
      if (!path.endsWith('.lock')) return system.open(path, how)
      const none = new Uint8Array()
      const [readAll, readAt] = [() => Promise.resolve(none), () => Promise.resolve(none)]
      return {
        readAll,
        readAt,
        write: nothing,
        setMode: nothing,
        sync: nothing,
        datasync: nothing,
        close: nothing,
      }
    },
  }
}

test('it is found when both get the lock', async () => {
  expect(await twoPrograms(movesBranch, 150, lockless)).toMatch(/lost/)
})
