import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { type FileSystem, nodeFileSystem } from '../../src/main/fs/file-system.ts'
import { apply } from '../../src/model/edit/apply.ts'
import type { Issue } from '../../src/model/issue.ts'
import { faultyFiles, killedAt } from '../support/faulty-files.ts'
import { dyingSystem } from './dying-system.ts'
import { fsck, git } from './git.ts'
import { headlineEdit, headlineOf, sampleIssue, temporaryFolder, testStore } from './sample-issue.ts'

const headed = (issue: Issue, headline: string): Issue =>
  orThrow(apply(issue, headlineEdit(issue, headline))).issue

async function newIssue(): Promise<string> {
  const path = join(await temporaryFolder(), 'a.issue')
  orThrow(await testStore().create(path, sampleIssue(), []))
  return path
}

test('a publish that dies at any operation leaves the old commit or the new one, whole', {
  timeout: 120_000,
}, async () => {
  const path = await newIssue()
  const folder = await temporaryFolder()
  let isOver = false
  for (let died = 1; !isOver; died += 1) {
    const copy = join(folder, String(died))
    await cp(path, copy, { recursive: true })
    const { system, count } = dyingSystem(died)
    const stored = await testStore({ system }).open(copy)
    const saved = stored.ok ? await stored.value.publish(headed(stored.value.issue, '死'), 'dies') : stored
    isOver = count() < died
    expect(fsck(copy), String(died)).toBe('')
    const again = orThrow(await testStore().open(copy))
    expect(again.notes, String(died)).toEqual([])
    expect(['标题0', '死']).toContain(headlineOf(again.issue))
    if (saved.ok) expect(headlineOf(again.issue), String(died)).toBe('死')
    orThrow(await again.publish(headed(again.issue, '活'), 'lives'))
    expect(fsck(copy), String(died)).toBe('')
    await rm(copy, { recursive: true })
  }
})

/** A disk that changes the packs it is given, as long as it is told to. */
function lyingSystem(): { readonly system: FileSystem; lies: boolean } {
  const disk = { lies: true }
  return Object.assign(disk, {
    system: {
      ...nodeFileSystem,
      async rename(from: string, to: string): Promise<void> {
        await nodeFileSystem.rename(from, to)
        if (!disk.lies || !/objects.pack.pack-[0-9a-f]+\.pack$/.test(to)) return
        const bytes = await readFile(to)
        await writeFile(to, bytes.fill(0, bytes.length - 60, bytes.length - 50))
      },
    },
  })
}

test('a pack that does not come back from the disk is no save; it is moved aside and written anew', async () => {
  const path = await newIssue()
  const disk = lyingSystem()
  const stored = orThrow(await testStore({ system: disk.system }).open(path))
  const wanted = headed(stored.issue, '要紧的稿')
  expect(await stored.publish(wanted, 'lost')).toMatchObject({ fault: { kind: 'damaged' } })
  expect(fsck(path)).toBe('')
  expect(git(path, 'log', '--format=%s', 'w-test').text).toBe('New issue\n')
  const aside = await readdir(join(path, 'quarantine/not-read-back'))
  expect(aside).toHaveLength(2)
  disk.lies = false
  orThrow(await stored.publish(wanted, 'kept'))
  expect(fsck(path)).toBe('')
  expect(git(path, 'log', '--format=%s', 'w-test').text).toBe('kept\nNew issue\n')
  expect(headlineOf(orThrow(await testStore().open(path)).issue)).toBe('要紧的稿')
  expect(await readdir(join(path, 'quarantine/not-read-back'))).toEqual(aside)
})

test('a pack left without its index does not count: git finds all that is published after it', async () => {
  const path = await newIssue()
  const killed = faultyFiles(killedAt(0, ({ name, to = '' }) => name === 'rename' && to.endsWith('.idx')))
  const dying = orThrow(await testStore({ system: killed.system }).open(path))
  const wanted = headed(dying.issue, '同一稿')
  expect(await dying.publish(wanted, 'dies')).toMatchObject({ ok: false })
  expect((await readdir(join(path, 'objects/pack'))).filter((name) => name.endsWith('.pack'))).toHaveLength(2)
  const stored = orThrow(await testStore().open(path))
  orThrow(await stored.publish(wanted, 'lives'))
  expect(fsck(path)).toBe('')
  expect(git(path, 'log', '--format=%s', 'w-test').text).toBe('lives\nNew issue\n')
})
