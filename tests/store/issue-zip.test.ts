import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { encodeIssue } from '../../src/model/file/encode.ts'
import { apply } from '../../src/model/edit/apply.ts'
import type { Issue } from '../../src/model/issue.ts'
import { createFilePort, type FilePort } from '../../src/main/fs/file-port.ts'
import { packIssue, type ZipPlace } from '../../src/main/services/store/issue-zip.ts'
import { addFromZip, uniteIssues } from '../../src/main/services/store/unite-issues.ts'
import { unpackIssue } from '../../src/main/services/store/unzip-issue.ts'
import { failingAt, faultyFiles, type Operation } from '../support/faulty-files.ts'
import { realParts } from '../support/issue-folder.ts'
import { fsck, git } from './git.ts'
import { headlineEdit, headlineOf, sampleIssue, temporaryFolder, testStore } from './sample-issue.ts'

const portAt = (path: string): FilePort => createFilePort(realParts, path)
const placeOf = (path: string): ZipPlace => ({ folder: portAt(dirname(path)), name: basename(path) })
const unzip = { portAt, random: realParts.random }
const hasUnzip = spawnSync('unzip', ['-v']).status === 0

const headed = (issue: Issue, headline: string): Issue =>
  orThrow(apply(issue, headlineEdit(issue, headline))).issue

interface Sample {
  readonly folder: string
  readonly path: string
  readonly file: string
  readonly sha256: string
}

/** An issue with a picture, packed. */
async function packed(): Promise<Sample> {
  const folder = await temporaryFolder()
  const path = join(folder, '晨报.issue')
  const bytes = new Uint8Array(randomBytes(200_000))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const stored = orThrow(await testStore().create(path, sampleIssue(), [{ sha256, type: 'png', bytes }]))
  orThrow(await stored.publish(headed(stored.issue, '付印'), 'last'))
  const file = join(folder, '晨报.issuez')
  orThrow(await packIssue(portAt(path), placeOf(file)))
  return { folder, path, file, sha256 }
}

test('an issue comes back from its file as it went, and git finds it sound', async () => {
  const { folder, path, file, sha256 } = await packed()
  const back = join(folder, 'back.issue')
  const before = orThrow(await testStore().open(path))
  expect(orThrow(await unpackIssue(unzip, placeOf(file), placeOf(back)))).toMatchObject({
    id: before.issue.id,
  })
  expect(fsck(back)).toBe('')
  expect(git(back, 'log', '--format=%H', 'w-test').text).toBe(git(path, 'log', '--format=%H', 'w-test').text)
  const again = orThrow(await testStore().open(back))
  expect(encodeIssue(again.issue)).toEqual(encodeIssue(before.issue))
  expect(again.notes).toEqual([])
  expect((await again.readOriginal(sha256)).ok).toBe(true)
  expect((await readdir(folder)).toSorted()).toEqual(['back.issue', '晨报.issue', '晨报.issuez'])
})

test.skipIf(!hasUnzip)('other programs find the archive sound', async () => {
  const { file } = await packed()
  const tested = spawnSync('unzip', ['-t', file], { encoding: 'utf8' })
  expect([tested.status, tested.stdout]).toEqual([0, expect.stringContaining('No errors detected')])
})

test('a file that can not be read ends the packing with a fault, wherever it fails', async () => {
  const { folder, path } = await packed()
  const target = placeOf(join(folder, 'again.issuez'))
  const isPack = ({ name, path: file }: Operation): boolean => name === 'read' && file.endsWith('.pack')
  for (let at = 0; ; at += 1) {
    const { system } = faultyFiles(failingAt(at, 'EIO', 'from then on', isPack))
    const result = await packIssue(createFilePort({ ...realParts, system }, path), target, true)
    if (result.ok) {
      expect(at).toBeGreaterThan(3)
      return
    }
    expect(result.fault, String(at)).toMatchObject({ kind: 'io', code: 'EIO' })
    expect(await readdir(folder)).toEqual(['晨报.issue', '晨报.issuez'])
  }
})

test('the same issue gives the same bytes', async () => {
  const { folder, path, file } = await packed()
  const second = join(folder, 'second.issuez')
  orThrow(await packIssue(portAt(path), placeOf(second)))
  expect((await readFile(second)).equals(await readFile(file))).toBe(true)
})

test('leases, quarantine and strays stay at home', async () => {
  const { folder, path } = await packed()
  for (const at of [
    'leases/w-test',
    'quarantine/x/pack-1',
    'config',
    'hooks/post-update',
    'objects/info/alternates',
  ])
    await portAt(path).write(at, 'not to be handed over')
  const file = join(folder, 'second.issuez')
  orThrow(await packIssue(portAt(path), placeOf(file)))
  const names = spawnSync('unzip', ['-Z1', file], { encoding: 'utf8' }).stdout.trim().split('\n')
  expect(
    names.filter(
      (name) =>
        !/^(HEAD|jumpline\.json|refs\/heads\/w-test|objects\/[0-9a-f]{2}\/[0-9a-f]{38}|objects\/pack\/pack-[0-9a-f]{40}\.(pack|idx))$/.test(
          name,
        ),
    ),
  ).toEqual([])
})

