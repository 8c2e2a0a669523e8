// Several writers in one folder: what their heads give together, and that everybody comes to the same.

import { copyFile, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ArticleId } from '../../src/base/ids.ts'
import { orThrow } from '../../src/base/result.ts'
import { type FileSystem, nodeFileSystem } from '../../src/main/fs/file-system.ts'
import type { StoredIssue } from '../../src/main/services/store/stored-issue.ts'
import { apply } from '../../src/model/edit/apply.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import { fsck, git } from './git.ts'
import { sampleIssue, temporaryFolder, testStore } from './sample-issue.ts'

function withDeck(issue: Issue, row: number, deck: string): Issue {
  const article = [...issue.articles.keys()][row] as ArticleId
  return orThrow(apply(issue, { kind: 'article.set', article, fields: { deck } })).issue
}

const deckOf = (issue: Issue, row: number): string => [...issue.articles.values()][row]?.deck ?? ''

async function newFolder(): Promise<string> {
  const path = join(await temporaryFolder(), 'shared.issue')
  orThrow(await testStore({ writer: 'desk' }).create(path, sampleIssue(4), []))
  return path
}

async function openAs(path: string, writer: string): Promise<StoredIssue> {
  return orThrow(await testStore({ writer }).open(path))
}

const heads = (path: string): string =>
  git(path, 'for-each-ref', '--format=%(refname:short) %(objectname)').text

test('what two writers changed apart is in the issue whoever opens it', async () => {
  const path = await newFolder()
  const [desk, night] = [await openAs(path, 'desk'), await openAs(path, 'night')]
  orThrow(await desk.publish(withDeck(desk.issue, 0, '白班'), 'desk'))
  orThrow(await night.publish(withDeck(night.issue, 1, '夜班'), 'night'))
  for (const writer of ['desk', 'night', 'proof']) {
    const { issue, notes } = await openAs(path, writer)
    expect([deckOf(issue, 0), deckOf(issue, 1)]).toEqual(['白班', '夜班'])
    expect(notes).toEqual([])
  }
  expect(fsck(path)).toBe('')
})

test('opening merges in memory; both writers then write the very same merge commit', async () => {
  const path = await newFolder()
  const [desk, night] = [await openAs(path, 'desk'), await openAs(path, 'night')]
  orThrow(await desk.publish(withDeck(desk.issue, 0, '白班'), 'desk'))
  orThrow(await night.publish(withDeck(night.issue, 0, '夜班'), 'night'))
  const before = heads(path)
  const [one, other] = [await openAs(path, 'desk'), await openAs(path, 'night')]
  expect(heads(path)).toBe(before)
  expect(one.issue.conflicts.size).toBe(1)
  orThrow(await one.settle())
  orThrow(await other.settle())
  expect(one.head()).toBe(other.head())
  expect(git(path, 'rev-parse', 'desk', 'night').text).toBe(`${one.head()}\n`.repeat(2))
  expect(fsck(path)).toBe('')
  // Nothing is left to merge.
  expect(orThrow(await one.merge())).toBeNull()
})

test('what another publishes is news, and comes in without losing ours', async () => {
  const path = await newFolder()
  const [desk, night] = [await openAs(path, 'desk'), await openAs(path, 'night')]
  expect(orThrow(await desk.news()).moved).toBe(false)
  orThrow(await night.publish(withDeck(night.issue, 1, '夜班'), 'night'))
  expect(orThrow(await desk.news()).moved).toBe(true)
  orThrow(await desk.publish(withDeck(desk.issue, 0, '白班'), 'desk'))
  const merged = orThrow(await desk.merge())
  expect(merged?.writers).toEqual(['night'])
  expect([0, 1].map((row) => deckOf(merged!.issue, row))).toEqual(['白班', '夜班'])
  expect(orThrow(await desk.news()).moved).toBe(false)
  const theirs = orThrow(await night.merge())
  expect(encodeIssue(theirs!.issue)).toEqual(encodeIssue(merged!.issue))
  // Theirs holds all of ours: nothing had to be written for it.
  expect(theirs!.commit).toBe(merged!.commit)
  expect(fsck(path)).toBe('')
})

