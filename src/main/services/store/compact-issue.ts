// Compaction, when somebody asks for it: loose objects and small packs become one pack, or a few. What is
// superseded moves into a folder of the quarantine with the day in its name; what was put there over 30
// days ago goes, if every object in it can be read from elsewhere. Originals and damaged objects stay where
// they are, and nothing is left out because no branch leads to it.

import { basename } from 'node:path'
import { ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { findMarker } from './issue-marker.ts'
import { createIssueObjects, type IssueObjects, type ObjectId } from './issue-objects.ts'
import { clearPacks, isReadable, listFolder, putPack, type SoundEntry, soundEntries } from './join-packs.ts'
import { decodeLoose, loosePath } from './loose-file.ts'
import { packEntry } from './pack-file.ts'
import { largestObject, packFolder } from './packed-objects.ts'
import { quarantineFolder, retirePacks } from './write-pack.ts'

export interface Compacted {
  /** Names of the new packs. */
  readonly packs: readonly string[]
  /** Objects in them. */
  readonly objects: number
  /** Loose objects and packs that are in quarantine now. */
  readonly retired: number
  /** Files of the quarantine that were over 30 days old and are gone. */
  readonly removed: number
}

const largestLoose = 1024 * 1024
const largestPack = 32 * 1024 * 1024
const keptDays = 30
const day = 24 * 60 * 60 * 1000

export async function compactIssue(port: FilePort, now: number): Promise<Result<Compacted, Fault>> {
  const name = basename(port.root)
  const marker = await findMarker(port)
  if (!marker.ok) return marker
  const objects = createIssueObjects(port)
  const found = await attempt(name, () => findSources(port, objects))
  if (!found.ok) return found
  const { loose, packs } = found.value
  const isWorthIt = loose.length > 0 || packs.length > 1
  const made = isWorthIt ? await packAll(port, loose, packs) : ok({ stems: [], kept: new Set<ObjectId>() })
  if (!made.ok) return made
  const { stems, kept } = made.value
  const today = new Date(now).toISOString().slice(0, 10)
  return attempt(name, async () => {
    const old = stems.length === 0 ? [] : packs.filter((stem) => !stems.includes(stem))
    await retirePacks(port, old, today)
    for (const oid of loose)
      await port.moveUnsettled(loosePath(oid), `${quarantineFolder}/${today}/${loosePath(oid)}`)
    await port.settle()
    await objects.packed.refresh()
    const removed = await clearOld(port, objects, now)
    return { packs: stems, objects: kept.size, retired: old.length + loose.length, removed }
  })
}

interface Sources {
  readonly loose: readonly ObjectId[]
  readonly packs: readonly string[]
}

/** What can be packed: all that is sound, and no original. */
async function findSources(port: FilePort, objects: IssueObjects): Promise<Sources> {
  const loose: ObjectId[] = []
  for (const oid of (await objects.looseIds()).toSorted())
    if ((await looseEntry(port, oid)) !== null) loose.push(oid)
  const packs: string[] = []
  for (const pack of await objects.packed.packs()) {
    if (pack.isCopy || !pack.isWhole || pack.size > largestPack) continue
    if ((await soundEntries(port, `${packFolder}/${pack.stem}.pack`)) !== null) packs.push(pack.stem)
  }
  return { loose, packs: packs.toSorted() }
}

/** Null for what stays a file of its own: damaged, large, or a picture. Our JSON begins with a brace. */
async function looseEntry(port: FilePort, oid: ObjectId): Promise<SoundEntry | null> {
  const path = loosePath(oid)
  const facts = await port.facts(path)
  if (facts === null || facts.size > largestLoose) return null
  const object = await decodeLoose(await port.read(path), oid, 16 * largestLoose)
  if (object === null) return null
  const isOther = object.type === 'blob' && object.content[0] !== '{'.charCodeAt(0)
  return isOther ? null : { ...packEntry(object), type: object.type }
}

/** Packs of at most 32 MB, so that memory stays small; each is read back before the next begins. */
async function packAll(
  port: FilePort,
  loose: readonly ObjectId[],
  packs: readonly string[],
): Promise<Result<{ readonly stems: readonly string[]; readonly kept: ReadonlySet<ObjectId> }, Fault>> {
  const name = basename(port.root)
  const stems: string[] = []
  const kept = new Set<ObjectId>()
  let waiting: SoundEntry[] = []
  let size = 0

  async function put(): Promise<Result<null, Fault>> {
    if (waiting.length === 0) return ok(null)
    const stem = await putPack(port, waiting)
    if (!stem.ok) return stem
    stems.push(stem.value)
    waiting = []
    size = 0
    return ok(null)
  }

  const sources = [
    ...packs.map((stem) => () => soundEntries(port, `${packFolder}/${stem}.pack`)),
    ...loose.map((oid) => async () => {
      const entry = await looseEntry(port, oid)
      return entry === null ? null : [entry]
    }),
  ]
  for (const read of sources) {
    const entries = await attempt(name, read)
    if (!entries.ok) return entries
    // It was sound a moment ago: whatever has changed it, this is no time to move things.
    if (entries.value === null) return { ok: false, fault: { kind: 'damaged', name, at: packFolder } }
    for (const entry of entries.value) {
      if (kept.has(entry.oid)) continue
      kept.add(entry.oid)
      waiting.push(entry)
      size += entry.bytes.length
    }
    if (size > largestPack) {
      const done = await put()
      if (!done.ok) return done
    }
  }
  const done = await put()
  return done.ok ? ok({ stems, kept }) : done
}

async function clearOld(port: FilePort, objects: IssueObjects, now: number): Promise<number> {
  let removed = 0
  for (const { name, kind } of await listFolder(port, quarantineFolder)) {
    const put = kind === 'folder' && /^\d{4}-\d{2}-\d{2}$/.test(name) ? Date.parse(name) : Number.NaN
    // Put there at some time of that day: the next one is the first of the thirty.
    if (!(now - put > (keptDays + 1) * day)) continue
    const folder = `${quarantineFolder}/${name}`
    for (const inner of await listFolder(port, `${folder}/objects`))
      removed += await clearLoose(port, objects, folder, inner.name)
    if ((await port.facts(`${folder}/objects`)) !== null) await removeEmpty(port, `${folder}/objects`)
    removed += await clearPacks(port, folder, (oid) => isReadable(objects, oid))
  }
  return removed
}

async function clearLoose(
  port: FilePort,
  objects: IssueObjects,
  folder: string,
  first: string,
): Promise<number> {
  let removed = 0
  const path = `${folder}/objects/${first}`
  for (const { name } of await listFolder(port, path)) {
    const oid = `${first}${name}`
    const isSound = (await decodeLoose(await port.read(`${path}/${name}`), oid, largestObject)) !== null
    if (!isSound || !(await isReadable(objects, oid))) continue
    await port.remove(`${path}/${name}`)
    removed += 1
  }
  await removeEmpty(port, path)
  return removed
}

async function removeEmpty(port: FilePort, folder: string): Promise<void> {
  if ((await listFolder(port, folder)).length === 0) await port.removeFolder(folder)
}
