// What the packs of an issue folder hold. Indexes are read once and again when the folder's listing has
// changed; packs are read by ranges. An index that is lost or damaged is made again in memory from its
// pack; a pack under a sync service's name for a conflict copy is read after the proper ones.
// In: an id. Out: the object, or what is known of it. Nothing is written here.

import { codeOf, fileError, isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { mapLimited } from '../limited.ts'
import { type GitObject, objectId, type ObjectId } from './git-object.ts'
import {
  bytesSource,
  type ByteSource,
  encodeIndex,
  entryHead,
  inflateEntry,
  type PackIndex,
  type PackPlace,
  parseIndex,
  scanPack,
  trailerLength,
} from './pack-file.ts'

export const packFolder = 'objects/pack'

/** What is known of an object from the packs alone. */
export type PackedAnswer =
  | { readonly kind: 'object'; readonly object: GitObject }
  | { readonly kind: 'none' }
  /** A pack holds it as a delta, which isomorphic-git knows how to apply. */
  | { readonly kind: 'delta' }
  | { readonly kind: 'missing' | 'damaged' }
  | { readonly kind: 'unreachable'; readonly code: string }

/** A pack as it lies in the folder. */
export interface PackFile {
  /** Name without its ending, `pack-<40 hex>` or a conflict copy of it. */
  readonly stem: string
  readonly index: PackIndex
  /** False when the index was made again from the pack. */
  readonly indexIsSound: boolean
  /** Whether an index file of the same name is there, sound or not. */
  readonly hasIndexFile: boolean
  /** Zero when there is an index and no pack yet. */
  readonly size: number
  /** Its last bytes are there. */
  readonly isWhole: boolean
  readonly isCopy: boolean
}

export interface PackedObjects {
  /** `seen`: only from packs that git sees too, by a sound index of their own. */
  readonly read: (oid: ObjectId, limit: number, seen?: 'seen') => Promise<PackedAnswer>
  /** Looks at the folder again; true when something in it has changed. */
  readonly refresh: () => Promise<boolean>
  /** Throws when the folder, or a pack in it, could not be read: a part must not be taken for all. */
  readonly packs: () => Promise<readonly PackFile[]>
}

/** Largest object read from a pack whose index is lost; an original may be 200 MB. */
export const largestObject = 256 * 1024 * 1024

const packPattern = /^(pack-([0-9a-f]{40}).*)\.(pack|idx)$/
const readsAtOnce = 8

export function createPackedObjects(port: FilePort): PackedObjects {
  const windows = createWindows(port)
  let loading: Promise<Loaded> | null = null

  async function loaded(): Promise<Loaded> {
    const under = (loading ??= load(port, null))
    const found = await under
    // What could not be read now is read again when it is next asked for.
    if (found.trouble !== null && loading === under) loading = null
    return found
  }

  async function readFrom(pack: PackFile, oid: ObjectId, limit: number): Promise<PackedAnswer> {
    const place = pack.index.find(oid)
    if (place === null) return { kind: 'none' }
    const end = Math.min(place.end ?? pack.size, pack.size)
    // An index that came before its pack, or a pack that is still coming.
    if (place.offset >= end) return { kind: 'missing' }
    try {
      return await windows.using(async (bytesAt) => {
        const path = `${packFolder}/${pack.stem}.pack`
        const length = end - place.offset
        const first = await bytesAt(path, place.offset, Math.min(length, 32))
        const head = entryHead(first)
        if (head === null) return { kind: first.length < Math.min(length, 32) ? 'missing' : 'damaged' }
        if (head.type === 'delta') return { kind: 'delta' }
        if (head.type === 'tag' || head.size > limit) return { kind: 'damaged' }
        const room = Math.min(length - head.length, 2 * head.size + 4096)
        const deflated = await bytesAt(path, place.offset + head.length, room)
        const found = await inflateEntry(deflated, head.size)
        const isShort = place.end === null || place.end > pack.size || deflated.length < room
        if (found === 'cut') return { kind: isShort ? 'missing' : 'damaged' }
        if (found === 'damaged' || objectId(head.type, found.content) !== oid) return { kind: 'damaged' }
        return { kind: 'object', object: { oid, type: head.type, content: found.content } }
      })
    } catch (error) {
      // Joined into another pack meanwhile, or taken away by `git gc`.
      return isMissing(error) ? { kind: 'missing' } : { kind: 'unreachable', code: codeOf(error) }
    }
  }

  return {
    async read(oid, limit, seen) {
      const { packs: all, trouble } = await loaded()
      const packs = seen === undefined ? all : all.filter(isSeen)
      let worst: PackedAnswer = trouble === null ? { kind: 'none' } : { kind: 'unreachable', code: trouble }
      for (const pack of packs) {
        const answer = await readFrom(pack, oid, limit)
        if (answer.kind === 'object') return answer
        if (rank[answer.kind] > rank[worst.kind]) worst = answer
      }
      return worst
    },
    async refresh() {
      const before = await loaded()
      const next = load(port, before)
      loading = next
      return (await next) !== before
    },
    async packs() {
      const { packs, trouble } = await loaded()
      if (trouble !== null) throw fileError(trouble, packFolder)
      return packs
    },
  }
}

/** Git looks for indexes: what is in a pack without one is not there for it. */
export function isSeen(pack: PackFile): boolean {
  return pack.hasIndexFile && pack.indexIsSound
}

// What may still come is told before what will not; a delta may well be sound.
const rank = { none: 0, damaged: 1, missing: 2, unreachable: 3, delta: 4, object: 5 } as const

interface Loaded {
  readonly packs: readonly PackFile[]
  /** Names in the folder when it was read. */
  readonly listing: string
  /** The system's code when the folder or an index could not be read. */
  readonly trouble: string | null
}

interface Listed {
  readonly stem: string
  readonly hex: string
  readonly hasPack: boolean
  readonly hasIndex: boolean
}

/** The packs as they are now; the very same value when nothing has changed. */
async function load(port: FilePort, before: Loaded | null): Promise<Loaded> {
  try {
    const names = (await listPackFolder(port)).toSorted()
    const listing = names.join('\n')
    if (before?.trouble === null && before.listing === listing && (await areAsBefore(port, before.packs)))
      return before
    const whole = new Map(
      (before?.packs ?? []).filter((pack) => pack.isWhole).map((pack) => [pack.stem, pack]),
    )
    const listed = groupNames(names)
    let trouble: string | null = null
    const packs = await mapLimited(listed, readsAtOnce, async (one) => {
      const known = whole.get(one.stem)
      if (known !== undefined && one.hasPack && one.hasIndex === known.hasIndexFile) return known
      try {
        return await loadPack(port, one, listed)
      } catch (error) {
        // Gone since it was listed: whoever took it away has put its objects elsewhere.
        if (!isMissing(error)) trouble = codeOf(error)
        return null
      }
    })
    const there = packs.filter((pack) => pack !== null)
    // Proper names first; the rest by name, so that two runs agree.
    const order = there.toSorted((left, right) => Number(left.isCopy) - Number(right.isCopy))
    return { packs: order, listing, trouble }
  } catch (error) {
    return { packs: [], listing: '', trouble: codeOf(error) }
  }
}

async function listPackFolder(port: FilePort): Promise<readonly string[]> {
  try {
    const entries = await port.list(packFolder)
    return entries
      .filter(({ name, kind }) => kind === 'file' && packPattern.test(name))
      .map(({ name }) => name)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** A pack found whole stays as it is; one that was cut may have grown. */
async function areAsBefore(port: FilePort, packs: readonly PackFile[]): Promise<boolean> {
  for (const pack of packs) {
    if (pack.isWhole) continue
    const size = (await port.facts(`${packFolder}/${pack.stem}.pack`))?.size ?? 0
    if (size !== pack.size) return false
  }
  return true
}

function groupNames(names: readonly string[]): readonly Listed[] {
  const stems = new Map<string, string>()
  const there = new Set(names)
  for (const name of names) {
    const [, stem = '', hex = ''] = packPattern.exec(name) ?? []
    stems.set(stem, hex)
  }
  return [...stems].map(([stem, hex]) => ({
    stem,
    hex,
    hasPack: there.has(`${stem}.pack`),
    hasIndex: there.has(`${stem}.idx`),
  }))
}

/** Its own index, or that of a file of the same pack under another name, or one made from the pack. */
async function loadPack(port: FilePort, one: Listed, all: readonly Listed[]): Promise<PackFile | null> {
  const path = `${packFolder}/${one.stem}.pack`
  const size = one.hasPack ? ((await port.facts(path))?.size ?? 0) : 0
  const source = portSource(port, path, size)
  const last = size < trailerLength ? '' : hexOf(await source.readAt(size - trailerLength, trailerLength))
  const facts = { stem: one.stem, size, isCopy: one.stem !== `pack-${one.hex}`, hasIndexFile: one.hasIndex }
  const own = one.hasIndex ? await readIndex(port, one.stem) : null
  const index = own ?? (await kinIndex(port, one, all))
  if (index !== null) return { ...facts, index, indexIsSound: own !== null, isWhole: last === index.pack }
  if (size === 0) return null
  const scan = await scanPack(source, largestObject)
  const made = parseIndex(encodeIndex(onceEach(scan.places), last.padEnd(40, '0')))
  return made === null ? null : { ...facts, index: made, indexIsSound: false, isWhole: scan.end === 'whole' }
}

async function kinIndex(port: FilePort, one: Listed, all: readonly Listed[]): Promise<PackIndex | null> {
  for (const kin of all) {
    if (kin.hex !== one.hex || kin.stem === one.stem || !kin.hasIndex) continue
    const index = await readIndex(port, kin.stem)
    if (index !== null) return index
  }
  return null
}

async function readIndex(port: FilePort, stem: string): Promise<PackIndex | null> {
  return parseIndex(await port.read(`${packFolder}/${stem}.idx`))
}

function onceEach(places: readonly PackPlace[]): readonly PackPlace[] {
  return [...new Map(places.map((place) => [place.oid, place])).values()]
}

// A larger pack is read in parts.
const readWhole = 8 * 1024 * 1024

/** A pack to be read from end to end; null when it is not there. */
export async function openPack(port: FilePort, path: string): Promise<ByteSource | null> {
  const facts = await port.facts(path)
  if (facts === null) return null
  return facts.size <= readWhole ? bytesSource(await port.read(path)) : portSource(port, path, facts.size)
}

/** A file of the port as a source of bytes. */
export function portSource(port: FilePort, path: string, size: number): ByteSource {
  return { size, readAt: (offset, length) => port.readAt(path, offset, length) }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

type BytesAt = (path: string, offset: number, length: number) => Promise<Uint8Array>

interface Windows {
  readonly using: <Value>(work: (bytesAt: BytesAt) => Promise<Value>) => Promise<Value>
}

const windowLength = 64 * 1024

/**
 * Reads packs in windows that many small objects share. Windows are kept only while reads are under
 * way: what is read later comes from the disk again.
 */
function createWindows(port: FilePort): Windows {
  const windows = new Map<string, Promise<Uint8Array>>()
  let busy = 0

  function windowAt(path: string, number: number): Promise<Uint8Array> {
    const key = `${path} ${String(number)}`
    const found = windows.get(key) ?? port.readAt(path, number * windowLength, windowLength)
    windows.set(key, found)
    return found
  }

  async function bytesAt(path: string, offset: number, length: number): Promise<Uint8Array> {
    if (length > windowLength) return port.readAt(path, offset, length)
    const first = Math.floor(offset / windowLength)
    const start = offset - first * windowLength
    const held = await windowAt(path, first)
    if (start + length <= windowLength) return held.subarray(start, start + length)
    const next = await windowAt(path, first + 1)
    return Buffer.concat([held.subarray(start), next.subarray(0, start + length - windowLength)])
  }

  return {
    async using(work) {
      busy += 1
      try {
        return await work(bytesAt)
      } finally {
        busy -= 1
        if (busy === 0) windows.clear()
      }
    },
  }
}
