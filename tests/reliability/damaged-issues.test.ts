// R12: issues that were damaged in every way there is. Each opens, is pieced together with a report, or is
// refused in words, within five seconds; opening writes nothing; and what the damage did not touch is there.

import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { cp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import type { ArticleId } from '../../src/base/ids.ts'
import { ok, orThrow } from '../../src/base/result.ts'
import type * as Content from '../../src/main/services/store/issue-content.ts'
import type { IssueStore } from '../../src/main/services/store/issue-store.ts'
import { parseIndex } from '../../src/main/services/store/pack-file.ts'
import { articlePath } from '../../src/model/file/encode.ts'
import type { Article, Issue } from '../../src/model/issue.ts'
import { fsck, git, mktree } from '../store/git.ts'
import { temporaryFolder, testStore } from '../store/sample-issue.ts'
import { seededDice } from '../support/dice.ts'
import { often } from '../support/often.ts'
import { fullIssue, tracedEdit, tracesOf } from '../support/traced-edits.ts'
import { after } from '../support/paper.ts'

type Contents = typeof Content
type Dice = (below: number) => number

const writer = 'w-test'
const longest = 5_000
const saveEvery = 8

const counts = {
  flip: often(500, 50),
  bytes: often(500, 50),
  cut: often(300, 30),
  structure: often(200, 20),
}

interface Template {
  readonly path: string
  readonly issue: Issue
  /** Every text an article was ever published with. */
  readonly versions: ReadonlySet<string>
  readonly files: readonly { readonly name: string; readonly size: number }[]
  /** Where in which pack the newest version of an article lies. */
  readonly places: readonly Place[]
}

interface Place {
  readonly article: ArticleId
  readonly file: string
  readonly offset: number
  readonly end: number
}

/** What was done, and the articles it may have cost. */
interface Damage {
  readonly what: string
  readonly touched: ReadonlySet<ArticleId>
}

let template: Template

const textOf = ({ headline, deck, body }: Article): string =>
  JSON.stringify([headline, deck, body.map(({ text }) => text)])

beforeAll(async () => {
  const path = join(await lastingFolder(), 'whole.issue')
  const { issue: first, originals } = fullIssue(40, 8, 6)
  const dice = seededDice(12)
  const stored = orThrow(await testStore({ writer }).create(path, first, originals))
  let issue = first
  const versions = new Set([...issue.articles.values()].map(textOf))
  for (let publish = 1; publish < 6; publish += 1) {
    for (let edit = 0; edit < 25; edit += 1) {
      issue = after(issue, [tracedEdit(issue, dice, `e${String(publish)}-${String(edit)}`).edit])
    }
    orThrow(await stored.publish(issue, `publish ${String(publish)}`))
    for (const article of issue.articles.values()) versions.add(textOf(article))
  }
  expect(fsck(path)).toBe('')
  template = { path, issue, versions, files: await filesOf(path), places: await placesOf(path, issue) }
})

const lasting: string[] = []
afterAll(async () => {
  for (const folder of lasting) await rm(folder, { recursive: true, force: true })
})

/** A folder that outlives one test. */
async function lastingFolder(): Promise<string> {
  const { mkdtemp } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  const folder = await mkdtemp(join(tmpdir(), 'jumpline-test-'))
  lasting.push(folder)
  return folder
}

async function filesOf(path: string): Promise<Template['files']> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  return Promise.all(
    files.map(async (file) => ({ name: file.slice(path.length + 1), size: (await readFile(file)).length })),
  )
}

async function placesOf(path: string, issue: Issue): Promise<readonly Place[]> {
  const packs = (await readdir(join(path, 'objects/pack'))).filter((name) => name.endsWith('.idx'))
  const indexes = await Promise.all(
    packs.map(async (name) => {
      const index = parseIndex(await readFile(join(path, 'objects/pack', name)))
      return { index, file: `objects/pack/${name.replace(/idx$/, 'pack')}` }
    }),
  )
  return [...issue.articles.keys()].map((article) => {
    const oid = git(path, 'rev-parse', `${writer}:${articlePath(article)}`).text.trim()
    for (const { index, file } of indexes) {
      const place = index?.find(oid) ?? null
      if (place !== null)
        return { article, file, offset: place.offset, end: place.end ?? Number.MAX_SAFE_INTEGER }
    }
    throw new Error(`${article} is in no pack`)
  })
}

