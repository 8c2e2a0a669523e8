// Where the page lies on the desk and which part of it is drawn: zoom and scroll offset, held together so
// that the point under the pointer stays there when the zoom changes.

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PlacedPage } from '../../compose/placed.ts'
import { useViewStore } from '../state/view-store.ts'
import { currentZoom, usePageView } from './page-view.ts'
import {
  type Area,
  drawnArea,
  fitZoom,
  layOut,
  type Layout,
  pixelsAt,
  sameArea,
  type Size,
  wheelZoom,
} from './scale.ts'

export interface DeskView extends Layout {
  /** CSS pixels a milli-point. */
  readonly pixels: number
  /** Device pixels a CSS pixel. */
  readonly ratio: number
  /** The part of the page the canvas covers, from the page's corner. */
  readonly area: Area
  readonly onScroll: () => void
}

interface Spot {
  readonly x: number
  readonly y: number
}

export function useDeskView(
  page: Size & Pick<PlacedPage, 'page'>,
  scrollerRef: RefObject<HTMLElement | null>,
): DeskView {
  const desk = useDeskSize(scrollerRef)
  const ratio = usePixelRatio()
  const wanted = useViewStore((view) => view.zoom)
  const fitted = fitZoom(page, desk)
  const pixels = pixelsAt(wanted === 'fit' ? fitted : wanted)
  const layout = layOut(page, desk, pixels, ratio)
  const { sheet } = layout
  const [scroll, setScroll] = useState<Spot>({ x: 0, y: 0 })
  const pointerRef = useWheelZoom(scrollerRef)

  useEffect(() => usePageView.setState({ fitted }), [fitted])

  const last = useRef({ pixels, sheet, scroll })
  useLayoutEffect(() => {
    const element = scrollerRef.current
    const before = last.current
    last.current = { ...before, pixels, sheet }
    if (element === null || before.pixels === pixels) return
    // With nothing under the pointer, the middle of the desk stays.
    const at = pointerRef.current ?? { x: desk.width / 2, y: desk.height / 2 }
    pointerRef.current = null
    const grown = pixels / before.pixels
    element.scrollLeft = (before.scroll.x + at.x - before.sheet.x) * grown + sheet.x - at.x
    element.scrollTop = (before.scroll.y + at.y - before.sheet.y) * grown + sheet.y - at.y
    last.current.scroll = { x: element.scrollLeft, y: element.scrollTop }
  })

  const areaAt = (at: Spot): Area =>
    drawnArea(sheet, { x: at.x - sheet.x, y: at.y - sheet.y, width: desk.width, height: desk.height }, ratio)
  const area = areaAt(scroll)
  const onScroll = (): void => {
    const element = scrollerRef.current
    if (element === null) return
    const at = { x: element.scrollLeft, y: element.scrollTop }
    last.current.scroll = at
    if (!sameArea(areaAt(at), area)) setScroll(at)
  }
  return { ...layout, pixels, ratio, area, onScroll }
}

function useDeskSize(scrollerRef: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 800, height: 600 })
  useLayoutEffect(() => {
    const element = scrollerRef.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [scrollerRef])
  return size
}

function usePixelRatio(): number {
  const [ratio, setRatio] = useState(devicePixelRatio)
  useEffect(() => {
    const query = matchMedia(`(resolution: ${ratio}dppx)`)
    const changed = (): void => setRatio(devicePixelRatio)
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }, [ratio])
  return ratio
}

/** Ctrl and the wheel zoom; where the pointer is, is noted for the layout that follows. */
function useWheelZoom(scrollerRef: RefObject<HTMLElement | null>): RefObject<Spot | null> {
  const pointerRef = useRef<Spot | null>(null)
  useEffect(() => {
    const element = scrollerRef.current
    if (element === null) return undefined
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      // Or the browser would zoom the whole window.
      event.preventDefault()
      const before = currentZoom()
      const after = wheelZoom(before, event.deltaY)
      if (after === before) return
      const box = element.getBoundingClientRect()
      pointerRef.current = { x: event.clientX - box.left, y: event.clientY - box.top }
      useViewStore.getState().setZoom(after)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scrollerRef])
  return pointerRef
}
