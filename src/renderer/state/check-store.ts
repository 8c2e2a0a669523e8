// The problems of the open issue, found again a moment after each change: never while a key is being
// answered, and only once for a burst of them.

import { create } from 'zustand'
import type { PageId } from '../../base/ids.ts'
import { issueFacts } from '../../compose/facts.ts'
import { checkIssue, type Problem } from '../../model/check/check.ts'
import type { Issue } from '../../model/issue.ts'
import { composer } from './composer.ts'
import { useIssueStore } from './issue-store.ts'

interface CheckState {
  readonly problems: readonly Problem[]
  /** The issue they were found in; null before the first time. */
  readonly issue: Issue | null
}

export const useCheckStore = create<CheckState>()(() => ({ problems: [], issue: null }))

// Longer than the pause between two keys of a quick typist.
const quiet = 500

/** Keeps the problems up to date for as long as the window lives. Called once. */
export function followProblems(): void {
  let timer: ReturnType<typeof setTimeout> | null = null
  useIssueStore.subscribe(({ open }) => {
    const issue = open?.issue ?? null
    if (issue === useCheckStore.getState().issue) return
    if (timer !== null) clearTimeout(timer)
    if (issue === null) {
      useCheckStore.setState({ problems: [], issue: null })
      return
    }
    timer = setTimeout(
      () => {
        requestIdleCallback(() => findProblems(issue), { timeout: 2000 })
      },
      useCheckStore.getState().issue === null ? 0 : quiet,
    )
  })
}

function findProblems(issue: Issue): void {
  // Another change has come since: its own turn follows.
  if (useIssueStore.getState().open?.issue !== issue) return
  useCheckStore.setState({ problems: checkIssue(issue, issueFacts(issue, composer())), issue })
}

/** Problems of a page that keep it from print or should be looked at; notes are not counted. */
export function problemsOn(problems: readonly Problem[], page: PageId): readonly Problem[] {
  return problems.filter((problem) => problem.page === page && problem.severity !== 'note')
}
