// R9: two windows on one folder, each over a program of its own, five hundred edits each. Whether leases work,
// are deleted again and again, clocks are a day apart or both write under one name: every edit is in the merged
// issue or beside it as a version to choose, every commit stays on a branch, and both windows come to the same.

import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ok, orThrow } from '../../src/base/result.ts'
import type { FilePort } from '../../src/main/fs/file-port.ts'
import type { createFolderWatch, FolderWatchParts } from '../../src/main/services/folder-watch.ts'
import type { HeadChoice, joinHeads } from '../../src/main/services/store/issue-heads.ts'
import type { moveHead, readHeads } from '../../src/main/services/store/issue-refs.ts'
import type { Issue } from '../../src/model/issue.ts'
import type { mergeIssues } from '../../src/model/merge/merge.ts'
import type { createEditSender, EditSenderParts } from '../../src/renderer/state/edit-sender.ts'
import { temporaryFolder, testStore } from '../store/sample-issue.ts'
import { hurryingClock } from '../support/desk-program.ts'
import { hostWindow, programWindow, programWire } from '../support/desk-window.ts'
import { seededDice } from '../support/dice.ts'
import { often } from '../support/often.ts'
import { startProgramAs } from '../support/program.ts'
import { fullIssue, tracedEdit, tracesOf } from '../support/traced-edits.ts'
import { type Desk, firstTrouble, type TwoDesks } from '../support/two-desks.ts'

const edits = often(500, 60)
const runs = often(4, 1)
const day = 86_400_000
const speed = 40

type Way = 'leases work' | 'leases are deleted' | 'clocks are a day apart' | 'both have one name'
const ways: readonly Way[] = [
  'leases work',
  'leases are deleted',
  'clocks are a day apart',
  'both have one name',
]

const wishFor = (way: Way, seed: number): Omit<TwoDesks, 'start'> => ({
  store: testStore({ writer: 'proof' }),
  edits,
  seed,
  pause: 6,
  leasesAreDeleted: way === 'leases are deleted',
  seesTheOther: way === 'leases work',
  patience: 30_000,
})

const nameOf = (way: Way, row: number): string =>
  row === 0 || way === 'both have one name' ? 'desk' : 'night'
const aheadOf = (way: Way, row: number): number => (way === 'clocks are a day apart' && row === 1 ? day : 0)

/** Both programs in this process, on a clock that hurries. */
function inProcess(way: Way): TwoDesks['start'] {
  return async (folder, path) => {
    const { deskProgram } = await import('../support/desk-program.ts')
    const start = async (row: number): Promise<Desk> => {
      const wire = programWire()
      const program = await deskProgram({
        home: join(folder, `home${String(row)}`),
        writer: nameOf(way, row),
        clock: hurryingClock(speed, Date.now() + aheadOf(way, row)),
        tell: wire.tell,
      })
      const window = await programWindow(program, wire, path)
      await window.open()
      return {
        window,
        end: async () => {
          await program.sessions.closeAll()
        },
      }
    }
    return [await start(0), await start(1)]
  }
}

for (const way of ways) {
  test(`${way}: ${String(runs)} times 2 × ${String(edits)} edits, and none is lost`, {
    timeout: 600_000,
  }, async () => {
    for (let run = 0; run < runs; run += 1) {
      const trouble = await firstTrouble(await temporaryFolder(), {
        ...wishFor(way, 100 * ways.indexOf(way) + run),
        start: inProcess(way),
      })
      expect(trouble, `run ${String(run)}`).toBeNull()
    }
  })
}

