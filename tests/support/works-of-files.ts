// What is done with issue folders as wholes, and with export folders, each as a piece of work that can be killed.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { orThrow, type Result } from '../../src/base/result.ts'
import { createFilePort, type FilePort } from '../../src/main/fs/file-port.ts'
import type { FileSystem } from '../../src/main/fs/file-system.ts'
import { openExportFolder } from '../../src/main/services/jobs/export-folder.ts'
import { compactIssue } from '../../src/main/services/store/compact-issue.ts'
import { createIssueObjects } from '../../src/main/services/store/issue-objects.ts'
import { packIssue } from '../../src/main/services/store/issue-zip.ts'
import { joinPacks } from '../../src/main/services/store/join-packs.ts'
import { uniteIssues } from '../../src/main/services/store/unite-issues.ts'
import { unpackIssue } from '../../src/main/services/store/unzip-issue.ts'
import { fsck, git, unpackObjects } from '../store/git.ts'
import { testStore } from '../store/sample-issue.ts'
import { realParts } from './issue-folder.ts'
import type { Work } from './kill-everywhere.ts'
import {
  issuePath,
  marked,
  newIssue,
  nightPublishes,
  nothingTold,
  somePng,
  type Told,
  toldIsThere,
  word,
} from './marked-desk.ts'

const portAt = (root: string, system: FileSystem = realParts.system): FilePort =>
  createFilePort({ ...realParts, system }, root)

const packsOf = (path: string): readonly string[] =>
  readdirSync(join(path, 'objects/pack'))
    .filter((name) => name.endsWith('.pack'))
    .map((name) => name.replace('.pack', ''))

/** Work that moves objects about: each of them, and each commit, is there afterwards. */
function tidying(prepare: Work<Told>['prepare'], run: (port: FilePort) => Promise<unknown>): Work<Told> {
  let ids: readonly string[] = []
  let commits: readonly string[] = []
  return {
    async prepare(root) {
      await prepare(root)
      ids = await createIssueObjects(portAt(issuePath(root))).allIds()
      commits = git(issuePath(root), 'rev-list', '--all').text.trim().split('\n')
    },
    nothingTold: () => ({ ...nothingTold(), commits: [...commits] }),
    run: async (root, system) => {
      await run(portAt(issuePath(root), system))
    },
    async amiss(root, told) {
      const objects = createIssueObjects(portAt(issuePath(root)))
      for (const oid of ids) if (!(await objects.read(oid, 1_000_000)).ok) return `lost object ${oid}`
      return toldIsThere(root, told)
    },
  }
}

export const joining = tidying(
  (root) => newIssue(root, 4),
  async (port) => {
    orThrow(await joinPacks(port, packsOf(port.root)))
  },
)

const today = Date.parse('2026-11-26T10:00:00Z')

/** With objects that are files of their own, and what an earlier compaction put aside long ago. */
export const compacting = tidying(
  async (root) => {
    await newIssue(root, 3)
    const port = portAt(issuePath(root))
    orThrow(await compactIssue(port, today - 60 * 86_400_000))
    const stored = orThrow(await testStore({ writer: 'desk' }).open(port.root))
    const first = packsOf(port.root)[0] ?? ''
    orThrow(await stored.publish(marked(stored.issue, 1), 'one more'))
    const pack = readFileSync(join(port.root, 'objects/pack', `${first}.pack`))
    for (const ending of ['pack', 'idx']) rmSync(join(port.root, 'objects/pack', `${first}.${ending}`))
    unpackObjects(port.root, pack)
  },
  async (port) => {
    orThrow(await compactIssue(port, today))
  },
)

const otherPath = (root: string): string => join(root, 'other.issue')

export const uniting: Work<Told> = {
  async prepare(root) {
    await newIssue(root)
    cpSync(issuePath(root), otherPath(root), { recursive: true })
    const night = orThrow(await testStore({ writer: 'night' }).open(otherPath(root)))
    orThrow(await night.addOriginal(somePng(7)))
    orThrow(await night.publish(marked(night.issue, 7), 'night'))
    const desk = orThrow(await testStore({ writer: 'desk' }).open(issuePath(root)))
    orThrow(await desk.publish(marked(desk.issue, 1), 'desk'))
    const away = orThrow(await testStore({ writer: 'desk' }).open(otherPath(root)))
    orThrow(await away.publish(marked(away.issue, 2), 'the desk, elsewhere'))
  },
  nothingTold: () => ({ ...nothingTold(), words: [word(1)] }),
  async run(root, system, told) {
    orThrow(await uniteIssues(portAt(otherPath(root)), portAt(issuePath(root), system)))
    told.words.push(word(2), word(7))
    told.originals.push(somePng(7).sha256)
  },
  async amiss(root, told) {
    if (fsck(otherPath(root)) !== '') return 'the other issue is amiss'
    const first = fsck(issuePath(root))
    if (first !== '') return first
    if (told.words.length === 1) {
      // Bringing it in once more finishes what was begun.
      orThrow(await uniteIssues(portAt(otherPath(root)), portAt(issuePath(root))))
      told.words.push(word(2), word(7))
    }
    return toldIsThere(root, told)
  },
}

const zipName = 'tonight.issuez'

