import { copyFile, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { createFilePort } from '../../src/main/fs/file-port.ts'
import { createIssueObjects, type IssueObjects } from '../../src/main/services/store/issue-objects.ts'
import { parseIndex } from '../../src/main/services/store/pack-file.ts'
import { realParts } from '../support/issue-folder.ts'
import { fsck, git } from './git.ts'
import { headlineEdit, headlineOf, sampleIssue, temporaryFolder, testStore } from './sample-issue.ts'
import { apply } from '../../src/model/edit/apply.ts'

interface Sample {
  readonly path: string
  readonly pack: string
  readonly index: string
  readonly ids: readonly string[]
}

/** An issue whose objects are all in one pack. */
async function onePack(): Promise<Sample> {
  const path = join(await temporaryFolder(), 'a.issue')
  orThrow(await testStore().create(path, sampleIssue(), []))
  const folder = join(path, 'objects/pack')
  const name = (await readdir(folder)).find((one) => one.endsWith('.pack')) ?? ''
  const index = join(folder, name.replace(/pack$/, 'idx'))
  const ids = parseIndex(await readFile(index))?.ids ?? []
  return { path, pack: join(folder, name), index, ids }
}

const objectsOf = (path: string): IssueObjects => createIssueObjects(createFilePort(realParts, path))

async function kinds(path: string, ids: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const objects = objectsOf(path)
  const counts: Record<string, number> = {}
  for (const oid of ids) {
    const read = await objects.read(oid, 1_000_000)
    const kind = read.ok ? 'sound' : read.fault.kind
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

test('an index that is lost, cut or spoiled is made again from its pack', async () => {
  const { path, index, ids } = await onePack()
  const sound = await readFile(index)
  for (const spoil of [
    () => rm(index),
    () => writeFile(index, ''),
    () => writeFile(index, sound.subarray(0, 1000)),
    () => writeFile(index, Buffer.concat([sound.subarray(0, 1100), Buffer.alloc(sound.length - 1100)])),
  ]) {
    await spoil()
    expect(await kinds(path, ids)).toEqual({ sound: ids.length })
    expect([...(await objectsOf(path).allIds())].toSorted()).toEqual([...ids].toSorted())
    await writeFile(index, sound)
  }
})

test('of a pack that is still coming, what is there is read and the rest is missing', async () => {
  const { path, pack, ids } = await onePack()
  const whole = await readFile(pack)
  for (const length of [0, 11, 12, 100, Math.floor(whole.length / 2), whole.length - 30]) {
    await truncate(pack, length)
    const found = await kinds(path, ids)
    expect(found['damaged']).toBeUndefined()
    expect(found['missing']).toBeGreaterThan(0)
    await writeFile(pack, whole)
  }
  await rm(pack)
  expect(await kinds(path, ids)).toEqual({ missing: ids.length })
})

test('a cut pack whose index is lost as well gives what comes before the cut', async () => {
  const { path, pack, index, ids } = await onePack()
  const half = Math.floor((await readFile(pack)).length / 2)
  await truncate(pack, half)
  await rm(index)
  const found = await kinds(path, ids)
  expect(found['sound']).toBeGreaterThan(0)
  expect(found['damaged']).toBeUndefined()
})

test('wrong bytes are damage, and only of the objects they are in', async () => {
  const { path, pack, index, ids } = await onePack()
  const bytes = await readFile(pack)
  const places = parseIndex(await readFile(index))?.places() ?? []
  const at = places[3]?.offset ?? 0
  bytes.fill(0xaa, at + 4, at + 8)
  await writeFile(pack, bytes)
  expect(await kinds(path, ids)).toEqual({ sound: ids.length - 1, damaged: 1 })
})

test('a pack of zeros, as a sync service leaves in place of one, is damage, and nothing else breaks', async () => {
  const { path, pack, ids } = await onePack()
  await writeFile(pack, Buffer.alloc((await readFile(pack)).length))
  expect(await kinds(path, ids)).toEqual({ damaged: ids.length })
})

test.each([
  'pack (1)',
  'pack 2',
  'pack-DESKTOP',
  'pack (conflicted copy 2026-11-23)',
  'pack.sync-conflict-x',
])('a pack that is there only as a conflict copy is read: %s', async (suffix) => {
  const { path, pack, index, ids } = await onePack()
  const copy = suffix.replace('pack', '')
  await rename(pack, pack.replace(/\.pack$/, `${copy}.pack`))
  expect(await kinds(path, ids)).toEqual({ sound: ids.length })
  await rename(index, index.replace(/\.idx$/, `${copy}.idx`))
  expect(await kinds(path, ids)).toEqual({ sound: ids.length })
  await rm(index.replace(/\.idx$/, `${copy}.idx`))
  expect(await kinds(path, ids)).toEqual({ sound: ids.length })
})

test('a sound copy beside a spoiled pack is read', async () => {
  const { path, pack, ids } = await onePack()
  await copyFile(pack, pack.replace(/\.pack$/, ' (1).pack'))
  await writeFile(pack, Buffer.alloc((await readFile(pack)).length))
  expect(await kinds(path, ids)).toEqual({ sound: ids.length })
})

test('a pack that another writer adds is seen without opening the issue again', async () => {
  const { path } = await onePack()
  const objects = objectsOf(path)
  const head = git(path, 'rev-parse', 'w-test').text.trim()
  expect((await objects.readCommit(head)).ok).toBe(true)
  const other = orThrow(await testStore({ writer: 'bo' }).open(path))
  const edited = orThrow(apply(other.issue, headlineEdit(other.issue, '波'))).issue
  const { commit } = orThrow(await other.publish(edited, 'bo'))
  expect((await objects.readCommit(commit)).ok).toBe(true)
})

test('what git packs anew under an open issue is found again', async () => {
  const { path, ids } = await onePack()
  const objects = objectsOf(path)
  expect((await objects.read(ids[0] ?? '', 1_000_000)).ok).toBe(true)
  expect(git(path, 'repack', '-adq', '--depth=50', '--window=50').code).toBe(0)
  for (const oid of ids) expect((await objects.read(oid, 1_000_000)).ok).toBe(true)
  expect(git(path, 'gc', '-q').code).toBe(0)
  for (const oid of ids) expect((await objects.read(oid, 1_000_000)).ok).toBe(true)
})

test('git clones the issue, and what is pushed back is read', async () => {
  const { path } = await onePack()
  const clone = join(await temporaryFolder(), 'clone.git')
  expect(git(path, 'clone', '-q', '--bare', path, clone).code).toBe(0)
  const other = orThrow(await testStore().open(path))
  const edited = orThrow(apply(other.issue, headlineEdit(other.issue, '推送'))).issue
  orThrow(await other.publish(edited, 'more'))
  expect(git(clone, 'fetch', '-q', path, 'w-test:back').code).toBe(0)
  const third = join(await temporaryFolder(), 'b.issue')
  await rename(path, third)
  expect(git(clone, 'push', '-q', third, 'back:pushed').code).toBe(0)
  expect(fsck(third)).toBe('')
  expect(headlineOf(orThrow(await testStore({ writer: 'pushed' }).open(third)).issue)).toBe('推送')
})
