// What an issue is, by the branches of all its writers. In: the heads, and what the journal remembers. Out:
// the content they give together, merged where they went apart, and what there is to tell; or a fault when no
// whole commit is left. Order comes from parents, never from clocks. Only reads.
//
// A head whose objects are not all there stands at its last whole commit: they are waited for, not missed. A
// head that is damaged, or ours, is pieced together instead, so that one bad object costs one article at most.

import { byCodeUnit } from '../../../base/order.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { OpenNote } from '../../../contract/open-note.ts'
import { encodeIssue, formatNumber } from '../../../model/file/encode.ts'
import type { Issue } from '../../../model/issue.ts'
import { mergeIssues } from '../../../model/merge/merge.ts'
import type { Ancestry } from './ancestry.ts'
import {
  type ContentFault,
  type Gap,
  type IssueContent,
  loadContent,
  type StoredFile,
} from './issue-content.ts'
import type { IssueObjects, ObjectId } from './issue-objects.ts'
import type { Head, Heads } from './issue-refs.ts'
import { pieceTogether } from './salvage.ts'

export interface JoinedHeads {
  /** `commit` is the only tip's, or the first one's when several were merged. */
  readonly content: IssueContent
  /** The commits the content was made from, none of which contains another, in the order of their names. */
  readonly tips: readonly ObjectId[]
  /** Damaged heads that the next publish must keep a branch for before it leaves them behind. */
  readonly kept: readonly KeptHead[]
  readonly waiting: readonly Waiting[]
  readonly notes: readonly OpenNote[]
}

export interface KeptHead {
  readonly branch: string
  readonly commit: ObjectId
}

/** A writer whose newest work is not all here yet. */
export interface Waiting {
  readonly writer: string
  /** Files known to be missing; more may be found out when these come. */
  readonly files: number
}

export interface HeadChoice {
  readonly objects: IssueObjects
  /** Remembers commits read before. */
  readonly ancestry: Ancestry
  readonly heads: Heads
  readonly writer: string
  /** Commits this writer's journal has noted, newest first: used when the branch file is damaged. */
  readonly noted: readonly ObjectId[]
  /** Content that is loaded already. */
  readonly near: IssueContent | null
  /** For faults. */
  readonly name: string
  /** Of the issue, by its marker; null when that can't be read. */
  readonly id: string | null
}

/** Where one head stands. */
interface Stand {
  /** The whole commits its content grew from; one, but for a head without any. */
  readonly commits: readonly ObjectId[]
  readonly content: IssueContent
  /** True when some of it was pieced together, so that no commit holds it yet. */
  readonly isPieced: boolean
}

interface Work {
  readonly choice: HeadChoice
  readonly ancestry: Ancestry
  readonly notes: OpenNote[]
  readonly waiting: Waiting[]
  readonly kept: KeptHead[]
  /** Content that is loaded already: heads that went apart have nearly all of it in common. */
  near: IssueContent | null
  /** Where the first unreadable head is damaged, for the fault when nothing is left. */
  at: string
}

const keptPattern = /\.kept-[0-9a-f]{8}$/

export async function joinHeads(choice: HeadChoice): Promise<Result<JoinedHeads, Fault>> {
  const work: Work = {
    choice,
    ancestry: choice.ancestry,
    notes: choice.heads.strange.map((strange) => ({ kind: 'ref-strange', name: strange })),
    waiting: [],
    kept: [],
    near: choice.near,
    at: 'refs/heads',
  }
  const stands = await standsOfHeads(work)
  if (!stands.ok) return stands
  const found = stands.value.length > 0 ? stands : await searchedStand(work)
  if (!found.ok) return found
  const content = await mergeStands(work, found.value)
  if (!content.ok) return content
  const { notes, waiting, kept } = work
  const tips = await work.ancestry.tips(found.value.flatMap((stand) => stand.commits))
  for (const { writer, files } of waiting) notes.push({ kind: 'waiting', writer, count: files })
  return ok({ content: content.value, tips, kept, waiting, notes })
}

async function load(work: Work, commit: ObjectId): Promise<Result<IssueContent, ContentFault>> {
  const content = await loadContent(work.choice.objects, commit, work.near)
  if (content.ok && content.value.newer === null) work.near ??= content.value
  return content
}

/** One stand for each head that is not contained in another. */
async function standsOfHeads(work: Work): Promise<Result<readonly Stand[], Fault>> {
  const known = await knownHeads(work)
  const tips = new Set(await work.ancestry.tips(known.map((head) => head.commit)))
  const stands: Stand[] = []
  for (const commit of [...tips].toSorted(byCodeUnit)) {
    const writers = known.filter((head) => head.commit === commit).map((head) => head.writer)
    const stand = await standAt(work, commit, writers)
    if (!stand.ok) return stand
    if (stand.value !== null) stands.push(stand.value)
  }
  // A head that waits may stand at a commit that others have long contained.
  const whole = new Set(await work.ancestry.tips(stands.flatMap((stand) => stand.commits)))
  const seen = new Set<ObjectId>()
  return ok(
    stands.filter((stand) => {
      const [commit = ''] = stand.commits
      if (stand.isPieced) return true
      if (!whole.has(commit) || seen.has(commit)) return false
      seen.add(commit)
      return true
    }),
  )
}

