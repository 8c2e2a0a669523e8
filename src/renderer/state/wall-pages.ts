// The pages as the wall shows them. They are set in the window's spare time, a few at once, beginning with the
// one that is looked at: an issue of many pages is there to be edited before its wall is.

import { create } from 'zustand'
import type { PageId } from '../../base/ids.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import { composer, whenComposing } from './composer.ts'
import { currentIssue, useIssueStore } from './issue-store.ts'
import { useViewStore } from './view-store.ts'

type WallPages = ReadonlyMap<PageId, PlacedPage>

const useWallPages = create<{ readonly pages: WallPages }>()(() => ({ pages: new Map() }))

/** Null until the page has been set for the first time. */
export function useWallPage(page: PageId): PlacedPage | null {
  return useWallPages(({ pages }) => pages.get(page) ?? null)
}

// Typing goes before the wall, but not for ever.
const latest = 600
// What a page that has to be set takes at the least.
const enough = 4

/** Keeps the wall up to date for as long as the window lives. Called once. */
export function followWall(): void {
  let isDue = false
  function soon(issue: Issue, rest: readonly PageId[]): void {
    isDue = true
    whenComposing(() =>
      requestIdleCallback((deadline) => setSome(issue, rest, deadline), { timeout: latest }),
    )
  }

  function setSome(begun: Issue, rest: readonly PageId[], deadline: IdleDeadline): void {
    isDue = false
    const issue = currentIssue()
    if (issue === null) return
    // What has not changed costs nothing: after a change all pages are gone through again.
    const waiting = issue === begun ? [...rest] : pagesInTurn(issue)
    const found = new Map(useWallPages.getState().pages)
    do {
      const [page] = waiting.splice(0, 1)
      if (page !== undefined) found.set(page, composer().page(issue, page))
    } while (waiting.length > 0 && deadline.timeRemaining() > enough)
    tell(found, issue)
    if (waiting.length > 0) soon(issue, waiting)
  }

  let shown: Issue | null = null
  const look = (): void => {
    const issue = currentIssue()
    if (issue === shown) return
    shown = issue
    if (issue === null) useWallPages.setState({ pages: new Map() })
    else if (!isDue) soon(issue, pagesInTurn(issue))
  }
  useIssueStore.subscribe(look)
  look()
}

/** The shown page first. */
function pagesInTurn({ pages }: Issue): PageId[] {
  const { page } = useViewStore.getState()
  const first = pages.filter(({ id }) => id === page)
  return [...first, ...pages.filter(({ id }) => id !== page)].map(({ id }) => id)
}

function tell(found: WallPages, issue: Issue): void {
  const before = useWallPages.getState().pages
  const pages = new Map(
    issue.pages.flatMap(({ id }) => {
      const placed = found.get(id)
      return placed === undefined ? [] : [[id, placed] as const]
    }),
  )
  const isSame = pages.size === before.size && [...pages].every(([id, placed]) => before.get(id) === placed)
  if (!isSame) useWallPages.setState({ pages })
}
