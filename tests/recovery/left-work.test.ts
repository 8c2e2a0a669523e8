// What a run left behind: brought back by itself only where the folder stands as it was left, offered
// otherwise, and never thrown away without being told to.

import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ArticleId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { applyAll } from '../../src/model/edit/apply.ts'
import { decodeIssue } from '../../src/model/file/decode.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import type { Issue } from '../../src/model/issue.ts'
import { diffIssues } from '../../src/model/merge/diff.ts'
import { mergeIssues } from '../../src/model/merge/merge.ts'
import { journalFile } from '../../src/main/services/journal/journal-file.ts'
import type { OpenIssue } from '../../src/contract/calls.ts'
import { sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'
import { type DeskProgram, deskProgram, makeEdits } from '../support/desk-program.ts'

interface Place {
  readonly folder: string
  readonly path: string
  readonly home: string
}

async function newPlace(): Promise<Place> {
  const folder = await temporaryFolder()
  const path = join(folder, 'tonight.issue')
  orThrow(await testStore({ writer: 'desk' }).create(path, sampleIssue(4), []))
  return { folder, path, home: join(folder, 'home') }
}

const run = ({ home }: Place, writer = 'desk'): Promise<DeskProgram> => deskProgram({ home, writer })
const issueOf = (opened: Pick<OpenIssue, 'files'>): Issue => orThrow(decodeIssue(new Map(opened.files)))
const deckOf = (issue: Issue, row: number): string => {
  const id = [...issue.articles.keys()].toSorted()[row] as ArticleId
  return issue.articles.get(id)?.deck ?? ''
}

function deckEdit(issue: Issue, row: number, deck: string): Edit {
  const article = [...issue.articles.keys()].toSorted()[row] as ArticleId
  return { kind: 'article.set', article, fields: { deck } }
}

/** A run that makes an edit and is killed before it is published. */
async function killedRun(place: Place, row: number, deck: string): Promise<void> {
  const program = await run(place)
  const { opened, session } = await program.open(place.path)
  await makeEdits(session, [deckEdit(issueOf(opened), row, deck)])
}

test('where the folder stands as it was left, the work is back when the issue is opened', async () => {
  const place = await newPlace()
  await killedRun(place, 0, '没存上')
  const next = await run(place)
  expect(await next.left.list()).toMatchObject([
    { name: 'tonight.issue', changes: 1, state: 'ready', publication: '晨报', date: '2026-11-23' },
  ])
  const { opened } = await next.open(place.path)
  expect(opened).toMatchObject({ recovered: 1, notes: [] })
  expect(deckOf(issueOf(opened), 0)).toBe('没存上')
  // It is at work on it now, so there is nothing to offer.
  expect(await next.left.list()).toEqual([])
})

test('over newer content it is offered and not applied; merged at a word, and gone only then', async () => {
  const place = await newPlace()
  await killedRun(place, 0, '我的')
  const night = orThrow(await testStore({ writer: 'night' }).open(place.path))
  const theirs = orThrow(applyAll(night.issue, [deckEdit(night.issue, 1, '夜班')])).issue
  orThrow(await night.publish(theirs, 'night'))

  const next = await run(place)
  const { opened, session } = await next.open(place.path)
  expect(opened.recovered).toBe(0)
  expect([0, 1].map((row) => deckOf(issueOf(opened), row))).toEqual(['', '夜班'])
  const [note] = opened.notes ?? []
  expect(note?.kind).toBe('work-left')
  const [work] = await next.left.list()
  expect(work).toMatchObject({ key: note?.kind === 'work-left' ? note.key : '', state: 'behind', changes: 1 })

  const { base, issue } = orThrow(await next.left.read(work!.key))
  const edits = diffIssues(session.issue(), mergeIssues(base!, session.issue(), issue!))
  orThrow(await session.edit(session.seq() + 1, edits))
  expect([0, 1].map((row) => deckOf(session.issue(), row))).toEqual(['我的', '夜班'])
  expect(await next.left.list()).toHaveLength(1)
  orThrow(await next.left.discard(work!.key))
  expect(await next.left.list()).toEqual([])
})

test('work of an issue that is gone is offered, and can be made an issue of its own', async () => {
  const place = await newPlace()
  await killedRun(place, 2, '还在')
  await rm(place.path, { recursive: true })
  const next = await run(place)
  const [work] = await next.left.list()
  expect(work).toMatchObject({ state: 'vanished', changes: 1, canCopy: true, path: place.path })
  const { issue } = orThrow(await next.left.read(work!.key))
  const copy = join(place.folder, 'copy.issue')
  orThrow(await next.store.create(copy, issue!, []))
  expect(deckOf(orThrow(await next.store.open(copy)).issue, 2)).toBe('还在')
})

test('an issue that was moved does not take the journal of its old place for its own', async () => {
  const place = await newPlace()
  await killedRun(place, 0, '旧处')
  const moved = join(place.folder, 'moved.issue')
  await rename(place.path, moved)
  const next = await run(place)
  const { opened } = await next.open(moved)
  expect(opened).toMatchObject({ recovered: 0, notes: [] })
  expect(await next.left.list()).toMatchObject([{ state: 'vanished', changes: 1 }])
})

test('a journal of which more than the end is damaged is kept and told of', async () => {
  const place = await newPlace()
  const program = await run(place)
  const { opened, session } = await program.open(place.path)
  const issue = issueOf(opened)
  await makeEdits(session, [deckEdit(issue, 0, '一'), deckEdit(issue, 1, '二'), deckEdit(issue, 2, '三')])
  const file = join(place.home, 'journals', journalFile({ issue: issue.id, path: place.path }))
  const lines = (await readFile(file, 'utf8')).split('\n')
  const second = lines.findIndex((line) => line.includes('"二"'))
  await writeFile(file, lines.with(second, lines[second]!.slice(0, 20)).join('\n'))

  const next = await run(place)
  const again = await next.open(place.path)
  expect(deckOf(issueOf(again.opened), 0)).toBe('一')
  expect(again.opened.notes).toMatchObject([{ kind: 'work-left' }])
  expect(await readdir(join(place.home, 'journals/left'))).toHaveLength(1)
})

test('a journal that tells nothing any more is kept, and told of', async () => {
  const place = await newPlace()
  await killedRun(place, 0, '没存上')
  const id = sampleIssue(4).id
  const file = join(place.home, 'journals', journalFile({ issue: id, path: place.path }))
  const before = await readFile(file)
  await writeFile(file, Buffer.alloc(before.length))
  const next = await run(place)
  expect(await next.left.list()).toMatchObject([{ state: 'unreadable' }])
  const { opened, session } = await next.open(place.path)
  expect(opened.notes).toMatchObject([{ kind: 'work-left' }])
  await makeEdits(session, [deckEdit(issueOf(opened), 1, '接着写')])
  const [left = ''] = await readdir(join(place.home, 'journals/left'))
  expect(await readFile(join(place.home, 'journals/left', left))).toEqual(Buffer.alloc(before.length))
  expect(await next.left.list()).toMatchObject([{ state: 'unreadable' }])
})

test('an issue open to read only takes no edit and no save', async () => {
  const place = await newPlace()
  const marker = join(place.path, 'jumpline.json')
  await writeFile(marker, (await readFile(marker, 'utf8')).replace(/"format":\d+/, '"format":9'))
  const { opened, session } = await (await run(place)).open(place.path)
  expect(opened.readOnly).toBe(true)
  expect(await session.edit(1, [deckEdit(issueOf(opened), 0, '改')])).toMatchObject({ ok: false })
  expect(await session.save('不行')).toMatchObject({ ok: false })
  expect(await session.merge(0)).toMatchObject({ ok: false })
  expect(await session.stored.publish(session.issue(), '不行')).toMatchObject({
    fault: { kind: 'newer-format' },
  })
})

test('work that an older Jumpline left is brought back by this one', async () => {
  const folder = await temporaryFolder()
  const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))
  const path = join(folder, 'old.issue')
  const home = join(folder, 'home')
  await cp(join(fixtures, 'format-1.issue'), path, { recursive: true })
  // Only the branch the journal was written beside.
  await rm(join(path, 'refs/heads/night'))
  const text = await readFile(join(fixtures, 'format-1-journal.jsonl'), 'utf8')
  const issue = orThrow(await testStore({ writer: 'desk' }).open(path)).issue
  const program = await deskProgram({ home, writer: 'desk' })
  await mkdir(join(home, 'journals'), { recursive: true })
  await writeFile(join(home, 'journals', journalFile({ issue: issue.id, path })), text.replace('PATH', path))
  const { opened } = await program.open(path)
  expect(opened).toMatchObject({ recovered: 2, notes: [] })
  const bodies = [...issueOf(opened).articles.values()].flatMap((article) => article.body)
  expect(bodies.map((paragraph) => paragraph.text)).toContain('夜里有小雨。')
})

