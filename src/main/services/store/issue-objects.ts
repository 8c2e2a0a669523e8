// The git objects of one issue folder: blobs, trees, commits. Loose objects are read here, with limits
// and with their SHA-1 checked; packs and all writing go through isomorphic-git over the file port.
// In: bytes and object ids. Out: the same, or what is wrong with an object. Refs are in `issue-refs.ts`.

import { createHash } from 'node:crypto'
import { inflate, inflateSync } from 'node:zlib'
import { promisify } from 'node:util'
import type * as Git from 'isomorphic-git'
import { err, ok, type Result } from '../../../base/result.ts'
import { codeOf, isMissing } from '../../fs/file-fault.ts'
import type { FilePort } from '../../fs/file-port.ts'
import { createGitFiles, gitFolder } from '../../fs/git-files.ts'

const inflateLarge = promisify(inflate)
// Nearly every object of an issue is a few kilobytes: handing one to another thread takes longer than unpacking it.
const small = 64 * 1024

function inflated(raw: Uint8Array, limit: number): Promise<Uint8Array> | Uint8Array {
  const options = { maxOutputLength: limit + headerRoom }
  return raw.length <= small ? inflateSync(raw, options) : inflateLarge(raw, options)
}

// Opening an issue needs none of it until a pack is met.
const git = (): Promise<typeof Git> => import('isomorphic-git')

export type ObjectId = string
export const objectIdPattern = /^[0-9a-f]{40}$/

export type ObjectType = 'blob' | 'tree' | 'commit'

/** `missing` may still come, from a slow share or a sync service; `damaged` will not. */
export interface ObjectFault {
  readonly kind: 'missing' | 'damaged' | 'unreachable'
  readonly oid: ObjectId
  /** The system's code when it can't be reached. */
  readonly code: string
}

export interface TreeEntry {
  readonly name: string
  readonly oid: ObjectId
  readonly isFolder: boolean
}

export interface CommitFacts {
  readonly tree: ObjectId
  readonly parents: readonly ObjectId[]
  readonly author: string
  readonly seconds: number
  readonly message: string
}

export interface NewCommit {
  readonly tree: ObjectId
  readonly parents: readonly ObjectId[]
  readonly author: string
  /** Seconds since 1970. */
  readonly seconds: number
  readonly message: string
}

export interface IssueObjects {
  readonly readBlob: (oid: ObjectId, limit: number) => Promise<Result<Uint8Array, ObjectFault>>
  readonly readTree: (oid: ObjectId) => Promise<Result<readonly TreeEntry[], ObjectFault>>
  readonly readCommit: (oid: ObjectId) => Promise<Result<CommitFacts, ObjectFault>>
  readonly isThere: (oid: ObjectId) => Promise<boolean>
  readonly writeBlob: (bytes: Uint8Array) => Promise<ObjectId>
  readonly writeTree: (entries: readonly TreeEntry[]) => Promise<ObjectId>
  readonly writeCommit: (commit: NewCommit) => Promise<ObjectId>
  /** Every loose object there is, for the search after damage. */
  readonly looseIds: () => Promise<readonly ObjectId[]>
  /** Takes a damaged object out of the way, so that it can be written again; nothing is deleted. */
  readonly setAside: (oid: ObjectId) => Promise<void>
}

// Trees and commits of any real issue are far smaller; a larger one is damage or a trap.
const maxTree = 16 * 1024 * 1024
const maxCommit = 1024 * 1024
const headerRoom = 64

