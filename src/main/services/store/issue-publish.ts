// Writes an issue into its folder as one commit. Only what changed is written: its objects as one small
// pack, which is read back, and then the branch, which is too. In: the issue and what is stored already.
// Out: the new stored state, true only when all of it was found again on the disk.

import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import { encodeIssue } from '../../../model/file/encode.ts'
import type { Issue } from '../../../model/issue.ts'
import { attempt } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import type { StoredFile, StoredOriginal } from './issue-content.ts'
import {
  encodeCommit,
  encodeTree,
  type GitObject,
  gitObject,
  type NewCommit,
  type ObjectId,
  type TreeEntry,
} from './git-object.ts'
import { type Broken, findBroken, setBrokenAside } from './broken-objects.ts'
import type { IssueObjects } from './issue-objects.ts'
import { readHead } from './issue-refs.ts'
import { tidyPacks } from './join-packs.ts'
import { packEntry } from './pack-file.ts'
import { packFolder } from './packed-objects.ts'
import { readBackPack, retirePacks, writePack } from './write-pack.ts'
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
  /** Told the commit before the branch moves. */
  readonly announce: (commit: ObjectId) => Promise<Result<null, Fault>>
  /** Moves our branch to the commit; gives the branch, which is read back. */
  readonly move: (commit: ObjectId) => Promise<string>
}

const readsAtOnce = 8

export async function publishIssue(
  parts: PublishParts,
  before: Omit<StoredState, 'head'>,
  whole: PublishWish,
): Promise<Result<StoredState, Fault>> {
  const { port, name } = parts
  const { announce, move, ...wish } = whole
  const planned = planObjects(before, wish)
  const { state } = planned
  const written = await attempt(name, () => writeObjects(parts, planned.objects))
  if (!written.ok) return written
  // Before the branch moves: it must never name what is not there.
  const back = await readBack(parts, written.value)
  if (!back.ok) return back
  const announced = await announce(state.head)
  if (!announced.ok) return announced
  const moved = await attempt(name, () => move(state.head))
  if (!moved.ok) return moved
  const branch = moved.value
  const found = await attempt(name, () => readHead(port, branch))
  if (!found.ok) return found
  if (found.value !== state.head) return err({ kind: 'damaged', name, at: `refs/heads/${branch}` })
  // The work is saved: packs that can't be joined now are joined another time.
  await attempt(name, () => tidyPacks(port, parts.objects, wish.author))
  return ok(state)
}

interface Planned {
  readonly state: StoredState
  /** Not known to be stored; the commit first, then trees, then blobs. */
  readonly objects: readonly GitObject[]
}

/** What a commit of the issue consists of, and which of it is new. Nothing is written yet. */
export function planObjects(
  before: Omit<StoredState, 'head'>,
  wish: Omit<PublishWish, 'announce' | 'move'>,
): Planned {
  const files = new Map<string, StoredFile>()
  const blobs: GitObject[] = []
  for (const [path, text] of encodeIssue(wish.issue)) {
    const known = before.files.get(path)
    // Texts of unchanged objects are the very same string, so this costs nothing.
    if (known?.text === text) {
      files.set(path, known)
      continue
    }
    const blob = gitObject('blob', new TextEncoder().encode(text))
    blobs.push(blob)
    files.set(path, { text, oid: blob.oid })
  }
  const leaves: Leaf[] = [...files].map(([path, file]) => [path, file.oid])
  for (const [sha256, original] of before.originals)
    leaves.push([`originals/${sha256}.${original.type}`, original.oid])
  const { root, trees, fresh } = planTrees(before.trees, leaves)
  const { parents, author, seconds, message } = wish
  const facts: NewCommit = { tree: root, parents, author, seconds: Math.max(0, seconds), message }
  const commit = gitObject('commit', encodeCommit(facts))
  const state = { head: commit.oid, files, trees, originals: before.originals }
  return { state, objects: [commit, ...fresh, ...blobs] }
}

type Leaf = readonly [path: string, oid: ObjectId]

function planTrees(
  before: ReadonlyMap<string, ObjectId>,
  leaves: readonly Leaf[],
): {
  readonly root: ObjectId
  readonly trees: ReadonlyMap<string, ObjectId>
  readonly fresh: readonly GitObject[]
} {
  const trees = new Map<string, ObjectId>()
  const fresh: GitObject[] = []

  function folder(entries: readonly Leaf[]): ObjectId {
    const here: TreeEntry[] = []
    const below = new Map<string, Leaf[]>()
    for (const [path, oid] of entries) {
      const slash = path.indexOf('/')
      if (slash < 0) {
        here.push({ name: path, oid, isFolder: false })
        continue
      }
      const name = path.slice(0, slash)
      const list = below.get(name) ?? []
      list.push([path.slice(slash + 1), oid])
      below.set(name, list)
    }
    for (const [name, list] of below) here.push({ name, oid: folder(list), isFolder: true })
    const key = here
      .map((entry) => `${entry.oid} ${entry.name}`)
      .toSorted()
      .join('\n')
    const known = before.get(key) ?? trees.get(key)
    const oid = known ?? madeTree(here)
    trees.set(key, oid)
    return oid
  }

  function madeTree(entries: readonly TreeEntry[]): ObjectId {
    const tree = gitObject('tree', encodeTree(entries))
    fresh.push(tree)
    return tree.oid
  }
  return { root: folder(leaves), trees, fresh }
}

interface Written {
  /** Null when everything was there already. */
  readonly stem: string | null
  readonly ids: readonly ObjectId[]
  /** Damaged copies of what is in the pack now. */
  readonly broken: Broken
}

/** One pack of all that is not there, or there and damaged. */
async function writeObjects(
  { port, objects }: PublishParts,
  planned: readonly GitObject[],
): Promise<Written> {
  await objects.packed.refresh()
  const once = [...new Map(planned.map((object) => [object.oid, object])).values()]
  const there = await mapLimited(once, readsAtOnce, (object) => objects.look(object))
  const lacking = once.filter((_, row) => there[row] !== 'sound')
  const broken = await findBroken(
    port,
    objects,
    once.filter((_, row) => there[row] === 'damaged'),
    lacking,
  )
  const fresh = [...lacking, ...broken.rescued]
  const stem = fresh.length === 0 ? null : await writePack(port, fresh.map(packEntry))
  await port.settle()
  return { stem, ids: fresh.map(({ oid }) => oid), broken }
}

/** Reads the new pack again from the disk, every object against its SHA-1. */
async function readBack(
  { port, objects, name }: PublishParts,
  { stem, ids, broken }: Written,
): Promise<Result<null, Fault>> {
  if (stem === null) return ok(null)
  const back = await attempt(name, () => readBackPack(port, stem))
  if (!back.ok) return back
  const found = back.value
  if (found === null || !ids.every((oid) => found.has(oid))) {
    // The next attempt writes it again; whoever looks into this may want to see what the disk gave.
    await attempt(name, () => retirePacks(port, [stem], 'not-read-back'))
    await objects.packed.refresh()
    return err({ kind: 'damaged', name, at: `${packFolder}/${stem}.pack` })
  }
  await attempt(name, () => setBrokenAside(port, objects, broken, found))
  return ok(null)
}
