import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFilePort, type FilePort } from '../../src/main/fs/file-port.ts'
import { unpackIssue } from '../../src/main/services/store/unzip-issue.ts'
import { realParts } from '../support/issue-folder.ts'
import { nameExtra, type RawArchive, type RawEntry, rawZip, zip64Extra } from './raw-zip.ts'
import { temporaryFolder } from './sample-issue.ts'

const portAt = (path: string): FilePort => createFilePort(realParts, path)

const head: RawEntry = { name: 'HEAD', content: 'ref: refs/heads/w-test\n' }
const marker: RawEntry = { name: 'jumpline.json', content: '{"format":1,"id":"iabc123"}\n' }
const ref: RawEntry = { name: 'refs/heads/w-test', content: `${'a'.repeat(40)}\n` }
const loose = `objects/aa/${'b'.repeat(38)}`
const good: readonly RawEntry[] = [head, marker, ref, { name: loose, content: 'any bytes at all' }]

const named = (name: string | Uint8Array, more: Partial<RawEntry> = {}): RawArchive => ({
  entries: [...good, { name, content: 'bad', ...more }],
})
const last = (more: Partial<RawEntry>): RawArchive => ({
  entries: [head, marker, ref, { name: loose, content: 'any bytes at all', ...more }],
})
const instead = (name: string, content: string | Uint8Array): RawArchive => ({
  entries: good.map((entry) => (entry.name === name ? { ...entry, content } : entry)),
})
const zeros = new Uint8Array(8 * 1024 * 1024)

const hostile: readonly (readonly [string, RawArchive | Buffer])[] = [
  ['climbs out', named('../evil')],
  ['climbs out further in', named('objects/../../evil')],
  ['climbs out of a branch', named('refs/heads/../../../evil')],
  ['climbs with backslashes', named('..\\..\\evil')],
  ['climbs percent-encoded', named('%2e%2e/evil')],
  ['climbs in bytes that are no UTF-8', named(Uint8Array.from([0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x78]))],
  ['is absolute', named('/etc/cron.d/evil')],
  ['is absolute on another system', named('\\\\server\\share\\evil')],
  ['has a drive letter', named('C:/evil')],
  ['has a drive letter and no slash', named('C:evil')],
  ['is a stream', named('jumpline.json:evil')],
  ['is the data stream', named('HEAD::$DATA')],
  ['is a device', named('CON')],
  ['is a device among the branches', named('refs/heads/CON')],
  ['has a NUL', named('HEAD\0.txt')],
  ['has a NUL at its end', named(`${loose}\0`)],
  ['turns its direction', named('refs/heads/a\u202Eb')],
  ['has an invisible sign', named('refs/heads/w\u200Btest')],
  ['ends in a line break', named('HEAD\n')],
  ['is empty', named('')],
  ['is a dot', named('.')],
  ['is a prototype', named('__proto__')],
  ['is configuration', named('config')],
  ['is configuration of a worktree', named('config.worktree')],
  ['is a hook', named('hooks/post-checkout')],
  ['names alternates', named('objects/info/alternates')],
  ['names alternates over the network', named('objects/info/http-alternates')],
  ['names another common folder', named('commondir')],
  ['names attributes', named('info/attributes')],
  ['is a tag', named('refs/tags/v1')],
  ['is a branch in a folder', named('refs/heads/a/b')],
  ['is a lock', named('refs/heads/w.lock')],
  ['is in capitals', named(`OBJECTS/aa/${'b'.repeat(38)}`)],
  ['is HEAD in small letters', named('head')],
  ['is an object of a short name', named('objects/aa/bb')],
  ['is a pack of a conflict copy', named(`objects/pack/pack-${'a'.repeat(40)} (1).pack`)],
  ['is a folder', named('objects/', { attributes: 0x10 })],
  ['is in a folder of its own', named('a.issue/HEAD')],
  ['is a link', last({ attributes: (0o120777 << 16) >>> 0 })],
  ['is a pipe', last({ attributes: (0o010644 << 16) >>> 0 })],
  ['is a folder by its bits', last({ attributes: (0o040755 << 16) >>> 0 })],
  ['is a folder as DOS has it', last({ attributes: 0x10, madeBy: 0 })],
  ['is there twice', { entries: [...good, { name: loose, content: 'other' }] }],
  ['has two HEADs', { entries: [...good, head] }],
  ['is encrypted', last({ flags: 1 })],
  ['is strongly encrypted', last({ flags: 0x41 })],
  ['is encrypted in its own header only', last({ localFlags: 1 })],
  ['is packed in an unknown way', last({ method: 99 })],
  ['is packed in another way in its own header', last({ localMethod: 8 })],
  ['has another name in its own header', last({ localName: `objects/aa/${'c'.repeat(38)}` })],
  ['climbs in its own header', last({ localName: '../../../evil' })],
  [
    'lies over another',
    { entries: [...good, { name: `objects/aa/${'c'.repeat(38)}`, content: 'x', offset: () => 0 }] },
  ],
  [
    'reaches into the next',
    { entries: [head, marker, { ...ref, size: 60, packedSize: 60 }, ...good.slice(3)] },
  ],
  ['says it is longer', last({ size: 1000, packedSize: 1000 })],
  ['says it is shorter', last({ deflated: true, size: 3 })],
  ['says it is nothing', last({ deflated: true, size: 0 })],
  ['has the wrong sum', last({ crc: 1 })],
  ['is a bomb', last({ deflated: true, content: zeros })],
  ['is a bomb that says it is small', last({ deflated: true, content: zeros, size: 100 })],
  ['says it is larger than any object', last({ size: 300_000_000, packedSize: 300_000_000 })],
  [
    'says so in 64 bits',
    last({ size: 0xffffffff, packedSize: 0xffffffff, extra: zip64Extra(1n << 62n, 1n << 62n) }),
  ],
  [
    'says it is small in 64 bits',
    last({ size: 0xffffffff, packedSize: 0xffffffff, extra: zip64Extra(3n, 3n) }),
  ],
  [
    'has half a field of 64 bits',
    last({ size: 0xffffffff, extra: Uint8Array.from([1, 0, 4, 0, 0, 0, 0, 0]) }),
  ],
  ['begins past the end', last({ offset: () => 0x7fffffff })],
  ['begins within another', last({ offset: (real) => real - 7 })],
  ['counts more files than there are', { entries: good, count: 9 }],
  ['counts fewer files than there are', { entries: good, count: 2 }],
  ['begins with something else', { entries: good, before: Buffer.alloc(500) }],
  ['has its directory elsewhere', { entries: good, directoryOffset: () => 3 }],
  ['has its directory past the end', { entries: good, directoryOffset: () => 0x7ffffff0 }],
  ['has no marker', { entries: [head, ref] }],
  ['has no HEAD', { entries: [marker, ref] }],
  ['has a marker that is none', instead('jumpline.json', '[]')],
  ['has a marker of a newer format', instead('jumpline.json', '{"format":99,"id":"iabc123"}')],
  ['has a HEAD that leads out', instead('HEAD', 'ref: ../../../etc/passwd\n')],
  ['has a HEAD of two lines', instead('HEAD', 'ref: refs/heads/w-test\n[core]\n')],
  ['has a branch that is no commit', instead('refs/heads/w-test', `${'a'.repeat(40)}\nmore\n`)],
  ['has a branch that points on', instead('refs/heads/w-test', 'ref: refs/heads/other\n')],
  ['has packed refs that climb', named('packed-refs', { content: `${'a'.repeat(40)} refs/heads/../../x\n` })],
  ['has packed refs of a tag', named('packed-refs', { content: `${'a'.repeat(40)} refs/tags/v1\n` })],
  ['is empty', Buffer.alloc(0)],
  ['is no archive', Buffer.from('Dear editor, '.repeat(50))],
  ['is cut in the middle', rawZip({ entries: good }).subarray(0, 200)],
  ['is cut before its end', rawZip({ entries: good }).subarray(0, -5)],
]

