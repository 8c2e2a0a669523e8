// After a lost connection: how much of what the window did has the main process? Batches whose
// acknowledgement was lost are in its issue already, later ones are not; and its numbers may have begun anew
// when it closed the issue meanwhile. So the issues themselves are compared.

import { byCodeUnit } from '../../base/order.ts'
import { applyAll } from '../../model/edit/apply.ts'
import { encodeIssue } from '../../model/file/encode.ts'
import type { Issue } from '../../model/issue.ts'
import type { Batch } from './edit-sender.ts'

/**
 * How many of the window's unacknowledged batches the main process's issue holds; null when it holds
 * something else, so that the two can't be brought together by sending.
 */
export function heldBatches(main: Issue, window: Issue, pending: readonly Batch[]): number | null {
  const wanted = written(window)
  for (let held = 0; held <= pending.length; held += 1) {
    const edits = pending.slice(held).flatMap((batch) => batch.edits)
    const applied = applyAll(main, edits)
    if (applied.ok && written(applied.value.issue) === wanted) return held
  }
  return null
}

function written(issue: Issue): string {
  return JSON.stringify([...encodeIssue(issue)].toSorted(([left], [right]) => byCodeUnit(left, right)))
}
