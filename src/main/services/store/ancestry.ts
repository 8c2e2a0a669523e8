// How commits grew from one another, by their parents and never by their clocks. In: commit ids. Out: what
// a commit contains, which commits stand at the tips, and where two histories parted. A commit that can't be
// read ends its line.

import { byCodeUnit } from '../../../base/order.ts'
import type { CommitFacts, IssueObjects, ObjectId } from './issue-objects.ts'

export interface Ancestry {
  /** Null when the commit can't be read now. */
  readonly facts: (commit: ObjectId) => Promise<CommitFacts | null>
  /** The commit and all it grew from, nearest first. */
  readonly ancestors: (commit: ObjectId) => Promise<ReadonlySet<ObjectId>>
  /** Those of the commits that no other of them grew from, in the order of their names. */
  readonly tips: (commits: readonly ObjectId[]) => Promise<readonly ObjectId[]>
  /** The newest commits that both sides grew from: several when histories crossed, none when they never met. */
  readonly bases: (left: readonly ObjectId[], right: readonly ObjectId[]) => Promise<readonly ObjectId[]>
}

export function createAncestry(objects: Pick<IssueObjects, 'readCommit'>): Ancestry {
  const known = new Map<ObjectId, CommitFacts>()

  async function facts(commit: ObjectId): Promise<CommitFacts | null> {
    const before = known.get(commit)
    if (before !== undefined) return before
    const read = await objects.readCommit(commit)
    // What is missing may still come, so only what was found is remembered.
    if (!read.ok) return null
    known.set(commit, read.value)
    return read.value
  }

  async function ancestorsOf(starts: readonly ObjectId[]): Promise<Set<ObjectId>> {
    const seen = new Set<ObjectId>()
    const queue = [...starts]
    for (let at = 0; at < queue.length; at += 1) {
      const commit = queue[at] ?? ''
      if (seen.has(commit)) continue
      seen.add(commit)
      queue.push(...((await facts(commit))?.parents ?? []))
    }
    return seen
  }

  async function tips(commits: readonly ObjectId[]): Promise<readonly ObjectId[]> {
    const distinct = [...new Set(commits)].toSorted(byCodeUnit)
    const below = new Set<ObjectId>()
    for (const commit of distinct) {
      if (below.has(commit) || distinct.length === 1) continue
      for (const one of await ancestorsOf([commit])) if (one !== commit) below.add(one)
    }
    return distinct.filter((commit) => !below.has(commit))
  }

  return {
    facts,
    ancestors: (commit) => ancestorsOf([commit]),
    tips,
    async bases(left, right) {
      const [ours, theirs] = [await ancestorsOf(left), await ancestorsOf(right)]
      const common = [...ours].filter((commit) => theirs.has(commit))
      // With a commit both sides have all it grew from, so what is nobody's parent here stands at a tip.
      const parents = new Set<ObjectId>()
      for (const commit of common) for (const one of (await facts(commit))?.parents ?? []) parents.add(one)
      return common.filter((commit) => !parents.has(commit)).toSorted(byCodeUnit)
    },
  }
}
