// Every place where two writers' versions still wait for an editor's choice.

import type { Issue } from '../issue.ts'
import { conflictPlace, conflictTexts } from '../query/conflicts.ts'
import type { Problem } from './check.ts'

// Enough of a version to know it by.
const shownLength = 40

export function versionProblems(issue: Issue): readonly Problem[] {
  return [...issue.conflicts.values()].map((conflict): Problem => {
    const { shown, other } = conflictTexts(issue, conflict)
    return {
      code: 'TWO_VERSIONS',
      severity: 'error',
      ...conflictPlace(issue, conflict),
      values: { conflict: conflict.id, shown: shortened(shown), other: shortened(other) },
    }
  })
}

function shortened(text: string): string {
  const characters = [...text.slice(0, shownLength * 2)]
  return characters.length > shownLength ? `${characters.slice(0, shownLength).join('')}…` : text
}
