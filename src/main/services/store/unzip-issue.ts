// Takes an issue out of an `.issuez`. The archive is somebody else's: every name is checked against what
// an issue may hold, every size against a budget as it is unpacked, and nothing is where the issue is to be
// until all of it has been read. In: the file and the folder to make. Out: the issue's id, or a fault.

import { Readable } from 'node:stream'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { formatNumber } from '../../../model/file/encode.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { mapLimited } from '../limited.ts'
import { markerName, readMarker } from './issue-marker.ts'
import type { ZipPlace } from './issue-zip.ts'
import type { ByteSource } from './pack-file.ts'
import { portSource } from './packed-objects.ts'
import { removeAll } from './remove-all.ts'
import { isSoundPart, partKind, type PartKind, partLimits } from './zip-names.ts'

export interface UnzipParts {
  readonly portAt: (folder: string) => FilePort
  readonly random: (below: number) => number
}

export interface UnpackedIssue {
  readonly id: string
  readonly files: number
}

/** What an archive may take; more only when whoever opens it has agreed. */
export interface ZipBudget {
  readonly archive: number
  readonly total: number
  readonly entries: number
}

export const zipBudget: ZipBudget = {
  archive: 1024 * 1024 * 1024,
  total: 1024 * 1024 * 1024,
  entries: 20_000,
}

// Far above what deflate makes of any text; a bomb is beyond it. Small files may be as dense as they like.
const largestRatio = 200
const denseEnough = 1024 * 1024
const stride = 64 * 1024
const writesAtOnce = 4

/** Refuses a target that exists. */
export async function unpackIssue(
  parts: UnzipParts,
  from: ZipPlace,
  target: ZipPlace,
  budget: ZipBudget = zipBudget,
): Promise<Result<UnpackedIssue, Fault>> {
  const taken = await attempt(target.name, () => target.folder.facts(target.name))
  if (!taken.ok) return taken
  if (taken.value !== null) return err({ kind: 'exists', name: target.name })
  return withUnpacked(parts, from, target.folder, budget, async (hidden, unpacked) => {
    const placed = await attempt(target.name, async () => {
      // A folder made meanwhile would be replaced if it were empty.
      if ((await target.folder.facts(target.name)) !== null) return false
      await target.folder.move(hidden, target.name)
      return true
    })
    if (!placed.ok) return placed
    return placed.value ? ok(unpacked) : err({ kind: 'exists', name: target.name })
  })
}

/** Unpacks into a hidden folder and hands its name over; what is left of it afterwards is taken away. */
export async function withUnpacked<Value>(
  { portAt, random }: UnzipParts,
  from: ZipPlace,
  parent: FilePort,
  budget: ZipBudget,
  work: (hidden: string, unpacked: UnpackedIssue) => Promise<Result<Value, Fault>>,
): Promise<Result<Value, Fault>> {
  const archive = await openArchive(from, budget)
  if (!archive.ok) return archive
  const hidden = `.in-${String(random(1_000_000_000))}.issue`
  const port = portAt(join(parent.root, hidden))
  try {
    const unpacked = await attempt(from.name, () => unpackAll(archive.value, port, parent, hidden))
    if (!unpacked.ok) return err(refusalOf(unpacked.fault, from.name))
    return await work(hidden, { id: archive.value.id, files: archive.value.entries.length })
  } finally {
    await attempt(hidden, () => removeAll(port, parent, hidden))
  }
}

interface Archive {
  readonly zip: ZipFile
  readonly name: string
  readonly id: string
  readonly entries: readonly CheckedEntry[]
}

interface CheckedEntry {
  readonly entry: Entry
  readonly path: string
  readonly kind: PartKind
}

/** Thrown within; told as a fault. */
class Refusal extends Error {}

function refuse(why: string): never {
  throw new Refusal(why)
}

function refusalOf(fault: Fault, name: string): Fault {
  // What the library finds wrong with an archive has words of its own and no code.
  if (fault.kind === 'internal') return { kind: 'unreadable', name, why: fault.message }
  const isZlib = fault.kind === 'io' && /^(Z_|ERR_)/.test(fault.code)
  return isZlib ? { kind: 'unreadable', name, why: 'damaged' } : fault
}

/** Everything that can be known before unpacking. */
async function openArchive(from: ZipPlace, budget: ZipBudget): Promise<Result<Archive, Fault>> {
  const opened = await attempt(from.name, async () => {
    const facts = await from.folder.facts(from.name)
    if (facts === null) return null
    if (facts.kind !== 'file') refuse('is no file')
    if (facts.size > budget.archive) refuse('too-large')
    const source = portSource(from.folder, from.name, facts.size)
    const zip = await fromRandomAccessReaderPromise(createReader(source), facts.size, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    })
    const entries = await checkEntries(zip, facts.size, budget)
    const marker = readMarker(await smallText(zip, entries, 'marker'))
    if (marker === null) refuse(`holds no sound ${markerName}`)
    if (!entries.some(({ kind }) => kind === 'head')) refuse('holds no HEAD')
    for (const { kind, path, entry } of entries) {
      if (kind !== 'head' && kind !== 'ref' && kind !== 'packed-refs') continue
      if (!isSoundPart(kind, await textOf(zip, entry))) refuse(`holds a ${path} that is not sound`)
    }
    return { zip, name: from.name, entries, marker }
  })
  if (!opened.ok) return err(refusalOf(opened.fault, from.name))
  if (opened.value === null) return err({ kind: 'not-found', name: from.name })
  const { marker, ...archive } = opened.value
  if (marker.format > formatNumber)
    return err({ kind: 'newer-format', name: from.name, found: marker.format, known: formatNumber })
  return ok({ ...archive, id: marker.id })
}

