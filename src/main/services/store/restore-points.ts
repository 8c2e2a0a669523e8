// The history of an issue as a list: what its commits are called, and what each of them is. In: the commits it
// stands at. Out: restore points, newest first, by parents and never by clocks.

import type { Ancestry } from './ancestry.ts'
import type { ObjectId } from './git-object.ts'

/** One commit in the history of an issue. */
export interface RestorePoint {
  readonly commit: ObjectId
  readonly writer: string
  /** Seconds since 1970, by the clock of whoever wrote it: to show, never to order by. */
  readonly seconds: number
  readonly message: string
  readonly kind: 'new' | 'saved' | 'autosave' | 'merge'
}

/** Messages of the commits nobody gave a name. */
export const autosaveMessage = 'Autosave'
export const newMessage = 'New issue'
export const mergeMessage = 'Merge'

export async function readRestorePoints(
  ancestry: Ancestry,
  tips: readonly ObjectId[],
  most: number,
): Promise<readonly RestorePoint[]> {
  const seen = new Set<ObjectId>()
  const points: RestorePoint[] = []
  const queue = [...tips]
  for (let at = 0; at < queue.length && points.length < most; at += 1) {
    const commit = queue[at] ?? ''
    const read = seen.has(commit) ? null : await ancestry.facts(commit)
    seen.add(commit)
    if (read === null) continue
    const { author, seconds, message } = read
    points.push({ commit, writer: author, seconds, message, kind: kindOf(message, read.parents.length) })
    queue.push(...read.parents)
  }
  return points
}

function kindOf(message: string, parents: number): RestorePoint['kind'] {
  if (parents > 1) return 'merge'
  if (parents === 0) return 'new'
  return message === autosaveMessage ? 'autosave' : 'saved'
}
