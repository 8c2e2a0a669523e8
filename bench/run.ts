// npm run bench: how long the work that editors wait for takes. Every figure is a median of several runs;
// figures that depend on the machine's disk stand beside what the bare system call takes in the same run.

import { spawnSync } from 'node:child_process'
import { open } from 'node:fs/promises'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { orThrow } from '../src/base/result.ts'
import { createComposer } from '../src/compose/compose.ts'
import type { Edit } from '../src/model/edit/edit.ts'
import type { Issue } from '../src/model/issue.ts'
import { apply } from '../src/model/edit/apply.ts'
import { decodeIssue } from '../src/model/file/decode.ts'
import { encodeIssue } from '../src/model/file/encode.ts'
import { createFilePort } from '../src/main/fs/file-port.ts'
import { createJournals } from '../src/main/services/journal/journal.ts'
import { realParts, realStore } from '../tests/support/issue-folder.ts'
import { realFonts } from '../tests/support/paper.ts'
import { type Row, table, time } from './measure.ts'
import { fullIssue } from './papers.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'jumpline-bench-'))

/** A character typed at the end of the lead of the first page. */
function keyEdit(issue: Issue, run: number): Edit {
  const id = issue.pages[0]?.headlines[0]
  const article = id === undefined ? undefined : issue.articles.get(id)
  const index = (article?.body.length ?? 1) - 1
  const paragraph = article?.body[index]
  if (article === undefined || paragraph === undefined) throw new Error('the bench issue has a lead')
  const text = `${paragraph.text}${run % 2 === 0 ? '字' : '词'}`
  return { kind: 'body.splice', article: article.id, index, remove: 1, insert: [{ ...paragraph, text }] }
}

async function recompose(issue: Issue): Promise<Row> {
  const composer = createComposer(realFonts())
  composer.issue(issue)
  let current = issue
  const key = (run: number): void => {
    current = orThrow(apply(current, keyEdit(current, run))).issue
    composer.issue(current)
  }
  // The first keys of a day are slower, while the program warms up; an editor types thousands.
  await time(200, key)
  const timed = await time(400, key)
  return { name: `page recomposed after a key, ${String(issue.pages.length)} pages`, ...timed }
}

async function composeWhole(issue: Issue): Promise<readonly Row[]> {
  const pages = `${String(issue.pages.length)} pages`
  const known = await time(20, () => createComposer(realFonts()).issue(issue))
  // Read anew, so that no paragraph has been measured before.
  const files = encodeIssue(issue)
  const fresh = Array.from({ length: 10 }, () => orThrow(decodeIssue(new Map(files))))
  const anew = await time(fresh.length, (run) => createComposer(realFonts()).issue(fresh[run] ?? issue))
  return [
    { name: `whole issue composed, ${pages}, every paragraph measured and broken anew`, ...anew },
    { name: `whole issue composed, ${pages}, paragraphs known`, ...known },
  ]
}

const store = realStore('bench')

async function coldExport(issue: Issue, path: string): Promise<Row> {
  const timed = await time(3, (run) => {
    const target = join(work, `export-${String(issue.pages.length)}-${String(run)}`)
    const ran = spawnSync(
      process.execPath,
      [join(root, 'out/main/cli.js'), 'export', path, '--to', target, '--format', 'pdf'],
      {
        env: { ...process.env, JUMPLINE_HOME: join(work, 'home') },
        encoding: 'utf8',
      },
    )
    if (ran.status !== 0) throw new Error(`export failed: ${ran.stderr}`)
  })
  return { name: `cold command line: PDF of ${String(issue.pages.length)} pages, proved`, ...timed }
}

async function durableSave(issue: Issue): Promise<readonly Row[]> {
  const path = join(work, 'saves.issue')
  const stored = orThrow(await store.create(path, issue, []))
  let current = issue
  const publish = await time(30, async (run) => {
    current = orThrow(apply(current, keyEdit(current, run))).issue
    orThrow(await stored.publish(current, 'bench'))
  })
  const port = createFilePort(realParts, join(work, 'home'))
  await port.makeFolder('')
  const journal = orThrow(
    await createJournals(port).start(
      { issue: issue.id, path },
      { base: stored.head(), seq: 0, files: encodeIssue(issue), batches: [], originals: [], commits: [] },
    ),
  )
  const edit = keyEdit(issue, 1)
  const append = await time(200, (run) => journal.append({ seq: run + 1, edits: [edit], at: Date.now() }))
  await journal.close()
  const bytes = Buffer.from(`${JSON.stringify({ seq: 1, edits: [edit] })}\n`)
  const file = await open(join(work, 'bare'), 'a')
  const bare = await time(200, async () => {
    await file.write(bytes)
    await file.datasync()
  })
  await file.close()
  return [
    { name: 'bare append and fdatasync of the same bytes', ...bare },
    {
      name: 'one edit into the journal',
      ...append,
      ratio: { to: 'bare append', value: append.median / bare.median },
    },
    {
      name: 'one durable save into the issue folder, read back',
      ...publish,
      ratio: { to: 'bare append', value: publish.median / bare.median },
    },
  ]
}

const [one, many] = [fullIssue(1), fullIssue(32)]
const [onePath, manyPath] = [join(work, 'one.issue'), join(work, 'many.issue')]
orThrow(await store.create(onePath, one, []))
orThrow(await store.create(manyPath, many, []))
mkdirSync(join(work, 'home'), { recursive: true })

const single = await recompose(one)
const flat = await recompose(many)
const opened = await time(10, async () => orThrow(await store.open(manyPath)))
const rows: readonly Row[] = [
  single,
  { ...flat, ratio: { to: '1 page', value: flat.median / single.median } },
  ...(await composeWhole(many)),
  { name: 'open of a 32-page issue, every object checked', ...opened },
  ...(await durableSave(many)),
  await coldExport(one, onePath),
  await coldExport(many, manyPath),
]
console.log(table(rows))
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
  articles: many.articles.size,
  rows,
}
writeFileSync(join(root, 'bench/results/main-job.json'), `${JSON.stringify(result, null, 2)}\n`)
rmSync(work, { recursive: true, force: true })