function touchedBy(file: string, from: number, to: number): ReadonlySet<ArticleId> {
  const hit = template.places.filter((one) => one.file === file && one.offset < to && one.end > from)
  return new Set(hit.map(({ article }) => article))
}

/** A file, now any one, now one by its share of all bytes. */
function pickFile(dice: Dice): { readonly name: string; readonly size: number } {
  const { files } = template
  let at = dice(files.reduce((sum, { size }) => sum + size, 0))
  const bySize = files.find(({ size }) => (at -= size) < 0)
  const one = dice(3) === 0 ? files[dice(files.length)] : bySize
  if (one === undefined) throw new Error('there are files')
  return one
}

async function flip(path: string, dice: Dice): Promise<Damage> {
  const { name, size } = pickFile(dice)
  const at = dice(size)
  const bytes = await readFile(join(path, name))
  bytes[at] = (bytes[at] ?? 0) ^ (1 << dice(8))
  await writeFile(join(path, name), bytes)
  return { what: `bit of byte ${String(at)} of ${name}`, touched: touchedBy(name, at, at + 1) }
}

async function spoilBytes(path: string, dice: Dice): Promise<Damage> {
  const { name, size } = pickFile(dice)
  const at = dice(size)
  const length = [2, 7, 64, 512, 4096][dice(5)] ?? 2
  const bytes = await readFile(join(path, name))
  const zero = dice(2) === 0
  for (let row = at; row < Math.min(size, at + length); row += 1) bytes[row] = zero ? 0 : dice(256)
  await writeFile(join(path, name), bytes)
  return {
    what: `${String(length)} bytes at ${String(at)} of ${name}`,
    touched: touchedBy(name, at, at + length),
  }
}

async function cut(path: string, dice: Dice): Promise<Damage> {
  const { name, size } = pickFile(dice)
  const at = dice(4) === 0 ? 0 : dice(size)
  await truncate(join(path, name), at)
  return { what: `${name} cut at ${String(at)}`, touched: touchedBy(name, at, Number.MAX_SAFE_INTEGER) }
}

const structural = [
  treeEntry,
  refElsewhere,
  changedJson,
  changedJson,
  changedJson,
  missingFile,
  renamedFile,
  otherCase,
] as const

function structure(path: string, dice: Dice): Promise<Damage> {
  return (structural[dice(structural.length)] ?? treeEntry)(path, dice)
}

interface Entry {
  readonly mode: string
  readonly type: string
  readonly oid: string
  readonly name: string
}

function entriesOf(path: string, tree: string): readonly Entry[] {
  return git(path, 'ls-tree', tree)
    .text.split('\n')
    .flatMap((line) => {
      const [, mode = '', type = '', oid = '', name = ''] =
        /^(\d+) (\w+) ([0-9a-f]{40})\t(.+)$/.exec(line) ?? []
      return name === '' ? [] : [{ mode, type, oid, name }]
    })
}

function treeOf(path: string, entries: readonly Entry[]): string {
  return mktree(
    path,
    entries.map(({ mode, type, oid, name }) => `${mode} ${type} ${oid}\t${name}\n`).join(''),
  )
}

/** A commit over the tip in which the file at `segments` is what `change` makes of its entry. */
function withEntry(
  path: string,
  segments: readonly string[],
  change: (entry: Entry) => readonly Entry[],
): string {
  const build = (tree: string, [name = '', ...rest]: readonly string[]): string =>
    treeOf(
      path,
      entriesOf(path, tree).flatMap((entry) => {
        if (entry.name !== name) return [entry]
        return rest.length === 0 ? change(entry) : [{ ...entry, oid: build(entry.oid, rest) }]
      }),
    )
  const root = build(`${writer}^{tree}`, segments)
  const words = ['-c', 'user.name=x', '-c', 'user.email=x@x', 'commit-tree', root, '-p', writer, '-m', 'odd']
  return git(path, ...words).text.trim()
}