test('an issue that git has packed goes and comes back as well', async () => {
  const { folder, path } = await packed()
  expect(git(path, 'gc', '-q').code).toBe(0)
  const [file, back] = [join(folder, 'gc.issuez'), join(folder, 'gc.issue')]
  orThrow(await packIssue(portAt(path), placeOf(file)))
  orThrow(await unpackIssue(unzip, placeOf(file), placeOf(back)))
  expect(fsck(back)).toBe('')
  expect(headlineOf(orThrow(await testStore().open(back)).issue)).toBe('付印')
})

test('no file and no folder is ever written over', async () => {
  const { folder, path, file } = await packed()
  const before = await readFile(file)
  expect(await packIssue(portAt(path), placeOf(file))).toMatchObject({ fault: { kind: 'exists' } })
  expect((await readFile(file)).equals(before)).toBe(true)
  expect(await unpackIssue(unzip, placeOf(file), placeOf(path))).toMatchObject({ fault: { kind: 'exists' } })
  await writeFile(file, 'old')
  orThrow(await packIssue(portAt(path), placeOf(file), true))
  expect((await stat(file)).size).toBe(before.length)
  expect(await readdir(folder)).toHaveLength(2)
})

/** The issue as it was handed over, and a colleague's copy that went on from there. */
async function handedOver(): Promise<Sample & { readonly theirs: string }> {
  const sample = await packed()
  const theirs = join(sample.folder, 'theirs.issue')
  orThrow(await unpackIssue(unzip, placeOf(sample.file), placeOf(theirs)))
  const stored = orThrow(await testStore({ writer: 'bo' }).open(theirs))
  const bytes = new Uint8Array(randomBytes(1_500_000))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  orThrow(await stored.addOriginal({ sha256, type: 'png', bytes }))
  orThrow(await stored.publish(headed(stored.issue, '波的稿'), 'bo'))
  return { ...sample, theirs }
}

test('a returned file is united with the issue, and brings a branch of its own', async () => {
  const { folder, path, theirs } = await handedOver()
  const back = join(folder, 'back.issuez')
  orThrow(await packIssue(portAt(theirs), placeOf(back)))
  const united = orThrow(await addFromZip(unzip, placeOf(back), portAt(path)))
  expect(united).toMatchObject({ damaged: 0, branches: ['bo'] })
  expect(fsck(path)).toBe('')
  expect(headlineOf(orThrow(await testStore().open(path)).issue)).toBe('波的稿')
  expect(await readdir(folder)).toHaveLength(4)
  expect(orThrow(await addFromZip(unzip, placeOf(back), portAt(path)))).toEqual({
    objects: 0,
    damaged: 0,
    branches: [],
  })
})

test('a branch that moved on elsewhere comes under a name nobody writes', async () => {
  const { path, theirs } = await handedOver()
  const ours = orThrow(await testStore().open(path))
  const { commit: kept } = orThrow(await ours.publish(headed(ours.issue, '我的稿'), 'mine'))
  const copy = orThrow(await testStore().open(theirs))
  const { commit } = orThrow(await copy.publish(headed(copy.issue, '另一处'), 'elsewhere'))
  const { branches } = orThrow(await uniteIssues(portAt(theirs), portAt(path)))
  expect(branches).toEqual(['bo', `w-test.in-${commit.slice(0, 8)}`])
  expect(git(path, 'rev-parse', 'w-test').text.trim()).toBe(kept)
  expect(git(path, 'rev-parse', `w-test.in-${commit.slice(0, 8)}`).text.trim()).toBe(commit)
  expect(fsck(path)).toBe('')
  expect(orThrow(await uniteIssues(portAt(theirs), portAt(path))).branches).toEqual([])
})

test('an older state of a branch brings nothing', async () => {
  const { path, theirs } = await handedOver()
  orThrow(await uniteIssues(portAt(theirs), portAt(path)))
  expect(orThrow(await uniteIssues(portAt(path), portAt(theirs)))).toMatchObject({ objects: 0, branches: [] })
})

test('a folder that can not be read brings a fault, not a part of what is in it', async () => {
  const { path, theirs } = await handedOver()
  const before = git(path, 'for-each-ref').text
  const isRead = ({ name, path: file }: Operation): boolean => name === 'read' && file.endsWith('.pack')
  for (const root of [theirs, path]) {
    for (const at of [0, 1, 2, 3, 5, 8]) {
      const { system } = faultyFiles(failingAt(at, 'EIO', 'from then on', isRead))
      const portOf = (folder: string): FilePort =>
        folder === root ? createFilePort({ ...realParts, system }, folder) : portAt(folder)
      const united = await uniteIssues(portOf(theirs), portOf(path))
      expect(united.ok || git(path, 'for-each-ref').text === before, `${root} ${at}`).toBe(true)
      if (united.ok) expect(git(path, 'for-each-ref').text, `${root} ${at}`).not.toBe(before)
    }
  }
})

test('another issue is not united with', async () => {
  const { folder, path } = await packed()
  const other = join(folder, 'other.issue')
  orThrow(await testStore().create(other, { ...sampleIssue(), id: 'iother1' as Issue['id'] }, []))
  const before = git(path, 'for-each-ref').text
  expect(await uniteIssues(portAt(other), portAt(path))).toMatchObject({ fault: { kind: 'unreadable' } })
  expect(git(path, 'for-each-ref').text).toBe(before)
})
