// node bench/scale.ts: what the main process does with the largest issue (R18: 64 pages, 2,000 articles, 200 MB of
// pictures, two hundred publishes). Each figure stands beside something plain that does as much: a bare append and
// fdatasync, reading the same bytes, JSON.parse of the same files, or git itself, in the same run.
// Writes bench/results/scale.json.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { orThrow } from '../src/base/result.ts'
import { createFilePort } from '../src/main/fs/file-port.ts'
import type { Session } from '../src/main/services/session.ts'
import { compactIssue } from '../src/main/services/store/compact-issue.ts'
import { verifyIssue } from '../src/main/services/store/verify-issue.ts'
import { decodeIssue } from '../src/model/file/decode.ts'
import { encodeIssue } from '../src/model/file/encode.ts'
import type { Issue } from '../src/model/issue.ts'
import { searchText } from '../src/model/query/search.ts'
import { git } from '../tests/store/git.ts'
import { deskProgram } from '../tests/support/desk-program.ts'
import { realParts, realStore } from '../tests/support/issue-folder.ts'
import { changeOf, largest, writeLargeIssue } from '../tests/support/large-issue.ts'
import { connect, enter } from '../tests/support/node-client.ts'
import { after } from '../tests/support/paper.ts'
import { startProgram } from '../tests/support/program.ts'
import { type Row, summary, table, time, type Timed } from './measure.ts'
import { treeMemory } from './process-tree.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(process.env['JUMPLINE_BENCH_DISK'] ?? tmpdir(), 'jumpline-scale-'))
const path = join(work, 'large.issue')
const load = { before: loadavg()[0] ?? 0, after: 0 }
const newHome = (): string => mkdtempSync(join(work, 'home-'))
const port = createFilePort(realParts, path)

function against(name: string, timed: Timed, to: string, peer: Timed, goal?: number): Row {
  const ratio = { to, value: timed.median / peer.median }
  return { name, ...timed, ratio, ...(goal === undefined ? {} : { goal }) }
}

/** Milliseconds of each, one after the other in turns, so that a busy machine is busy for both. */
async function inTurns(
  runs: number,
  works: readonly ((run: number) => unknown)[],
): Promise<readonly Timed[]> {
  const times = works.map((): number[] => [])
  for (let run = 0; run < runs; run += 1) {
    for (const [index, work] of works.entries()) {
      const start = performance.now()
      await work(run)
      times[index]?.push(performance.now() - start)
    }
  }
  return times.map(summary)
}

/** Reads every file of a folder, as `cat` does. */
async function readAll(folder: string): Promise<void> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await readFile(join(entry.parentPath, entry.name))
}

async function opens(issue: Issue): Promise<readonly Row[]> {
  const files = encodeIssue(issue)
  const openOnce = async (): Promise<unknown> => orThrow(await realStore('bench').open(path))
  await openOnce()
  const [whole, parse, decode, packs] = await inTurns(9, [
    openOnce,
    () => [...files.values()].map((text) => JSON.parse(text) as unknown),
    () => orThrow(decodeIssue(new Map(files))),
    () => readAll(join(path, 'objects/pack')),
  ])
  if (whole === undefined || parse === undefined || decode === undefined || packs === undefined) return []
  return [
    against('issue opened, every text checked', whole, 'JSON.parse', parse),
    { name: '  JSON.parse of its files', ...parse },
    { name: '  its files decoded and checked', ...decode },
    { name: '  its packs read', ...packs },
  ]
}

/** Two writers have published from one commit, and neither has seen the other's. */
async function openApart(): Promise<Row> {
  const [ours, theirs] = [
    orThrow(await realStore('bench').open(path)),
    orThrow(await realStore('other').open(path)),
  ]
  orThrow(await ours.publish(after(ours.issue, [changeOf(ours.issue, 901)]), 'ours'))
  orThrow(await theirs.publish(after(theirs.issue, [changeOf(theirs.issue, 902)]), 'theirs'))
  const timed = await time(5, async () => orThrow(await realStore('bench').open(path)))
  orThrow(await orThrow(await realStore('bench').open(path)).settle())
  return { name: 'issue opened that two writers left apart, merged', ...timed }
}

const bareBytes = 400
const edit = async (session: Session, round: number): Promise<unknown> =>
  orThrow(await session.edit(session.seq() + 1, [changeOf(session.issue(), round)]))

