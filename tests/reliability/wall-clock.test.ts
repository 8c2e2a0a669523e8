// R11: the clock on the wall goes back an hour, a day, to 1970, forward fifty years, jumps for summer time, and
// every file says it was written in 1970. Order follows parents, autosave goes on, and nothing is cleared away
// that cannot be read from elsewhere.

import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { createFilePort } from '../../src/main/fs/file-port.ts'
import type { HeadChoice, joinHeads } from '../../src/main/services/store/issue-heads.ts'
import { compactIssue } from '../../src/main/services/store/compact-issue.ts'
import type { Session } from '../../src/main/services/session.ts'
import { fsck, git, spoilObject, unpackObjects } from '../store/git.ts'
import { temporaryFolder, testStore } from '../store/sample-issue.ts'
import type * as DeskPrograms from '../support/desk-program.ts'
import type { DeskProgram } from '../support/desk-program.ts'
import { seededDice } from '../support/dice.ts'
import { realParts } from '../support/issue-folder.ts'
import { often } from '../support/often.ts'
import { fullIssue, startAccount, tracedEdit } from '../support/traced-edits.ts'

const cases = often(40, 12)
const hour = 3_600_000
const day = 24 * hour
const year = 365 * day

type Jump = (now: number) => number

const jumps: readonly (readonly [string, Jump])[] = [
  ['an hour back', (now) => now - hour],
  ['a day back', (now) => now - day],
  ['to 1970', () => 1_000],
  ['before 1970', () => -day],
  ['fifty years on', (now) => now + 50 * year],
  ['summer time begins', (now) => now + hour],
]

interface Open {
  readonly program: DeskProgram
  readonly session: Session
}

async function open(home: string, path: string, writer: string, now: number): Promise<Open> {
  const { deskProgram, testClock } = await import('../support/desk-program.ts')
  const program = await deskProgram({ home, writer, clock: testClock(now) })
  return { program, session: (await program.open(path)).session }
}

/** Every file says it was last written when there were no computers of this kind. */
async function forgetTimes(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) await utimes(join(entry.parentPath, entry.name), 0, 0)
}

/** The first thing that is not so; null when all is well. */
async function jumpOnce(row: number): Promise<string | null> {
  const dice = seededDice(row)
  const folder = await temporaryFolder()
  const path = join(folder, 'tonight.issue')
  const { issue, originals } = fullIssue(8, 3, 2)
  orThrow(await testStore({ writer: 'desk' }).create(path, issue, originals))
  const account = startAccount(issue)
  const start = Date.UTC(2026, 2, 28, 23, 30)
  const desk = await open(join(folder, 'desk'), path, 'desk', start)
  const night = await open(join(folder, 'night'), path, 'night', start)
  const commits: string[] = []

  async function type({ session }: Open, name: string): Promise<void> {
    const before = session.issue()
    const { edit, trace } = tracedEdit(before, dice, `${name}-${String(row)}`)
    orThrow(await session.edit(session.seq() + 1, [edit]))
    account.note(before, session.issue(), trace)
  }

  for (let turn = 0; turn < 4; turn += 1) {
    const [, jump] = jumps[(row + turn) % jumps.length] ?? jumps[0]!
    const jumping = turn % 2 === 0 ? desk : night
    await type(desk, `d${String(turn)}`)
    await type(night, `n${String(turn)}`)
    jumping.program.clock.set(jump(jumping.program.clock.now()))
    if (row % 3 === 0) await forgetTimes(folder)
    // Autosave is due after ten seconds of quiet, whatever the wall says.
    await Promise.all([desk.program.clock.pass(10_500), night.program.clock.pass(10_500)])
    for (const { session, program } of [desk, night]) {
      if (program.stored.at(-1)?.published !== session.seq())
        return `turn ${String(turn)}: autosave has stopped`
      commits.push(session.stored.head())
    }
    for (const one of [night, desk]) orThrow(await one.session.merge(one.session.seq()))
  }
  const far = desk.program.clock.now() + 50 * year
  for (const { program, session } of [desk, night]) orThrow(await program.sessions.close(session.id))
  if (row % 4 === 0) orThrow(await compactIssue(createFilePort(realParts, path), far))
  const again = await open(join(folder, 'desk'), path, 'desk', 1_000)
  const [gone] = account.missing(again.session.issue())
  if (gone !== undefined) return `${gone} is gone`
  const reached = new Set(git(path, 'rev-list', '--all').text.split('\n'))
  const lost = commits.find((commit) => !reached.has(commit))
  if (lost !== undefined) return `commit ${lost} is on no branch`
  const history = orThrow(await again.session.history())
  const places = new Map(history.map(({ commit }, place) => [commit, place]))
  for (const line of git(path, 'rev-list', '--parents', 'desk').text.trim().split('\n')) {
    const [commit = '', ...parents] = line.split(' ')
    const late = parents.find((parent) => (places.get(parent) ?? Infinity) < (places.get(commit) ?? Infinity))
    if (late !== undefined && parents.length === 1) return `${late} is told as newer than ${commit}`
  }
  orThrow(await again.program.sessions.close(again.session.id))
  return fsck(path) || null
}

