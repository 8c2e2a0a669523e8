import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gitObject } from '../../src/main/services/store/git-object.ts'
import {
  bytesSource,
  encodeIndex,
  encodePack,
  packEntry,
  packTrailer,
  parseIndex,
  scanPack,
  walkPack,
  type WalkedEntry,
} from '../../src/main/services/store/pack-file.ts'
import { temporaryFolder } from './sample-issue.ts'

const limit = 16 * 1024 * 1024

function packOf(contents: readonly Uint8Array[]): ReturnType<typeof encodePack> {
  const objects = new Map(contents.map((content) => gitObject('blob', content)).map((one) => [one.oid, one]))
  return encodePack([...objects.values()].map(packEntry))
}

async function walked(pack: Uint8Array): Promise<readonly WalkedEntry[]> {
  const entries: WalkedEntry[] = []
  for await (const entry of walkPack(bytesSource(pack), limit)) entries.push(entry)
  return entries
}

/** Contents of lengths around those at which the header of an entry grows. */
const contents = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .tuple(fc.constantFrom(0, 15, 16, 2047, 2048, 70_000), fc.integer({ min: 0, max: 255 }))
      .map(([length, value]) => new Uint8Array(length).fill(value)),
  ),
  { minLength: 1, maxLength: 12 },
)

test('what is packed is found again, by the index and without it', async () => {
  await fc.assert(
    fc.asyncProperty(contents, async (given) => {
      const { pack, index, name } = packOf(given)
      const known = parseIndex(index)
      const entries = await walked(pack)
      expect(known?.pack).toBe(name)
      expect(known?.ids.length).toBe(entries.length)
      for (const content of given) {
        const { oid } = gitObject('blob', content)
        const entry = entries.find((one) => one.oid === oid)
        expect(Buffer.from(entry?.content ?? []).equals(content)).toBe(true)
        expect(known?.find(oid)?.offset).toBe(entry?.offset)
      }
      expect(known?.find('0'.repeat(40))).toBeNull()
      const scan = await scanPack(bytesSource(pack), limit)
      expect(scan.end).toBe('whole')
      expect(Buffer.from(encodeIndex(scan.places, name)).equals(index)).toBe(true)
      expect(await packTrailer(bytesSource(pack))).toEqual({ found: name, stated: name })
    }),
    { numRuns: 60 },
  )
})

test('git finds our packs sound and makes the same index, byte for byte', async () => {
  const folder = await temporaryFolder()
  await fc.assert(
    fc.asyncProperty(contents, async (given) => {
      const { pack, index, name } = packOf(given)
      const ours = join(folder, name)
      await mkdir(ours, { recursive: true })
      await writeFile(join(ours, 'ours.pack'), pack)
      await writeFile(join(ours, 'ours.idx'), index)
      await writeFile(join(ours, 'theirs.pack'), pack)
      const made = spawnSync('git', ['index-pack', join(ours, 'theirs.pack')], { encoding: 'utf8' })
      expect(`${made.stdout}${made.stderr}`.trim()).toBe(name)
      expect((await readFile(join(ours, 'theirs.idx'))).equals(index)).toBe(true)
      const verified = spawnSync('git', ['verify-pack', join(ours, 'ours.idx')], { encoding: 'utf8' })
      expect([verified.status, verified.stderr]).toEqual([0, ''])
    }),
    { numRuns: 12 },
  )
})

test('a pack cut at any byte gives every object that comes before', async () => {
  const { pack, index } = packOf(['one', 'two', 'three'].map((text) => new TextEncoder().encode(text)))
  const places = parseIndex(index)?.places() ?? []
  for (let length = 0; length < pack.length; length += 1) {
    const scan = await scanPack(bytesSource(pack.subarray(0, length)), limit)
    const before = places.filter((_, row) => (places[row + 1]?.offset ?? pack.length - 20) <= length)
    expect(scan.places).toEqual(before)
    expect(scan.end).toBe('cut')
  }
})

test('a changed byte anywhere in a pack or an index is seen', async () => {
  const { pack, index, name } = packOf(['one', 'two'].map((text) => new TextEncoder().encode(text.repeat(9))))
  for (let at = 0; at < pack.length; at += 1) {
    const changed = Uint8Array.from(pack, (byte, place) => (place === at ? byte ^ 0x55 : byte))
    const { found, stated } = await packTrailer(bytesSource(changed))
    expect(found === stated && stated === name).toBe(false)
    await scanPack(bytesSource(changed), limit)
  }
  for (let at = 0; at < index.length; at += 1)
    expect(parseIndex(Uint8Array.from(index, (byte, place) => (place === at ? byte ^ 1 : byte)))).toBeNull()
})

test('an entry that says it is larger than the limit is not inflated', async () => {
  const { pack } = packOf([new Uint8Array(100_000)])
  expect((await scanPack(bytesSource(pack), 1000)).end).toBe('damaged')
})
