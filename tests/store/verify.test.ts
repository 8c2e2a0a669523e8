import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { createFilePort } from '../../src/main/fs/file-port.ts'
import { type Verified, verifyIssue } from '../../src/main/services/store/verify-issue.ts'
import { realParts } from '../support/issue-folder.ts'
import { git, mktree, spoilObject } from './git.ts'
import { sampleIssue, temporaryFolder, testStore } from './sample-issue.ts'

async function newIssue(): Promise<string> {
  const path = join(await temporaryFolder(), 'a.issue')
  const bytes = new Uint8Array(randomBytes(5000))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const stored = orThrow(await testStore().create(path, sampleIssue(), [{ sha256, type: 'png', bytes }]))
  orThrow(await stored.publish(stored.issue, 'again'))
  return path
}

const verify = async (path: string): Promise<Verified> =>
  orThrow(await verifyIssue(createFilePort(realParts, path)))

async function packNames(path: string, ending: string): Promise<readonly string[]> {
  const folder = join(path, 'objects/pack')
  return (await readdir(folder)).filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
}

test('a sound issue has no faults, packed by us or by git', async () => {
  const path = await newIssue()
  const before = await verify(path)
  expect(before).toMatchObject({ commits: 2, pictures: 1, packs: 2, faults: [], extras: [] })
  expect(git(path, 'gc', '-q').code).toBe(0)
  expect(await verify(path)).toMatchObject({ objects: before.objects, packs: 1, faults: [], extras: [] })
})

test('a damaged object in a pack is named, and its pack', async () => {
  const path = await newIssue()
  const oid = git(path, 'rev-parse', 'w-test:issue.json').text.trim()
  await spoilObject(path, oid)
  const { faults } = await verify(path)
  expect(faults.map(({ kind }) => kind)).toEqual(['pack-damaged', 'damaged'])
  expect(faults[1]?.object).toBe(oid)
})

test('every byte of a pack and of its index counts', async () => {
  const path = await newIssue()
  for (const ending of ['.pack', '.idx']) {
    const [file = ''] = await packNames(path, ending)
    const sound = await readFile(file)
    for (let at = 0; at < sound.length; at += 97) {
      await writeFile(
        file,
        Uint8Array.from(sound, (byte, place) => (place === at ? byte ^ 0xff : byte)),
      )
      expect((await verify(path)).faults, `${ending} ${String(at)}`).not.toEqual([])
    }
    await writeFile(file, sound)
  }
  expect((await verify(path)).faults).toEqual([])
})

test('a pack that is gone leaves its objects missing', async () => {
  const path = await newIssue()
  const [file = ''] = await packNames(path, '.pack')
  await rm(file)
  const { faults } = await verify(path)
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['missing']))
})

test('a picture whose bytes are not those its name says is told', async () => {
  const path = await newIssue()
  const name = git(path, 'ls-tree', '-r', '--name-only', 'w-test', 'originals/').text.trim()
  const blob = git(path, 'rev-parse', 'w-test:issue.json').text.trim()
  // A commit of git's own making that puts another blob in the place of the picture.
  const tree = git(path, 'ls-tree', 'w-test').text
  const folder = mktree(path, `100644 blob ${blob}\t${name.replace('originals/', '')}\n`)
  const root = mktree(path, tree.replace(/[0-9a-f]{40}\toriginals/, `${folder}\toriginals`))
  const commit = git(path, '-c', 'user.name=x', '-c', 'user.email=x@x', 'commit-tree', root, '-m', 'swap')
  await writeFile(join(path, 'refs/heads/w-test'), `${commit.text.trim()}\n`)
  expect((await verify(path)).faults).toMatchObject([{ kind: 'picture-differs', at: name }])
})

test('strays are told of and are no faults', async () => {
  const path = await newIssue()
  const [pack = ''] = await packNames(path, '.pack')
  await writeFile(join(path, 'notes.txt'), 'from a colleague')
  await writeFile(join(path, 'objects/pack/tmp_pack_x'), '')
  await writeFile(join(path, 'refs/heads/w-test (conflicted copy)'), '')
  await writeFile(pack.replace('.pack', ' (1).pack'), await readFile(pack))
  const { faults, extras } = await verify(path)
  expect(faults).toEqual([])
  expect(extras).toHaveLength(4)
})