/** Articles whose file is not in the commit as it was. */
function changedIn(path: string, commit: string): ReadonlySet<ArticleId> {
  const list = (one: string): readonly string[] => git(path, 'ls-tree', '-r', one).text.split('\n')
  const there = new Set(list(commit))
  const gone = list(writer).filter((line) => !there.has(line))
  return new Set(
    [...template.issue.articles.keys()].filter((id) => gone.some((line) => line.includes(articlePath(id)))),
  )
}

async function pointAt(path: string, commit: string): Promise<void> {
  await writeFile(join(path, 'refs/heads', writer), `${commit}\n`)
}

function somePath(path: string, dice: Dice): readonly string[] {
  const paths = git(path, 'ls-tree', '-r', '--name-only', writer).text.trim().split('\n')
  const chosen = dice(6) === 0 ? 'issue.json' : (paths[dice(paths.length)] ?? 'issue.json')
  return chosen.split('/')
}

async function treeEntry(path: string, dice: Dice): Promise<Damage> {
  const segments = somePath(path, dice).slice(0, 1 + dice(3))
  const [other] = somePath(path, dice)
  const spare = git(path, 'rev-parse', `${writer}:${other ?? 'issue.json'}`).text.trim()
  const type = git(path, 'cat-file', '-t', spare).text.trim()
  const way = dice(4)
  const commit = withEntry(path, segments, (entry) => {
    if (way === 0) return [{ ...entry, oid: spare, type, mode: type === 'tree' ? '040000' : '100644' }]
    if (way === 1) return [{ ...entry, name: entry.name.toUpperCase() }]
    if (way === 2) return [entry, { ...entry, name: `${entry.name}.orig` }]
    return []
  })
  const touched = changedIn(path, commit)
  await pointAt(path, commit)
  return { what: `tree entry ${segments.join('/')} way ${String(way)}`, touched }
}

async function refElsewhere(path: string, dice: Dice): Promise<Damage> {
  const names = [`${writer}^{tree}`, `${writer}:issue.json`, `${writer}:articles`]
  const name = names[dice(names.length + 1)]
  const oid = name === undefined ? 'ab'.repeat(20) : git(path, 'rev-parse', name).text.trim()
  await pointAt(path, oid)
  return { what: `ref to ${name ?? 'nothing'}`, touched: new Set() }
}

async function changedJson(path: string, dice: Dice): Promise<Damage> {
  let segments = somePath(path, dice)
  while (segments[0] === 'originals') segments = somePath(path, dice)
  const text = git(path, 'cat-file', 'blob', `${writer}:${segments.join('/')}`).text
  const value = JSON.parse(text) as Record<string, unknown>
  const keys = Object.keys(value)
  const key = keys[dice(keys.length)] ?? 'id'
  const odd = [null, -1, 1e300, '', 'x', [], {}, [[null]], true, '__proto__', 'z'.repeat(70_000)]
  const way = dice(odd.length + 2)
  if (way === odd.length) Reflect.deleteProperty(value, key)
  else if (way === odd.length + 1) value[`${key}x`] = value[key]
  else value[key] = odd[way]
  const ran = spawnSync('git', [`--git-dir=${path}`, 'hash-object', '-w', '--stdin'], {
    input: JSON.stringify(value),
    encoding: 'utf8',
  })
  const commit = withEntry(path, segments, (entry) => [{ ...entry, oid: ran.stdout.trim() }])
  const touched = changedIn(path, commit)
  await pointAt(path, commit)
  return { what: `${key} of ${segments.join('/')} way ${String(way)}`, touched }
}

async function missingFile(path: string, dice: Dice): Promise<Damage> {
  const { name } = template.files[dice(template.files.length)] ?? pickFile(dice)
  await rm(join(path, name))
  return { what: `${name} is missing`, touched: touchedBy(name, 0, Number.MAX_SAFE_INTEGER) }
}

async function renamedFile(path: string, dice: Dice): Promise<Damage> {
  const { name } = template.files[dice(template.files.length)] ?? pickFile(dice)
  const to = [`${name}.bak`, `${name}~`, name.replace(/(\.\w+)?$/, ' (1)$1'), `${name} 2`][dice(4)] ?? name
  await rename(join(path, name), join(path, to))
  return { what: `${name} is ${to}`, touched: touchedBy(name, 0, Number.MAX_SAFE_INTEGER) }
}

