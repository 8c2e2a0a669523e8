// Writes an issue into its folder as one commit. Only what changed is written: objects first, then the
// branch, then everything new is read back. In: the issue and what is stored already. Out: the new
// stored state, true only when all of it was found again on the disk.

import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { encodeIssue } from '../../../model/file/encode.ts'
import type { Issue } from '../../../model/issue.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import type { StoredFile, StoredOriginal } from './issue-content.ts'
import type { IssueObjects, NewCommit, ObjectId, TreeEntry } from './issue-objects.ts'
import { readHead, writeHead } from './issue-refs.ts'
import { mapLimited } from '../limited.ts'

/** What the folder is known to hold. */
export interface StoredState {
  readonly head: ObjectId
  readonly files: ReadonlyMap<string, StoredFile>
  /** Trees by the text of their entries. */
  readonly trees: ReadonlyMap<string, ObjectId>
  readonly originals: ReadonlyMap<string, StoredOriginal>
}

export interface PublishParts {
  readonly port: FilePort
  readonly objects: IssueObjects
  /** Folder name, for faults. */
  readonly name: string
}

export interface PublishWish {
  readonly issue: Issue
  readonly parents: readonly ObjectId[]
  readonly author: string
  readonly seconds: number
  readonly message: string
  /** Branch to move, and told the commit before it moves. */
  readonly branch: string
  readonly announce: (commit: ObjectId) => Promise<Result<null, Fault>>
}

// Enough to keep a disk busy; the system joins fsyncs that wait together.
const writesAtOnce = 8
const maxReadBack = 256 * 1024 * 1024

export async function publishIssue(
  parts: PublishParts,
  before: Omit<StoredState, 'head'>,
  whole: PublishWish,
): Promise<Result<StoredState, Fault>> {
  const { port, objects, name } = parts
  const { branch, announce, ...wish } = whole
  const written = await attempt(name, () => writeObjects(parts, before, wish))
  if (!written.ok) return written
  const { state, fresh } = written.value
  const announced = await announce(state.head)
  if (!announced.ok) return announced
  const moved = await attempt(name, () => writeHead(port, branch, state.head))
  if (!moved.ok) return moved
  const found = await attempt(name, () => readHead(port, branch))
  if (!found.ok) return found
  if (found.value !== state.head) return err({ kind: 'damaged', name, at: `refs/heads/${branch}` })
  return readBack(objects, name, fresh, state)
}

interface Fresh {
  readonly blobs: readonly ObjectId[]
  readonly trees: readonly ObjectId[]
  readonly commit: ObjectId
}

async function writeObjects(
  { port, objects }: PublishParts,
  before: Omit<StoredState, 'head'>,
  wish: Omit<PublishWish, 'branch' | 'announce'>,
): Promise<{ readonly state: StoredState; readonly fresh: Fresh }> {
  const texts = [...encodeIssue(wish.issue)]
  const blobs: ObjectId[] = []
  const files = new Map(
    await mapLimited(texts, writesAtOnce, async ([path, text]): Promise<[string, StoredFile]> => {
      const known = before.files.get(path)
      // Texts of unchanged objects are the very same string, so this costs nothing.
      if (known?.text === text) return [path, known]
      const oid = await objects.writeBlob(new TextEncoder().encode(text))
      blobs.push(oid)
      return [path, { text, oid }]
    }),
  )
  const leaves: [string, ObjectId][] = [...files].map(([path, file]) => [path, file.oid])
  for (const [sha256, original] of before.originals)
    leaves.push([`originals/${sha256}.${original.type}`, original.oid])

  const trees = new Map<string, ObjectId>()
  const newTrees: ObjectId[] = []
  async function writeFolder(entries: readonly (readonly [string, ObjectId])[]): Promise<ObjectId> {
    const here: TreeEntry[] = []
    const below = new Map<string, (readonly [string, ObjectId])[]>()
    for (const [path, oid] of entries) {
      const slash = path.indexOf('/')
      if (slash < 0) {
        here.push({ name: path, oid, isFolder: false })
        continue
      }
      const folder = path.slice(0, slash)
      const list = below.get(folder) ?? []
      list.push([path.slice(slash + 1), oid])
      below.set(folder, list)
    }
    for (const [folder, list] of below)
      here.push({ name: folder, oid: await writeFolder(list), isFolder: true })
    const key = here
      .map((entry) => `${entry.oid} ${entry.name}`)
      .toSorted()
      .join('\n')
    const known = before.trees.get(key) ?? trees.get(key)
    const oid = known ?? (await objects.writeTree(here))
    if (known === undefined) newTrees.push(oid)
    trees.set(key, oid)
    return oid
  }
  const tree = await writeFolder(leaves)
  const { parents, author, seconds, message } = wish
  const commit: NewCommit = { tree, parents, author, seconds: Math.max(0, seconds), message }
  const head = await objects.writeCommit(commit)
  await port.settle()
  return {
    state: { head, files, trees, originals: before.originals },
    fresh: { blobs, trees: newTrees, commit: head },
  }
}

/** Reads every new object again; each read compares the bytes with their SHA-1. */
async function readBack(
  objects: IssueObjects,
  name: string,
  fresh: Fresh,
  state: StoredState,
): Promise<Result<StoredState, Fault>> {
  const checks: readonly (readonly [ObjectId, () => Promise<Result<unknown, unknown>>])[] = [
    [fresh.commit, () => objects.readCommit(fresh.commit)],
    ...fresh.trees.map((oid) => [oid, () => objects.readTree(oid)] as const),
    ...fresh.blobs.map((oid) => [oid, () => objects.readBlob(oid, maxReadBack)] as const),
  ]
  const failed = await mapLimited(checks, writesAtOnce, async ([oid, read]) =>
    (await read()).ok ? null : oid,
  )
  for (const oid of failed) {
    if (oid === null) continue
    // The next attempt writes it again: an object file that exists is never overwritten.
    await attempt(name, () => objects.setAside(oid))
    return err({ kind: 'damaged', name, at: `objects/${oid.slice(0, 2)}/${oid.slice(2)}` })
  }
  return ok(state)
}
