import { cp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { apply } from '../../src/model/edit/apply.ts'
import type { Issue } from '../../src/model/issue.ts'
import { createFilePort, type FilePort } from '../../src/main/fs/file-port.ts'
import { compactIssue } from '../../src/main/services/store/compact-issue.ts'
import { createIssueObjects } from '../../src/main/services/store/issue-objects.ts'
import { joinPacks } from '../../src/main/services/store/join-packs.ts'
import { verifyIssue } from '../../src/main/services/store/verify-issue.ts'
import { realParts } from '../support/issue-folder.ts'
import { dyingSystem } from './dying-system.ts'
import { countObjects, fsck, git, spoilObject, unpackObjects } from './git.ts'
import { headlineEdit, headlineOf, sampleIssue, temporaryFolder, testStore } from './sample-issue.ts'

const portAt = (path: string): FilePort => createFilePort(realParts, path)
const headed = (issue: Issue, headline: string): Issue =>
  orThrow(apply(issue, headlineEdit(issue, headline))).issue

async function packsOf(path: string): Promise<readonly string[]> {
  const names = await readdir(join(path, 'objects/pack'))
  return names.filter((name) => name.endsWith('.pack')).map((name) => name.replace('.pack', ''))
}

async function quarantineOf(path: string): Promise<readonly string[]> {
  const names = await readdir(join(path, 'quarantine'), { recursive: true }).catch(() => [])
  return names.filter((name) => /\.(pack|idx)$|[0-9a-f]{38}$/.test(name) && !/joined-[0-9a-f]+$/.test(name))
}

/** An issue published a number of times, each time anew. */
async function published(times: number, writer = 'w-test'): Promise<string> {
  const path = join(await temporaryFolder(), 'a.issue')
  const stored = orThrow(await testStore({ writer }).create(path, sampleIssue(), []))
  for (let time = 1; time < times; time += 1)
    orThrow(await stored.publish(headed(stored.issue, `第${String(time)}稿`), String(time)))
  return path
}

async function allSound(path: string): Promise<void> {
  expect(fsck(path)).toBe('')
  expect(orThrow(await verifyIssue(portAt(path))).faults).toEqual([])
}

async function idsOf(path: string): Promise<readonly string[]> {
  return [...(await createIssueObjects(portAt(path)).allIds())].toSorted()
}

test('more than 16 packs of our own become one, and the old ones are kept in quarantine', async () => {
  const path = await published(16)
  expect(await packsOf(path)).toHaveLength(16)
  const stored = orThrow(await testStore().open(path))
  const ids = await idsOf(path)
  orThrow(await stored.publish(headed(stored.issue, '最后'), 'last'))
  expect(await packsOf(path)).toHaveLength(1)
  expect((await quarantineOf(path)).filter((name) => name.endsWith('.pack'))).toHaveLength(17)
  await allSound(path)
  expect(await idsOf(path)).toEqual(expect.arrayContaining([...ids]))
  expect(git(path, 'rev-list', '--count', 'w-test').text.trim()).toBe('17')
  expect(headlineOf(orThrow(await testStore().open(path)).issue)).toBe('最后')
})

test('what a join left in quarantine goes at the next one, and not before', async () => {
  const path = await published(32)
  const first = await quarantineOf(path)
  const stored = orThrow(await testStore().open(path))
  orThrow(await stored.publish(headed(stored.issue, '再'), 'one more'))
  const second = await quarantineOf(path)
  expect(second.filter((name) => first.includes(name))).toEqual([])
  expect(second.filter((name) => name.endsWith('.pack'))).toHaveLength(17)
  expect(await readdir(join(path, 'quarantine'))).toHaveLength(1)
  await allSound(path)
  expect(git(path, 'rev-list', '--count', 'w-test').text.trim()).toBe('33')
})

test('packs of another writer stay as they are', async () => {
  const path = await published(15, 'bo')
  const theirs = await packsOf(path)
  const stored = orThrow(await testStore().open(path))
  for (let time = 0; time < 17; time += 1)
    orThrow(await stored.publish(headed(stored.issue, `我${String(time)}`), 'mine'))
  const after = await packsOf(path)
  expect(after).toHaveLength(16)
  expect(after).toEqual(expect.arrayContaining([...theirs]))
  await allSound(path)
})

test('a pack that is not sound is not joined and stays', async () => {
  const path = await published(4)
  const [oldest = ''] = git(path, 'rev-list', '--reverse', 'w-test').text.split('\n')
  await spoilObject(path, oldest)
  const names = await packsOf(path)
  const { retired, joined } = orThrow(await joinPacks(portAt(path), names))
  expect(retired).toHaveLength(3)
  expect([...(await packsOf(path))].toSorted()).toEqual(
    [joined, ...names.filter((name) => !retired.includes(name))].toSorted(),
  )
})

test('a quarantined object that is nowhere else is never removed', async () => {
  const path = await published(17)
  const [joined = ''] = await packsOf(path)
  const kept = await quarantineOf(path)
  // The joined pack is lost: what is in quarantine is all there is.
  for (const ending of ['pack', 'idx']) await rm(join(path, 'objects/pack', `${joined}.${ending}`))
  const stored = await testStore().open(path)
  expect(stored.ok).toBe(false)
  const fresh = orThrow(await testStore().create(join(path, '../b.issue'), sampleIssue(), []))
  for (let time = 0; time < 16; time += 1)
    orThrow(await fresh.publish(headed(fresh.issue, `新${String(time)}`), 'new'))
  await cp(join(path, '../b.issue/objects'), join(path, 'objects'), { recursive: true })
  orThrow(await compactIssue(portAt(path), Date.now() + 400 * 86_400_000))
  expect(await quarantineOf(path)).toEqual(expect.arrayContaining([...kept]))
})

/** Lets the work die at each of its operations in turn, each time on a fresh copy of the issue. */
async function dieEverywhere(
  path: string,
  work: (port: FilePort) => Promise<unknown>,
  check: (copy: string, died: number) => Promise<void>,
): Promise<number> {
  const folder = await temporaryFolder()
  let died = 1
  for (; ; died += 1) {
    const copy = join(folder, String(died))
    await cp(path, copy, { recursive: true })
    const { system, count } = dyingSystem(died)
    await work(createFilePort({ ...realParts, system }, copy))
    const isOver = count() < died
    await check(copy, died)
    await rm(copy, { recursive: true })
    if (isOver) return died
  }
}

test('a join that dies at any operation loses nothing, and the next one finishes it', {
  timeout: 120_000,
}, async () => {
  const path = await published(4)
  const ids = await idsOf(path)
  const names = await packsOf(path)
  const operations = await dieEverywhere(
    path,
    (port) => joinPacks(port, names),
    async (copy, died) => {
      expect(fsck(copy), String(died)).toBe('')
      expect(await idsOf(copy), String(died)).toEqual(ids)
      const objects = createIssueObjects(portAt(copy))
      for (const oid of ids)
        expect((await objects.read(oid, 1_000_000)).ok, `${String(died)} ${oid}`).toBe(true)
      orThrow(await joinPacks(portAt(copy), await packsOf(copy)))
      expect(await packsOf(copy)).toHaveLength(1)
      expect(await idsOf(copy)).toEqual(ids)
    },
  )
  expect(operations).toBeGreaterThan(40)
})

// All of it takes minutes: `npm test -- --long` dies at every operation, a plain run at some.
const steps = process.env['JUMPLINE_LONG'] === '1' ? 1 : 37

test('a publish that joins and clears, and dies at any operation, loses nothing', {
  timeout: 300_000,
}, async () => {
  const path = await published(32)
  const ids = await idsOf(path)
  let ended = 0
  const folder = await temporaryFolder()
  // Reading back and joining are the end of a publish: die in steps through all of it.
  for (let died = 1; ended === 0; died += steps) {
    const copy = join(folder, String(died))
    await cp(path, copy, { recursive: true })
    const { system, count } = dyingSystem(died)
    const stored = await testStore({ system }).open(copy)
    const saved = stored.ok ? await stored.value.publish(headed(stored.value.issue, '死'), 'dies') : stored
    if (count() < died) ended = died
    expect(fsck(copy), String(died)).toBe('')
    expect(await idsOf(copy), String(died)).toEqual(expect.arrayContaining([...ids]))
    const log = git(copy, 'log', '--format=%s', 'w-test').text
    if (saved.ok) expect(log, String(died)).toContain('dies')
    const again = orThrow(await testStore().open(copy))
    orThrow(await again.publish(headed(again.issue, '活'), 'lives'))
    expect(fsck(copy), String(died)).toBe('')
    await rm(copy, { recursive: true })
  }
  expect(ended).toBeGreaterThan(100)
})

test('another program that reads while packs are joined misses nothing', async () => {
  const path = await published(14)
  const reader = createIssueObjects(portAt(path))
  const ids = await reader.allIds()
  const reading = Promise.all(
    Array.from({ length: 40 }, async () => {
      for (const oid of ids) expect((await reader.read(oid, 1_000_000)).ok).toBe(true)
    }),
  )
  orThrow(await joinPacks(portAt(path), await packsOf(path)))
  await reading
})

/** As an issue is that was written before there were packs, with one picture and one damaged object. */
async function looseIssue(): Promise<{ readonly path: string; readonly damaged: string }> {
  const path = await published(3)
  for (const stem of await packsOf(path)) {
    const pack = await portAt(path).read(`objects/pack/${stem}.pack`)
    for (const ending of ['pack', 'idx']) await rm(join(path, 'objects/pack', `${stem}.${ending}`))
    unpackObjects(path, pack)
  }
  const objects = createIssueObjects(portAt(path))
  await objects.writeBlob(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))
  const damaged = await objects.writeBlob(new TextEncoder().encode('{"damaged":true}'))
  await writeFile(join(path, 'objects', damaged.slice(0, 2), damaged.slice(2)), 'no longer')
  return { path, damaged }
}

