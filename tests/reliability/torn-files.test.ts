// R4: the files that were written last are cut at every byte, zeroed from every byte on, and lose each of their
// sectors. The issue opens, at the last commit or with everything the damage did not touch; a torn branch is
// damage and not absence; and of the journal all that comes before the damage is back.

import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { createFilePort } from '../../src/main/fs/file-port.ts'
import { fileError } from '../../src/main/fs/file-fault.ts'
import { type FileSystem, nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { createJournals } from '../../src/main/services/journal/journal.ts'
import { createLeftWork } from '../../src/main/services/journal/left-work.ts'
import { type RecoveredIssue, recoverIssue } from '../../src/main/services/journal/recovered-issue.ts'
import { git } from '../store/git.ts'
import { temporaryFolder, testStore } from '../store/sample-issue.ts'
import { realParts } from '../support/issue-folder.ts'
import {
  desk,
  homePath,
  issuePath,
  markEdit,
  newIssue,
  somePng,
  textOf,
  word,
} from '../support/marked-desk.ts'
import { often } from '../support/often.ts'

type FileKind = 'pack' | 'index' | 'branch' | 'journal' | 'original'

const kinds: readonly FileKind[] = ['pack', 'index', 'branch', 'journal', 'original']
const isFull = often(1, 0) === 1
const some = 60
const sector = 512
// In a commit below the last, in the last, and in the journal alone.
const [older, newest, pending] = [[1, 2], [3], [5, 6]]

interface Torn {
  readonly root: string
  readonly files: Readonly<Record<FileKind, string>>
  readonly sha256: string
  /** As it was. */
  readonly journal: Uint8Array
}

/** A run that published twice, typed on and was killed. */
async function killedRun(): Promise<Torn> {
  const root = await temporaryFolder()
  await newIssue(root)
  const { session } = await (await desk(root)).open(issuePath(root))
  const mark = async (numbers: readonly number[]): Promise<void> => {
    for (const number of numbers)
      orThrow(await session.edit(session.seq() + 1, [markEdit(session.issue(), number)]))
  }
  await mark(older)
  orThrow(await session.save('older'))
  const packs = join(issuePath(root), 'objects/pack')
  const before = readdirSync(packs)
  const { sha256, oid } = orThrow(await session.addOriginal(somePng(1)))
  await mark(newest)
  orThrow(await session.save('newest'))
  const [index = '', pack = ''] = readdirSync(packs)
    .filter((name) => !before.includes(name))
    .toSorted()
  await mark(pending)
  const [journal = ''] = readdirSync(join(homePath(root), 'journals'))
  return {
    root,
    sha256,
    journal: readFileSync(join(homePath(root), 'journals', journal)),
    files: {
      pack: join(packs, pack),
      index: join(packs, index),
      branch: join(issuePath(root), 'refs/heads/desk'),
      journal: join(homePath(root), 'journals', journal),
      original: join(issuePath(root), 'objects', oid.slice(0, 2), oid.slice(2)),
    },
  }
}

interface Damage {
  readonly what: string
  /** First byte that is not as it was. */
  readonly from: number
  readonly bytes: Uint8Array
}

function* damagesOf(whole: Uint8Array): Generator<Damage> {
  const places = Array.from({ length: whole.length }, (_, at) => at)
  const each = isFull ? 1 : Math.max(1, Math.floor((2 * whole.length) / some))
  for (const at of places.filter((one) => one % each === 0)) {
    yield { what: `cut at ${at}`, from: at, bytes: whole.subarray(0, at) }
    yield { what: `zeroed from ${at}`, from: at, bytes: Uint8Array.from(whole).fill(0, at) }
  }
  for (const at of places.filter((one) => one % sector === 0))
    yield {
      what: `without the sector at ${at}`,
      from: at,
      bytes: Uint8Array.from(whole).fill(0, at, at + sector),
    }
}

async function openAgain(root: string, system: FileSystem): Promise<RecoveredIssue | string> {
  const store = testStore({ writer: 'desk', system })
  const journals = createJournals(createFilePort({ ...realParts, system }, homePath(root)))
  const recovered = await recoverIssue({ store, journals, settle: false }, issuePath(root))
  return recovered.ok ? recovered.value : JSON.stringify(recovered.fault)
}

/** Where the last line that says this ends. */
function endOf(bytes: Uint8Array, said: string): number {
  const whole = Buffer.from(bytes)
  return whole.indexOf('\n', whole.lastIndexOf(said)) + 1
}

/** What the journal gives an editor who is offered it. */
async function offered(root: string, system: FileSystem): Promise<string> {
  const port = createFilePort({ ...realParts, system }, homePath(root))
  const left = createLeftWork({ port, idOf: () => Promise.resolve(null), isOpen: () => false })
  const works = await Promise.all((await left.list()).map(({ key }) => left.read(key)))
  return works.flatMap((work) => (work.ok && work.value.issue ? [textOf(work.value.issue)] : [])).join('\n')
}

/** Null when it opens as it should after this damage. */
async function amiss(torn: Torn, kind: FileKind, damage: Damage, system: FileSystem): Promise<string | null> {
  const opened = await openAgain(torn.root, system)
  if (typeof opened === 'string') return `does not open: ${opened}`
  const { stored, issue, fits } = opened
  const here = textOf(issue)
  const text = fits ? here : `${here}\n${await offered(torn.root, system)}`
  const told = stored.notes.map((note) => note.kind)
  const lacking = (numbers: readonly number[], found = text): string | null => {
    const gone = numbers.find((number) => !found.includes(word(number)))
    return gone === undefined ? null : `lost ${word(gone)}`
  }
  switch (kind) {
    case 'pack':
      // The journal has all of it.
      return lacking([...older, ...newest, ...pending], here)
    case 'index':
      return lacking([...older, ...newest, ...pending], here) ?? (told.length > 0 ? told.join() : null)
    case 'branch':
      return (
        lacking([...older, ...newest, ...pending], here) ??
        (told.includes('ref-damaged') ? null : `a torn branch is told as ${told.join()}`)
      )
    case 'original': {
      const read = await stored.readOriginal(torn.sha256)
      const isRight = read.ok && Buffer.from(read.value.bytes).equals(somePng(1).bytes)
      const isTold = !read.ok && read.fault.kind === 'damaged'
      return (
        lacking([...older, ...newest, ...pending], here) ?? (isRight || isTold ? null : 'a wrong picture')
      )
    }
    case 'journal': {
      const kept = pending.filter((number) => endOf(torn.journal, word(number)) <= damage.from)
      const isHeaderGone = damage.from < endOf(torn.journal, '"version"') - 1
      return (
        lacking([...older, ...newest], here) ??
        lacking(kept) ??
        (isHeaderGone && damage.bytes.length > 0 && fits
          ? 'a journal that can not be read is passed over'
          : null)
      )
    }
  }
}

interface Count {
  readonly damages: number
  readonly found: string | null
}

async function tear(
  kind: FileKind,
  change: (system: FileSystem) => FileSystem = (system) => system,
): Promise<Count> {
  const torn = await killedRun()
  const file = torn.files[kind]
  const whole = readFileSync(file)
  chmodSync(file, 0o644)
  let damages = 0
  for (const damage of damagesOf(whole)) {
    if (Buffer.from(damage.bytes).equals(whole)) continue
    writeFileSync(file, damage.bytes)
    damages += 1
    const found = await amiss(torn, kind, damage, change(nodeFileSystem))
    if (found !== null) return { damages, found: `${found} (${kind} ${damage.what} of ${whole.length})` }
  }
  return { damages, found: null }
}

test.each(kinds)(
  `the %s last written, ${isFull ? 'damaged at every byte' : `damaged at about ${some} places`}`,
  { timeout: 1_200_000 },
  async (kind) => {
    const { damages, found } = await tear(kind)
    expect(found).toBeNull()
    process.stdout.write(`${kind}: ${damages} damages\n`)
  },
)

test.each(kinds)('with a torn %s the work goes on, and nothing of it is lost', async (kind) => {
  const torn = await killedRun()
  const file = torn.files[kind]
  const whole = readFileSync(file)
  chmodSync(file, 0o644)
  writeFileSync(file, whole.subarray(0, whole.length / 2))
  const program = await desk(torn.root)
  const { session } = await program.open(issuePath(torn.root))
  orThrow(await session.edit(session.seq() + 1, [markEdit(session.issue(), 9)]))
  const shown = textOf(session.issue())
  orThrow(await program.sessions.close(session.id))
  const again = orThrow(await testStore({ writer: 'desk' }).open(issuePath(torn.root)))
  const known = kind === 'journal' ? [] : [...newest, ...pending]
  for (const number of [...older, ...known]) expect(shown).toContain(word(number))
  for (const number of [...older, ...newest, ...pending])
    if (shown.includes(word(number))) expect(textOf(again.issue)).toContain(word(number))
  expect(textOf(again.issue)).toContain(word(9))
  // Every commit the branches name is whole for git too, but for what was torn itself.
  if (kind === 'branch' || kind === 'journal')
    expect(git(issuePath(torn.root), 'fsck', '--full').code).toBe(0)
})

const failingOn =
  (isHit: (path: string) => boolean, code: string) =>
  (system: FileSystem): FileSystem => ({
    ...system,
    open: (path, how) =>
      how === 'read' && isHit(path) ? Promise.reject(fileError(code, path)) : system.open(path, how),
  })

test.each<[string, FileKind, (system: FileSystem) => FileSystem]>([
  ['a torn branch is taken for none', 'branch', failingOn((path) => /refs.heads.desk$/.test(path), 'ENOENT')],
  ['a journal is passed over', 'journal', failingOn((path) => path.endsWith('.jsonl'), 'ENOENT')],
  ['a damaged pack keeps the issue shut', 'pack', failingOn((path) => path.endsWith('.pack'), 'EIO')],
  ['a damaged index hides its pack', 'index', failingOn((path) => path.endsWith('.idx'), 'EIO')],
])('it is found when %s', async (_what, kind, change) => {
  expect((await tear(kind, change)).found).not.toBeNull()
})
