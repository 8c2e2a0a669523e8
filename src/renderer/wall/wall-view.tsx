// The page wall: all pages of the issue in spreads, in the place of the one page, with the jumps between them. Only
// pages in sight are drawn; pages are chosen, moved and opened by pointer and by keys.

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { wheelFactor } from '../page/scale.ts'
import { useViewStore } from '../state/view-store.ts'
import { useClientSize } from '../ui/use-client-size.ts'
import { JumpList } from './jump-list.tsx'
import { WallArrows } from './wall-arrows.tsx'
import { pageUnder, useWallDrag } from './wall-drag.ts'
import { choosePages, keyOnWall } from './wall-keys.ts'
import { fitWidth, inSight, layWall, stepWidth } from './wall-layout.ts'
import { type WallJump, wallJumps } from './wall-jumps.ts'
import { WallPage } from './wall-page.tsx'
import { actingPages, useWall } from './wall-store.ts'
import { WallTools } from './wall-tools.tsx'
import './wall-view.css'

export function WallView({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const room = useClientSize(scroller, { width: 640, height: 600 })
  const scrolled = useScrolled(scroller)
  const page = useViewStore((view) => view.page)
  const chosen = useWall((wall) => wall.chosen)
  const wanted = useWall((wall) => wall.width)
  const [listed, setListed] = useState(false)
  const jumps = useJumps(issue)
  const ratio = ratioOf(issue)
  const fitted = useMemo(() => fitWidth(issue.pages.length, ratio, room), [issue.pages.length, ratio, room])
  const width = wanted ?? fitted
  const layout = useMemo(
    () => layWall(issue.pages.length, width, ratio, room),
    [issue.pages.length, width, ratio, room],
  )
  const drag = useWallDrag(issue, layout, sheet)
  useEffect(() => useWall.setState({ fitted }), [fitted])
  useStart(scroller)
  useWheel(scroller)

  const current = issue.pages.some(({ id }) => id === page) ? page : (issue.pages[0]?.id ?? null)
  const currentIndex = issue.pages.findIndex(({ id }) => id === current)
  const shown = [...new Set([...inSight(layout, scrolled, room.height), currentIndex])].filter(
    (at) => at >= 0,
  )
  const selected = chosen.length === 0 && current !== null ? [current] : chosen

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!keyOnWall(event.nativeEvent, issue, layout.inRow)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent): void => {
    const under = pageHit(event.target)
    if (under === null) return
    choosePages(issue, under, event.ctrlKey || event.metaKey ? 'toggle' : event.shiftKey ? 'reach' : 'only')
  }
  const onDoubleClick = (event: MouseEvent): void => {
    const under = pageHit(event.target)
    if (under !== null) useViewStore.getState().showPage(under)
  }
  const lightUnder = (event: PointerEvent | FocusEvent): void => {
    const under = pageUnder(event.target)
    if (under !== null) light(under)
  }

  return (
    <section className="wall" aria-label={t('wall.title')} data-testid="wall">
      <WallTools issue={issue} jumps={jumps.length} listed={listed} onList={setListed} />
      <div
        ref={scroller}
        className="wall-scroller desk-scroll"
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onPointerOver={lightUnder}
        onFocus={lightUnder}
        onPointerLeave={() => useWall.setState({ lit: null })}
        {...drag.spring}
        {...drag.handlers}
      >
        <div
          ref={sheet}
          className="wall-sheet"
          role="grid"
          aria-label={t('wall.pages')}
          aria-description={t('wall.keys')}
          aria-multiselectable
          aria-rowcount={issue.pages.length}
          style={{ width: layout.width, height: layout.height }}
        >
          {shown
            .toSorted((left, right) => left - right)
            .map((index) => {
              const one = issue.pages[index]
              const spot = layout.spots[index]
              if (one === undefined || spot === undefined) return null
              return (
                <WallPage
                  key={one.id}
                  page={one}
                  label={pageLabel(issue, one.id)}
                  place={index + 1}
                  x={spot.x}
                  y={spot.y}
                  width={width}
                  height={layout.pageHeight}
                  isChosen={selected.includes(one.id)}
                  isCurrent={one.id === current}
                  isTarget={drag.drop?.kind === 'page' && drag.drop.page === one.id}
                  jumps={jumps}
                />
              )
            })}
        </div>
        <WallArrows layout={layout} jumps={jumps} />
        {drag.drop?.kind === 'place' && drag.drop.mark !== null && (
          <div
            className="wall-mark"
            data-testid="wall-mark"
            style={{
              height: layout.pageHeight,
              transform: `translate(${drag.drop.mark.x}px, ${drag.drop.mark.y}px)`,
            }}
          />
        )}
      </div>
      {listed && <JumpList jumps={jumps} />}
    </section>
  )
}

/** The page that is meant by a click there: one on a button or a field of it means that. */
function pageHit(target: EventTarget | null): PageId | null {
  const isControl = target instanceof Element && target.closest('button, input') !== null
  return isControl ? null : pageUnder(target)
}

function light(page: PageId): void {
  const { lit } = useWall.getState()
  if (lit?.kind !== 'page' || lit.page !== page) useWall.setState({ lit: { kind: 'page', page } })
}

/** The same list while it says the same: a key in a text changes the issue and seldom a jump. */
function useJumps(issue: Issue): readonly WallJump[] {
  const text = JSON.stringify(wallJumps(issue))
  return useMemo(() => JSON.parse(text) as readonly WallJump[], [text])
}

/** Of the tallest format: pages stand in rows of one height. */
function ratioOf(issue: Issue): number {
  const ratios = issue.pages.map(({ format }) => {
    const { trim } = formatOf(issue.publication, format)
    return trim.height / trim.width
  })
  return Math.max(...ratios, 0.5)
}

// How far the wall is scrolled matters by so much: not every pixel draws it anew.
const scrollStep = 48

function useScrolled(scroller: RefObject<HTMLElement | null>): number {
  const [scrolled, setScrolled] = useState(0)
  useLayoutEffect(() => {
    const { current } = scroller
    if (current === null) return undefined
    const onScroll = (): void => setScrolled(Math.round(current.scrollTop / scrollStep) * scrollStep)
    current.addEventListener('scroll', onScroll, { passive: true })
    return () => current.removeEventListener('scroll', onScroll)
  }, [scroller])
  return scrolled
}

/** Comes with the page that was open in sight and with the focus on it; goes with nothing chosen. */
function useStart(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    useWall.setState({ chosen: [], lit: null })
    const [page] = actingPages()
    const row = scroller.current?.querySelector<HTMLElement>(`[data-key="${page ?? ''}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
    return () => useWall.setState({ chosen: [], lit: null, naming: null })
  }, [scroller])
}

function useWheel(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = scroller
    if (current === null) return undefined
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { width, fitted } = useWall.getState()
      // What is under the pointer stays about where it is: the part of the wall above it grows with it.
      const before = width ?? fitted
      const next = stepWidth(before, wheelFactor(event.deltaY))
      const at = event.clientY - current.getBoundingClientRect().top
      const kept = ((current.scrollTop + at) * next) / before - at
      useWall.setState({ width: next })
      requestAnimationFrame(() => current.scrollTo({ top: kept }))
    }
    // Only a listener that is not passive may keep the browser from zooming the window.
    current.addEventListener('wheel', onWheel, { passive: false })
    return () => current.removeEventListener('wheel', onWheel)
  }, [scroller])
}