test('two hundred journals of every kind are offered, and not one is applied or gone (R21)', {
  timeout: 60_000,
}, async () => {
  const place = await newPlace()
  const first = await run(place)
  const { opened, session } = await first.open(place.path)
  const issue = issueOf(opened)
  await makeEdits(session, [deckEdit(issue, 0, '样本')])
  const file = join(place.home, 'journals', journalFile({ issue: issue.id, path: place.path }))
  const text = await readFile(file, 'utf8')
  await rm(file)
  // Vanished issues, twins of one issue at two places, and journals that waited already.
  for (let row = 0; row < 200; row += 1) {
    const path = row % 4 === 0 ? place.path : join(place.folder, `gone-${row}.issue`)
    const name = journalFile({ issue: issue.id, path }).replace(
      '.jsonl',
      `-${String(row).padStart(12, '0')}.jsonl`,
    )
    const home = join(place.home, row % 2 === 0 ? 'journals/left' : 'journals')
    await mkdir(home, { recursive: true })
    await writeFile(
      join(home, row % 2 === 0 ? name : name.replace(/-\d{12}/, '')),
      text.replace(place.path, path),
    )
  }
  const next = await run(place)
  const list = await next.left.list()
  expect(list).toHaveLength(200)
  expect(
    list.every((work) => work.changes === 1 && work.bytes > 0 && work.name !== '' && work.date !== ''),
  ).toBe(true)
  expect(new Set(list.map((work) => work.state))).toEqual(new Set(['behind', 'vanished']))
  const again = await next.open(place.path)
  expect(deckOf(issueOf(again.opened), 0)).toBe('')
  orThrow(await next.sessions.close(again.opened.session))
  expect(await next.left.list()).toHaveLength(200)
})