async function otherCase(path: string, dice: Dice): Promise<Damage> {
  const { name } = template.files[dice(template.files.length)] ?? pickFile(dice)
  const segments = name.split('/')
  const at = dice(segments.length)
  const from = segments.slice(0, at + 1).join('/')
  const to = segments
    .with(at, (segments[at] ?? '').toUpperCase())
    .slice(0, at + 1)
    .join('/')
  await rename(join(path, from), join(path, to))
  const below = template.places.filter(({ file }) => file === from || file.startsWith(`${from}/`))
  return { what: `${from} is ${to}`, touched: new Set(below.map(({ article }) => article)) }
}

/** All of a folder as one value. */
async function fingerprint(path: string): Promise<string> {
  const hash = createHash('sha256')
  for (const { name } of await filesOf(path)) hash.update(name).update(await readFile(join(path, name)))
  const folders = await readdir(path, { recursive: true })
  return hash.update(folders.toSorted().join('\n')).digest('hex')
}

interface Tally {
  opened: number
  pieced: number
  refused: number
  undamaged: number
  recovered: number
  slowest: number
}

const kinds = { flip, bytes: spoilBytes, cut, structure } as const
type Kind = keyof typeof kinds

/** The first thing that must not be; null when there is none. */
async function damagedOnce(
  kind: Kind,
  seed: number,
  store: IssueStore,
  tally: Tally,
): Promise<string | null> {
  const path = join(await temporaryFolder(), 'hurt.issue')
  await cp(template.path, path, { recursive: true })
  const { what, touched } = await kinds[kind](path, seededDice(seed))
  const before = await fingerprint(path)
  const said = (trouble: string): string => `${kind} ${String(seed)}, ${what}: ${trouble}`
  const begun = performance.now()
  const opened = await Promise.race([
    store.open(path).catch((error: unknown) => said(`threw ${String(error)}`)),
    new Promise<string>((resolve) => setTimeout(resolve, longest, said('hangs'))),
  ])
  tally.slowest = Math.max(tally.slowest, performance.now() - begun)
  if (typeof opened === 'string') return opened
  if ((await fingerprint(path)) !== before) return said('opening wrote into the folder')
  const untouched = [...template.issue.articles.values()].filter(({ id }) => !touched.has(id))
  tally.undamaged += untouched.length
  if (!opened.ok) {
    tally.refused += 1
    await rm(path, { recursive: true })
    return opened.fault.kind === 'internal' ? said(`refused without words: ${opened.fault.message}`) : null
  }
  const { issue, notes } = opened.value
  const isPieced = notes.some((note) => note.kind === 'pieced-together')
  if (isPieced) tally.pieced += 1
  else tally.opened += 1
  const recovered = untouched.filter((article) => {
    const found = issue.articles.get(article.id)
    return found !== undefined && textOf(found) === textOf(article)
  })
  tally.recovered += recovered.length
  // Unless the damage itself was well-formed, nothing is shown that nobody wrote.
  if (kind !== 'structure') {
    const made = [...issue.articles.values()].find((article) => !template.versions.has(textOf(article)))
    if (made !== undefined) return said(`${made.id} is shown as nobody wrote it`)
  }
  if (recovered.length < untouched.length && notes.length === 0)
    return said('less is there, and nothing is told')
  if (seed % saveEvery === 0 && !opened.value.readOnly) {
    const saved = await opened.value.publish(issue, 'mended')
    if (!saved.ok) return said(`can’t be saved: ${JSON.stringify(saved.fault)}`)
    const again = await store.open(path)
    if (!again.ok) return said(`can’t be opened after a save: ${JSON.stringify(again.fault)}`)
    // Where two versions meet, one may stand beside the issue from now on.
    const found = tracesOf(again.value.issue)
    const gone = [...tracesOf(issue)].find((trace) => trace.startsWith('⟨') && !found.has(trace))
    if (gone !== undefined) return said(`${gone} is gone after a save`)
  }
  await rm(path, { recursive: true })
  return null
}