export function createIssueObjects(port: FilePort): IssueObjects {
  const fs = createGitFiles(port)
  const gitdir = gitFolder
  // The library keeps parsed pack indexes here.
  const cache: object = {}

  async function readObject(
    oid: ObjectId,
    type: ObjectType,
    limit: number,
  ): Promise<Result<Uint8Array, ObjectFault>> {
    let raw: Uint8Array
    try {
      raw = await port.read(loosePath(oid))
    } catch (error) {
      if (isMissing(error)) return readPacked(oid, type)
      return err({ kind: 'unreachable', oid, code: codeOf(error) })
    }
    try {
      const whole = await inflated(raw, limit)
      const content = contentOf(whole, type)
      const sound = content !== null && createHash('sha1').update(whole).digest('hex') === oid
      return sound ? ok(content) : err(damaged(oid))
    } catch {
      return err(damaged(oid))
    }
  }

  async function readPacked(oid: ObjectId, type: ObjectType): Promise<Result<Uint8Array, ObjectFault>> {
    try {
      const library = await git()
      // The typed readers parse; the bytes themselves are what is checked here.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way to the bytes of a packed object
      const found = await library.readObject({ fs, gitdir, oid, format: 'content', cache })
      if (found.type !== type || !(found.object instanceof Uint8Array)) return err(damaged(oid))
      return ok(found.object)
    } catch (error) {
      const code = codeOf(error)
      if (code === 'NotFoundError') return err({ kind: 'missing', oid, code: '' })
      return err(/^E[A-Z]+$/.test(code) ? { kind: 'unreachable', oid, code } : damaged(oid))
    }
  }

  return {
    readBlob: (oid, limit) => readObject(oid, 'blob', limit),
    async readTree(oid) {
      const content = await readObject(oid, 'tree', maxTree)
      if (!content.ok) return content
      const entries = treeEntries(content.value)
      return entries === null ? err(damaged(oid)) : ok(entries)
    },
    async readCommit(oid) {
      const content = await readObject(oid, 'commit', maxCommit)
      if (!content.ok) return content
      const commit = commitFacts(new TextDecoder().decode(content.value))
      return commit === null ? err(damaged(oid)) : ok(commit)
    },
    async isThere(oid) {
      if ((await port.facts(loosePath(oid))) !== null) return true
      try {
        const library = await git()
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
        await library.readObject({ fs, gitdir, oid, format: 'deflated', cache })
        return true
      } catch {
        return false
      }
    },
    writeBlob: async (bytes) => (await git()).writeBlob({ fs, gitdir, blob: bytes }),
    writeTree: async (entries) =>
      (await git()).writeTree({
        fs,
        gitdir,
        tree: entries.map((entry) => ({
          mode: entry.isFolder ? '040000' : '100644',
          path: entry.name,
          oid: entry.oid,
          type: entry.isFolder ? 'tree' : 'blob',
        })),
      }),
    async writeCommit(commit) {
      const person = {
        name: commit.author,
        email: `${commit.author}@jumpline`,
        timestamp: commit.seconds,
        timezoneOffset: 0,
      }
      return (await git()).writeCommit({
        fs,
        gitdir,
        commit: {
          tree: commit.tree,
          parent: [...commit.parents],
          author: person,
          committer: person,
          message: commit.message,
        },
      })
    },
    async looseIds() {
      const ids: ObjectId[] = []
      for (const folder of await port.list('objects')) {
        if (!/^[0-9a-f]{2}$/.test(folder.name)) continue
        for (const { name } of await port.list(`objects/${folder.name}`)) {
          if (objectIdPattern.test(folder.name + name)) ids.push(folder.name + name)
        }
      }
      return ids
    },
    setAside: (oid) =>
      port.move(loosePath(oid), `objects/${oid.slice(0, 2)}/tmp_obj_damaged_${oid.slice(2)}`),
  }
}

function loosePath(oid: ObjectId): string {
  return `objects/${oid.slice(0, 2)}/${oid.slice(2)}`
}

function damaged(oid: ObjectId): ObjectFault {
  return { kind: 'damaged', oid, code: '' }
}

/** What follows git's header `type size NUL`, when the header is true. */
function contentOf(whole: Uint8Array, type: ObjectType): Uint8Array | null {
  const end = whole.indexOf(0)
  if (end < 0 || end > headerRoom) return null
  const content = whole.subarray(end + 1)
  const header = new TextDecoder().decode(whole.subarray(0, end))
  return header === `${type} ${String(content.length)}` ? content : null
}

function treeEntries(content: Uint8Array): readonly TreeEntry[] | null {
  const entries: TreeEntry[] = []
  let at = 0
  while (at < content.length) {
    const space = content.indexOf(0x20, at)
    const nul = content.indexOf(0, at)
    if (space < 0 || nul < space || nul + 21 > content.length) return null
    const mode = new TextDecoder().decode(content.subarray(at, space))
    const name = new TextDecoder().decode(content.subarray(space + 1, nul))
    const oid = Buffer.from(content.subarray(nul + 1, nul + 21)).toString('hex')
    entries.push({ name, oid, isFolder: mode === '40000' })
    at = nul + 21
  }
  return entries
}

function commitFacts(text: string): CommitFacts | null {
  const [head = '', ...rest] = text.split('\n\n')
  const tree = /^tree ([0-9a-f]{40})$/m.exec(head)?.[1]
  const author = /^author (.*) <[^>]*> (\d+) [+-]\d{4}$/m.exec(head)
  if (tree === undefined || author === null) return null
  const parents = [...head.matchAll(/^parent ([0-9a-f]{40})$/gm)].map((match) => match[1] ?? '')
  return {
    tree,
    parents,
    author: author[1] ?? '',
    seconds: Number(author[2]),
    message: rest.join('\n\n').trimEnd(),
  }
}
