import { chmod, mkdir, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { orThrow } from '../../src/base/result.ts'
import { apply, applyAll } from '../../src/model/edit/apply.ts'
import { encodeIssue, formatNumber } from '../../src/model/file/encode.ts'
import type { Issue } from '../../src/model/issue.ts'
import type { StoredIssue } from '../../src/main/services/store/stored-issue.ts'
import { countObjects, fsck, git, packPlace, spoilObject, unpackObjects } from './git.ts'
import {
  firstArticle,
  headlineEdit,
  headlineOf,
  sampleIssue,
  temporaryFolder,
  testStore,
} from './sample-issue.ts'

async function newIssue(articles = 3): Promise<{ readonly path: string; readonly stored: StoredIssue }> {
  const path = join(await temporaryFolder(), '2026-11-23 晨报.issue')
  const stored = orThrow(await testStore().create(path, sampleIssue(articles), []))
  return { path, stored }
}

function withHeadline(issue: Issue, headline: string): Issue {
  return orThrow(apply(issue, headlineEdit(issue, headline))).issue
}

const refOf = (path: string, writer = 'w-test'): string => join(path, 'refs/heads', writer)
const objectOf = (path: string, oid: string): string => join(path, 'objects', oid.slice(0, 2), oid.slice(2))

test('a new issue is a git repository that git itself finds sound', async () => {
  const { path } = await newIssue()
  expect(fsck(path)).toBe('')
  expect(git(path, 'log', '--format=%an %s', 'w-test').text).toBe('w-test New issue\n')
  expect((await readdir(path)).toSorted()).toEqual(['HEAD', 'jumpline.json', 'objects', 'refs'])
  const clone = join(await temporaryFolder(), 'clone')
  expect(git(path, 'clone', '-q', path, clone).code).toBe(0)
})

test('an issue opens as it was published', async () => {
  const { path } = await newIssue()
  const stored = orThrow(await testStore().open(path))
  expect(encodeIssue(stored.issue)).toEqual(encodeIssue(sampleIssue()))
  expect(stored).toMatchObject({ writers: ['w-test'], readOnly: false, notes: [] })
})

test('publishing one changed article writes only its object, its folders and the commit, in one pack', async () => {
  const { path, stored } = await newIssue(40)
  const before = countObjects(path)
  const saved = orThrow(await stored.publish(withHeadline(stored.issue, '改过的标题'), '校样'))
  // The article, its folder of two digits, articles, the root, the commit.
  expect(countObjects(path)).toEqual({ packed: before.packed + 5, loose: 0 })
  expect((await readdir(join(path, 'objects/pack'))).length).toBe(4)
  expect(fsck(path)).toBe('')
  expect(git(path, 'log', '--format=%s', 'w-test').text).toBe('校样\nNew issue\n')
  expect(git(path, 'rev-parse', 'w-test').text.trim()).toBe(saved.commit)
  expect(headlineOf(orThrow(await testStore().open(path)).issue)).toBe('改过的标题')
})

test('a restore point is a commit even when nothing has changed', async () => {
  const { path, stored } = await newIssue()
  orThrow(await stored.publish(stored.issue, '付印'))
  expect(git(path, 'log', '--format=%s', 'w-test').text).toBe('付印\nNew issue\n')
})

test('an original is kept byte for byte, named by its SHA-256, and found after a reopen', async () => {
  const { path, stored } = await newIssue()
  const bytes = new Uint8Array(5000).map((_, index) => index % 251)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  orThrow(await stored.addOriginal({ sha256, type: 'png', bytes }))
  orThrow(await stored.publish(stored.issue, 'picture'))
  expect(fsck(path)).toBe('')
  expect(git(path, 'ls-tree', '--name-only', 'w-test', 'originals/').text).toBe(`originals/${sha256}.png\n`)
  const again = orThrow(await testStore().open(path))
  expect(Buffer.from(orThrow(await again.readOriginal(sha256)).bytes).equals(bytes)).toBe(true)
  await truncate(objectOf(path, git(path, 'rev-parse', `w-test:originals/${sha256}.png`).text.trim()), 100)
  expect(await again.readOriginal(sha256)).toMatchObject({ ok: false, fault: { kind: 'damaged' } })
})

test('a folder that exists is never made into an issue', async () => {
  const { path } = await newIssue()
  expect(await testStore().create(path, sampleIssue(), [])).toMatchObject({ fault: { kind: 'exists' } })
  expect(fsck(path)).toBe('')
})

test('a folder of something else, an empty one and a missing one are told apart', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'letter.txt'), 'Dear editor')
  expect(await testStore().open(folder)).toMatchObject({ fault: { kind: 'not-an-issue' } })
  expect(await testStore().open(join(folder, 'none'))).toMatchObject({
    fault: { kind: 'not-found', name: 'none' },
  })
  expect(await testStore().open(join(folder, 'letter.txt'))).toMatchObject({ ok: false })
  expect(await readdir(folder)).toEqual(['letter.txt'])
})