async function checkEntries(zip: ZipFile, size: number, budget: ZipBudget): Promise<readonly CheckedEntry[]> {
  if (zip.entryCount > budget.entries) refuse('holds too many files')
  const checked: CheckedEntry[] = []
  const names = new Set<string>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    const one = checkEntry(entry)
    if (names.has(one.path)) refuse(`holds ${one.path} twice`)
    names.add(one.path)
    total += entry.uncompressedSize
    if (total > budget.total || names.size > budget.entries) refuse('too-large')
    checked.push(one)
  }
  await checkPlaces(zip, checked, size)
  return checked
}

const unixHost = 3
const kindBits = 0o170000
const plainFile = 0o100000
const folderBit = 0x10

/** The name as bytes: extra fields that give another one are passed over. */
function checkEntry(entry: Entry): CheckedEntry {
  const path = entry.fileNameRaw.toString('latin1')
  const shown = JSON.stringify(path.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 80))
  const kind = partKind(path) ?? refuse(`holds ${shown}, which is no part of an issue`)
  if (entry.isEncrypted() || (entry.generalPurposeBitFlag & 0x2041) !== 0) refuse(`holds ${shown} encrypted`)
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    refuse(`holds ${shown} packed in a way Jumpline does not read`)
  const attributes = entry.externalFileAttributes
  const bits = (attributes >>> 16) & kindBits
  const isUnix = entry.versionMadeBy >> 8 === unixHost
  if ((isUnix && bits !== 0 && bits !== plainFile) || (attributes & folderBit) !== 0)
    refuse(`holds ${shown} as something else than a file`)
  const { compressedSize, uncompressedSize } = entry
  if (uncompressedSize > partLimits[kind]) refuse('too-large')
  if (uncompressedSize > denseEnough && uncompressedSize > largestRatio * compressedSize)
    refuse(`holds ${shown}, which would grow out of all measure`)
  return { entry, path, kind }
}

/** No two files share bytes, and each says the same of itself in both places where an archive says it. */
async function checkPlaces(zip: ZipFile, entries: readonly CheckedEntry[], size: number): Promise<void> {
  const sorted = entries.toSorted(
    (left, right) => left.entry.relativeOffsetOfLocalHeader - right.entry.relativeOffsetOfLocalHeader,
  )
  let end = 0
  for (const { entry, path } of sorted) {
    const local = await zip.readLocalFileHeaderPromise(entry)
    if (entry.relativeOffsetOfLocalHeader < end) refuse(`holds ${path} laid over another file`)
    if (entry.relativeOffsetOfLocalHeader > end + descriptor) refuse('holds bytes that belong to no file')
    end = local.fileDataStart + entry.compressedSize
    if (end > size) refuse(`ends before ${path} does`)
    const isSame =
      local.fileName.equals(entry.fileNameRaw) && local.compressionMethod === entry.compressionMethod
    if (!isSame || (local.generalPurposeBitFlag & 0x2041) !== 0) refuse(`says two things of ${path}`)
  }
  const rows = entries.map(({ entry }) => directoryRow + entry.fileNameLength + entry.extraFieldLength)
  const rest = rows.reduce((sum, row) => sum + row, end + descriptor + archiveEnd)
  if (size > rest) refuse('holds bytes that belong to no file')
}

// What an archive has besides its files: a few bytes after each, a row for each, and its own end, which
// may say its sizes in 64 bits too.
const descriptor = 24
const directoryRow = 46
const archiveEnd = 22 + 76

async function smallText(
  zip: ZipFile,
  entries: readonly CheckedEntry[],
  kind: PartKind,
): Promise<string | null> {
  const found = entries.find((one) => one.kind === kind)
  return found === undefined ? null : textOf(zip, found.entry)
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of contentOf(zip, entry)) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** The bytes of an entry, counted and summed as they come. */
async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let length = 0
  let sum = 0
  for await (const part of await zip.openReadStreamPromise(entry)) {
    const bytes = part as Uint8Array
    length += bytes.length
    if (length > entry.uncompressedSize) refuse('holds a file that is longer than it says')
    sum = crc32(bytes, sum)
    yield bytes
  }
  if (length !== entry.uncompressedSize || sum !== entry.crc32) refuse('damaged')
}

async function unpackAll(
  { zip, entries }: Archive,
  port: FilePort,
  parent: FilePort,
  hidden: string,
): Promise<void> {
  await parent.makeFolder(hidden)
  for (const folder of ['objects/pack', 'refs/heads']) await port.makeFolder(folder)
  await mapLimited(entries, writesAtOnce, ({ entry, path }) => port.writeParts(path, contentOf(zip, entry)))
  await port.settle()
}

/** Reads the archive by ranges through the port. */
function createReader(source: ByteSource): RandomAccessReader {
  class PortReader extends RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      async function* parts(): AsyncGenerator<Uint8Array> {
        for (let at = start; at < end; at += stride) {
          const wanted = Math.min(stride, end - at)
          const bytes = await source.readAt(at, wanted)
          yield bytes
          if (bytes.length < wanted) return
        }
      }
      return Readable.from(parts(), { objectMode: false })
    }
  }
  return new PortReader()
}
