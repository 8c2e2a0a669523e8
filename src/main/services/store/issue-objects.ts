// The git objects of one issue folder: blobs, trees, commits. Read from packs (`packed-objects.ts`) and
// loose files (`loose-file.ts`) with limits, and every object against its SHA-1; deltas, which only git
// itself makes, go through isomorphic-git over the file port.
// In: bytes and object ids. Out: the same, or what is wrong with an object. Refs are in `issue-refs.ts`.

import type * as Git from 'isomorphic-git'
import { err, ok, type Result } from '../../../base/result.ts'
import { codeOf, isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { createGitFiles, gitFolder } from '../../fs/git-files.ts'
import {
  type CommitFacts,
  commitFacts,
  encodeCommit,
  encodeTree,
  type GitObject,
  gitObject,
  type NewCommit,
  objectId,
  type ObjectId,
  objectIdPattern,
  type ObjectType,
  treeEntries,
  type TreeEntry,
} from './git-object.ts'
import { decodeLoose, encodeLoose, loosePath } from './loose-file.ts'
import {
  createPackedObjects,
  largestObject,
  packFolder,
  type PackedAnswer,
  type PackFile,
  type PackedObjects,
} from './packed-objects.ts'

export {
  type CommitFacts,
  type NewCommit,
  type ObjectId,
  objectIdPattern,
  type TreeEntry,
} from './git-object.ts'

// Opening an issue needs none of it until a delta is met.
const git = (): Promise<typeof Git> => import('isomorphic-git')

/** `missing` may still come, from a slow share or a sync service; `damaged` will not. */
export interface ObjectFault {
  readonly kind: 'missing' | 'damaged' | 'unreachable'
  readonly oid: ObjectId
  /** The system's code when it can't be reached. */
  readonly code: string
}

export interface IssueObjects {
  /** An object of any type, at most `limit` bytes long. */
  readonly read: (oid: ObjectId, limit: number) => Promise<Result<GitObject, ObjectFault>>
  readonly readBlob: (oid: ObjectId, limit: number) => Promise<Result<Uint8Array, ObjectFault>>
  readonly readTree: (oid: ObjectId) => Promise<Result<readonly TreeEntry[], ObjectFault>>
  readonly readCommit: (oid: ObjectId) => Promise<Result<CommitFacts, ObjectFault>>
  readonly isThere: (oid: ObjectId) => Promise<boolean>
  /**
   * What the folder has of an object that is about to be written, as it was when it was last looked at:
   * for many at once, of which most are new. What is sound is made durable by the next `settle`. A pack that
   * was left without its index by a run that was killed does not count: git would not find what is in it.
   */
  readonly look: (object: GitObject) => Promise<'sound' | 'damaged' | 'none'>
  /** Written as files of their own; what is there and sound is not written again. */
  readonly writeBlob: (bytes: Uint8Array) => Promise<ObjectId>
  readonly writeTree: (entries: readonly TreeEntry[]) => Promise<ObjectId>
  readonly writeCommit: (commit: NewCommit) => Promise<ObjectId>
  /** Every object that is a file of its own. */
  readonly looseIds: () => Promise<readonly ObjectId[]>
  /** Every object there is, packed or not, each once: for the search after damage. */
  readonly allIds: () => Promise<readonly ObjectId[]>
  /** What the packs hold, read anew from the folder when it has changed. */
  readonly packed: PackedObjects
  /** Takes a damaged object out of the way, so that it can be written again; nothing is deleted. */
  readonly setAside: (oid: ObjectId) => Promise<void>
}

// Trees and commits of any real issue are far smaller; a larger one is damage or a trap.
const maxTree = 16 * 1024 * 1024
const maxCommit = 1024 * 1024

export function createIssueObjects(port: FilePort): IssueObjects {
  const fs = createGitFiles(port)
  const gitdir = gitFolder
  // The library keeps parsed pack indexes here.
  const cache: object = {}
  const packed = createPackedObjects(port)

  async function read(oid: ObjectId, limit: number): Promise<Result<GitObject, ObjectFault>> {
    const found = await readOnce(oid, limit)
    if (found.ok || found.fault.kind !== 'missing') return found
    // Another writer may have added a pack, or joined the one that held it into another.
    return (await packed.refresh()) ? readOnce(oid, limit) : found
  }

  /** From wherever it is sound; else the kindest that can be said of it. */
  async function readOnce(oid: ObjectId, limit: number): Promise<Result<GitObject, ObjectFault>> {
    const answer = await packed.read(oid, limit)
    if (answer.kind === 'object') return ok(answer.object)
    const loose = await readLoose(oid, limit)
    if (loose.ok) return loose
    if (answer.kind === 'delta') return readDelta(oid, limit)
    return err(kinder(loose.fault, answer, oid))
  }

  async function readLoose(oid: ObjectId, limit: number): Promise<Result<GitObject, ObjectFault>> {
    try {
      const object = await decodeLoose(await port.read(loosePath(oid)), oid, limit)
      return object === null ? err(damaged(oid)) : ok(object)
    } catch (error) {
      if (isMissing(error)) return err({ kind: 'missing', oid, code: '' })
      return err({ kind: 'unreachable', oid, code: codeOf(error) })
    }
  }

  async function readDelta(oid: ObjectId, limit: number): Promise<Result<GitObject, ObjectFault>> {
    try {
      const library = await git()
      // The typed readers parse; the bytes themselves are what is checked here.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way to the bytes of a packed object
      const found = await library.readObject({ fs, gitdir, oid, format: 'content', cache })
      const { type, object: content } = found
      if (!isObjectType(type) || !(content instanceof Uint8Array)) return err(damaged(oid))
      const sound = content.length <= limit && objectId(type, content) === oid
      return sound ? ok({ oid, type, content }) : err(damaged(oid))
    } catch (error) {
      const code = codeOf(error)
      if (code === 'NotFoundError') return err({ kind: 'missing', oid, code: '' })
      return err(/^E[A-Z]+$/.test(code) ? { kind: 'unreachable', oid, code } : damaged(oid))
    }
  }

  async function readTyped(
    oid: ObjectId,
    type: ObjectType,
    limit: number,
  ): Promise<Result<Uint8Array, ObjectFault>> {
    const found = await read(oid, limit)
    if (!found.ok) return found
    return found.value.type === type ? ok(found.value.content) : err(damaged(oid))
  }

  async function write(object: GitObject): Promise<ObjectId> {
    const { oid } = object
    const path = loosePath(oid)
    if ((await port.facts(path)) !== null) {
      // Its entry may be left from a run that was killed, and not durable yet.
      port.unsettle(path)
      if ((await readLoose(oid, object.content.length)).ok) return oid
      await setAside(oid)
    }
    await port.writeUnsettled(path, await encodeLoose(object))
    return oid
  }

  const setAside = (oid: ObjectId): Promise<void> =>
    port.move(loosePath(oid), `objects/${oid.slice(0, 2)}/tmp_obj_damaged_${oid.slice(2)}`)

  async function looseIds(): Promise<readonly ObjectId[]> {
    const ids: ObjectId[] = []
    for (const folder of await port.list('objects')) {
      if (!/^[0-9a-f]{2}$/.test(folder.name)) continue
      for (const { name } of await port.list(`objects/${folder.name}`)) {
        if (objectIdPattern.test(folder.name + name)) ids.push(folder.name + name)
      }
    }
    return ids
  }

  return {
    read,
    readBlob: (oid, limit) => readTyped(oid, 'blob', limit),
    async readTree(oid) {
      const content = await readTyped(oid, 'tree', maxTree)
      if (!content.ok) return content
      const entries = treeEntries(content.value)
      return entries === null ? err(damaged(oid)) : ok(entries)
    },
    async readCommit(oid) {
      const content = await readTyped(oid, 'commit', maxCommit)
      if (!content.ok) return content
      const commit = commitFacts(content.value)
      return commit === null ? err(damaged(oid)) : ok(commit)
    },
    async isThere(oid) {
      // A folder that can't be read now is told of by the read below.
      const packs = await packed.packs().catch((): readonly PackFile[] => [])
      if (packs.some((pack) => reaches(pack, oid))) return true
      return (await port.facts(loosePath(oid))) !== null || (await read(oid, largestObject)).ok
    },
    async look({ oid, content }) {
      const answer = await packed.read(oid, content.length, 'seen')
      if (answer.kind === 'object') {
        port.unsettle(`${packFolder}/pack`)
        return 'sound'
      }
      const loose = await readLoose(oid, content.length)
      if (loose.ok) port.unsettle(loosePath(oid))
      if (loose.ok || (answer.kind === 'delta' && (await readDelta(oid, content.length)).ok)) return 'sound'
      return answer.kind === 'damaged' || loose.fault.kind === 'damaged' ? 'damaged' : 'none'
    },
    writeBlob: (bytes) => write(gitObject('blob', bytes)),
    writeTree: (entries) => write(gitObject('tree', encodeTree(entries))),
    writeCommit: (commit) => write(gitObject('commit', encodeCommit(commit))),
    looseIds,
    async allIds() {
      await packed.refresh()
      const packs = await packed.packs()
      return [...new Set([...(await looseIds()), ...packs.flatMap((pack) => pack.index.ids)])]
    },
    packed,
    setAside,
  }
}

/** Whether the pack is long enough to hold it. */
function reaches(pack: PackFile, oid: ObjectId): boolean {
  const place = pack.index.find(oid)
  return place !== null && place.offset < pack.size && (place.end ?? 0) <= pack.size
}

function damaged(oid: ObjectId): ObjectFault {
  return { kind: 'damaged', oid, code: '' }
}

/** A damaged file may have a sound copy in a pack that still comes: what may come is told first. */
function kinder(loose: ObjectFault, answer: PackedAnswer, oid: ObjectId): ObjectFault {
  if (answer.kind === 'unreachable') return { kind: 'unreachable', oid, code: answer.code }
  if (loose.kind === 'unreachable') return loose
  if (answer.kind === 'missing') return { kind: 'missing', oid, code: '' }
  return answer.kind === 'damaged' ? damaged(oid) : loose
}

function isObjectType(type: string): type is ObjectType {
  return type === 'blob' || type === 'tree' || type === 'commit'
}
