// Pieces a damaged commit together. In: a commit of which some objects are damaged or missing. Out: the issue
// with everything that can be read, each file that can't in its newest older version, and a count of what is
// older or lost. Only reads: nothing is mended in place.

import { articleSchema, conflictSchema, pageSchema, pictureSchema } from '../../../model/file/schema.ts'
import { articlePath, encodeIssue } from '../../../model/file/encode.ts'
import { salvageIssue } from '../../../model/file/salvage.ts'
import { makeIssue } from '../../../model/make.ts'
import { makePublication } from '../../../model/papers.ts'
import type { Ancestry } from './ancestry.ts'
import {
  type CommitFiles,
  type IssueContent,
  readCommitFiles,
  type StoredFile,
  textsOf,
} from './issue-content.ts'
import type { IssueObjects, ObjectId } from './issue-objects.ts'

export interface Pieced {
  readonly content: IssueContent
  /** Files that are shown in an older version. */
  readonly older: number
  /** Files of which no version is left. */
  readonly lost: number
}

export interface PieceParts {
  readonly objects: IssueObjects
  readonly ancestry: Ancestry
  /** Of the issue, as its marker has it; null when that is damaged as well. */
  readonly id: string | null
}

const headPath = 'issue.json'

// Enough for many days of publishing; a search beyond would keep an editor waiting for nothing.
const mostAncestors = 500
const maxJson = 16 * 1024 * 1024

/** Null when not even the issue's own file is left in any version. */
export async function pieceTogether(parts: PieceParts, commit: ObjectId): Promise<Pieced | null> {
  const read = await readCommitFiles(parts.objects, commit)
  if (!read.ok) return null
  const files = new Map(read.value.files)
  const originals = new Map(read.value.originals)
  const gaps = new Set(read.value.gaps.map((gap) => gap.path))
  const folders = [...gaps].filter((path) => !path.endsWith('.json'))
  const found = folders.length === 0 ? new Map<string, StoredFile>() : await strays(parts, files, folders)
  for (const [path, file] of found) if (!files.has(path)) files.set(path, file)
  let older = await fillFromAncestors(parts, commit, files, originals, gaps)
  if (!files.has(headPath)) await standIn(parts, commit, files)
  let salvaged = salvageIssue(textsOf(files))
  if (salvaged.ok && salvaged.value.unread.length > 0) {
    // Sound by its hash and yet no issue's file: an older version may be one.
    const spoiled = new Set(salvaged.value.unread)
    for (const path of spoiled) files.delete(path)
    older += await fillFromAncestors(parts, commit, files, originals, spoiled)
    salvaged = salvageIssue(textsOf(files))
  }
  if (!salvaged.ok) return null
  const { issue, unread } = salvaged.value
  const gone = [...gaps].filter((path) => path.endsWith('.json') && (files.get(path)?.oid ?? '') === '')
  // What stood in for it is stored nowhere.
  if (files.get(headPath)?.oid === '') files.delete(headPath)
  return {
    content: { commit, issue, files, originals, newer: null },
    older,
    lost: new Set([...gone, ...unread]).size,
  }
}

/**
 * The issue's own file is one object for years, and may be the one that is lost in every version: then the
 * pages, in some order, and the articles are shown on a paper of the usual kind, dated by the commit.
 */
async function standIn(
  { ancestry, id }: PieceParts,
  commit: ObjectId,
  files: Map<string, StoredFile>,
): Promise<void> {
  const pages = [...files.keys()].flatMap((path) => /^pages\/(.+)\.json$/.exec(path)?.[1] ?? []).toSorted()
  if (id === null || pages.length === 0) return
  const isHan = [...files.values()].some((file) => /\p{Script=Han}/u.test(file.text))
  const language = isHan ? 'zh-CN' : 'en'
  const seconds = (await ancestry.facts(commit))?.seconds ?? 0
  const date = new Date(seconds * 1000).toISOString().slice(0, 10)
  const issue = makeIssue(() => id, makePublication({ name: '', language, format: 'broadsheet' }), date)
  const text = encodeIssue(issue).get(headPath) ?? '{}'
  const head = JSON.parse(text) as Readonly<Record<string, unknown>>
  files.set(headPath, { text: JSON.stringify({ ...head, pages }), oid: '' })
}

