// What keys and clicks do on the wall: go from page to page, choose several, open, move, name, zoom.

import type { PageId } from '../../base/ids.ts'
import { clamp } from '../../base/order.ts'
import type { Issue } from '../../model/issue.ts'
import { removePages, shiftPages } from '../desk/page-actions.ts'
import { useViewStore } from '../state/view-store.ts'
import { actingPages, fitWall, nameSection, useWall, zoomWall } from './wall-store.ts'

export type Choice = 'only' | 'toggle' | 'reach'

/** Makes the page the one that is looked at, and chooses it alone, too, or with all from the last one on. */
export function choosePages(issue: Issue, page: PageId, choice: Choice): void {
  const { page: last, choosePage } = useViewStore.getState()
  const order = issue.pages.map(({ id }) => id)
  const before = useWall.getState().chosen
  const now = before.length === 0 && last !== null ? [last] : before
  const ways: Readonly<Record<Choice, () => readonly PageId[]>> = {
    only: () => [page],
    toggle: () => (now.includes(page) ? now.filter((one) => one !== page) : [...now, page]),
    reach: () => stretch(order, anchor(order, now, last), page),
  }
  const chosen = ways[choice]()
  useWall.setState({ chosen: chosen.length === 0 ? [page] : chosen })
  choosePage(page)
}

/** All pages from the one to the other, both of them as well. */
function stretch(order: readonly PageId[], from: PageId | null, to: PageId): readonly PageId[] {
  const places = [from, to].map((page) => order.findIndex((one) => one === page))
  return order.slice(Math.min(...places), Math.max(...places) + 1)
}

/** The end of what is chosen that a stretch of pages is reckoned from: the one that was not looked at last. */
function anchor(order: readonly PageId[], chosen: readonly PageId[], last: PageId | null): PageId | null {
  const inOrder = order.filter((page) => chosen.includes(page))
  return (inOrder[0] === last ? inOrder.at(-1) : inOrder[0]) ?? last
}

/** True when the key means something here. */
export function keyOnWall(event: KeyboardEvent, issue: Issue, inRow: number): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null
  if (target?.dataset['testid'] !== 'wall-page') return false
  const pages = actingPages()
  if (event.altKey) return !event.ctrlKey && moveByKey(event.key, pages, target)
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== 'a' || event.shiftKey) return false
    useWall.setState({ chosen: issue.pages.map(({ id }) => id) })
    return true
  }
  const page = target.dataset['key'] as PageId
  switch (event.key) {
    case 'Enter':
      useViewStore.getState().showPage(page)
      return true
    case ' ':
      choosePages(issue, page, 'toggle')
      return true
    case 'Escape':
      if (pages.length > 1) choosePages(issue, page, 'only')
      else useViewStore.getState().showWall(false)
      return true
    case 'F2':
      nameSection(page, 'wall')
      return true
    case 'Delete':
      removePages(pages)
      focusPage(useViewStore.getState().page)
      return true
    case '+':
    case '=':
      zoomWall(1)
      return true
    case '-':
      zoomWall(-1)
      return true
    case '0':
      fitWall()
      return true
    case 'ContextMenu':
      target.querySelector<HTMLElement>('.wall-page-menu')?.click()
      return true
    case 'F10':
      if (event.shiftKey) target.querySelector<HTMLElement>('.wall-page-menu')?.click()
      return event.shiftKey
    default:
      return goByKey(event, issue, page, inRow)
  }
}

function moveByKey(key: string, pages: readonly PageId[], target: HTMLElement): boolean {
  const by =
    key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : key === 'ArrowDown' || key === 'ArrowRight' ? 1 : 0
  if (by === 0) return false
  shiftPages(pages, by)
  requestAnimationFrame(() => target.scrollIntoView({ block: 'nearest' }))
  return true
}

function goByKey(event: KeyboardEvent, issue: Issue, page: PageId, inRow: number): boolean {
  const at = issue.pages.findIndex(({ id }) => id === page)
  const last = issue.pages.length - 1
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -inRow,
    ArrowDown: inRow,
    Home: -last,
    End: last,
    PageUp: -2 * inRow,
    PageDown: 2 * inRow,
  }
  const step = steps[event.key]
  if (step === undefined) return false
  const next = issue.pages[clamp(at + step, 0, last)]
  if (next !== undefined) {
    choosePages(issue, next.id, event.shiftKey ? 'reach' : 'only')
    focusPage(next.id)
  }
  return true
}

/** Once it is drawn: pages out of sight are not. */
function focusPage(page: PageId | null): void {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`[data-testid="wall-page"][data-key="${page ?? ''}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  })
}
