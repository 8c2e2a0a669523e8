// The problems of the open issue, found again a moment after each change: never while a key is being
// answered, and only once for a burst of them.

import { create } from 'zustand'
import type { ArticleId, PageId } from '../../base/ids.ts'
import { issueFacts } from '../../compose/facts.ts'
import { checkIssue, type Problem } from '../../model/check/check.ts'
import type { Issue } from '../../model/issue.ts'
import { composer, whenComposing } from './composer.ts'
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
      () => whenComposing(() => setArticles(issue, [...issue.articles.keys()])),
      useCheckStore.getState().issue === null ? 0 : quiet,
    )
  })
}

// What an article that has to be set takes at the least.
const enough = 2

/** Sets what is not set yet, a few articles at once: in a large issue that was just opened it takes seconds. */
function setArticles(issue: Issue, waiting: readonly ArticleId[]): void {
  inSpareTime(issue, (deadline) => {
    let at = 0
    do {
      const article = waiting[at]
      if (article !== undefined) composer().article(issue, article)
      at += 1
    } while (at < waiting.length && deadline.timeRemaining() > enough)
    if (at < waiting.length) setArticles(issue, waiting.slice(at))
    else findProblems(issue)
  })
}

/** In two steps, so that a key that comes in between waits for one of them only. */
function findProblems(issue: Issue): void {
  inSpareTime(issue, () => {
    const facts = issueFacts(issue, composer())
    inSpareTime(issue, () => useCheckStore.setState({ problems: checkIssue(issue, facts), issue }))
  })
}

function inSpareTime(issue: Issue, work: (deadline: IdleDeadline) => void): void {
  requestIdleCallback(
    (deadline) => {
      // Another change has come since: its own turn follows.
      if (useIssueStore.getState().open?.issue === issue) work(deadline)
    },
    { timeout: 2000 },
  )
}

/** Problems of a page that keep it from print or should be looked at; notes are not counted. */
export function problemsOn(problems: readonly Problem[], page: PageId): readonly Problem[] {
  return problems.filter((problem) => problem.page === page && problem.severity !== 'note')
}