/** Puts the newest readable version of each gap in its place; counts what it found. */
async function fillFromAncestors(
  { objects, ancestry }: PieceParts,
  commit: ObjectId,
  files: Map<string, StoredFile>,
  originals: Map<string, CommitFiles['originals'] extends ReadonlyMap<string, infer One> ? One : never>,
  gaps: ReadonlySet<string>,
): Promise<number> {
  if (gaps.size === 0) return 0
  const open = new Set(gaps)
  const covered = (path: string): boolean =>
    [...gaps].some((gap) => gap === path || gap === 'tree' || gap === 'commit' || path.startsWith(`${gap}/`))
  let count = 0
  for (const one of [...(await ancestry.ancestors(commit))].slice(1, mostAncestors)) {
    if (open.size === 0) break
    const read = await readCommitFiles(objects, one, { files })
    if (!read.ok) break
    for (const [sha256, original] of read.value.originals)
      if (!originals.has(sha256)) originals.set(sha256, original)
    for (const [path, file] of read.value.files) {
      if (files.has(path) || !covered(path)) continue
      files.set(path, file)
      open.delete(path)
      count += 1
    }
    // A folder is done with the first commit that has all of it.
    for (const gap of open) {
      const stillOpen = read.value.gaps.some(
        (other) => other.path === gap || other.path.startsWith(`${gap}/`) || other.path === 'tree',
      )
      if (!gap.endsWith('.json') && !stillOpen) open.delete(gap)
    }
  }
  return count
}

/**
 * Files of folders whose list is damaged, found among all objects by what they are. Those of an older commit
 * are not taken: they come, in their newest version, from there.
 */
async function strays(
  { objects }: PieceParts,
  files: ReadonlyMap<string, StoredFile>,
  folders: readonly string[],
): Promise<ReadonlyMap<string, StoredFile>> {
  const ids = await objects.allIds()
  const listed = await reachedIds(objects, ids)
  const known = new Set([...files.values()].map((file) => file.oid))
  const found = new Map<string, StoredFile>()
  for (const oid of ids) {
    if (known.has(oid) || listed.has(oid)) continue
    const blob = await objects.readBlob(oid, maxJson)
    if (!blob.ok) continue
    const text = new TextDecoder().decode(blob.value)
    const path = pathOf(text)
    const isWanted = path !== null && folders.some((gap) => gap === 'tree' || path.startsWith(`${gap}/`))
    const before = path === null ? undefined : found.get(path)
    // Which of two is newer nobody can tell: the longer one holds more of what was written.
    if (isWanted && (before === undefined || before.text.length < text.length)) found.set(path, { text, oid })
  }
  return found
}

/**
 * Every object that some commit leads to. A tree that was sound and hung from a damaged one leads to nothing:
 * what it lists is what is searched for.
 */
async function reachedIds(objects: IssueObjects, ids: readonly ObjectId[]): Promise<ReadonlySet<ObjectId>> {
  const reached = new Set<ObjectId>()
  async function enter(tree: ObjectId): Promise<void> {
    if (reached.has(tree)) return
    reached.add(tree)
    const entries = await objects.readTree(tree)
    if (!entries.ok) return
    for (const entry of entries.value) {
      if (entry.isFolder) await enter(entry.oid)
      else reached.add(entry.oid)
    }
  }
  for (const oid of ids) {
    const commit = await objects.readCommit(oid)
    if (commit.ok) await enter(commit.value.tree)
  }
  return reached
}

/** Where a file of an issue belongs, by what is in it; null for anything else. */
function pathOf(text: string): string | null {
  if (!text.startsWith('{')) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const article = articleSchema.safeParse(value)
  if (article.success) return articlePath(article.data.id)
  const page = pageSchema.safeParse(value)
  if (page.success) return `pages/${page.data.id}.json`
  const picture = pictureSchema.safeParse(value)
  if (picture.success) return `pictures/${picture.data.id}.json`
  const conflict = conflictSchema.safeParse(value)
  return conflict.success ? `conflicts/${conflict.data.id}.json` : null
}