async function troubles(count: number): Promise<readonly string[]> {
  const found = await Promise.all(
    Array.from({ length: count }, async (_, row) => {
      const trouble = await jumpOnce(row).catch((error: unknown) => `threw ${String(error)}`)
      return trouble === null ? [] : [`case ${String(row)}: ${trouble}`]
    }),
  )
  return found.flat()
}

test(`a clock that jumps ${String(4 * cases)} times in ${String(cases)} sessions changes no order and loses nothing`, {
  timeout: 300_000,
}, async () => {
  expect(await troubles(cases)).toEqual([])
})

/** Whether an object that is sound in quarantine alone is there after a compaction with that clock. */
async function isKept(compact: typeof compactIssue): Promise<boolean> {
  const path = join(await temporaryFolder(), 'old.issue')
  const { issue } = fullIssue(6, 2, 1)
  const stored = orThrow(await testStore().create(path, issue, []))
  orThrow(await stored.publish(issue, 'again'))
  const port = createFilePort(realParts, path)
  const packFolder = join(path, 'objects/pack')
  for (const name of (await readdir(packFolder)).filter((one) => one.endsWith('.pack'))) {
    const pack = await port.read(`objects/pack/${name}`)
    for (const one of [name, name.replace(/pack$/, 'idx')]) await port.remove(`objects/pack/${one}`)
    unpackObjects(path, pack)
  }
  const ids = (): readonly string[] =>
    git(path, 'cat-file', '--batch-all-objects', '--batch-check').text.trim().split('\n').toSorted()
  const before = ids()
  const now = Date.UTC(2026, 10, 26)
  orThrow(await compact(port, now))
  expect(ids()).toEqual(before)
  expect(await readdir(join(path, 'quarantine'))).not.toEqual([])
  // What the new pack can't give is kept in quarantine, however old the clock says it is.
  const damaged = git(path, 'rev-parse', 'w-test:issue.json').text.trim()
  await spoilObject(path, damaged)
  orThrow(await compact(port, now + 50 * year))
  const kept = await readdir(join(path, 'quarantine'), { recursive: true })
  return kept.some((name) => name.endsWith(`${damaged.slice(0, 2)}/${damaged.slice(2)}`))
}

test('a clock fifty years ahead clears nothing away that is nowhere else', { timeout: 60_000 }, async () => {
  expect(await isKept(compactIssue)).toBe(true)
})

test('it is found when the clock alone says what may go', { timeout: 60_000 }, async () => {
  vi.resetModules()
  vi.doMock('../../src/main/services/store/join-packs.ts', async (importOriginal) => ({
    ...(await importOriginal<object>()),
    isReadable: () => Promise.resolve(true),
  }))
  onTestFinished(() => {
    vi.doUnmock('../../src/main/services/store/join-packs.ts')
    vi.resetModules()
  })
  const believing = await import('../../src/main/services/store/compact-issue.ts')
  expect(await isKept(believing.compactIssue)).toBe(false)
})

test('it is found when the latest time is taken for the newest commit', { timeout: 60_000 }, async () => {
  vi.resetModules()
  vi.doMock('../../src/main/services/store/issue-heads.ts', async (importOriginal) => {
    const real = await importOriginal<{ joinHeads: typeof joinHeads }>()
    return {
      ...real,
      joinHeads: async (choice: HeadChoice) => {
        const times = await Promise.all(
          choice.heads.heads.map(async (head) => {
            const facts = await choice.objects.readCommit(head.commit ?? '')
            return { head, seconds: facts.ok ? facts.value.seconds : 0 }
          }),
        )
        const heads = times.toSorted((one, other) => other.seconds - one.seconds).slice(0, 1)
        return real.joinHeads({ ...choice, heads: { heads: heads.map(({ head }) => head), strange: [] } })
      },
    }
  })
  onTestFinished(() => {
    vi.doUnmock('../../src/main/services/store/issue-heads.ts')
    vi.resetModules()
  })
  expect(await troubles(2)).not.toEqual([])
})

test('it is found when timers follow the wall', { timeout: 60_000 }, async () => {
  vi.resetModules()
  vi.doMock('../support/desk-program.ts', async (importOriginal) => {
    const real = await importOriginal<typeof DeskPrograms>()
    return {
      ...real,
      testClock: (start: number) => {
        const clock = real.testClock(start)
        return {
          ...clock,
          // Due when the wall says so.
          after: (milliseconds: number, call: () => void) => {
            const due = clock.now() + milliseconds
            return clock.after(milliseconds, () => {
              if (clock.now() >= due) call()
            })
          },
        }
      },
    }
  })
  onTestFinished(() => {
    vi.doUnmock('../support/desk-program.ts')
    vi.resetModules()
  })
  expect((await troubles(1)).join()).toContain('autosave has stopped')
})
