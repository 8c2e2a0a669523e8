// R13: the folder as sync services and other people's git leave it. Copies under forty odd names, branches that
// come before what they name, files that are empty, halved or stand-ins at first, a repack under an open session:
// nothing is lost and nothing deleted, what is waited for is told, and the waiting ends by itself.

import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ok, orThrow } from '../../src/base/result.ts'
import type { FilePort } from '../../src/main/fs/file-port.ts'
import type { createPackedObjects } from '../../src/main/services/store/packed-objects.ts'
import type { loadContent } from '../../src/main/services/store/issue-content.ts'
import type { readHeads } from '../../src/main/services/store/issue-refs.ts'
import { mapLimited } from '../../src/main/services/limited.ts'
import type { Session } from '../../src/main/services/session.ts'
import type { Issue } from '../../src/model/issue.ts'
import { fsck, git } from '../store/git.ts'
import { temporaryFolder, testStore } from '../store/sample-issue.ts'
import type { DeskProgram } from '../support/desk-program.ts'
import { seededDice } from '../support/dice.ts'
import { often } from '../support/often.ts'
import { after } from '../support/paper.ts'
import { type Account, fullIssue, startAccount, tracedEdit } from '../support/traced-edits.ts'

const full = 120
const cases = often(full, 40)
const step = full / cases
const atOnce = 6

/** How services name the copy of a file of which they met two versions: its stem and its ending. */
const copyNames: readonly ((stem: string, ending: string) => string)[] = [
  (stem, ending) => `${stem} (night's conflicted copy 2026-11-26)${ending}`,
  (stem, ending) => `${stem} (conflicted copy 2026-11-26 101112)${ending}`,
  (stem, ending) => `${stem} (夜班 的冲突副本 2026-11-26)${ending}`,
  (stem, ending) => `${stem}-DESKTOP-1${ending}`,
  (stem, ending) => `${stem}-DESKTOP-1-2${ending}`,
  (stem, ending) => `${stem} 2${ending}`,
  (stem, ending) => `${stem} (1)${ending}`,
  (stem, ending) => `${stem}.sync-conflict-20261126-101112-ABCDEF7${ending}`,
  (stem, ending) => `${stem} (SFConflict night@example.org 2026-11-26-10-11-12)${ending}`,
  (stem, ending) => `${stem} [conflicted]${ending}`,
  (stem, ending) => `${stem}.Conflict${ending}`,
  (stem, ending) => `${stem}_conf(night)${ending}`,
]
const targets = ['ref', 'pack', 'index', 'other'] as const

type Loading = typeof loadContent

type Case =
  | { readonly kind: 'copy'; readonly name: number; readonly target: (typeof targets)[number] }
  | {
      readonly kind: 'arrival'
      readonly order: 'refs first' | 'objects first' | 'any'
      readonly seed: number
    }
  | { readonly kind: 'git'; readonly what: 'gc' | 'repack' | 'push'; readonly seed: number }

const allCases: readonly Case[] = [
  ...copyNames.flatMap((_, name) => targets.map((target): Case => ({ kind: 'copy', name, target }))),
  ...Array.from({ length: 48 }, (_, seed): Case => {
    const order = (['refs first', 'objects first', 'any'] as const)[seed % 3] ?? 'any'
    return { kind: 'arrival', order, seed }
  }),
  ...Array.from({ length: 24 }, (_, seed): Case => {
    const what = (['gc', 'repack', 'push'] as const)[seed % 3] ?? 'gc'
    return { kind: 'git', what, seed }
  }),
]

interface Place {
  readonly folder: string
  /** Where desk is at work. */
  readonly path: string
  /** The same issue on another machine, where night is at work; a service brings its files over. */
  readonly elsewhere: string
  readonly account: Account
  /** Files of `elsewhere` that are not at `path` yet. */
  readonly coming: readonly string[]
}

