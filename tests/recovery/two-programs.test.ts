// Two programs on one folder, each with its own user data: they see each other, take in what the other
// publishes, and nothing either did is lost.

import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { ArticleId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import type { Edit } from '../../src/model/edit/edit.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import { fsck } from '../store/git.ts'
import { sampleIssue, temporaryFolder, testStore } from '../store/sample-issue.ts'
import { deskProgram, type DeskProgram, makeEdits } from '../support/desk-program.ts'
import { faultyFiles, systemError } from '../support/faulty-files.ts'

interface Pair {
  readonly path: string
  readonly desk: DeskProgram
  readonly night: DeskProgram
}

async function pair(): Promise<Pair> {
  const folder = await temporaryFolder()
  const path = join(folder, 'shared.issue')
  orThrow(await testStore({ writer: 'desk' }).create(path, sampleIssue(4), []))
  const [desk, night] = [
    await deskProgram({ home: join(folder, 'desk'), writer: 'desk' }),
    await deskProgram({ home: join(folder, 'night'), writer: 'night' }),
  ]
  return { path, desk, night }
}

const articleAt = (issue: Issue, row: number): ArticleId =>
  [...issue.articles.keys()].toSorted()[row] as ArticleId
const deckEdit = (issue: Issue, row: number, deck: string): Edit => ({
  kind: 'article.set',
  article: articleAt(issue, row),
  fields: { deck },
})
const deckOf = (issue: Issue, row: number): string => issue.articles.get(articleAt(issue, row))?.deck ?? ''

test('each is told of the other, of what it publishes, and of its going', async () => {
  const { path, desk, night } = await pair()
  const here = await desk.open(path)
  await desk.clock.pass(3_000)
  expect(desk.others.at(-1)).toMatchObject({ here: [], news: false, waiting: [] })
  const there = await night.open(path)
  await night.clock.pass(100)
  await desk.clock.pass(3_000)
  expect(desk.others.at(-1)?.here).toEqual([{ writer: 'night', name: 'night' }])
  // The one who came later sees the other as soon as its lease moves.
  await night.clock.pass(3_000)
  expect(night.others.at(-1)?.here).toEqual([{ writer: 'desk', name: 'desk' }])

  await makeEdits(there.session, [deckEdit(there.session.issue(), 1, '夜班')])
  orThrow(await there.session.save('night'))
  await desk.clock.pass(3_000)
  expect(desk.others.at(-1)?.news).toBe(true)
  const merged = orThrow(await here.session.merge(here.session.seq()))
  expect(merged).toMatchObject({ seq: 1, writers: ['night'] })
  expect(deckOf(here.session.issue(), 1)).toBe('夜班')
  await desk.clock.pass(3_000)
  expect(desk.others.at(-1)?.news).toBe(false)

  orThrow(await night.sessions.close(there.opened.session))
  await desk.clock.pass(3_000)
  expect(desk.others.at(-1)?.here).toEqual([])
})

test('a lease that stops moving is nobody after half a minute, and one that is deleted harms nothing', async () => {
  const { path, desk, night } = await pair()
  await desk.open(path)
  await desk.clock.pass(3_000)
  await night.open(path)
  await night.clock.pass(100)
  await desk.clock.pass(3_000)
  expect(desk.others.at(-1)?.here).toHaveLength(1)
  await desk.clock.pass(40_000)
  expect(desk.others.at(-1)?.here).toEqual([])
  await rm(join(path, 'leases'), { recursive: true })
  await desk.clock.pass(30_000)
  await night.clock.pass(30_000)
  await desk.clock.pass(3_000)
  expect(desk.others.at(-1)?.here).toHaveLength(1)
})

test('edits made on both sides end in one issue, the same for both', async () => {
  const { path, desk, night } = await pair()
  const [one, other] = [(await desk.open(path)).session, (await night.open(path)).session]
  await makeEdits(one, [deckEdit(one.issue(), 0, '白班'), deckEdit(one.issue(), 3, '同一处，白班')])
  await makeEdits(other, [deckEdit(other.issue(), 1, '夜班'), deckEdit(other.issue(), 3, '同一处，夜班')])
  for (let round = 0; round < 3; round += 1)
    for (const session of [one, other]) orThrow(await session.merge(session.seq()))
  expect(encodeIssue(one.issue())).toEqual(encodeIssue(other.issue()))
  expect([deckOf(one.issue(), 0), deckOf(one.issue(), 1)]).toEqual(['白班', '夜班'])
  const texts = JSON.stringify([...encodeIssue(one.issue()).values()])
  expect(texts).toContain('同一处，白班')
  expect(texts).toContain('同一处，夜班')
  expect(one.issue().conflicts.size).toBe(1)
  expect(fsck(path)).toBe('')
})

test('what was merged and not published again is whole after a kill', async () => {
  const { path, desk, night } = await pair()
  const [one, other] = [(await desk.open(path)).session, (await night.open(path)).session]
  await makeEdits(other, [deckEdit(other.issue(), 1, '夜班')])
  orThrow(await other.save('night'))
  await makeEdits(one, [deckEdit(one.issue(), 0, '先')])
  orThrow(await one.merge(one.seq()))
  await makeEdits(one, [deckEdit(one.issue(), 2, '后')])
  const home = join(path, '..', 'desk')
  const again = await (await deskProgram({ home, writer: 'desk' })).open(path)
  expect(again.opened).toMatchObject({ recovered: 1, notes: [] })
  expect([0, 1, 2].map((row) => deckOf(again.session.issue(), row))).toEqual(['先', '夜班', '后'])
})

test('an edit after a merge that failed late is not taken for a part of it', async () => {
  const { path, night } = await pair()
  const home = join(path, '..', 'desk')
  // The branch has moved to the merge when the disk fails: it can't be read back.
  let armed = false
  let moved = false
  const { system } = faultyFiles(({ name, path: at, to }) => {
    if (armed && name === 'rename' && to?.endsWith('refs/heads/desk')) moved = true
    const isReadBack = moved && name === 'open' && at.endsWith('refs/heads/desk')
    if (isReadBack) [armed, moved] = [false, false]
    return isReadBack ? systemError('EIO', at) : null
  })
  const one = (await (await deskProgram({ home, writer: 'desk', system })).open(path)).session
  const other = (await night.open(path)).session
  await makeEdits(other, [deckEdit(other.issue(), 1, '夜班')])
  orThrow(await other.save('night'))
  await makeEdits(one, [deckEdit(one.issue(), 0, '先')])
  orThrow(await one.save('desk'))
  armed = true
  expect(await one.merge(one.seq())).toMatchObject({ ok: false })
  await makeEdits(one, [deckEdit(one.issue(), 2, '后')])
  const again = await (await deskProgram({ home, writer: 'desk' })).open(path)
  expect(again.opened).toMatchObject({ recovered: 1, notes: [] })
  expect([0, 1, 2].map((row) => deckOf(again.session.issue(), row))).toEqual(['先', '夜班', '后'])
})

test('a window that is out of step is told so, and nothing is taken in', async () => {
  const { path, desk } = await pair()
  const { session } = await desk.open(path)
  await makeEdits(session, [deckEdit(session.issue(), 0, '一')])
  expect(await session.merge(0)).toEqual({ ok: false, fault: { kind: 'out-of-step', expected: 2 } })
})
