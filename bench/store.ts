// node bench/store.ts: what publishing one changed article costs, as a small pack against loose objects,
// beside a bare append and fdatasync of as many bytes. The variants take turns within one run, so that a
// busy disk is busy for all of them. Writes bench/results/store.json.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createHash, randomBytes } from 'node:crypto'
import { countingMint } from '../src/base/ids.ts'
import { ok, orThrow } from '../src/base/result.ts'
import { createFilePort, type FilePort } from '../src/main/fs/file-port.ts'
import { commitFacts, treeEntries } from '../src/main/services/store/git-object.ts'
import { mapLimited } from '../src/main/services/limited.ts'
import { createIssueObjects, type ObjectId } from '../src/main/services/store/issue-objects.ts'
import { planObjects, publishIssue, type StoredState } from '../src/main/services/store/issue-publish.ts'
import { moveHead, readHead } from '../src/main/services/store/issue-refs.ts'
import type { Issue } from '../src/model/issue.ts'
import { makeArticle, makeIssue, makePage, makeParagraph } from '../src/model/make.ts'
import { makePublication } from '../src/model/papers.ts'
import { realParts } from '../tests/support/issue-folder.ts'
import { type Row, summary, table } from './measure.ts'

const work = mkdtempSync(join(process.env['JUMPLINE_BENCH_DISK'] ?? tmpdir(), 'jumpline-store-'))
const rounds = 200
const articles = 2_000
const pictures = 1_000

const mint = countingMint('b')
const text = '　　本报讯　记者昨日从市政府获悉，新的城市公园将于年内开放，市民可免费入园。'

function largeIssue(): Issue {
  const issue = makeIssue(
    mint,
    makePublication({ name: '晨报', language: 'zh-CN', format: 'broadsheet' }),
    '2026-11-23',
  )
  const list = Array.from({ length: articles }, (_, index) =>
    makeArticle(mint, {
      headline: [`标题${String(index)}`],
      body: Array.from({ length: 8 }, (_unused, row) =>
        makeParagraph(mint, `${text}${String(index)}-${String(row)}`),
      ),
    }),
  )
  return {
    ...issue,
    pages: [{ ...makePage(mint, 'broadsheet', '要闻'), headlines: list.map(({ id }) => id) }],
    articles: new Map(list.map((article) => [article.id, article])),
  }
}

interface Folder {
  readonly port: ReturnType<typeof createFilePort>
  readonly objects: ReturnType<typeof createIssueObjects>
  readonly path: string
  state: StoredState
}

async function newFolder(name: string, issue: Issue): Promise<Folder> {
  const path = join(work, name)
  mkdirSync(path)
  const port = createFilePort(realParts, path)
  for (const one of ['objects/pack', 'refs/heads']) await port.makeFolder(one)
  await port.write('HEAD', 'ref: refs/heads/bench\n')
  const objects = createIssueObjects(port)
  const originals = new Map<string, { readonly oid: ObjectId; readonly type: 'jpeg' }>()
  for (let count = 0; count < pictures; count += 1) {
    const bytes = randomBytes(20_000)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    originals.set(sha256, { oid: await objects.writeBlob(bytes), type: 'jpeg' })
  }
  await port.settle()
  const state = orThrow(
    await publishIssue(
      { port, objects, name },
      { files: new Map(), trees: new Map(), originals },
      wish(port, issue, [], 0),
    ),
  )
  return { port, objects, path, state }
}

function wish(
  port: FilePort,
  issue: Issue,
  parents: readonly ObjectId[],
  round: number,
): Parameters<typeof publishIssue>[2] {
  return {
    issue,
    parents,
    author: 'bench',
    seconds: 1_800_000_000 + round,
    message: 'Autosave',
    announce: () => Promise.resolve(ok(null)),
    async move(commit) {
      await moveHead(port, 'bench', commit, () => true)
      return 'bench'
    },
  }
}