/** Night has published three times on a machine of its own. */
async function newPlace(seed: number): Promise<Place> {
  const folder = await temporaryFolder()
  const path = join(folder, 'synced.issue')
  const elsewhere = join(folder, 'elsewhere/synced.issue')
  const { issue, originals } = fullIssue(8, 3, 2)
  orThrow(await testStore({ writer: 'desk' }).create(path, issue, originals))
  await mkdir(dirname(elsewhere))
  await cp(path, elsewhere, { recursive: true })
  const account = startAccount(issue)
  const night = orThrow(await testStore({ writer: 'night' }).open(elsewhere))
  let theirs: Issue = night.issue
  for (let publish = 0; publish < 3; publish += 1) {
    theirs = traced(theirs, account, `n${String(publish)}`, seed)
    orThrow(await night.publish(theirs, `night ${String(publish)}`))
  }
  const here = new Set(await listFiles(path))
  return {
    folder,
    path,
    elsewhere,
    account,
    coming: (await listFiles(elsewhere)).filter((name) => !here.has(name)),
  }
}

function traced(issue: Issue, account: Account, name: string, seed: number): Issue {
  const dice = seededDice(seed * 31 + name.length)
  let next = issue
  for (let edit = 0; edit < 4; edit += 1) {
    const { edit: made, trace } = tracedEdit(next, dice, `${name}-${String(edit)}`)
    const before = next
    next = after(before, [made])
    account.note(before, next, trace)
  }
  return next
}

async function listFiles(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .toSorted()
}

interface Open {
  readonly program: DeskProgram
  readonly session: Session
}

async function openDesk({ folder, path }: Place): Promise<Open> {
  const { deskProgram } = await import('../support/desk-program.ts')
  const program = await deskProgram({ home: join(folder, 'home'), writer: 'desk' })
  return { program, session: (await program.open(path)).session }
}

/** Lets the program look at its folder, and takes in what it tells of, as a window does. */
async function look({ program, session }: Open): Promise<void> {
  await program.clock.pass(2_100)
  if (program.others.at(-1)?.news !== true) return
  orThrow(await session.merge(session.seq()))
  // What is waited for is known now, and told at the next look.
  await program.clock.pass(2_100)
}

async function type(open: Open, place: Place, name: string, seed: number): Promise<void> {
  const { session } = open
  const dice = seededDice(seed)
  const before = session.issue()
  const { edit, trace } = tracedEdit(before, dice, name)
  orThrow(await session.edit(session.seq() + 1, [edit]))
  place.account.note(before, session.issue(), trace)
}

async function bring(place: Place, name: string): Promise<void> {
  await mkdir(dirname(join(place.path, name)), { recursive: true })
  await cp(join(place.elsewhere, name), join(place.path, name))
}

/** What is not so at the end; null when all is well. */
async function ending(place: Place, open: Open, kept: readonly string[]): Promise<string | null> {
  await look(open)
  await look(open)
  await open.program.clock.pass(2_100)
  const { here: _, ...told } = open.program.others.at(-1) ?? { news: false, waiting: [] }
  if (told.waiting.length > 0) return `still waits: ${JSON.stringify(told.waiting)}`
  orThrow(await open.program.sessions.close(open.session.id))
  const [gone] = place.account.missing(open.session.issue())
  if (gone !== undefined) return `${gone} is not in the issue`
  const again = await testStore({ writer: 'proof' }).open(place.path)
  if (!again.ok) return JSON.stringify(again.fault)
  const [lost] = place.account.missing(again.value.issue)
  if (lost !== undefined) return `${lost} is not in the folder`
  const left = new Set([
    ...(await listFiles(place.path)),
    ...(await listFiles(join(place.folder, 'home'))).map((file) => `../home/${file}`),
  ])
  const taken = kept.find((name) => !left.has(name))
  return taken === undefined ? null : `deleted: ${taken}`
}