interface KnownHead {
  readonly writer: string
  readonly commit: ObjectId
}

/** The heads that name a commit. A damaged own one is stood in for by what the journal remembers. */
async function knownHeads(work: Work): Promise<readonly KnownHead[]> {
  const known: KnownHead[] = []
  for (const head of work.choice.heads.heads) {
    const commit = head.commit ?? (await rememberedCommit(work, head))
    if (head.commit === null) work.notes.push({ kind: 'ref-damaged', writer: head.writer })
    if (commit !== null) known.push({ writer: head.writer, commit })
  }
  return known
}

async function rememberedCommit({ choice, ancestry }: Work, head: Head): Promise<ObjectId | null> {
  if (head.writer === choice.writer) {
    for (const commit of choice.noted) if ((await ancestry.facts(commit)) !== null) return commit
  }
  const found = await danglingCommits(choice.objects, ancestry, head.writer)
  return found[0] ?? null
}

/** Null for a head of which nothing can be shown now. */
async function standAt(
  work: Work,
  commit: ObjectId,
  writers: readonly string[],
): Promise<Result<Stand | null, Fault>> {
  const { choice } = work
  const content = await load(work, commit)
  if (content.ok) return ok({ commits: [commit], content: content.value, isPieced: false })
  const stop = stopFault(content.fault, choice.name)
  if (stop !== null) return err(stop)
  const gaps = content.fault.kind === 'not-whole' ? content.fault.gaps : []
  if (work.at === 'refs/heads') work.at = gaps[0]?.path ?? work.at
  const whole = await lastWhole(work, commit)
  if (!whole.ok) return whole
  // A branch may come before its commit: then what its writer published before is on no branch at all.
  const before = whole.value ?? (await lastOf(work, writers))
  const stand = before === null ? null : standOn(before)
  // A branch that only keeps a damaged commit counts again when all of it is there.
  if (writers.every((writer) => keptPattern.test(writer))) return ok(stand)
  const onlyMissing = gaps.every((gap) => gap.kind === 'missing')
  // Of a writer whose first commit is still to come there is nothing to show, and nothing to piece together.
  const isToCome = stand !== null || gaps.every((gap) => gap.path === 'commit')
  if (onlyMissing && isToCome && !writers.includes(choice.writer)) {
    work.waiting.push({ writer: writers[0] ?? '', files: gaps.length })
    return ok(stand)
  }
  return ok((await piecedStand(work, commit, gaps, stand)) ?? stand)
}

function standOn(content: IssueContent): Stand {
  return { commits: [content.commit], content, isPieced: false }
}

async function piecedStand(
  work: Work,
  commit: ObjectId,
  gaps: readonly Gap[],
  whole: Stand | null,
): Promise<Stand | null> {
  const { choice, ancestry, notes, kept } = work
  const pieced = await pieceTogether({ objects: choice.objects, ancestry, id: choice.id }, commit)
  if (pieced === null) {
    notes.push({ kind: 'commit-damaged', commit, at: gaps[0]?.path ?? 'commit' })
    return null
  }
  const { content, older, lost } = pieced
  const [first] = gaps
  notes.push({ kind: 'pieced-together', commit, at: first?.path ?? 'commit', older, lost })
  kept.push({ branch: `${choice.writer}.kept-${commit.slice(0, 8)}`, commit })
  return { commits: whole?.commits ?? [], content, isPieced: true }
}

/** Faults that say nothing about the commit: looking at an older one would be wrong. */
function stopFault(fault: ContentFault, name: string): Fault | null {
  if (fault.kind === 'newer-format') return { ...fault, name }
  return fault.kind === 'unreachable' ? { kind: 'io', name, code: fault.code } : null
}

/** Nearest first: the first whole commit met below this one is the newest of its line. */
async function lastWhole(work: Work, commit: ObjectId): Promise<Result<IssueContent | null, Fault>> {
  const { choice, ancestry } = work
  for (const one of await ancestry.ancestors(commit)) {
    if (one === commit) continue
    const content = await load(work, one)
    if (content.ok) return content
    const stop = stopFault(content.fault, choice.name)
    if (stop !== null) return err(stop)
  }
  return ok(null)
}