test('histories that crossed are merged against what they had in common', async () => {
  const path = await newFolder()
  const [desk, night] = [await openAs(path, 'desk'), await openAs(path, 'night')]
  orThrow(await desk.publish(withDeck(desk.issue, 0, 'A1'), 'a1'))
  orThrow(await night.publish(withDeck(night.issue, 1, 'B1'), 'b1'))
  const [ours, theirs] = [orThrow(await desk.merge())!.issue, orThrow(await night.merge())!.issue]
  orThrow(await desk.publish(withDeck(ours, 2, 'A2'), 'a2'))
  orThrow(await night.publish(withDeck(theirs, 3, 'B2'), 'b2'))
  const { issue } = await openAs(path, 'proof')
  expect([0, 1, 2, 3].map((row) => deckOf(issue, row))).toEqual(['A1', 'B1', 'A2', 'B2'])
  expect(issue.conflicts.size).toBe(0)
})

test('a head whose objects are still on their way waits at its last whole version, and is merged when they come', async () => {
  const path = await newFolder()
  const [desk, night] = [await openAs(path, 'desk'), await openAs(path, 'night')]
  orThrow(await night.publish(withDeck(night.issue, 1, '先到'), 'b1'))
  const packs = new Set(await readdir(join(path, 'objects/pack')))
  orThrow(await night.publish(withDeck(night.issue, 1, '后到'), 'b2'))
  const late = (await readdir(join(path, 'objects/pack'))).filter((name) => !packs.has(name))
  const away = await temporaryFolder()
  for (const name of late) await rename(join(path, 'objects/pack', name), join(away, name))

  const proof = await openAs(path, 'proof')
  expect(deckOf(proof.issue, 1)).toBe('先到')
  expect(proof.notes).toMatchObject([{ kind: 'waiting', writer: 'night' }])
  expect(orThrow(await desk.news()).moved).toBe(true)
  expect(deckOf(orThrow(await desk.merge())!.issue, 1)).toBe('先到')
  expect(orThrow(await desk.news())).toMatchObject({ moved: false, waiting: [{ writer: 'night' }] })

  for (const name of late.toSorted().reverse())
    await rename(join(away, name), join(path, 'objects/pack', name))
  expect(orThrow(await desk.news()).moved).toBe(true)
  expect(deckOf(orThrow(await desk.merge())!.issue, 1)).toBe('后到')
  expect(orThrow(await desk.news())).toEqual({ moved: false, waiting: [] })
})

test.each(['desk (conflicted copy)', 'desk 2', 'desk-LAPTOP', 'desk.sync-conflict-20261126-101112-ABCDEF'])(
  'a copy of a branch that a sync service made, "%s", is one more head',
  async (name) => {
    const path = await newFolder()
    const [desk, night] = [await openAs(path, 'desk'), await openAs(path, 'night')]
    orThrow(await night.publish(withDeck(night.issue, 1, '别处'), 'elsewhere'))
    await rename(join(path, 'refs/heads/night'), join(path, 'refs/heads', name))
    orThrow(await desk.publish(withDeck(desk.issue, 0, '这里'), 'here'))
    const { issue } = await openAs(path, 'desk')
    expect([deckOf(issue, 0), deckOf(issue, 1)]).toEqual(['这里', '别处'])
  },
)

test('a folder copied and edited twice from one workstation merges like any other', async () => {
  const path = await newFolder()
  const copy = join(await temporaryFolder(), 'copy.issue')
  git(path, 'clone', '-q', '--bare', '-b', 'desk', path, copy)
  await copyFile(join(path, 'jumpline.json'), join(copy, 'jumpline.json'))
  const [here, there] = [await openAs(path, 'desk'), await openAs(copy, 'desk')]
  orThrow(await here.publish(withDeck(here.issue, 0, '原件'), 'here'))
  orThrow(await there.publish(withDeck(there.issue, 1, '副本'), 'there'))
  expect(git(copy, 'push', '-q', path, 'desk:refs/heads/desk.copy').code).toBe(0)
  const { issue } = await openAs(path, 'desk')
  expect([deckOf(issue, 0), deckOf(issue, 1)]).toEqual(['原件', '副本'])
})