async function copyCase(
  { name, target }: Extract<Case, { kind: 'copy' }>,
  row: number,
): Promise<string | null> {
  const place = await newPlace(row)
  const rename2 = copyNames[name] ?? ((stem: string) => stem)
  const copyOf = (file: string): string => {
    const base = basename(file)
    const dot = base.lastIndexOf('.')
    const [stem, end] = dot > 0 ? [base.slice(0, dot), base.slice(dot)] : [base, '']
    return join(dirname(file), rename2(stem, end))
  }
  for (const file of place.coming) if (!file.startsWith('leases/')) await bring(place, file)
  const made: string[] = []
  const moveAside = async (file: string): Promise<void> => {
    await rename(join(place.path, file), join(place.path, copyOf(file)))
    made.push(copyOf(file))
  }
  if (target === 'ref') await moveAside('refs/heads/night')
  for (const file of place.coming) {
    if (target === 'pack' && /\.(pack|idx)$/.test(file)) await moveAside(file)
    if (target === 'index' && file.endsWith('.idx')) await moveAside(file)
  }
  const open = await openDesk(place)
  await look(open)
  if (target === 'other') {
    await type(open, place, `o${String(row)}`, row)
    const journals = (await listFiles(join(place.folder, 'home'))).filter((file) => file.endsWith('.jsonl'))
    const all = ['jumpline.json', 'HEAD', 'leases/desk.json', ...journals.map((file) => `../home/${file}`)]
    for (const file of all) {
      await writeFile(join(place.path, copyOf(file)), await readFile(join(place.path, file)))
      made.push(copyOf(file))
    }
    await look(open)
  }
  await type(open, place, `c${String(row)}`, row)
  orThrow(await open.session.save('after'))
  // A copy of a lease, that of somebody who is not there.
  const odd = open.program.others.find(({ here }) => here.length > 0)
  if (odd !== undefined) return `takes a copy for somebody: ${JSON.stringify(odd.here)}`
  return ending(place, open, made)
}

const stages = ['whole', 'half', 'empty', 'stand-in'] as const

async function arrivalCase({ order, seed }: Extract<Case, { kind: 'arrival' }>): Promise<string | null> {
  const place = await newPlace(100 + seed)
  const dice = seededDice(seed)
  const files = place.coming
    .filter((name) => !name.startsWith('leases/'))
    .map((name) => ({ name, at: dice(1_000), isRef: name.startsWith('refs/') }))
  const first = order === 'any' ? 0 : order === 'refs first' ? -10_000 : 10_000
  const queue = files.toSorted(
    (one, other) => one.at + (one.isRef ? first : 0) - other.at - (other.isRef ? first : 0),
  )
  const open = await openDesk(place)
  const standIns: string[] = []
  for (const [row, { name }] of queue.entries()) {
    const stage = stages[dice(stages.length)] ?? 'whole'
    const target = join(place.path, name)
    const bytes = await readFile(join(place.elsewhere, name))
    await mkdir(dirname(target), { recursive: true })
    if (stage === 'half') await writeFile(target, bytes.subarray(0, Math.floor(bytes.length / 2)))
    if (stage === 'empty') await writeFile(target, '')
    if (stage === 'stand-in') await writeFile(join(dirname(target), `.${basename(name)}.icloud`), 'bplist00')
    if (stage !== 'whole') await look(open)
    if (row % 2 === 0) {
      await type(open, place, `d${String(seed)}-${String(row)}`, seed + row)
      if (row % 4 === 0) orThrow(await open.session.save(String(row)))
    }
    if (stage === 'stand-in') await rm(join(dirname(target), `.${basename(name)}.icloud`))
    await bring(place, name)
    standIns.push(name)
    await look(open)
    const isNamed = queue.slice(0, row + 1).some(({ isRef }) => isRef)
    // Packs can do without their indexes: what counts is whether all of it is shown.
    const isSilent = (): boolean =>
      (open.program.others.at(-1)?.waiting ?? []).length === 0 &&
      place.account.missing(open.session.issue()).length > 0
    // On a busy machine a look may not be over when its time is.
    for (let more = 0; more < 3 && isNamed && isSilent(); more += 1) await look(open)
    if (isNamed && isSilent())
      return `does not tell that it waits, after ${String(row + 1)} of ${String(queue.length)} files`
  }
  const trouble = await ending(
    place,
    open,
    standIns.filter((name) => !name.startsWith('refs/')),
  )
  return trouble ?? (fsck(place.path) || null)
}