const share = ({ recovered, undamaged }: Tally): number => recovered / undamaged
const wantedShare = 0.999
const newTally = (): Tally => ({ opened: 0, pieced: 0, refused: 0, undamaged: 0, recovered: 0, slowest: 0 })

async function damageAll(
  store: IssueStore,
  tally: Tally,
  some: Readonly<Record<Kind, number>>,
  from = 0,
): Promise<string[]> {
  const troubles: string[] = []
  for (const kind of ['flip', 'bytes', 'cut', 'structure'] as const) {
    for (let seed = from; seed < from + some[kind]; seed += 1) {
      const trouble = await damagedOnce(kind, seed, store, tally)
      if (trouble !== null) troubles.push(trouble)
    }
  }
  return troubles
}

test(`${String(counts.flip)} flips, ${String(counts.bytes)} stretches, ${String(counts.cut)} cuts and ${String(counts.structure)} changes of structure cost what they touch and no more`, {
  timeout: 1_200_000,
}, async () => {
  const tally = newTally()
  const troubles = await damageAll(testStore({ writer }), tally, counts)
  // The figures of a run: they are what the long one is made for.
  process.stdout.write(`${JSON.stringify({ ...tally, share: share(tally) })}\n`)
  expect(troubles).toEqual([])
  expect(tally.slowest).toBeLessThan(longest)
  expect(share(tally)).toBeGreaterThanOrEqual(wantedShare)
})

const others = often(300, 12)

test(`others who open what is damaged are told in words as well, ${String(others)} times`, {
  timeout: 600_000,
}, async () => {
  const tally = newTally()
  const some = { flip: others / 3, bytes: others / 3, cut: others / 3, structure: 0 }
  // Other seeds than above.
  expect(await damageAll(testStore({ writer: 'proof' }), tally, some, 31)).toEqual([])
})

const fewer = { flip: 6, bytes: 4, cut: 2, structure: 2 }

test('it is found when nothing is pieced together', { timeout: 120_000 }, async () => {
  vi.resetModules()
  vi.doMock('../../src/main/services/store/salvage.ts', () => ({
    pieceTogether: () => Promise.resolve(null),
  }))
  onTestFinished(() => vi.doUnmock('../../src/main/services/store/salvage.ts'))
  const { testStore: brokenStore } = await import('../store/sample-issue.ts')
  const tally = newTally()
  await damageAll(brokenStore({ writer }), tally, fewer)
  expect(share(tally)).toBeLessThan(wantedShare)
})

test('it is found when opening mends in place', { timeout: 120_000 }, async () => {
  const store = testStore({ writer })
  const mending: IssueStore = {
    ...store,
    async open(path) {
      const opened = await store.open(path)
      if (opened.ok) await opened.value.publish(opened.value.issue, 'mended')
      return opened.ok ? ok(opened.value) : opened
    },
  }
  expect((await damageAll(mending, newTally(), fewer))[0]).toContain('opening wrote into the folder')
})

test('it is found when a damaged object is shown as it is', { timeout: 120_000 }, async () => {
  vi.resetModules()
  vi.doMock('../../src/main/services/store/issue-content.ts', async (importOriginal) => {
    const real = await importOriginal<Contents>()
    return {
      ...real,
      // A file that can't be read counts as one that was taken out.
      readCommitFiles: async (...given: Parameters<typeof real.readCommitFiles>) => {
        const read = await real.readCommitFiles(...given)
        return read.ok ? ok({ ...read.value, gaps: [] }) : read
      },
      loadContent: async (...given: Parameters<typeof real.loadContent>) => {
        const loaded = await real.loadContent(...given)
        if (loaded.ok || loaded.fault.kind !== 'not-whole') return loaded
        throw new Error('not whole')
      },
    }
  })
  onTestFinished(() => vi.doUnmock('../../src/main/services/store/issue-content.ts'))
  const { testStore: brokenStore } = await import('../store/sample-issue.ts')
  const troubles = await damageAll(brokenStore({ writer }), newTally(), fewer)
  expect(troubles.length).toBeGreaterThan(0)
})