/** The newest whole commit of a writer that nothing grew from. */
async function lastOf(work: Work, writers: readonly string[]): Promise<IssueContent | null> {
  const { choice, ancestry } = work
  for (const writer of writers) {
    for (const commit of await danglingCommits(choice.objects, ancestry, writer)) {
      if ((await ancestry.facts(commit))?.author !== writer) continue
      const content = await load(work, commit)
      if (content.ok) return content.value
    }
  }
  return null
}

/** No branch leads to anything that can be shown: the objects themselves are searched. */
async function searchedStand(work: Work): Promise<Result<readonly Stand[], Fault>> {
  const { choice, ancestry, notes, at } = work
  const dangling = await danglingCommits(choice.objects, ancestry, choice.writer)
  for (const commit of [...choice.noted, ...dangling]) {
    for (const one of await ancestry.ancestors(commit)) {
      const content = await load(work, one)
      if (content.ok) {
        notes.push({ kind: 'found-by-search', commit: one })
        return ok([standOn(content.value)])
      }
      const stop = stopFault(content.fault, choice.name)
      if (stop !== null) return err(stop)
    }
  }
  for (const commit of dangling) {
    const pieced = await piecedStand(work, commit, [], null)
    if (pieced !== null) return ok([pieced])
  }
  return err({ kind: 'damaged', name: choice.name, at })
}

/** The content of all stands together. Sides commute, so every writer comes to the same. */
async function mergeStands(work: Work, stands: readonly Stand[]): Promise<Result<IssueContent, Fault>> {
  const [first, ...rest] = stands
  if (first === undefined) return err({ kind: 'damaged', name: work.choice.name, at: work.at })
  if (rest.length === 0) return ok(first.content)
  let { issue } = first.content
  let commits = first.commits
  for (const next of rest) {
    const base = await baseOf(work, commits, next.commits, issue, 0)
    issue = mergeIssues(base, issue, next.content.issue)
    commits = [...commits, ...next.commits]
  }
  const originals = new Map(stands.flatMap((stand) => [...stand.content.originals]))
  const newer = Math.max(0, ...stands.map((stand) => stand.content.newer ?? 0))
  return ok({
    commit: first.content.commit,
    issue,
    files: sharedFiles(issue, stands),
    originals,
    newer: newer > formatNumber ? newer : null,
  })
}

/** The files of the merged issue that some stand holds already. */
function sharedFiles(issue: Issue, stands: readonly Stand[]): ReadonlyMap<string, StoredFile> {
  const files = new Map<string, StoredFile>()
  for (const [path, text] of encodeIssue(issue)) {
    const held = stands.map((stand) => stand.content.files.get(path)).find((file) => file?.text === text)
    if (held !== undefined) files.set(path, held)
  }
  return files
}

// Histories that crossed this often do not happen between people; a made-up one must not recurse for ever.
const deepest = 8

/** The issue both sides grew from; where histories crossed, the merge of all they grew from. */
async function baseOf(
  work: Work,
  left: readonly ObjectId[],
  right: readonly ObjectId[],
  like: Issue,
  depth: number,
): Promise<Issue> {
  const bases = depth > deepest ? [] : await work.ancestry.bases(left, right)
  let merged: Issue | null = null
  let commits: readonly ObjectId[] = []
  for (const commit of bases) {
    const issue = await issueAt(work, commit)
    if (issue === null) continue
    merged =
      merged === null
        ? issue
        : mergeIssues(await baseOf(work, commits, [commit], like, depth + 1), merged, issue)
    commits = [...commits, commit]
  }
  // Two that never met: all of both is new, and what differs is kept side by side.
  return merged ?? { ...like, pages: [], articles: new Map(), pictures: new Map(), conflicts: new Map() }
}

async function issueAt(work: Work, commit: ObjectId): Promise<Issue | null> {
  const content = await load(work, commit)
  if (content.ok) return content.value.issue
  const whole = await lastWhole(work, commit)
  return whole.ok ? (whole.value?.issue ?? null) : null
}

/** Commits no other commit grew from, this writer's before others', then those with the longest history. */
async function danglingCommits(
  objects: IssueObjects,
  ancestry: Ancestry,
  writer: string,
): Promise<readonly ObjectId[]> {
  const commits: ObjectId[] = []
  const parents = new Set<ObjectId>()
  for (const oid of await objects.allIds()) {
    const facts = await ancestry.facts(oid)
    if (facts === null) continue
    commits.push(oid)
    for (const parent of facts.parents) parents.add(parent)
  }
  const ranked: { readonly oid: ObjectId; readonly own: number; readonly length: number }[] = []
  for (const oid of commits.filter((commit) => !parents.has(commit)).toSorted(byCodeUnit)) {
    const own = (await ancestry.facts(oid))?.author === writer ? 1 : 0
    ranked.push({ oid, own, length: (await ancestry.ancestors(oid)).size })
  }
  return ranked
    .toSorted((left, right) => right.own - left.own || right.length - left.length)
    .map((commit) => commit.oid)
}