function changed(issue: Issue, round: number): Issue {
  const ids = [...issue.articles.keys()]
  const id = ids[(round * 7) % ids.length]
  const article = id === undefined ? undefined : issue.articles.get(id)
  if (article === undefined) throw new Error('the bench issue has articles')
  const next = { ...article, headline: [`改于${String(round)}`] }
  return { ...issue, articles: new Map(issue.articles).set(article.id, next) }
}

/** Each new object a file of its own, eight at a time; then the branch; then all of it read back. */
async function publishLoose(folder: Folder, wanted: ReturnType<typeof wish>): Promise<void> {
  const { objects, port } = folder
  const { state, objects: added } = planObjects(folder.state, wanted)
  await mapLimited(added, 8, ({ type, content }) => {
    if (type === 'blob') return objects.writeBlob(content)
    if (type === 'tree') return objects.writeTree(treeEntries(content) ?? [])
    const facts = commitFacts(content)
    if (facts === null) throw new Error('a commit that is none')
    return objects.writeCommit(facts)
  })
  await port.settle()
  await moveHead(port, 'bench', state.head, () => true)
  await readHead(port, 'bench')
  await mapLimited(added, 8, async ({ oid }) => orThrow(await objects.read(oid, 1_000_000)))
  folder.state = state
}

/** Files and bytes below a folder. */
function sizeOf(path: string): { readonly files: number; readonly bytes: number } {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  return { files: files.length, bytes: bytes.reduce((sum, size) => sum + size, 0) }
}

const issue = largeIssue()
const packs = await newFolder('packs', issue)
const loose = await newFolder('loose', issue)
const file = await open(join(work, 'bare'), 'a')
const times = {
  bare: [] as number[],
  packs: [] as number[],
  joins: [] as number[],
  loose: [] as number[],
}
const grown = { packs: { files: 0, bytes: 0 }, loose: { files: 0, bytes: 0 } }

async function timed(list: number[], work: () => Promise<unknown>): Promise<void> {
  const start = performance.now()
  await work()
  list.push(performance.now() - start)
}

/** Times one save, and notes what it wrote. A save that also joined packs is counted apart. */
async function save(name: 'packs' | 'loose', folder: Folder, work: () => Promise<unknown>): Promise<void> {
  const before = sizeOf(join(folder.path, 'objects'))
  const spent: number[] = []
  await timed(spent, work)
  const after = sizeOf(join(folder.path, 'objects'))
  if (after.files < before.files) {
    times.joins.push(...spent)
    return
  }
  times[name].push(...spent)
  grown[name] = { files: after.files - before.files, bytes: after.bytes - before.bytes }
}

let current = issue
for (let round = 1; round <= rounds; round += 1) {
  current = changed(current, round)
  const { port, objects, state } = packs
  await save('packs', packs, async () => {
    packs.state = orThrow(
      await publishIssue({ port, objects, name: 'packs' }, state, wish(port, current, [state.head], round)),
    )
  })
  await save('loose', loose, () => publishLoose(loose, wish(loose.port, current, [loose.state.head], round)))
  const bytes = randomBytes(4096)
  await timed(times.bare, async () => {
    await file.write(bytes)
    await file.datasync()
  })
}
await file.close()

const bare = summary(times.bare)
const compared = (name: string, list: readonly number[]): Row => {
  const one = summary(list)
  return { name, ...one, ratio: { to: 'bare append', value: one.median / bare.median } }
}
const rows: readonly Row[] = [
  { name: 'bare append and fdatasync of 4 KB', ...bare },
  compared('one changed article published as a small pack', times.packs),
  compared('the same when it joins 17 packs as well', times.joins),
  compared('the same published as loose objects', times.loose),
]
console.log(table(rows))
console.log(`written in one save: ${JSON.stringify(grown)}`)
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
  articles,
  pictures,
  rows,
  writtenInOneSave: grown,
}
writeFileSync(join(import.meta.dirname, 'results/store.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
