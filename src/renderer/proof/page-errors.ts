// The errors of a page as it is now: what has to be known before it is signed off does not wait for the next look.

import type { PageId } from '../../base/ids.ts'
import { issueFacts } from '../../compose/facts.ts'
import { checkIssue, type Problem } from '../../model/check/check.ts'
import { useCheckStore } from '../state/check-store.ts'
import { composer } from '../state/composer.ts'
import { currentIssue } from '../state/issue-store.ts'

export function errorsOn(page: PageId): readonly Problem[] {
  return problemsNow().filter((problem) => problem.page === page && problem.severity === 'error')
}

function problemsNow(): readonly Problem[] {
  const issue = currentIssue()
  if (issue === null) return []
  const known = useCheckStore.getState()
  if (known.issue === issue) return known.problems
  const problems = checkIssue(issue, issueFacts(issue, composer()))
  // Asked for the next page of several, it is known.
  useCheckStore.setState({ problems, issue })
  return problems
}
