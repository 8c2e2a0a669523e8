// New blocks: the area is drawn, or found in free space, and then made an article, a picture or furniture.

import { boundsOf, freeRects, rectsOverlap } from '../../model/grid.ts'
import type { Article, GridRect, Issue, Page } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { basket, storyBlocks } from '../../model/query/find.ts'
import { planDraw, type Wanted } from '../../makeup/draw-plans.ts'
import { spaceBeside, takenOn } from '../../makeup/free-place.ts'
import { nameplateRect } from '../../makeup/relay.ts'
import { writeStory } from '../article/story-focus.ts'
import { pickPicture } from '../desk/add-picture.ts'
import { planContext, runPlan } from '../state/composer.ts'
import { currentIssue } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { chooseNew, chosenBlocks, chosenStory, shownPage } from './arrange-actions.ts'
import { openPageMenu } from './page-tool.ts'

/** Asks what a block shall be in the free space beside the chosen one, or the largest of the page. */
export function newBlock(): void {
  const issue = currentIssue()
  const page = shownPage()
  if (issue === null || page === null) return
  const beside = chosenBlocks().map(({ block }) => boundsOf(block.area))
  const rect = spaceBeside(formatOf(issue.publication, page.format), page, beside)
  if (rect === null) notify({ tone: 'warning', key: 'blocks.noFreeSpace' })
  else openPageMenu({ kind: 'drawn', rect })
}

/** The free space under a cell of the page, or null. */
export function freeSpaceAt(
  issue: Issue,
  page: Page,
  at: { readonly column: number; readonly line: number },
): GridRect | null {
  const free = freeRects(formatOf(issue.publication, page.format), takenOn(page))
  return free.find((rect) => rectsOverlap(rect, { ...at, columns: 1, lines: 1 })) ?? null
}

// What a menu shows without a scroll bar.
const mostArticles = 8

/** Articles that wait: the open one first, then the page's, then those of the basket. */
export function waitingArticles(issue: Issue, page: Page): readonly Article[] {
  const open = useViewStore.getState().article
  const listed = page.headlines.flatMap((id) => issue.articles.get(id) ?? [])
  const waiting = [...listed, ...basket(issue)].filter(({ id }) => storyBlocks(issue, id).length === 0)
  return waiting
    .toSorted((left, right) => Number(right.id === open) - Number(left.id === open))
    .slice(0, mostArticles)
}

export function makeDrawn(page: Page, rect: GridRect, wanted: Wanted): void {
  const context = planContext()
  if (context === null) return
  if (!runPlan(planDraw(context, page.id, rect, wanted), { key: 'blocks.marks.draw' })) return
  chooseNew(context.issue)
  const story = wanted.kind === 'new-article' ? chosenStory() : null
  if (story !== null) writeStory(story.article)
}

export async function drawPicture(page: Page, rect: GridRect): Promise<void> {
  const picture = await pickPicture()
  if (picture !== null) makeDrawn(page, rect, { kind: 'picture', picture })
}

/** At the top of the page, over all its columns. */
export function insertNameplate(): void {
  const issue = currentIssue()
  const page = shownPage()
  if (issue === null || page === null) return
  const rect = nameplateRect(issue.publication, formatOf(issue.publication, page.format))
  if (takenOn(page).some((other) => rectsOverlap(rect, other)))
    notify({ tone: 'warning', key: 'blocks.noFreeSpace' })
  else makeDrawn(page, rect, { kind: 'furniture', content: { kind: 'nameplate' } })
}