async function edits(): Promise<readonly Row[]> {
  const firstEdits: number[] = []
  for (let run = 0; run < 5; run += 1) firstEdits.push(await firstEdit())
  const { session } = await (await deskProgram({ home: newHome(), writer: 'bench' })).open(path)
  await edit(session, 0)
  const file = await open(join(work, 'bare'), 'a')
  const bytes = Buffer.alloc(bareBytes, 'x')
  const [kept, bare, published] = await inTurns(60, [
    (run) => edit(session, run),
    async () => {
      await file.write(bytes)
      await file.datasync()
    },
    async () => orThrow(await session.save('bench')),
  ])
  await file.close()
  await session.close()
  if (kept === undefined || bare === undefined || published === undefined) return []
  return [
    { name: 'first edit after an issue was opened, in the journal', ...summary(firstEdits), goal: 250 },
    against('edit in the journal', kept, 'bare append', bare, 250),
    { name: '  bare append and fdatasync of as many bytes', ...bare },
    against('one change published, read back', published, 'bare append', bare, 1_000),
  ]
}

/** The first edit takes the whole issue into the journal. */
async function firstEdit(): Promise<number> {
  const { session } = await (await deskProgram({ home: newHome(), writer: 'bench' })).open(path)
  const start = performance.now()
  await edit(session, 1)
  const milliseconds = performance.now() - start
  await session.close()
  return milliseconds
}

async function verifies(): Promise<readonly Row[]> {
  const [ours, theirs, bytes] = await inTurns(3, [
    async () => {
      const { faults } = orThrow(await verifyIssue(port))
      if (faults.length > 0) throw new Error(`the issue is not sound: ${JSON.stringify(faults[0])}`)
    },
    () => {
      const { code, text } = git(path, 'fsck', '--full', '--no-dangling')
      if (code !== 0) throw new Error(text)
    },
    () => readAll(path),
  ])
  if (ours === undefined || theirs === undefined || bytes === undefined) return []
  return [
    against('everything verified, pictures too', ours, 'git fsck', theirs, 10_000),
    { name: '  git fsck --full', ...theirs },
    { name: '  every byte read', ...bytes },
  ]
}

async function searches(issue: Issue): Promise<readonly Row[]> {
  const words = ['稿1999', '的', 'THE HARBOUR', '没有这样的话']
  const texts = [...issue.articles.values()].flatMap(({ body }) => body.map(({ text }) => text))
  const [found, plain] = await inTurns(20, [
    (run) => [...searchText(issue, words[run % words.length] ?? '')].length,
    (run) => texts.filter((text) => text.includes(words[run % words.length] ?? '')).length,
  ])
  if (found === undefined || plain === undefined) return []
  return [against('a text found in all articles', found, 'includes', plain, 300)]
}

/** Another writer publishes; our session takes it in. */
async function merges(): Promise<Row> {
  const { session } = await (await deskProgram({ home: newHome(), writer: 'bench' })).open(path)
  const times: number[] = []
  for (let round = 0; round < 8; round += 1) {
    const other = orThrow(await realStore('other').open(path))
    orThrow(await other.publish(after(other.issue, [changeOf(other.issue, 500 + round)]), 'theirs'))
    await edit(session, 700 + round)
    orThrow(await session.save('ours'))
    const start = performance.now()
    const merged = orThrow(await session.merge(session.seq()))
    times.push(performance.now() - start)
    if (merged.edits.length !== 1) throw new Error('the other writer changed one thing')
  }
  await session.close()
  return { name: "another writer's publish taken in", ...summary(times) }
}

async function compactions(): Promise<Row> {
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const stored = orThrow(await realStore('bench').open(path))
    orThrow(await stored.publish(after(stored.issue, [changeOf(stored.issue, 300 + round)]), 'bench'))
    const start = performance.now()
    orThrow(await compactIssue(port, Date.now()))
    times.push(performance.now() - start)
  }
  return { name: 'compaction', ...summary(times) }
}

/** MB of the program after it has opened the issue for a window. */
async function memory(): Promise<{ readonly empty: number; readonly open: number }> {
  const program = await startProgram(newHome())
  const empty = treeMemory(program.child.pid ?? 0).whole
  program.child.kill('SIGKILL')
  const full = await startProgram(newHome(), path)
  const client = await connect(full.origin, await enter(full.entrance))
  const { opening } = orThrow(await client.call('app.state', {}))
  orThrow(await client.call('issue.openRecent', { key: opening ?? '' }))
  const held = treeMemory(full.child.pid ?? 0).whole
  client.socket.close()
  full.child.kill('SIGKILL')
  await full.ended
  return { empty, open: held }
}

const { issue } = await writeLargeIssue(path)
const rows: readonly Row[] = [
  ...(await opens(issue)),
  ...(await edits()),
  ...(await searches(issue)),
  ...(await verifies()),
  await openApart(),
  await merges(),
  await compactions(),
]
const mainMegabytes = await memory()
load.after = loadavg()[0] ?? 0
console.log(table(rows))
console.log(
  `main process: ${mainMegabytes.empty.toFixed(0)} MB, with the issue ${mainMegabytes.open.toFixed(0)} MB; ` +
    `load ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after`,
)
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load,
  },
  issue: largest,
  rows,
  mainMegabytes,
}
writeFileSync(join(root, 'bench/results/scale.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