const unpackTo = (root: string, system: FileSystem, name: string): Promise<Result<unknown, unknown>> =>
  unpackIssue(
    { portAt: (folder) => portAt(folder, system), random: realParts.random },
    { folder: portAt(root, system), name: zipName },
    { folder: portAt(root, system), name },
  )

/** Over an older one. */
export const packing: Work<Told> = {
  async prepare(root) {
    await newIssue(root, 2)
    orThrow(await packIssue(portAt(issuePath(root)), { folder: portAt(root), name: zipName }))
    await nightPublishes(root, 7)
  },
  nothingTold,
  async run(root, system, told) {
    const place = { folder: portAt(root, system), name: zipName }
    orThrow(await packIssue(portAt(issuePath(root), system), place, true))
    told.words.push(word(7))
  },
  async amiss(root, told) {
    const strange = readdirSync(root).filter((name) => !/^(?:tonight\.issuez?|\.tmp-[0-9a-z]+)$/.test(name))
    if (strange.length > 0) return `left ${strange.join()}`
    rmSync(issuePath(root), { recursive: true })
    const unpacked = await unpackTo(root, realParts.system, 'tonight.issue')
    return unpacked.ok ? toldIsThere(root, told) : JSON.stringify(unpacked.fault)
  },
}

export const unpacking: Work<Told> = {
  async prepare(root) {
    await newIssue(root, 2)
    await nightPublishes(root, 7)
    orThrow(await packIssue(portAt(issuePath(root)), { folder: portAt(root), name: zipName }))
    rmSync(issuePath(root), { recursive: true })
  },
  nothingTold,
  async run(root, system, told) {
    orThrow(await unpackTo(root, system, 'tonight.issue'))
    told.words.push(word(7))
  },
  async amiss(root, told) {
    const strange = readdirSync(root).filter((name) => !/^(?:tonight\.issuez?|\.in-\d+\.issue)$/.test(name))
    if (strange.length > 0) return `left ${strange.join()}`
    if (!existsSync(issuePath(root))) {
      if (told.words.length > 0) return 'lost the issue'
      const again = await unpackTo(root, realParts.system, 'tonight.issue')
      if (!again.ok) return JSON.stringify(again.fault)
    }
    return toldIsThere(root, { ...told, words: [word(7)] })
  },
}

const day = '2026-11-23'
const before = new Map([
  ['mine.txt', 'mine'],
  ['html/2026-11/23/content_a.htm', 'old a'],
  ['html/2026-11/23/content_b.htm', 'old b'],
  ['page/2026-11/23/page_1.jpg', 'old page'],
  ['period/2026-11.json', '[]'],
  ['index.html', 'old index'],
])
const after = new Map([
  ['html/2026-11/23/content_a.htm', 'new a'],
  ['html/2026-11/23/content_c.htm', 'new c'],
  ['page/2026-11/23/page_1.jpg', 'new page'],
  ['press/2026-11/23/2026-11-23.pdf', 'new pdf'],
  ['period/2026-11.json', '["new"]'],
  ['index.html', 'new index'],
])

interface Placed {
  done: boolean
}

const targetOf = (root: string): string => join(root, 'out')

function putFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

async function exportTo(root: string, system: FileSystem, name: string): Promise<void> {
  const folder = orThrow(await openExportFolder({ ...realParts, system }, targetOf(root), name))
  putFiles(folder.staging, after)
  orThrow(await folder.place([...after.keys()], day))
  await folder.clear()
}

function filesIn(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const named = files.map((path): [string, string] => [
    path.slice(folder.length + 1),
    readFileSync(path, 'utf8'),
  ])
  return new Map(named.filter(([path]) => !path.startsWith('.export-')))
}

/** Each file is whole, what leads to the issue comes after it, and what is no longer part of it goes last. */
function exportAmiss(found: ReadonlyMap<string, string>): string | null {
  for (const [path, text] of found)
    if (text !== before.get(path) && text !== after.get(path)) return `${path} holds ${JSON.stringify(text)}`
  if (found.get('mine.txt') !== 'mine') return 'took a file that is not its own'
  const leading = ['period/2026-11.json', 'index.html']
  const isPlaced = (path: string): boolean => found.get(path) === after.get(path)
  const rest = [...after.keys()].filter((path) => !leading.includes(path))
  if (leading.some(isPlaced) && !rest.every(isPlaced)) return 'leads to what is not there'
  const lacking = [...before.keys()].filter((path) => !found.has(path))
  return lacking.length > 0 && ![...after.keys()].every(isPlaced) ? `took ${lacking.join()} too early` : null
}

/** Over an older export of the same day. */
export const exporting: Work<Placed> = {
  prepare(root) {
    putFiles(targetOf(root), before)
    return Promise.resolve()
  },
  nothingTold: () => ({ done: false }),
  async run(root, system, told) {
    await exportTo(root, system, 'one')
    told.done = true
  },
  async amiss(root, told) {
    const found = filesIn(targetOf(root))
    const wrong = exportAmiss(found)
    if (wrong !== null) return wrong
    if (!told.done) await exportTo(root, realParts.system, 'two')
    const wanted = new Map([['mine.txt', 'mine'], ...after])
    const now = filesIn(targetOf(root))
    const isWhole = now.size === wanted.size && [...wanted].every(([path, text]) => now.get(path) === text)
    return isWhole ? null : `holds ${[...now.keys()].join()}`
  },
}
