// One commit as the content of an issue. In: a commit id. Out: the decoded issue with the texts and ids of
// its files, or all that keeps it from being whole, by path. Originals are only listed: a picture is read,
// and checked, when it is needed.

import { err, ok, type Result } from '../../../base/result.ts'
import { type DecodeFault, decodeIssue, decodeNewer, type KnownFiles } from '../../../model/file/decode.ts'
import type { Issue, Picture } from '../../../model/issue.ts'
import { mapLimited } from '../limited.ts'
import type { IssueObjects, ObjectFault, ObjectId } from './issue-objects.ts'

export interface StoredFile {
  readonly text: string
  readonly oid: ObjectId
}

export interface StoredOriginal {
  readonly oid: ObjectId
  readonly type: Picture['type']
}

/** The files of one commit, as far as they can be read. */
export interface CommitFiles {
  readonly commit: ObjectId
  /** By path in the issue folder. */
  readonly files: ReadonlyMap<string, StoredFile>
  /** By SHA-256. */
  readonly originals: ReadonlyMap<string, StoredOriginal>
  /** What can't be read, by path; a folder stands for all that is in it. */
  readonly gaps: readonly Gap[]
}

export interface Gap {
  readonly path: string
  /** A missing object may still come; a damaged one will not. */
  readonly kind: 'missing' | 'damaged'
}

export interface IssueContent extends Omit<CommitFiles, 'gaps'> {
  readonly issue: Issue
  /** The format number, when it is newer than ours. */
  readonly newer: number | null
}

export type ContentFault =
  | { readonly kind: 'newer-format'; readonly found: number; readonly known: number }
  | { readonly kind: 'not-whole'; readonly gaps: readonly Gap[] }
  /** The file system failed; nothing is known about the commit. */
  | { readonly kind: 'unreachable'; readonly code: string }

// Far above any article; a hostile object stops here.
const maxJson = 16 * 1024 * 1024
const readsAtOnce = 16

const filePattern =
  /^(issue\.json|(pages|pictures|conflicts|articles\/[0-9a-f]{2})\/[a-z][a-z0-9]{3,31}\.json)$/
const folderPattern = /^(pages|pictures|conflicts|originals|articles|articles\/[0-9a-f]{2})$/
const originalPattern = /^originals\/([0-9a-f]{64})\.(jpeg|png|webp|tiff)$/

/** `near`: content that is loaded already; what both share is not read, and is the same object afterwards. */
export async function loadContent(
  objects: IssueObjects,
  commit: ObjectId,
  near: IssueContent | null = null,
): Promise<Result<IssueContent, ContentFault>> {
  const read = await readCommitFiles(objects, commit, near)
  if (!read.ok) return err({ kind: 'unreachable', code: read.fault.code })
  const { gaps, ...found } = read.value
  if (gaps.length > 0) return err({ kind: 'not-whole', gaps })
  const decoded = decodeFiles(found.files, near)
  if (decoded.ok) return ok({ ...found, issue: decoded.value, newer: null })
  const { fault } = decoded
  if (fault.kind !== 'newer-format') return err({ kind: 'not-whole', gaps: [gapOf(fault)] })
  const shown = decodeNewer(textsOf(found.files))
  return shown.ok ? ok({ ...found, issue: shown.value, newer: fault.found }) : err(fault)
}

export function textsOf(files: ReadonlyMap<string, StoredFile>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, file]) => [path, file.text]))
}

function decodeFiles(
  files: ReadonlyMap<string, StoredFile>,
  near: IssueContent | null,
): Result<Issue, DecodeFault> {
  if (near === null) return decodeIssue(textsOf(files))
  const known: KnownFiles = {
    issue: near.issue,
    has: (path, text) => near.files.get(path)?.text === text,
  }
  return decodeIssue(textsOf(files), known)
}

function gapOf(fault: Exclude<DecodeFault, { kind: 'newer-format' }>): Gap {
  const path = fault.kind === 'malformed' ? `${fault.path} ${fault.at}`.trim() : fault.path
  return { path, kind: 'damaged' }
}

/** Reads on past what is missing or damaged; only a file system that fails ends it. */
export async function readCommitFiles(
  objects: IssueObjects,
  commit: ObjectId,
  near: Pick<CommitFiles, 'files'> | null = null,
): Promise<Result<CommitFiles, ObjectFault>> {
  const facts = await objects.readCommit(commit)
  if (!facts.ok) {
    const gaps = gapsOf(facts.fault, 'commit')
    return gaps === null ? facts : ok({ commit, files: new Map(), originals: new Map(), gaps })
  }
  const listed = await listTree(objects, facts.value.tree, '')
  if (!listed.ok) return listed
  const gaps: Gap[] = [...listed.value.gaps]
  const wanted = listed.value.files.filter((file) => filePattern.test(file.path))
  const reads = await mapLimited(wanted, readsAtOnce, async ({ path, oid }) => {
    const same = near?.files.get(path)
    return same?.oid === oid ? ok(same.text) : decodedText(await objects.readBlob(oid, maxJson))
  })
  const files = new Map<string, StoredFile>()
  for (const [index, { path, oid }] of wanted.entries()) {
    const read = reads[index]
    if (read === undefined) continue
    if (read.ok) {
      files.set(path, { text: read.value, oid })
      continue
    }
    const gap = gapsOf(read.fault, path)
    if (gap === null) return err(read.fault)
    gaps.push(...gap)
  }
  const originals = new Map<string, StoredOriginal>()
  for (const file of listed.value.files) {
    const [, sha256, type] = originalPattern.exec(file.path) ?? []
    if (sha256 !== undefined) originals.set(sha256, { oid: file.oid, type: type as Picture['type'] })
  }
  return ok({ commit, files, originals, gaps })
}

function decodedText(read: Result<Uint8Array, ObjectFault>): Result<string, ObjectFault> {
  return read.ok ? ok(new TextDecoder().decode(read.value)) : read
}

interface ListedFile {
  readonly path: string
  readonly oid: ObjectId
}

interface Listed {
  readonly files: readonly ListedFile[]
  readonly gaps: readonly Gap[]
}

/** Only folders an issue has are entered, so a tree that names itself a thousand times costs nothing. */
async function listTree(
  objects: IssueObjects,
  tree: ObjectId,
  folder: string,
): Promise<Result<Listed, ObjectFault>> {
  const entries = await objects.readTree(tree)
  if (!entries.ok) {
    const gaps = gapsOf(entries.fault, folder === '' ? 'tree' : folder)
    return gaps === null ? entries : ok({ files: [], gaps })
  }
  const listed = entries.value.map((entry) => ({
    ...entry,
    path: folder === '' ? entry.name : `${folder}/${entry.name}`,
  }))
  const folders = listed.filter((entry) => entry.isFolder && folderPattern.test(entry.path))
  const below = await mapLimited(folders, readsAtOnce, (entry) => listTree(objects, entry.oid, entry.path))
  const files: ListedFile[] = listed.filter((entry) => !entry.isFolder)
  const gaps: Gap[] = []
  for (const inside of below) {
    if (!inside.ok) return inside
    files.push(...inside.value.files)
    gaps.push(...inside.value.gaps)
  }
  return ok({ files, gaps })
}

/** Null when the file system failed: then nothing is known. */
function gapsOf(fault: ObjectFault, path: string): readonly Gap[] | null {
  return fault.kind === 'unreachable' ? null : [{ path, kind: fault.kind }]
}