test('a newer format opens to be read only, and nothing is written', async () => {
  const { path, stored } = await newIssue()
  await writeFile(join(path, 'jumpline.json'), `{"format":7,"id":"${stored.issue.id}"}\n`)
  const before = git(path, 'count-objects', '-v').text
  const again = orThrow(await testStore().open(path))
  expect(again.readOnly).toBe(true)
  expect(again.notes).toEqual([{ kind: 'newer-format', found: 7, known: formatNumber }])
  expect(encodeIssue(again.issue)).toEqual(encodeIssue(sampleIssue()))
  expect(git(path, 'count-objects', '-v').text).toBe(before)
})

test('refs and objects that git has packed are read as well', async () => {
  const { path, stored } = await newIssue()
  orThrow(await stored.publish(withHeadline(stored.issue, '收起'), 'packed'))
  expect(git(path, 'gc', '-q', '--prune=now').code).toBe(0)
  expect(await readdir(join(path, 'refs/heads'))).toEqual([])
  const again = orThrow(await testStore().open(path))
  expect(headlineOf(again.issue)).toBe('收起')
  orThrow(await again.publish(withHeadline(again.issue, '再写'), 'loose over packed'))
  expect(fsck(path)).toBe('')
  expect(headlineOf(orThrow(await testStore().open(path)).issue)).toBe('再写')
})

test.each([
  ['empty', ''],
  ['cut', 'd0d0d0d0'],
  ['zeroed', '\0'.repeat(41)],
  ['garbage', 'hello there\n'],
  ['without its newline', null],
])('a branch file that is %s is damage, and the last commit is found by search', async (_what, text) => {
  const { path, stored } = await newIssue()
  const saved = orThrow(await stored.publish(withHeadline(stored.issue, '最后一稿'), 'last'))
  await writeFile(refOf(path), text ?? saved.commit)
  const again = orThrow(await testStore().open(path))
  expect(headlineOf(again.issue)).toBe('最后一稿')
  expect(again.notes).toEqual([{ kind: 'ref-damaged', writer: 'w-test' }])
  orThrow(await again.publish(again.issue, 'mended'))
  expect(fsck(path)).toBe('')
  expect(git(path, 'log', '--format=%s', 'w-test').text).toBe('mended\nlast\nNew issue\n')
})

test('a damaged branch file is mended from the commit the journal noted', async () => {
  const { path, stored } = await newIssue()
  const first = stored.commit
  orThrow(await stored.publish(withHeadline(stored.issue, '后来'), 'later'))
  await writeFile(refOf(path), '')
  const again = orThrow(await testStore().open(path, [first]))
  expect(again.commit).toBe(first)
})

test('a damaged article is shown in its older version, and everything else in its newest', async () => {
  const { path, stored } = await newIssue()
  orThrow(await stored.publish(withHeadline(stored.issue, '坏了'), 'broken'))
  const [first, second] = [...stored.issue.articles.keys()]
  const both = orThrow(
    applyAll(stored.issue, [
      headlineEdit(stored.issue, '坏了'),
      { kind: 'article.set', article: second!, fields: { headline: ['好的'] } },
    ]),
  ).issue
  orThrow(await stored.publish(both, 'both'))
  const file = git(path, 'ls-tree', '-r', 'w-test', 'articles/')
    .text.split('\n')
    .find((line) => line.includes(first!))
  const oid = /[0-9a-f]{40}/.exec(file ?? '')?.[0] ?? ''
  await spoilObject(path, oid)
  const again = orThrow(await testStore().open(path))
  expect(again.issue.articles.get(first!)?.headline).toEqual(['标题0'])
  expect(again.issue.articles.get(second!)?.headline).toEqual(['好的'])
  expect(again.notes).toMatchObject([
    { kind: 'pieced-together', at: expect.stringContaining('articles/') as string, older: 1, lost: 0 },
  ])
  // What is left behind keeps a branch, and the work goes on.
  orThrow(await again.publish(again.issue, 'goes on'))
  expect(git(path, 'for-each-ref', '--format=%(refname:short)').text).toMatch(/w-test\.kept-[0-9a-f]{8}/)
  const later = orThrow(await testStore().open(path))
  expect(later.issue.articles.get(second!)?.headline).toEqual(['好的'])
})

test('without any version of its own file an issue is pieced together from the rest', async () => {
  const { path, stored } = await newIssue()
  const oid = git(path, 'rev-parse', 'w-test:issue.json').text.trim()
  await spoilObject(path, oid)
  const opened = orThrow(await testStore().open(path))
  expect(opened.notes).toMatchObject([{ kind: 'pieced-together', at: 'issue.json', older: 0, lost: 1 }])
  expect(opened.issue).toMatchObject({ id: stored.issue.id, articles: stored.issue.articles })
  expect(opened.issue.pages).toEqual(stored.issue.pages)
  orThrow(await opened.publish(opened.issue, 'pieced'))
  expect(orThrow(await testStore().open(path)).notes).toEqual([])
  expect(orThrow(await testStore().open(path)).issue).toEqual(opened.issue)
})