test('two programs with one name never write over each other, though they do at the same moment', async () => {
  const path = await newFolder()
  // A lock is nobody's when it stays the same for half a second: that is measured in time, not in looks.
  const pause = (milliseconds: number): Promise<void> => setTimeout(milliseconds)
  const open = async (): Promise<StoredIssue> =>
    orThrow(await testStore({ writer: 'desk', pause }).open(path))
  const programs = await Promise.all([open(), open(), open()])
  const commits = await Promise.all(
    programs.flatMap((program, row) =>
      [0, 1, 2].map(async (count) =>
        orThrow(await program.publish(withDeck(program.issue, row, `${row}.${count}`), 'p')),
      ),
    ),
  )
  const reached = git(path, 'rev-list', '--all').text
  for (const { commit } of commits) expect(reached).toContain(commit)
  const { issue } = await openAs(path, 'desk')
  expect([0, 1, 2].map((row) => deckOf(issue, row))).toEqual(['0.2', '1.2', '2.2'])
  expect((await readdir(join(path, 'refs/heads'))).some((name) => name.endsWith('.lock'))).toBe(false)
})

test('a disk that takes a second for a file does not make a lock look like nobody’s', async () => {
  const path = await newFolder()
  const pause = (milliseconds: number): Promise<void> => setTimeout(milliseconds)
  // Both are on their way to the branch at once, and both need long for it.
  const slow = (after: number): FileSystem => ({
    ...nodeFileSystem,
    async open(name, how) {
      const handle = await nodeFileSystem.open(name, how)
      if (how !== 'new' || !/refs.heads.\.(tmp|next)/.test(name)) return handle
      return {
        ...handle,
        async sync() {
          await setTimeout(after)
          await handle.sync()
        },
      }
    },
  })
  const open = async (after: number): Promise<StoredIssue> =>
    orThrow(await testStore({ writer: 'desk', pause, system: slow(after) }).open(path))
  const [one, other] = [await open(1_500), await open(1_200)]
  const saved = await Promise.all([
    one.publish(withDeck(one.issue, 0, '一'), 'one'),
    other.publish(withDeck(other.issue, 1, '二'), 'other'),
  ])
  const reached = git(path, 'rev-list', '--all').text
  for (const done of saved) expect(reached).toContain(orThrow(done).commit)
})

test('a folder that is another one now is not published to', async () => {
  const path = await newFolder()
  const desk = await openAs(path, 'desk')
  await rename(path, `${path}.away`)
  expect(await desk.publish(withDeck(desk.issue, 0, '改'), 'lost')).toMatchObject({
    fault: { kind: 'not-found' },
  })
  await mkdir(path)
  expect(await desk.publish(withDeck(desk.issue, 0, '改'), 'empty')).toMatchObject({
    fault: { kind: 'not-found' },
  })
  await writeFile(join(path, 'jumpline.json'), '{"format":2,"id":"other"}\n')
  expect(await desk.publish(withDeck(desk.issue, 0, '改'), 'other')).toMatchObject({
    fault: { kind: 'not-found' },
  })
  expect(await readdir(path)).toEqual(['jumpline.json'])
  await rename(path, join(dirname(path), 'other'))
  await rename(`${path}.away`, path)
  orThrow(await desk.publish(withDeck(desk.issue, 0, '改'), 'back'))
  expect(deckOf((await openAs(path, 'proof')).issue, 0)).toBe('改')
})

test('history follows parents, and any commit can be looked at again', async () => {
  const path = await newFolder()
  const desk = await openAs(path, 'desk')
  const first = withDeck(desk.issue, 0, '一校')
  const { commit } = orThrow(await desk.publish(first, '一校'))
  orThrow(await desk.publish(withDeck(first, 0, '二校'), 'Autosave'))
  const points = orThrow(await desk.history(100))
  expect(points.map(({ message, kind }) => [message, kind])).toEqual([
    ['Autosave', 'autosave'],
    ['一校', 'saved'],
    ['New issue', 'new'],
  ])
  expect(deckOf(orThrow(await desk.issueAt(commit)), 0)).toBe('一校')
})
