// Many small packs made one. The new pack is on the disk and read back whole before an old one moves, and
// old ones only move, into `quarantine/`; they may go at the next join, when every object in them has been
// found again. Killed anywhere, each object is in a pack that git and we can read. A program that reads
// meanwhile looks at the folder again when it misses something.

import { basename } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { attempt, isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { mapLimited } from '../limited.ts'
import { commitFacts, type ObjectId, type ObjectType } from './git-object.ts'
import type { IssueObjects } from './issue-objects.ts'
import { type PackedBytes, packTrailer, parseIndex, walkPack } from './pack-file.ts'
import { largestObject, openPack, packFolder, type PackFile, portSource } from './packed-objects.ts'
import { quarantineFolder, readBackPack, retirePacks, writePack } from './write-pack.ts'

export interface JoinedPacks {
  /** Name of the new pack without its ending; null when there was nothing to join. */
  readonly joined: string | null
  /** Packs that are in quarantine now. */
  readonly retired: readonly string[]
}

/** An entry that is what its name says. */
export interface SoundEntry extends PackedBytes {
  readonly type: ObjectType
}

const readsAtOnce = 4

/** Joins the packs of these names (`pack-<40 hex>`); one that is not sound, or has deltas, stays as it is. */
export async function joinPacks(
  port: FilePort,
  names: readonly string[],
): Promise<Result<JoinedPacks, Fault>> {
  const joined = await joinAll(port, names)
  if (!joined.ok) return joined
  const { stem, retired } = joined.value
  return ok({ joined: stem, retired })
}

interface JoinedAll {
  readonly stem: string | null
  readonly ids: ReadonlySet<ObjectId>
  readonly retired: readonly string[]
}

async function joinAll(port: FilePort, names: readonly string[]): Promise<Result<JoinedAll, Fault>> {
  const name = basename(port.root)
  const gathered = await attempt(name, async () => {
    const found = await mapLimited(names, readsAtOnce, (stem) =>
      soundEntries(port, `${packFolder}/${stem}.pack`),
    )
    return {
      entries: found.flatMap((one) => one ?? []),
      sources: names.filter((_, row) => found[row] !== null),
    }
  })
  if (!gathered.ok) return gathered
  const { entries, sources } = gathered.value
  const ids = new Set(entries.map(({ oid }) => oid))
  if (sources.length < 2) return ok({ stem: null, ids, retired: [] })
  const joined = await putPack(port, entries)
  if (!joined.ok) return joined
  const stem = joined.value
  const retired = sources.filter((source) => source !== stem)
  const moved = await attempt(name, () => retirePacks(port, retired, joinedFolder(stem)))
  return moved.ok ? ok({ stem, ids, retired }) : moved
}

const joinedFolder = (stem: string): string => `joined-${stem.slice('pack-'.length)}`

/** Every entry of a pack that is sound from end to end and has no deltas; else null. */
export async function soundEntries(port: FilePort, path: string): Promise<readonly SoundEntry[] | null> {
  const source = await openPack(port, path)
  if (source === null) return null
  const { found, stated } = await packTrailer(source)
  if (found !== stated) return null
  const entries: SoundEntry[] = []
  const walk = walkPack(source, largestObject)
  for (let step = await walk.next(); ; step = await walk.next()) {
    if (step.done === true) return step.value.end === 'whole' ? entries : null
    const { oid, type, bytes } = step.value
    if (oid === null || type === 'tag' || type === 'delta') return null
    // A copy: what was read is read over.
    entries.push({ oid, type, bytes: Uint8Array.from(bytes) })
  }
}

const order: Readonly<Record<ObjectType, number>> = { commit: 0, tree: 1, blob: 2 }

/** Writes a pack, commits first, and reads it back; what does not come back as written moves aside. */
export async function putPack(
  port: FilePort,
  entries: readonly SoundEntry[],
): Promise<Result<string, Fault>> {
  const name = basename(port.root)
  const once = [...new Map(entries.map((entry) => [entry.oid, entry])).values()]
  const sorted = once.toSorted((left, right) => order[left.type] - order[right.type])
  const written = await attempt(name, () => writePack(port, sorted))
  if (!written.ok) return written
  const stem = written.value
  const back = await attempt(name, () => readBackPack(port, stem))
  if (!back.ok) return back
  const ids = back.value
  if (ids !== null && once.every(({ oid }) => ids.has(oid))) return written
  await attempt(name, () => retirePacks(port, [stem], 'not-read-back'))
  return err({ kind: 'damaged', name, at: `${packFolder}/${stem}.pack` })
}

// A day of publishes makes a few hundred packs of a few kilobytes. What has grown large is left in peace.
const mostPacks = 16
const largestJoined = 1024 * 1024

/** Joins a writer's own small packs when they are too many; called after a publish. */
export async function tidyPacks(
  port: FilePort,
  objects: IssueObjects,
  writer: string,
): Promise<Result<JoinedPacks, Fault>> {
  const nothing = ok({ joined: null, retired: [] })
  const small = (await objects.packed.packs()).filter(isSmall)
  if (small.length < mostPacks) return nothing
  await objects.packed.refresh()
  const own: string[] = []
  for (const pack of (await objects.packed.packs()).filter(isSmall))
    if (await isOwn(port, pack, writer)) own.push(pack.stem)
  if (own.length <= mostPacks) return nothing
  const joined = await joinAll(port, own)
  if (!joined.ok) return joined
  const { stem, ids, retired } = joined.value
  if (stem === null) return nothing
  await objects.packed.refresh()
  const kept = new Set<string>()
  for (const pack of await objects.packed.packs())
    if (!pack.isCopy && pack.isWhole && (await isOwn(port, pack, writer))) kept.add(joinedFolder(pack.stem))
  await clearJoined(port, joinedFolder(stem), (folder, oid) => {
    if (ids.has(oid)) return Promise.resolve(true)
    // What an earlier join made has grown too large to be joined again, and is in use.
    return kept.has(folder) ? isReadable(objects, oid) : Promise.resolve(false)
  })
  return ok({ joined: stem, retired })
}

function isSmall(pack: PackFile): boolean {
  return !pack.isCopy && pack.isWhole && pack.indexIsSound && pack.size < largestJoined
}

const known = new WeakMap<PackFile, string | null>()

/** A pack says itself whose it is: our packs begin with their commits. */
async function isOwn(port: FilePort, pack: PackFile, writer: string): Promise<boolean> {
  const author = known.get(pack) ?? (await authorOf(port, `${packFolder}/${pack.stem}.pack`, pack.size))
  known.set(pack, author)
  return author === writer
}

/** The one author of the commits a pack begins with; null when there are several, or none. */
async function authorOf(port: FilePort, path: string, size: number): Promise<string | null> {
  let author: string | null = null
  for await (const { type, content } of walkPack(portSource(port, path, size), largestJoined)) {
    if (type !== 'commit') break
    const next = commitFacts(content)?.author ?? null
    if (next === null || (author !== null && next !== author)) return null
    author = next
  }
  return author
}

/** Takes away what earlier joins of this writer left in quarantine, once all of it is found elsewhere. */
async function clearJoined(
  port: FilePort,
  fresh: string,
  isSafe: (folder: string, oid: ObjectId) => Promise<boolean>,
): Promise<void> {
  for (const { name, kind } of await listFolder(port, quarantineFolder)) {
    if (kind === 'folder' && /^joined-[0-9a-f]{40}$/.test(name) && name !== fresh)
      await clearPacks(port, `${quarantineFolder}/${name}`, (oid) => isSafe(name, oid))
  }
}

/** Whether an object can be read from where it is in use. */
export type IsSafe = (oid: ObjectId) => Promise<boolean>

export async function isReadable(objects: IssueObjects, oid: ObjectId): Promise<boolean> {
  return (await objects.read(oid, largestObject)).ok
}

/**
 * Removes the packs in a folder of the quarantine of which every object is safe, and then the folder, if
 * it is empty. Gives how many files went.
 */
export async function clearPacks(port: FilePort, folder: string, isSafe: IsSafe): Promise<number> {
  const names = (await listFolder(port, folder)).map(({ name }) => name)
  const packs = names.filter((name) => name.endsWith('.pack'))
  const cleared = await mapLimited(names, readsAtOnce, async (name) => {
    const ids = await idsIn(port, `${folder}/${name}`, names)
    if (ids === null || !(await areAll(ids, isSafe))) return []
    const index = name.replace(/pack$/, 'idx')
    return packs.includes(name) && names.includes(index) ? [name, index] : [name]
  })
  const gone = cleared.flat()
  for (const name of gone) await port.remove(`${folder}/${name}`)
  if (gone.length === names.length) await port.removeFolder(folder)
  return gone.length
}

async function areAll(ids: readonly ObjectId[], isSafe: IsSafe): Promise<boolean> {
  for (const oid of ids) if (!(await isSafe(oid))) return false
  return true
}

/** What a file in quarantine holds: a whole pack, or an index whose pack has gone. Null: it must stay. */
async function idsIn(
  port: FilePort,
  path: string,
  names: readonly string[],
): Promise<readonly ObjectId[] | null> {
  if (path.endsWith('.pack')) return (await soundEntries(port, path))?.map(({ oid }) => oid) ?? null
  const stem = /([^/]+)\.idx$/.exec(path)?.[1]
  if (stem === undefined || names.includes(`${stem}.pack`)) return null
  return parseIndex(await port.read(path))?.ids ?? null
}

/** Empty when there is no such folder. */
export async function listFolder(port: FilePort, path: string): ReturnType<FilePort['list']> {
  try {
    return await port.list(path)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