async function gitCase({ what, seed }: Extract<Case, { kind: 'git' }>): Promise<string | null> {
  const place = await newPlace(200 + seed)
  const open = await openDesk(place)
  const push = (): string => {
    const ran = git(place.elsewhere, 'push', '-q', place.path, 'night')
    return ran.code === 0 ? '' : ran.text
  }
  await type(open, place, `g${String(seed)}-0`, seed)
  if (what === 'push' || seed % 2 === 0) {
    const said = push()
    if (said !== '') return said
  }
  orThrow(await open.session.save('first'))
  for (let round = 1; round < 4; round += 1) {
    if (what === 'gc') git(place.path, 'gc', '-q')
    if (what === 'repack') git(place.path, 'repack', '-adq')
    await look(open)
    await type(open, place, `g${String(seed)}-${String(round)}`, seed + round)
    // Repacked while it publishes.
    const saving = open.session.save(`round ${String(round)}`)
    if (what === 'repack') git(place.path, 'repack', '-aq')
    orThrow(await saving)
  }
  if (what !== 'push' && seed % 2 === 1) {
    const said = push()
    if (said !== '') return said
  }
  return (await ending(place, open, [])) ?? (fsck(place.path) || null)
}

function oneCase(one: Case, row: number): Promise<string | null> {
  if (one.kind === 'copy') return copyCase(one, row)
  return one.kind === 'arrival' ? arrivalCase(one) : gitCase(one)
}

async function troublesOf(list: readonly Case[]): Promise<readonly string[]> {
  // Most of a case is waiting for a program to look again.
  const found = await mapLimited([...list.entries()], atOnce, async ([row, one]) => {
    const trouble = await oneCase(one, row).catch((error: unknown) => `threw ${String(error)}`)
    return trouble === null ? [] : [`${JSON.stringify(one)}: ${trouble}`]
  })
  return found.flat()
}

test(`${String(cases)} states a sync service or another's git may leave: nothing lost, nothing deleted, all told`, {
  timeout: 600_000,
}, async () => {
  expect(allCases).toHaveLength(full)
  expect(await troublesOf(allCases.filter((_, row) => row % step === (row % 4) % step))).toEqual([])
})

interface Break {
  readonly what: string
  readonly module: string
  readonly change: (real: Record<string, unknown>) => object
  readonly hits: readonly Case[]
}

const breaks: readonly Break[] = [
  {
    what: 'a branch under a strange name is passed over',
    module: '../../src/main/services/store/issue-refs.ts',
    change: (real) => ({
      readHeads: async (port: FilePort) => {
        const found = await (real['readHeads'] as typeof readHeads)(port)
        return { heads: found.heads.filter(({ writer }) => /^[a-z]+$/.test(writer)), strange: found.strange }
      },
    }),
    hits: [{ kind: 'copy', name: 0, target: 'ref' }],
  },
  {
    what: 'packs are read once and never again',
    module: '../../src/main/services/store/packed-objects.ts',
    change: (real) => ({
      createPackedObjects: (port: FilePort) => ({
        ...(real['createPackedObjects'] as typeof createPackedObjects)(port),
        refresh: () => Promise.resolve(false),
      }),
    }),
    hits: [{ kind: 'arrival', order: 'refs first', seed: 0 }],
  },
  {
    what: 'what is not there yet counts as taken out',
    module: '../../src/main/services/store/issue-content.ts',
    change: (real) => ({
      loadContent: async (...given: Parameters<Loading>) => {
        const loaded = await (real['loadContent'] as Loading)(...given)
        const near = given[2] ?? null
        if (loaded.ok || near === null) return loaded
        return ok({ ...near, commit: given[1], issue: { ...near.issue, articles: new Map() } })
      },
    }),
    hits: [{ kind: 'arrival', order: 'refs first', seed: 3 }],
  },
]

test.each(breaks)('it is found when $what', { timeout: 60_000 }, async ({ module, change, hits }) => {
  vi.resetModules()
  vi.doMock(module, async (importOriginal: () => Promise<Record<string, unknown>>) => {
    const real = await importOriginal()
    return { ...real, ...change(real) }
  })
  onTestFinished(() => {
    vi.doUnmock(module)
    vi.resetModules()
  })
  expect(await troublesOf(hits)).not.toEqual([])
})
