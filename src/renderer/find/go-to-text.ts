// Takes the editor to words of a text: the article in the story editor with the words selected, or the picture that says
// them on its page.

import { findPicturePlace } from '../../model/query/find.ts'
import { showPlace } from '../desk/show-place.ts'
import { currentIssue } from '../state/issue-store.ts'
import { type Goal, goTo } from './find-store.ts'

export function goToText(goal: Goal): void {
  const issue = currentIssue()
  if (issue === null) return
  const shown = goal.place.kind === 'picture' ? findPicturePlace(issue, goal.place.picture) : null
  showPlace({ page: shown?.page.id ?? null, article: goal.article, block: shown?.block.id ?? null })
  goTo(goal)
}