test('compaction packs what is sound, and keeps pictures and damage as they are', async () => {
  const { path, damaged } = await looseIssue()
  const ids = await idsOf(path)
  const before = countObjects(path)
  const now = Date.parse('2026-11-26T10:00:00Z')
  const compacted = orThrow(await compactIssue(portAt(path), now))
  expect(compacted).toMatchObject({ objects: before.loose - 2, retired: before.loose - 2, removed: 0 })
  expect(countObjects(path)).toEqual({ packed: before.loose - 2, loose: 2 })
  expect(await idsOf(path)).toEqual(ids)
  expect(await readdir(join(path, 'quarantine'))).toEqual(['2026-11-26'])
  expect(orThrow(await verifyIssue(portAt(path))).faults).toEqual([
    { kind: 'damaged', object: damaged, at: '' },
  ])

  const month = 30 * 86_400_000
  expect(orThrow(await compactIssue(portAt(path), now + month - 1))).toMatchObject({ packs: [], removed: 0 })
  const later = orThrow(await compactIssue(portAt(path), now + month + 86_400_000))
  expect(later).toMatchObject({ packs: [], retired: 0, removed: before.loose - 2 })
  expect(await readdir(join(path, 'quarantine'))).toEqual([])
  expect(await idsOf(path)).toEqual(ids)
})

test('a compaction that dies at any operation loses nothing', { timeout: 300_000 }, async () => {
  const path = await published(3)
  const [first = ''] = await packsOf(path)
  const pack = await portAt(path).read(`objects/pack/${first}.pack`)
  for (const ending of ['pack', 'idx']) await rm(join(path, 'objects/pack', `${first}.${ending}`))
  unpackObjects(path, pack)
  const ids = await idsOf(path)
  const now = Date.parse('2026-11-26T10:00:00Z')
  await dieEverywhere(
    path,
    (port) => compactIssue(port, now),
    async (copy, died) => {
      expect(fsck(copy), String(died)).toBe('')
      expect(await idsOf(copy), String(died)).toEqual(ids)
      orThrow(await compactIssue(portAt(copy), now + 86_400_000))
      expect(await packsOf(copy), String(died)).toHaveLength(1)
      expect(await idsOf(copy), String(died)).toEqual(ids)
    },
  )
})