interface Tried {
  readonly folder: string
  readonly inside: string
  readonly outcome: Awaited<ReturnType<typeof unpackIssue>>
}

async function tryUnpack(archive: RawArchive | Buffer): Promise<Tried> {
  const folder = await temporaryFolder()
  const inside = join(folder, 'a/b/c')
  await mkdir(inside, { recursive: true })
  await writeFile(join(inside, 'in.issuez'), Buffer.isBuffer(archive) ? archive : rawZip(archive))
  const port = portAt(inside)
  const parts = { portAt, random: realParts.random }
  const outcome = await unpackIssue(
    parts,
    { folder: port, name: 'in.issuez' },
    { folder: port, name: 'out.issue' },
  )
  return { folder, inside, outcome }
}

test('the archive the others are made from is taken', async () => {
  const { inside, outcome } = await tryUnpack({ entries: good })
  expect(outcome).toEqual({ ok: true, value: { id: 'iabc123', files: 4 } })
  expect(await readFile(join(inside, 'out.issue', loose), 'utf8')).toBe('any bytes at all')
})

test('a name in an extra field is passed over', async () => {
  const { folder, inside, outcome } = await tryUnpack(last({ extra: nameExtra(loose, '../../evil') }))
  expect(outcome).toMatchObject({ ok: true })
  expect(await readdir(join(folder, 'a/b'))).toEqual(['c'])
  expect((await readdir(inside)).toSorted()).toEqual(['in.issuez', 'out.issue'])
})

test.each(hostile)('an archive is refused that %s', async (_what, archive) => {
  const { folder, inside, outcome } = await tryUnpack(archive)
  expect(outcome.ok).toBe(false)
  if (!outcome.ok) expect(['unreadable', 'newer-format']).toContain(outcome.fault.kind)
  expect(await readdir(inside)).toEqual(['in.issuez'])
  expect(await readdir(folder, { recursive: true })).toEqual(['a', 'a/b', 'a/b/c', 'a/b/c/in.issuez'])
})
