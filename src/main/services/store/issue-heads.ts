// Chooses the commit an issue is opened at. In: the branches of all writers, and what the journal
// remembers. Out: a whole commit and what there is to tell, or a fault when none is left.
// Order comes from parents, never from clocks.

import { err, ok, type Result } from '../../../base/result.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { OpenNote } from '../../../contract/open-note.ts'
import { type ContentFault, type IssueContent, loadContent } from './issue-content.ts'
import type { IssueObjects, ObjectId } from './issue-objects.ts'
import type { Head, Heads } from './issue-refs.ts'

export interface ChosenCommit {
  readonly content: IssueContent
  readonly notes: readonly OpenNote[]
}

export interface HeadChoice {
  readonly objects: IssueObjects
  readonly heads: Heads
  readonly writer: string
  /** Commits this writer's journal has noted, newest first: used when the branch file is damaged. */
  readonly noted: readonly ObjectId[]
  /** For faults. */
  readonly name: string
}

interface KnownHead {
  readonly writer: string
  readonly commit: ObjectId
}

export async function chooseCommit(choice: HeadChoice): Promise<Result<ChosenCommit, Fault>> {
  const { objects, heads, name } = choice
  const notes: OpenNote[] = heads.strange.map((strange) => ({ kind: 'ref-strange', name: strange }))
  const known = await wholeRefs(choice, notes)
  const merged = await mergeHeads(objects, known, choice.writer)
  if (merged.diverged.length > 1) {
    notes.push({ kind: 'diverged', writers: merged.diverged, shown: merged.diverged[0] ?? '' })
  }

  const tried = new Set<ObjectId>()
  let at = 'refs/heads'
  async function firstWhole(starts: readonly ObjectId[]): Promise<Result<IssueContent, Fault> | null> {
    // Nearest first: the first whole commit met is the newest of its line.
    const queue = [...starts]
    for (let commit = queue.shift(); commit !== undefined; commit = queue.shift()) {
      if (tried.has(commit)) continue
      tried.add(commit)
      const content = await loadContent(objects, commit)
      if (content.ok) return content
      const stop = stopFault(content.fault, name)
      if (stop !== null) return err(stop)
      if (content.fault.kind === 'not-whole') {
        if (notes.every((note) => note.kind !== 'commit-damaged')) at = content.fault.at
        notes.push({ kind: 'commit-damaged', commit, at: content.fault.at })
      }
      const facts = await objects.readCommit(commit)
      if (facts.ok) queue.push(...facts.value.parents)
    }
    return null
  }

  const found = await firstWhole([...merged.order, ...choice.noted])
  if (found !== null) return found.ok ? ok({ content: found.value, notes }) : found
  const searched = await firstWhole(await danglingCommits(objects, choice.writer))
  if (searched === null) return err({ kind: 'damaged', name, at })
  if (!searched.ok) return searched
  notes.push({ kind: 'found-by-search', commit: searched.value.commit })
  return ok({ content: searched.value, notes })
}

/** Faults that say nothing about the commit: looking at an older one would be wrong. */
function stopFault(fault: ContentFault, name: string): Fault | null {
  if (fault.kind === 'newer-format') return { ...fault, name }
  return fault.kind === 'unreachable' ? { kind: 'io', name, code: fault.code } : null
}

/** The heads that name a commit. A damaged own one is stood in for by what the journal remembers. */
async function wholeRefs(choice: HeadChoice, notes: OpenNote[]): Promise<readonly KnownHead[]> {
  const known: KnownHead[] = []
  for (const head of choice.heads.heads) {
    const commit = head.commit ?? (await rememberedCommit(choice, head))
    if (head.commit === null) notes.push({ kind: 'ref-damaged', writer: head.writer })
    if (commit !== null) known.push({ writer: head.writer, commit })
  }
  return known
}

async function rememberedCommit(choice: HeadChoice, head: Head): Promise<ObjectId | null> {
  const { objects, noted, writer } = choice
  if (head.writer === writer) {
    for (const commit of noted) if ((await objects.readCommit(commit)).ok) return commit
  }
  const found = await danglingCommits(objects, head.writer)
  return found[0] ?? null
}

interface Merged {
  /** Commits to try, the best first. */
  readonly order: readonly ObjectId[]
  /** Writers whose heads are not contained in one another; the shown one first. One name when all is well. */
  readonly diverged: readonly string[]
}

/**
 * Brings the heads of all writers together. A head that contains all others is the issue. When they
 * went apart, one is shown (our own, else the first by name) and the report says so: this is the one
 * place where the three-way merge by object will stand.
 */
async function mergeHeads(
  objects: IssueObjects,
  heads: readonly KnownHead[],
  writer: string,
): Promise<Merged> {
  const [only] = heads
  if (only === undefined) return { order: [], diverged: [] }
  if (heads.every((head) => head.commit === only.commit)) return { order: [only.commit], diverged: [] }
  const reach = new Map<ObjectId, ReadonlySet<ObjectId>>()
  for (const head of heads) reach.set(head.commit, await ancestorsOf(objects, head.commit))
  const contains = (outer: KnownHead, inner: KnownHead): boolean =>
    reach.get(outer.commit)?.has(inner.commit) === true
  const tips = heads.filter(
    (head) => !heads.some((other) => other.commit !== head.commit && contains(other, head)),
  )
  const own = heads.find((head) => head.writer === writer)
  const first = tips.find((tip) => own !== undefined && contains(tip, own)) ?? tips[0]
  const rest = heads.filter((head) => head !== first)
  const apart = new Set(tips.map((tip) => tip.commit)).size > 1
  return {
    order: [first, ...rest].flatMap((head) => (head === undefined ? [] : [head.commit])),
    diverged: apart
      ? [first, ...tips.filter((tip) => tip !== first)].flatMap((tip) => tip?.writer ?? [])
      : [],
  }
}

/** The commit and all it grew from, as far as they can be read. */
async function ancestorsOf(objects: IssueObjects, commit: ObjectId): Promise<ReadonlySet<ObjectId>> {
  const seen = new Set<ObjectId>()
  const queue = [commit]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const facts = await objects.readCommit(next)
    if (facts.ok) queue.push(...facts.value.parents)
  }
  return seen
}

/** Commits no other commit grew from, this writer's before others', then those with the longest history. */
async function danglingCommits(objects: IssueObjects, writer: string): Promise<readonly ObjectId[]> {
  const commits = new Map<ObjectId, { readonly author: string; readonly parents: readonly ObjectId[] }>()
  for (const oid of await objects.allIds()) {
    const facts = await objects.readCommit(oid)
    if (facts.ok) commits.set(oid, facts.value)
  }
  const parents = new Set([...commits.values()].flatMap((commit) => commit.parents))
  const tips = [...commits.keys()].filter((oid) => !parents.has(oid))
  const ranked: { readonly oid: ObjectId; readonly own: number; readonly length: number }[] = []
  for (const oid of tips.toSorted()) {
    const own = commits.get(oid)?.author === writer ? 1 : 0
    ranked.push({ oid, own, length: (await ancestorsOf(objects, oid)).size })
  }
  return ranked
    .toSorted((left, right) => right.own - left.own || right.length - left.length)
    .map((commit) => commit.oid)
}
