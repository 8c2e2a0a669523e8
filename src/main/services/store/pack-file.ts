// Git's packs: many objects in one file, and an index beside it that says where each begins. Written here
// are packs of version 2 without deltas and indexes of version 2; read are also packs that git made, where
// a delta is told of and left to others. Nothing a file says of itself is believed: sizes are limits, and
// every object is named by its own SHA-1.
//
// A pack can be walked without its index (`walkPack`), since each entry ends where its deflated bytes end:
// an index that is lost or damaged is made again, and a pack that was cut gives all that comes before.

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { crc32, deflateSync, inflate, inflateSync } from 'node:zlib'
import { type GitObject, objectId, type ObjectId, type ObjectType } from './git-object.ts'

/** Bytes that are read in parts. */
export interface ByteSource {
  readonly size: number
  /** Fewer bytes than asked for when the source ends before. */
  readonly readAt: (offset: number, length: number) => Promise<Uint8Array>
}

/** One object as it stands in a pack: its header and its deflated bytes. */
export interface PackedBytes {
  readonly oid: ObjectId
  readonly bytes: Uint8Array
}

export interface EncodedPack {
  /** SHA-1 of the pack, 40 hex digits: what git names the file after. */
  readonly name: string
  readonly pack: Uint8Array
  readonly index: Uint8Array
}

/** Where an object begins in a pack. */
export interface PackPlace {
  readonly oid: ObjectId
  readonly offset: number
  readonly crc: number
}

const packHead = 12
/** Length of the SHA-1 that ends a pack and an index. */
export const trailerLength = 20
const types: readonly (ObjectType | 'tag' | 'delta' | null)[] = [
  null,
  'commit',
  'tree',
  'blob',
  'tag',
  null,
  'delta',
  'delta',
]
const typeNumbers = { commit: 1, tree: 2, blob: 3 } as const

export type PackedType = ObjectType | 'tag' | 'delta'

/** An object as an entry of a pack. */
export function packEntry({ oid, type, content }: GitObject): PackedBytes {
  const head: number[] = []
  let rest = Math.floor(content.length / 16)
  let byte = (typeNumbers[type] << 4) | (content.length & 15)
  while (rest > 0) {
    head.push(byte | 0x80)
    byte = rest & 0x7f
    rest = Math.floor(rest / 128)
  }
  head.push(byte)
  return { oid, bytes: Buffer.concat([Uint8Array.from(head), deflateSync(content)]) }
}

/** A pack of these entries, each id once, in the order given. */
export function encodePack(entries: readonly PackedBytes[]): EncodedPack {
  const head = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1')
  head.writeUInt32BE(entries.length, 8)
  const places: PackPlace[] = []
  let offset = packHead
  for (const { oid, bytes } of entries) {
    places.push({ oid, offset, crc: crc32(bytes) })
    offset += bytes.length
  }
  const body = Buffer.concat([head, ...entries.map(({ bytes }) => bytes)])
  const trailer = createHash('sha1').update(body).digest()
  const name = trailer.toString('hex')
  return { name, pack: Buffer.concat([body, trailer]), index: encodeIndex(places, name) }
}

/** The index of a pack that has these objects and this SHA-1 at its end. */
export function encodeIndex(places: readonly PackPlace[], pack: string): Uint8Array {
  const sorted = places.toSorted((left, right) => (left.oid < right.oid ? -1 : 1))
  const count = sorted.length
  const bytes = Buffer.alloc(indexLength(count))
  bytes.writeUInt32BE(0xff744f63, 0)
  bytes.writeUInt32BE(2, 4)
  const starts = new Uint32Array(256)
  for (const { oid } of sorted) {
    const first = Number.parseInt(oid.slice(0, 2), 16)
    starts[first] = (starts[first] ?? 0) + 1
  }
  let sum = 0
  for (const [first, inFirst] of starts.entries()) bytes.writeUInt32BE((sum += inFirst), 8 + first * 4)
  const ids = indexHead
  const sums = ids + count * 20
  const offsets = sums + count * 4
  for (const [row, { oid, offset, crc }] of sorted.entries()) {
    bytes.write(oid, ids + row * 20, 'hex')
    bytes.writeUInt32BE(crc, sums + row * 4)
    bytes.writeUInt32BE(offset, offsets + row * 4)
  }
  bytes.write(pack, bytes.length - 2 * trailerLength, 'hex')
  const trailer = createHash('sha1').update(bytes.subarray(0, -trailerLength)).digest()
  bytes.set(trailer, bytes.length - trailerLength)
  return bytes
}

export interface PackIndex {
  readonly ids: readonly ObjectId[]
  /** The SHA-1 that the pack should end with. */
  readonly pack: string
  /** Where an object begins, and where the next one does; null: the last one. */
  readonly find: (oid: ObjectId) => { readonly offset: number; readonly end: number | null } | null
  /** By their order in the pack. */
  readonly places: () => readonly PackPlace[]
}

