// The problems of the open issue, found again a moment after each change: never while a key is being
// answered, and only once for a burst of them.

import { create } from 'zustand'
import type { PageId } from '../../base/ids.ts'
import { issueFacts } from '../../compose/facts.ts'
import { checkIssue, type Problem } from '../../model/check/check.ts'
import { listedWords } from '../../model/query/listed-words.ts'
import type { Issue } from '../../model/issue.ts'
import { composer, whenComposing } from './composer.ts'
import { useIssueStore } from './issue-store.ts'
import { inSpareTime, makeSteps } from './spare-time.ts'

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
      () => whenComposing(() => goOn(issue, findProblems(issue))),
      useCheckStore.getState().issue === null ? 0 : quiet,
    )
  })
}

// What an article that has to be set takes at the least.
const enough = 2
// Longer than the desk's own work waits: nobody looks at the problems while typing.
const latest = 2000

function goOn(issue: Issue, steps: Iterator<unknown>): void {
  inSpareTime((slice) => {
    // Another change has come since: its own turn follows.
    if (useIssueStore.getState().open?.issue !== issue) return
    if (!makeSteps(steps, slice, enough)) goOn(issue, steps)
  }, latest)
}

/** First what is not set yet is set, article by article: in a large issue that was just opened it takes seconds. */
function* findProblems(issue: Issue): Generator<undefined> {
  for (const article of issue.articles.values()) {
    composer().article(issue, article.id)
    listedWords(issue, article)
    yield
  }
  const facts = issueFacts(issue, composer())
  yield
  useCheckStore.setState({ problems: checkIssue(issue, facts), issue })
}

/** Problems of a page that keep it from print or should be looked at; notes are not counted. */
export function problemsOn(problems: readonly Problem[], page: PageId): readonly Problem[] {
  return problems.filter((problem) => problem.page === page && problem.severity !== 'note')
}
