// Writes new words at places of the issue, as one mark, and says what was left out and why.

import { planTexts, type TextChange } from '../../makeup/text-plans.ts'
import { currentIssue } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import type { MarkName } from '../state/mark-name.ts'
import { notify } from '../state/notices.ts'

/** How many were written; null when all were refused. */
export function writeTexts(changes: readonly TextChange[], mark: (count: number) => MarkName): number | null {
  const issue = currentIssue()
  if (issue === null) return null
  const { edits, made, signed, stale } = planTexts(issue, changes)
  if (made > 0 && !make(edits, mark(made))) return null
  if (signed > 0) notify({ tone: 'warning', key: 'find.leftSigned', values: { count: signed } })
  if (stale > 0) notify({ tone: 'warning', key: 'find.leftStale', values: { count: stale } })
  return made
}
