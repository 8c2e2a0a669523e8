// Which problems the panel lists, and which of them was gone to last: the keys for the next and the previous one
// follow the list that is seen.

import { create } from 'zustand'
import type { ConflictId, PageId } from '../../base/ids.ts'
import type { Problem } from '../../model/check/check.ts'
import { placesOf } from '../../model/check/listed.ts'
import { showPlace } from '../desk/show-place.ts'
import { goToText } from '../find/go-to-text.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useCheckStore } from '../state/check-store.ts'
import { useViewStore } from '../state/view-store.ts'

interface ShownProblems {
  readonly notes: boolean
  /** Only those of the page that is open. */
  readonly pageOnly: boolean
  readonly current: Problem | null
}

export const useShownProblems = create<ShownProblems>()(() => ({
  notes: false,
  pageOnly: false,
  current: null,
}))

export function listed(
  problems: readonly Problem[],
  { notes, pageOnly }: Pick<ShownProblems, 'notes' | 'pageOnly'>,
  page: PageId | null,
): readonly Problem[] {
  return problems.filter(
    (problem) => (notes || problem.severity !== 'note') && (!pageOnly || problem.page === page),
  )
}

/** Leads to the place; two versions of it are chosen from there and then. */
export function goToProblem(problem: Problem): void {
  useShownProblems.setState({ current: problem })
  showPlace(problem)
  showWord(problem)
  const { conflict } = problem.values
  if (problem.code !== 'TWO_VERSIONS' || typeof conflict !== 'string') return
  useViewStore.getState().openDialog('two-versions', { conflict: conflict as ConflictId })
}

/** A word of the paper's lists is selected in its text. */
function showWord(problem: Problem): void {
  const issue = currentIssue()
  const { article } = problem
  if (issue === null || article === null) return
  const [first] = placesOf(issue, problem)
  if (first !== undefined) goToText({ ...first, article })
}

/** The one after or before that which was gone to last, around the end. */
export function stepProblem(step: 1 | -1): void {
  const view = useViewStore.getState()
  const shown = useShownProblems.getState()
  const problems = listed(useCheckStore.getState().problems, shown, view.page)
  const at = problems.findIndex((one) => sameProblem(one, shown.current))
  const next =
    problems[(at < 0 && step < 0 ? problems.length - 1 : at + step + problems.length) % problems.length]
  view.showPanel('check')
  if (next !== undefined) goToProblem(next)
}

/** The problem gone to last as it is now; null once it is mended. */
export function currentProblem(): Problem | null {
  const { current } = useShownProblems.getState()
  return useCheckStore.getState().problems.find((one) => sameProblem(one, current)) ?? null
}

export function sameProblem(one: Problem, other: Problem | null): boolean {
  return (
    one.code === other?.code &&
    one.page === other.page &&
    one.article === other.article &&
    one.block === other.block &&
    one.values['name'] === other.values['name']
  )
}
