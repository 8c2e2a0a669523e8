// The bytes of git's objects: how a tree and a commit are written and read, and what an object is named
// after. Pure; where objects are kept is told by `issue-objects.ts`, `loose-file.ts` and `pack-file.ts`.

import { createHash } from 'node:crypto'

export type ObjectId = string
export const objectIdPattern = /^[0-9a-f]{40}$/

export type ObjectType = 'blob' | 'tree' | 'commit'

/** An object in memory, named by its bytes. */
export interface GitObject {
  readonly oid: ObjectId
  readonly type: ObjectType
  readonly content: Uint8Array
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

/** Git's header, which is part of what the id is the SHA-1 of. */
export function objectHeader(type: string, size: number): Uint8Array {
  return new TextEncoder().encode(`${type} ${String(size)}\0`)
}

export function objectId(type: string, content: Uint8Array): ObjectId {
  return createHash('sha1').update(objectHeader(type, content.length)).update(content).digest('hex')
}

/** The object that such bytes are. */
export function gitObject(type: ObjectType, content: Uint8Array): GitObject {
  return { oid: objectId(type, content), type, content }
}

/** A tree in git's own order: by bytes, and a folder as if its name ended in a slash. */
export function encodeTree(entries: readonly TreeEntry[]): Uint8Array {
  const rows = entries.map(({ name, oid, isFolder }) => ({
    key: Buffer.from(isFolder ? `${name}/` : name),
    bytes: Buffer.concat([
      Buffer.from(`${isFolder ? '40000' : '100644'} ${name}\0`),
      Buffer.from(oid, 'hex'),
    ]),
  }))
  return Buffer.concat(
    rows.toSorted((left, right) => Buffer.compare(left.key, right.key)).map(({ bytes }) => bytes),
  )
}

export function encodeCommit({ tree, parents, author, seconds, message }: NewCommit): Uint8Array {
  const person = `${author} <${author}@jumpline> ${String(seconds)} +0000`
  // What an editor called a restore point may hold anything; git takes no NUL in a commit.
  const text = message.replaceAll(/[\0\r]/g, '').replaceAll(/^\n+|\n+$/g, '')
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${person}`,
    `committer ${person}`,
    '',
    text,
    '',
  ]
  return new TextEncoder().encode(lines.join('\n'))
}

/** Null when the bytes are no tree. */
export function treeEntries(content: Uint8Array): readonly TreeEntry[] | null {
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

/** Null when the bytes are no commit. */
export function commitFacts(content: Uint8Array): CommitFacts | null {
  const [head = '', ...rest] = new TextDecoder().decode(content).split('\n\n')
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
