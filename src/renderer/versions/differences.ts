// What differs between two versions, and how one is brought back.

import type { Issue } from '../../model/issue.ts'
import { diffIssues } from '../../model/merge/diff.ts'
import { compareIssues, type Comparison } from '../../model/query/compare.ts'
import { currentIssue } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { notify } from '../state/notices.ts'

export interface Differences {
  readonly comparison: Comparison
  /** True when nothing at all differs: a comparison tells of text and pages only. */
  readonly isEqual: boolean
}

export function differencesBetween(before: Issue, after: Issue): Differences {
  return { comparison: compareIssues(before, after), isEqual: diffIssues(after, before).length === 0 }
}

/** Makes the issue what it was, as one mark. `when` names the version. False when it was refused. */
export function restoreVersion(then: Issue, when: string): boolean {
  const now = currentIssue()
  if (now === null || !make(diffIssues(now, then), { key: 'restored', values: { when } })) return false
  notify({ tone: 'info', key: 'versions.restored', values: { when } })
  return true
}