const indexHead = 8 + 256 * 4

function indexLength(count: number): number {
  return indexHead + count * 28 + 2 * trailerLength
}

/** Null when the bytes are no index, or damaged. */
export function parseIndex(given: Uint8Array): PackIndex | null {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  if (bytes.length < indexLength(0)) return null
  if (bytes.readUInt32BE(0) !== 0xff744f63 || bytes.readUInt32BE(4) !== 2) return null
  const count = bytes.readUInt32BE(indexHead - 4)
  // Packs over 2 GB have a further table of 8 bytes an object.
  const extra = bytes.length - indexLength(count)
  if (extra < 0 || extra % 8 !== 0) return null
  const trailer = createHash('sha1').update(bytes.subarray(0, -trailerLength)).digest()
  if (!trailer.equals(bytes.subarray(-trailerLength))) return null

  const sums = indexHead + count * 20
  const offsets = sums + count * 4
  const idAt = (row: number): ObjectId =>
    bytes.toString('hex', indexHead + row * 20, indexHead + row * 20 + 20)
  function offsetAt(row: number): number {
    const offset = bytes.readUInt32BE(offsets + row * 4)
    if (offset < 0x80000000) return offset
    const long = offsets + count * 4 + (offset - 0x80000000) * 8
    return long + 8 <= bytes.length - 2 * trailerLength ? Number(bytes.readBigUInt64BE(long)) : 0
  }
  let ordered: Float64Array | null = null
  /** Where the entry after this one begins. */
  function nextOffset(offset: number): number | null {
    ordered ??= Float64Array.from({ length: count }, (_, row) => offsetAt(row)).sort()
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ordered[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return ordered[low] ?? null
  }
  return {
    get ids() {
      return Array.from({ length: count }, (_, row) => idAt(row))
    },
    pack: bytes.toString('hex', bytes.length - 2 * trailerLength, bytes.length - trailerLength),
    find(oid) {
      const wanted = Buffer.from(oid, 'hex')
      let [low, high] = [0, count]
      while (low < high) {
        const middle = (low + high) >>> 1
        const at = indexHead + middle * 20
        const order = bytes.compare(wanted, 0, 20, at, at + 20)
        if (order === 0) {
          const offset = offsetAt(middle)
          return { offset, end: nextOffset(offset) }
        }
        if (order < 0) low = middle + 1
        else high = middle
      }
      return null
    },
    places: () =>
      Array.from({ length: count }, (_, row) => ({
        oid: idAt(row),
        offset: offsetAt(row),
        crc: bytes.readUInt32BE(sums + row * 4),
      })).toSorted((left, right) => left.offset - right.offset),
  }
}

export interface EntryHead {
  readonly type: PackedType
  /** Of the inflated bytes, as the pack says. */
  readonly size: number
  /** Of the header itself. */
  readonly length: number
}

/** Null when no entry begins with these bytes. */
export function entryHead(bytes: Uint8Array): EntryHead | null {
  let byte = bytes[0] ?? 0
  const type = types[(byte >> 4) & 7] ?? null
  if (bytes.length === 0 || type === null) return null
  let size = byte & 15
  let scale = 16
  let length = 1
  while ((byte & 0x80) !== 0) {
    if (length >= bytes.length || scale > Number.MAX_SAFE_INTEGER / 256) return null
    byte = bytes[length] ?? 0
    size += (byte & 0x7f) * scale
    scale *= 128
    length += 1
  }
  return { type, size, length }
}

interface Inflated {
  readonly content: Uint8Array
  /** How many of the deflated bytes it took. */
  readonly used: number
}

// zlib gives the engine along with the bytes when asked; the types know only the bytes.
interface WithEngine {
  readonly buffer: Buffer
  readonly engine: { readonly bytesWritten: number }
}
const inflateLarge = promisify(inflate)
const small = 64 * 1024

/** Inflates one entry's bytes, which may go on past its end. `cut`: they end too early. */
export async function inflateEntry(
  deflated: Uint8Array,
  size: number,
): Promise<Inflated | 'cut' | 'damaged'> {
  const options = { info: true, maxOutputLength: Math.max(1, size) }
  try {
    const found = (size <= small
      ? inflateSync(deflated, options)
      : await inflateLarge(deflated, options)) as unknown as WithEngine
    if (found.buffer.length !== size) return 'damaged'
    return { content: found.buffer, used: found.engine.bytesWritten }
  } catch (error) {
    const isCut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
    return isCut ? 'cut' : 'damaged'
  }
}

/** One entry met on a walk through a pack. */
export interface WalkedEntry {
  readonly offset: number
  readonly type: PackedType
  /** Null for a delta: what it is can't be said from here. */
  readonly oid: ObjectId | null
  readonly content: Uint8Array
  /** As it stands in the pack. */
  readonly bytes: Uint8Array
}

export interface WalkEnd {
  readonly end: 'whole' | 'cut' | 'damaged'
  /** Entries the pack says it has. */
  readonly count: number
  /** Where it ended. */
  readonly offset: number
}

// Read at a time; most entries are a few kilobytes.
const stride = 1024 * 1024
// What deflated bytes can exceed the plain ones by, and room for what follows the header.
const deflatedRoom = (size: number): number => size + Math.ceil(size / 1000) + 1024

/**
 * Goes through a pack from its start, without its index. After bytes that are wrong it goes on at the
 * offset that `resume` knows, if any; the end then says `damaged` all the same.
 */
export async function* walkPack(
  source: ByteSource,
  limit: number,
  resume: (after: number) => number | null = () => null,
): AsyncGenerator<WalkedEntry, WalkEnd> {
  const reader = strideReader(source)
  const head = Buffer.from(await reader(0, packHead))
  const sound =
    head.length === packHead && head.toString('latin1', 0, 4) === 'PACK' && head.readUInt32BE(4) === 2
  if (!sound) return { end: head.length < packHead ? 'cut' : 'damaged', count: 0, offset: 0 }
  const count = head.readUInt32BE(8)
  let offset = packHead
  let isDamaged = false
  for (let met = 0; met < count; met += 1) {
    const entry = await walkedEntry(reader, source.size, offset, limit)
    if (entry === 'cut') return { end: isDamaged ? 'damaged' : 'cut', count, offset }
    if (entry === 'damaged') {
      isDamaged = true
      const next = resume(offset)
      if (next === null) return { end: 'damaged', count, offset }
      offset = next
      continue
    }
    yield entry
    offset += entry.bytes.length
  }
  if (isDamaged) return { end: 'damaged', count, offset }
  return { end: offset + trailerLength <= source.size ? 'whole' : 'cut', count, offset }
}

type Reader = (offset: number, length: number) => Promise<Uint8Array>

/** Reads on in strides, so that small entries cost no call each. */
function strideReader(source: ByteSource): Reader {
  let start = 0
  let held: Uint8Array = new Uint8Array()
  return async (offset, length) => {
    const wanted = Math.min(length, Math.max(0, source.size - offset))
    if (offset < start || offset + wanted > start + held.length) {
      held = await source.readAt(offset, Math.max(wanted, Math.min(stride, source.size - offset)))
      start = offset
    }
    return held.subarray(offset - start, offset - start + wanted)
  }
}

async function walkedEntry(
  reader: Reader,
  whole: number,
  offset: number,
  limit: number,
): Promise<WalkedEntry | 'cut' | 'damaged'> {
  const first = await reader(offset, 64)
  const head = entryHead(first)
  if (head === null) return first.length < 64 && offset + first.length >= whole ? 'cut' : 'damaged'
  if (head.size > limit) return 'damaged'
  const skipped = head.type === 'delta' ? deltaBase(first, head.length) : 0
  const start = head.length + skipped
  const bytes = await reader(offset, start + deflatedRoom(head.size))
  const found = await inflateEntry(bytes.subarray(start), head.size)
  if (found === 'cut') return offset + bytes.length >= whole ? 'cut' : 'damaged'
  if (found === 'damaged') return 'damaged'
  const { content, used } = found
  const oid = head.type === 'delta' ? null : objectId(head.type, content)
  return { offset, type: head.type, oid, content, bytes: bytes.subarray(0, start + used) }
}

/** Length of what names the base of a delta, after the header. */
function deltaBase(bytes: Uint8Array, at: number): number {
  if ((((bytes[0] ?? 0) >> 4) & 7) === 7) return 20
  let length = 1
  while (((bytes[at + length - 1] ?? 0) & 0x80) !== 0 && length < 16) length += 1
  return length
}

export interface PackScan extends WalkEnd {
  /** Every object before the end; deltas are left out. */
  readonly places: readonly PackPlace[]
}

/** The index of a pack made again from the pack itself, as far as it can be read. */
export async function scanPack(source: ByteSource, limit: number): Promise<PackScan> {
  const places: PackPlace[] = []
  const walk = walkPack(source, limit)
  for (;;) {
    const step = await walk.next()
    if (step.done === true) return { ...step.value, places }
    const { oid, offset, bytes } = step.value
    if (oid !== null) places.push({ oid, offset, crc: crc32(bytes) })
  }
}

/** The SHA-1 of a pack without its trailer, and the trailer; equal in a sound pack. */
export async function packTrailer(
  source: ByteSource,
): Promise<{ readonly found: string; readonly stated: string }> {
  const hash = createHash('sha1')
  const end = Math.max(0, source.size - trailerLength)
  for (let offset = 0; offset < end; offset += stride)
    hash.update(await source.readAt(offset, Math.min(stride, end - offset)))
  const stated = await source.readAt(end, trailerLength)
  return { found: hash.digest('hex'), stated: Buffer.from(stated).toString('hex') }
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    readAt: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  }
}
