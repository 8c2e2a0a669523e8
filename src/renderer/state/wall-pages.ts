// The pages as the wall shows them. They are set in the window's spare time, story by story, beginning with the
// page that is looked at: an issue of many pages is there to be edited before its wall is.

import { create } from 'zustand'
import type { PageId } from '../../base/ids.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { composer, whenComposing } from './composer.ts'
import { currentIssue, useIssueStore } from './issue-store.ts'
import { inSpareTime, makeSteps, type Slice } from './spare-time.ts'
import { useViewStore } from './view-store.ts'

type WallPages = ReadonlyMap<PageId, PlacedPage>

const useWallPages = create<{ readonly pages: WallPages }>()(() => ({ pages: new Map() }))

/** Null until the page has been set for the first time. */
export function useWallPage(page: PageId): PlacedPage | null {
  return useWallPages(({ pages }) => pages.get(page) ?? null)
}

// What a story that has to be set takes at the most, as a rule.
const enough = 4

/** Keeps the wall up to date for as long as the window lives. Called once. */
export function followWall(): void {
  let isDue = false
  function soon(work: Work): void {
    isDue = true
    whenComposing(() => inSpareTime((slice) => setSome(work, slice)))
  }

  function setSome(begun: Work, slice: Slice): void {
    isDue = false
    const issue = currentIssue()
    if (issue === null) return
    // What has not changed costs nothing: after a change all pages are gone through again.
    const work = issue === begun.issue ? begun : workOn(issue)
    const isDone = makeSteps(work.steps, slice, enough)
    tell(work.found, issue)
    if (!isDone) soon(work)
  }

  let shown: Issue | null = null
  const look = (): void => {
    const issue = currentIssue()
    if (issue === shown) return
    shown = issue
    if (issue === null) useWallPages.setState({ pages: new Map() })
    else if (!isDue) soon(workOn(issue))
  }
  useIssueStore.subscribe(look)
  look()
}

/** The pages of one issue, as far as they have been set. */
interface Work {
  readonly issue: Issue
  readonly steps: Iterator<unknown>
  readonly found: Map<PageId, PlacedPage>
}

function workOn(issue: Issue): Work {
  const found = new Map(useWallPages.getState().pages)
  return { issue, found, steps: setPages(issue, found) }
}

/** A step is a story: a page after a change of the style book would take longer than a frame. */
function* setPages(issue: Issue, found: Map<PageId, PlacedPage>): Generator<undefined> {
  for (const page of pagesInTurn(issue)) {
    for (const { content } of page.blocks) {
      if (content.kind !== 'story' || !issue.articles.has(content.article)) continue
      composer().article(issue, content.article)
      yield
    }
    found.set(page.id, composer().page(issue, page.id))
    yield
  }
}

/** The shown page first. */
function pagesInTurn({ pages }: Issue): readonly Page[] {
  const { page } = useViewStore.getState()
  const first = pages.filter(({ id }) => id === page)
  return [...first, ...pages.filter(({ id }) => id !== page)]
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
