// One commit as the content of an issue. In: a commit id. Out: the decoded issue with the texts and ids
// of its files, or the first thing that keeps it from being whole, by its path. Originals are only
// listed: a picture is read, and checked, when it is needed.

import { err, ok, type Result } from '../../../base/result.ts'
import { decodeIssue } from '../../../model/file/decode.ts'
import type { Issue, Picture } from '../../../model/issue.ts'
import type { IssueObjects, ObjectFault, ObjectId } from './issue-objects.ts'
import { mapLimited } from '../limited.ts'

export interface StoredFile {
  readonly text: string
  readonly oid: ObjectId
}

export interface StoredOriginal {
  readonly oid: ObjectId
  readonly type: Picture['type']
}

export interface IssueContent {
  readonly commit: ObjectId
  readonly tree: ObjectId
  readonly issue: Issue
  /** By path in the issue folder. */
  readonly files: ReadonlyMap<string, StoredFile>
  /** By SHA-256. */
  readonly originals: ReadonlyMap<string, StoredOriginal>
}

export type ContentFault =
  | { readonly kind: 'newer-format'; readonly found: number; readonly known: number }
  | { readonly kind: 'not-whole'; readonly at: string }
  /** The file system failed; nothing is known about the commit. */
  | { readonly kind: 'unreachable'; readonly code: string }

// Far above any article; a hostile object stops here.
const maxJson = 16 * 1024 * 1024
const readsAtOnce = 16

const filePattern =
  /^(issue\.json|(pages|pictures|conflicts|articles\/[0-9a-f]{2})\/[a-z][a-z0-9]{3,31}\.json)$/
const folderPattern = /^(pages|pictures|conflicts|originals|articles|articles\/[0-9a-f]{2})$/
const originalPattern = /^originals\/([0-9a-f]{64})\.(jpeg|png|webp|tiff)$/

export async function loadContent(
  objects: IssueObjects,
  commit: ObjectId,
): Promise<Result<IssueContent, ContentFault>> {
  const facts = await objects.readCommit(commit)
  if (!facts.ok) return err(notWhole(facts.fault, 'commit'))
  const listed = await listTree(objects, facts.value.tree, '')
  if (!listed.ok) return listed
  const wanted = listed.value.filter((file) => filePattern.test(file.path))
  const reads = await mapLimited(wanted, readsAtOnce, (file) => objects.readBlob(file.oid, maxJson))
  const files = new Map<string, StoredFile>()
  for (const [index, file] of wanted.entries()) {
    const read = reads[index]
    if (read === undefined) continue
    if (!read.ok) return err(notWhole(read.fault, file.path))
    files.set(file.path, { text: new TextDecoder().decode(read.value), oid: file.oid })
  }
  const decoded = decodeIssue(new Map([...files].map(([path, file]) => [path, file.text])))
  if (!decoded.ok) {
    const { fault } = decoded
    if (fault.kind === 'newer-format') return err(fault)
    return err({
      kind: 'not-whole',
      at: fault.kind === 'malformed' ? `${fault.path} ${fault.at}`.trim() : fault.path,
    })
  }
  const originals = new Map<string, StoredOriginal>()
  for (const file of listed.value) {
    const [, sha256, type] = originalPattern.exec(file.path) ?? []
    if (sha256 !== undefined) originals.set(sha256, { oid: file.oid, type: type as Picture['type'] })
  }
  return ok({ commit, tree: facts.value.tree, issue: decoded.value, files, originals })
}

interface ListedFile {
  readonly path: string
  readonly oid: ObjectId
}

/** Only folders an issue has are entered, so a tree that names itself a thousand times costs nothing. */
async function listTree(
  objects: IssueObjects,
  tree: ObjectId,
  folder: string,
): Promise<Result<readonly ListedFile[], ContentFault>> {
  const entries = await objects.readTree(tree)
  if (!entries.ok) return err(notWhole(entries.fault, folder === '' ? 'tree' : folder))
  const listed = entries.value.map((entry) => ({
    ...entry,
    path: folder === '' ? entry.name : `${folder}/${entry.name}`,
  }))
  const folders = listed.filter((entry) => entry.isFolder && folderPattern.test(entry.path))
  const below = await mapLimited(folders, readsAtOnce, (entry) => listTree(objects, entry.oid, entry.path))
  const files: ListedFile[] = listed.filter((entry) => !entry.isFolder)
  for (const inside of below) {
    if (!inside.ok) return inside
    files.push(...inside.value)
  }
  return ok(files)
}

function notWhole(fault: ObjectFault, at: string): ContentFault {
  return fault.kind === 'unreachable' ? { kind: 'unreachable', code: fault.code } : { kind: 'not-whole', at }
}