/** A module of Node's own loader that sets the clock on the wall forward, and nothing else. */
function aheadBy(milliseconds: number): Readonly<Record<string, string>> {
  if (milliseconds === 0) return {}
  const source = `const now = Date.now; Date.now = () => now() + ${String(milliseconds)}`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(source)}` }
}

/** Two node hosts, each a process, each with a window over its socket. */
function overHosts(way: Way): TwoDesks['start'] {
  return async (folder, path) => {
    const start = async (row: number): Promise<Desk> => {
      const env = { JUMPLINE_WRITER: nameOf(way, row), ...aheadBy(aheadOf(way, row)) }
      const program = await startProgramAs({ env }, join(folder, `home${String(row)}`), path)
      onTestFinished(() => {
        program.child.kill('SIGKILL')
      })
      const window = await hostWindow(program)
      await window.open()
      return {
        window,
        async end() {
          program.child.kill('SIGTERM')
          expect(await program.ended).toBe(0)
        },
      }
    }
    return [await start(0), await start(1)]
  }
}

// The demand itself, word for word, on real programs; it takes minutes, and in every `npm test` one way is tried.
const hostWays = often(ways.length, 1)

for (const way of ways.slice(0, hostWays)) {
  test(`two windows of the node host on one folder, ${String(edits)} random edits each, ${way}: all ${String(2 * edits)} are in the merged issue`, {
    timeout: 600_000,
  }, async () => {
    const trouble = await firstTrouble(await temporaryFolder(), {
      ...wishFor(way, 900 + ways.indexOf(way)),
      pause: 40,
      start: overHosts(way),
    })
    expect(trouble).toBeNull()
  })
}

test('a merge that changes nothing here takes a number all the same, and what is typed after it is kept', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'shared.issue')
  const { issue } = fullIssue(2, 1, 1)
  orThrow(await testStore({ writer: 'proof' }).create(path, issue, []))
  const [desk, night] = await inProcess('leases work')(folder, path)
  await night.window.save('a restore point of nothing new')
  const merged = (): boolean => desk.window.stored.length > 0
  await vi.waitFor(() => {
    expect(merged()).toBe(true)
  })
  const { edit, trace } = tracedEdit(desk.window.issue(), seededDice(1), 'after')
  expect(desk.window.make([edit])).toBe(true)
  await desk.window.save('after')
  for (const { window } of [desk, night]) await window.close()
  expect(tracesOf(orThrow(await testStore().open(path)).issue)).toContain(trace)
})

type Change = (real: Record<string, unknown>) => object

interface Break {
  readonly what: string
  readonly module: string
  readonly change: Change
  readonly way: Way
}

const heads = '../../src/main/services/store/issue-heads.ts'
const breaks: readonly Break[] = [
  {
    what: 'a merge drops what one side did',
    module: '../../src/model/merge/merge.ts',
    change: () => ({ mergeIssues: (_base: Issue, left: Issue) => left }),
    way: 'leases work',
  },
  {
    what: 'a merge keeps no second version',
    module: '../../src/model/merge/merge.ts',
    change: (real) => ({
      mergeIssues: (base: Issue, left: Issue, right: Issue) => {
        const merged = (real['mergeIssues'] as typeof mergeIssues)(base, left, right)
        return { ...merged, conflicts: left.conflicts }
      },
    }),
    way: 'leases work',
  },
  {
    what: 'a head is passed over',
    module: '../../src/main/services/store/issue-refs.ts',
    change: (real) => ({
      readHeads: async (port: FilePort) => {
        const found = await (real['readHeads'] as typeof readHeads)(port)
        return { ...found, heads: found.heads.filter(({ writer }) => writer !== 'night') }
      },
    }),
    way: 'leases work',
  },
  {
    what: 'a branch is moved wherever it stands',
    module: '../../src/main/services/store/issue-refs.ts',
    change: (real) => ({
      moveHead: (port: FilePort, writer: string, commit: string) =>
        (real['moveHead'] as typeof moveHead)(port, writer, commit, () => true),
    }),
    way: 'both have one name',
  },
  {
    what: 'whoever has no lease is taken to be away',
    module: '../../src/main/services/folder-watch.ts',
    change: (real) => ({
      createFolderWatch: (parts: FolderWatchParts) =>
        (real['createFolderWatch'] as typeof createFolderWatch)({
          ...parts,
          stored: believingLeases(parts.stored),
        }),
    }),
    way: 'leases are deleted',
  },
  {
    what: 'the commit with the latest time is taken for the newest',
    module: heads,
    change: (real) => ({
      joinHeads: async (choice: HeadChoice) => {
        const times = await Promise.all(
          choice.heads.heads.map(async (head) => {
            const facts = await choice.objects.readCommit(head.commit ?? '')
            return { head, seconds: facts.ok ? facts.value.seconds : 0 }
          }),
        )
        const [newest] = times.toSorted((one, other) => other.seconds - one.seconds)
        const only = newest === undefined ? [] : [newest.head]
        return (real['joinHeads'] as typeof joinHeads)({ ...choice, heads: { heads: only, strange: [] } })
      },
    }),
    way: 'clocks are a day apart',
  },
  {
    what: 'a batch is acknowledged that was not kept',
    module: '../../src/renderer/state/edit-sender.ts',
    change: (real) => ({
      createEditSender: (seq: number, parts: EditSenderParts) =>
        (real['createEditSender'] as typeof createEditSender)(seq, {
          ...parts,
          // Every twentieth batch is answered for without being sent.
          send: (batch) =>
            batch.seq % 20 === 0 ? Promise.resolve(ok({ seq: batch.seq })) : parts.send(batch),
        }),
    }),
    way: 'leases work',
  },
]

/** News count only from those whose leases are seen. */
function believingLeases(stored: FolderWatchParts['stored']): FolderWatchParts['stored'] {
  let isAnybodyHere = false
  return {
    news: () => (isAnybodyHere ? stored.news() : Promise.resolve(ok({ moved: false, waiting: [] }))),
    leases(monotonic, name) {
      const leases = stored.leases(monotonic, name)
      return {
        ...leases,
        // Deleted before anybody looks.
        renew: () => Promise.resolve(),
        async look() {
          const seen = await leases.look()
          isAnybodyHere = seen.here.length > 0
          return seen
        },
      }
    },
  }
}

test.each(breaks)('it is found when $what', { timeout: 60_000 }, async ({ module, change, way }) => {
  vi.resetModules()
  vi.doMock(module, async (importOriginal: () => Promise<Record<string, unknown>>) => {
    const real = await importOriginal()
    return { ...real, ...change(real) }
  })
  onTestFinished(() => {
    vi.doUnmock(module)
    vi.resetModules()
  })
  const wish: TwoDesks = { ...wishFor(way, 7), edits: 60, patience: 2_500, start: inProcess(way) }
  const found = await firstTrouble(await temporaryFolder(), wish).catch(String)
  expect(found).not.toBeNull()
})
