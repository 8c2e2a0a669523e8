// Where the page lies on the desk and which part of it is drawn: zoom and scroll offset, held together so
// that the point under the pointer stays there when the zoom changes.

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PlacedPage } from '../../compose/placed.ts'
import { useViewStore } from '../state/view-store.ts'
import { useClientSize } from '../ui/use-client-size.ts'
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
  /** The page beside it in a spread. */
  readonly facing: { readonly sheet: Area; readonly area: Area } | null
  readonly onScroll: () => void
}

/** A page beside the open one, and on which side of it. */
export interface FacingSize {
  readonly size: Size
  readonly side: 'left' | 'right'
}

interface Spot {
  readonly x: number
  readonly y: number
}

export function useDeskView(
  page: Size & Pick<PlacedPage, 'page'>,
  scrollerRef: RefObject<HTMLElement | null>,
  beside: FacingSize | null = null,
): DeskView {
  const desk = useClientSize(scrollerRef, { width: 800, height: 600 })
  const ratio = usePixelRatio()
  const wanted = useViewStore((view) => view.zoom)
  const whole: Size =
    beside === null
      ? page
      : { width: page.width + beside.size.width, height: Math.max(page.height, beside.size.height) }
  const fitted = fitZoom(whole, desk)
  const pixels = pixelsAt(wanted === 'fit' ? fitted : wanted)
  const layout = layOut(whole, desk, pixels, ratio, wanted !== 'fit')
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

  // The two pages of a spread touch at the fold.
  const before = beside?.side === 'left' ? beside.size.width : 0
  const own: Area = sheetAt(sheet, before, page, pixels)
  const areaOf = (of: Area, at: Spot): Area =>
    drawnArea(of, { x: at.x - of.x, y: at.y - of.y, width: desk.width, height: desk.height }, ratio)
  const areaAt = (at: Spot): Area => areaOf(own, at)
  const area = areaAt(scroll)
  const besideSheet =
    beside === null ? null : sheetAt(sheet, beside.side === 'left' ? 0 : page.width, beside.size, pixels)
  const onScroll = (): void => {
    const element = scrollerRef.current
    if (element === null) return
    const at = { x: element.scrollLeft, y: element.scrollTop }
    last.current.scroll = at
    if (!sameArea(areaAt(at), area)) setScroll(at)
  }
  return {
    ...layout,
    sheet: own,
    pixels,
    ratio,
    area,
    facing: besideSheet === null ? null : { sheet: besideSheet, area: areaOf(besideSheet, scroll) },
    onScroll,
  }
}

/** One page of what lies on the desk, so many milli-points from its left edge. */
function sheetAt(whole: Area, from: number, { width, height }: Size, pixels: number): Area {
  return { x: whole.x + from * pixels, y: whole.y, width: width * pixels, height: height * pixels }
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
