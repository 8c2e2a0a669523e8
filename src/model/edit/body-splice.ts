import { sameValue } from '../../base/canonical.ts'
import type { Paragraph } from '../issue.ts'
import type { BodySplice } from './edit.ts'

/**
 * What to replace in one text to get the other: all between the paragraphs both begin with and those both end
 * with. Null when they say the same.
 */
export function bodySplice(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
): Pick<BodySplice, 'index' | 'remove' | 'insert'> | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let index = 0
  while (index < shorter && sameValue(before[index], after[index])) index += 1
  let tail = 0
  while (tail < shorter - index && sameValue(before.at(-1 - tail), after.at(-1 - tail))) tail += 1
  const remove = before.length - tail - index
  const insert = after.slice(index, after.length - tail)
  return remove === 0 && insert.length === 0 ? null : { index, remove, insert }
}
