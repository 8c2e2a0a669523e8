// The union of two copies of one issue: objects and branches of the other come into ours, and nothing that
// is here moves. In: another issue folder, or an `.issuez` that came back. Out: what came. Bringing the
// branches together is the merge's, which comes after.

import { basename, dirname } from 'node:path'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { attempt, fileError } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { findMarker } from './issue-marker.ts'
import { createIssueObjects, type IssueObjects, type ObjectFault, type ObjectId } from './issue-objects.ts'
import { type Head, moveHead, readHead, readHeads } from './issue-refs.ts'
import type { ZipPlace } from './issue-zip.ts'
import { loosePath } from './loose-file.ts'
import { type PackedBytes, packEntry } from './pack-file.ts'
import { isSeen, largestObject } from './packed-objects.ts'
import { type UnzipParts, withUnpacked, type ZipBudget, zipBudget } from './unzip-issue.ts'
import { readBackPack, writePack } from './write-pack.ts'

export interface United {
  /** Objects that were not here. */
  readonly objects: number
  /** Of those, the ones that can't be read there either, and did not come. */
  readonly damaged: number
  /** Branches that are new here, by their names here. */
  readonly branches: readonly string[]
}

// What is larger comes as a file of its own, as originals are.
const largestPacked = 1024 * 1024
const largestPack = 32 * 1024 * 1024

/** Brings an `.issuez` of the same issue in. It is unpacked beside the issue, and gone afterwards. */
export function addFromZip(
  parts: UnzipParts,
  from: ZipPlace,
  issue: FilePort,
  budget: ZipBudget = zipBudget,
): Promise<Result<United, Fault>> {
  const folder = dirname(issue.root)
  return withUnpacked(parts, from, parts.portAt(folder), budget, (hidden) =>
    uniteIssues(parts.portAt(`${folder}/${hidden}`), issue),
  )
}

/** Brings the objects and branches of another folder of the same issue in; the other is only read. */
export async function uniteIssues(from: FilePort, to: FilePort): Promise<Result<United, Fault>> {
  const same = await checkSame(from, to)
  if (!same.ok) return same
  const name = basename(to.root)
  return attempt(name, async () => {
    // Branches first: what they name was written before them.
    const { heads } = await readHeads(from)
    const theirs = createIssueObjects(from)
    const ours = createIssueObjects(to)
    const { came, damaged } = await copyObjects(theirs, ours, to)
    await to.settle()
    const branches: string[] = []
    for (const head of heads) {
      const branch = await bringBranch(ours, to, head)
      if (branch !== null) branches.push(branch)
    }
    return { objects: came + damaged, damaged, branches }
  })
}

async function checkSame(from: FilePort, to: FilePort): Promise<Result<null, Fault>> {
  const other = await findMarker(from)
  if (!other.ok) return other
  const own = await findMarker(to)
  if (!own.ok) return own
  if (other.value.id === own.value.id) return ok(null)
  return err({ kind: 'unreadable', name: basename(from.root), why: 'is another issue' })
}

/** Each object is read against its SHA-1 before it comes, and again from our own disk. */
async function copyObjects(
  theirs: IssueObjects,
  ours: IssueObjects,
  to: FilePort,
): Promise<{ readonly came: number; readonly damaged: number }> {
  let came = 0
  let damaged = 0
  let entries: PackedBytes[] = []
  let size = 0

  async function putPack(): Promise<void> {
    if (entries.length === 0) return
    const stem = await writePack(to, entries)
    if ((await readBackPack(to, stem)) === null)
      throw new Error(`${stem} was not read back as it was written`)
    came += entries.length
    entries = []
    size = 0
  }

  const here = await seenIds(ours)
  for (const oid of await theirs.allIds()) {
    if (here.has(oid) && reached(await ours.read(oid, largestObject)).ok) continue
    const read = reached(await theirs.read(oid, largestObject))
    if (!read.ok) {
      damaged += 1
      continue
    }
    if (read.value.content.length > largestPacked) {
      await putLoose(ours, to, oid, read.value.content)
      came += 1
      continue
    }
    const entry = packEntry(read.value)
    entries.push(entry)
    size += entry.bytes.length
    if (size > largestPack) await putPack()
  }
  await putPack()
  await ours.packed.refresh()
  return { came, damaged }
}

/** What git finds here as well; the rest is written again. */
async function seenIds(objects: IssueObjects): Promise<ReadonlySet<ObjectId>> {
  const packs = (await objects.packed.packs()).filter(isSeen)
  return new Set([...(await objects.looseIds()), ...packs.flatMap((pack) => pack.index.ids)])
}

/** What could not be read because the file system failed is neither damaged nor missing: nothing is known of it. */
function reached<Value>(read: Result<Value, ObjectFault>): Result<Value, ObjectFault> {
  if (!read.ok && read.fault.kind === 'unreachable') throw fileError(read.fault.code, read.fault.oid)
  return read
}

async function putLoose(ours: IssueObjects, to: FilePort, oid: ObjectId, content: Uint8Array): Promise<void> {
  await ours.writeBlob(content)
  await to.settle()
  if (!(await ours.read(oid, content.length)).ok)
    throw new Error(`${loosePath(oid)} was not read back as it was written`)
}

const isFree = (now: ObjectId | null | undefined): boolean => now === undefined

/** The name under which a branch of theirs is here now, when it is new. */
async function bringBranch(
  ours: IssueObjects,
  to: FilePort,
  { writer, commit }: Head,
): Promise<string | null> {
  if (commit === null || !reached(await ours.readCommit(commit)).ok) return null
  const here = await readHead(to, writer)
  if (here === commit) return null
  if (here === undefined) {
    await moveHead(to, writer, commit, isFree)
    return writer
  }
  if (here !== null && (await isWithin(ours, commit, here))) return null
  // Nobody writes this name, and its writer's own branch stays where that writer left it.
  for (let digits = 8; digits <= 40; digits += 8) {
    const name = `${writer}.in-${commit.slice(0, digits)}`
    const taken = await readHead(to, name)
    if (taken === commit) return null
    if (taken !== undefined) continue
    await moveHead(to, name, commit, isFree)
    return name
  }
  return null
}

/** Whether a commit grew from the other, or is it. */
async function isWithin(objects: IssueObjects, older: ObjectId, newer: ObjectId): Promise<boolean> {
  const seen = new Set<ObjectId>()
  const queue = [newer]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === older) return true
    if (seen.has(next)) continue
    seen.add(next)
    const facts = reached(await objects.readCommit(next))
    if (facts.ok) queue.push(...facts.value.parents)
  }
  return false
}