test('a damaged object that nothing can stand in for names the path', async () => {
  const { path } = await newIssue()
  const oid = git(path, 'rev-parse', 'w-test:issue.json').text.trim()
  await spoilObject(path, oid)
  await writeFile(join(path, 'jumpline.json'), '{')
  expect(await testStore().open(path)).toMatchObject({ fault: { kind: 'damaged', at: 'issue.json' } })
})

/** A headline published and taken back again: the id of its article, and the issue with it. */
async function onceWritten(): Promise<{
  readonly path: string
  readonly stored: StoredIssue
  readonly wanted: Issue
  readonly oid: string
}> {
  const { path, stored } = await newIssue()
  const wanted = withHeadline(stored.issue, '同样的字')
  orThrow(await stored.publish(wanted, 'one'))
  const article = git(path, 'ls-tree', '-r', 'w-test')
    .text.split('\n')
    .find((line) => line.includes(firstArticle(wanted)))
  orThrow(await stored.publish(stored.issue, 'back'))
  return { path, stored, wanted, oid: /[0-9a-f]{40}/.exec(article ?? '')?.[0] ?? '' }
}

test('a damaged object in a pack is written again, and its pack moved aside, never removed', async () => {
  const { path, stored, wanted, oid } = await onceWritten()
  const pack = basename((await packPlace(path, oid)).path)
  await spoilObject(path, oid)
  orThrow(await stored.publish(wanted, 'again'))
  expect(fsck(path)).toBe('')
  expect(git(path, 'log', '--format=%s', 'w-test').text).toBe('again\nback\none\nNew issue\n')
  expect(await readdir(join(path, 'quarantine/damaged'))).toContain(pack)
})

test('a damaged object that is a file of its own is moved aside and written again, never removed', async () => {
  const { path, stored, wanted, oid } = await onceWritten()
  const packs = join(path, 'objects/pack')
  const loosened = await temporaryFolder()
  // As an issue is that was written before there were packs.
  for (const name of await readdir(packs)) await rename(join(packs, name), join(loosened, name))
  for (const name of await readdir(loosened)) {
    if (name.endsWith('.pack')) unpackObjects(path, await readFile(join(loosened, name)))
  }
  expect(countObjects(path).packed).toBe(0)
  await chmod(objectOf(path, oid), 0o644)
  await truncate(objectOf(path, oid), 7)
  orThrow(await stored.publish(wanted, 'again'))
  expect(fsck(path)).toBe('')
  expect(
    (await readdir(join(path, 'objects', oid.slice(0, 2)))).some((name) =>
      name.startsWith('tmp_obj_damaged_'),
    ),
  ).toBe(true)
})

test('the head that contains the others is the issue', async () => {
  const { path, stored } = await newIssue()
  const desk = orThrow(await testStore({ writer: 'desk' }).open(path))
  orThrow(await desk.publish(withHeadline(desk.issue, '接着写'), 'desk'))
  const own = orThrow(await testStore().open(path))
  expect(headlineOf(own.issue)).toBe('接着写')
  expect(own.notes).toEqual([])
  expect(own.writers).toEqual(['desk', 'w-test'])
  expect(own.commit).not.toBe(stored.commit)
})

test('a second program with our name never has its work overwritten', async () => {
  const { path, stored } = await newIssue()
  const other = orThrow(await testStore().open(path))
  const theirs = orThrow(await other.publish(withHeadline(other.issue, '命令行'), 'theirs'))
  orThrow(await stored.publish(withHeadline(stored.issue, '窗口'), 'ours'))
  expect(git(path, 'rev-parse', 'w-test').text.trim()).toBe(theirs.commit)
  expect(git(path, 'log', '--format=%s', 'w-test.2').text).toBe('ours\nNew issue\n')
})

test('conflict copies among the branches are told of and left alone', async () => {
  const { path, stored } = await newIssue()
  await writeFile(join(path, 'refs/heads', 'w-test (conflicted copy)'), `${stored.commit}\n`)
  const again = orThrow(await testStore().open(path))
  expect(again.notes).toEqual([{ kind: 'ref-strange', name: 'w-test (conflicted copy)' }])
})

test('a folder of objects that is a symbolic link is not followed out of the issue', async () => {
  const { path } = await newIssue()
  const outside = join(await temporaryFolder(), 'objects')
  await rename(join(path, 'objects'), outside)
  await symlink(outside, join(path, 'objects'))
  expect(await testStore().open(path)).toMatchObject({ ok: false, fault: { kind: 'io', code: 'ELOOP' } })
})

test('an issue whose branches are not there yet opens at what can be found', async () => {
  const { path } = await newIssue()
  await rm(refOf(path))
  const again = orThrow(await testStore().open(path))
  expect(again.notes).toMatchObject([{ kind: 'found-by-search' }])
  await rm(join(path, 'objects'), { recursive: true })
  await mkdir(join(path, 'objects'))
  expect(await testStore().open(path)).toMatchObject({ fault: { kind: 'damaged', at: 'refs/heads' } })
})

test('the marker gives format and id as text anyone can read', async () => {
  const { path, stored } = await newIssue()
  expect(JSON.parse(await readFile(join(path, 'jumpline.json'), 'utf8'))).toEqual({
    format: 4,
    id: stored.issue.id,
  })
})
