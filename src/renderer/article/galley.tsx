// The galley: numbers of the printed lines, where each part ends, and what is over in red. It lies over the editor's
// text and marks it by ranges. The lines themselves are broken by `galley-lines.ts`.

import { useEffect, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComposedArticle } from '../../compose/compose.ts'
import { findBlock } from '../../model/query/find.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { useIssueBeside } from '../state/use-later.ts'
import type { StoryEditing } from './editor.ts'
import { galleyPoints, type GalleyPoint, oversetFrom } from './galley-points.ts'
import { positionAt } from './positions.ts'

export interface GalleyProps {
  readonly composed: ComposedArticle | null
  readonly editing: StoryEditing
  readonly showLines: boolean
}

interface Spot {
  readonly point: GalleyPoint
  /** CSS pixels from the upper edge of the sheet. */
  readonly top: number
  readonly height: number
}

// Long enough for a fast typist's next key, short enough to be there when the eye comes.
const latest = 150

export function Galley({ composed, editing, showLines }: GalleyProps) {
  const spots = useSpots(composed, editing, showLines)
  // Before the frame that shows what was typed.
  useLayoutEffect(() => {
    const show = (): void => editing.breakLines(showLines ? composed : null)
    show()
    return editing.onSettled(show)
  }, [composed, editing, showLines])
  return (
    <div className="galley" aria-hidden>
      {spots.map((spot) => (
        <Sign key={signKey(spot.point)} {...spot} />
      ))}
    </div>
  )
}

/** The same sign is moved when the text before it changes. */
function signKey(point: GalleyPoint): string {
  return `${point.kind} ${point.kind === 'line' ? String(point.number) : point.kind === 'part' ? point.next : ''}`
}

function Sign({ point, top, height }: Spot) {
  const { t } = useTranslation()
  const issue = useIssueBeside()
  switch (point.kind) {
    case 'line':
      return (
        <span className="galley-number" style={{ top, height }}>
          {point.number}
        </span>
      )
    case 'part': {
      const page = issue === null ? undefined : findBlock(issue, point.next)?.page.id
      const label = issue === null || page === undefined ? '' : pageLabel(issue, page)
      return (
        <span className="galley-part" style={{ top: top + height }}>
          <span className="galley-part-label">→ {label}</span>
        </span>
      )
    }
    case 'over':
      return (
        <span className="galley-part galley-over" style={{ top: top + height }}>
          <span className="galley-part-label">
            {t('article.fit.overPart', { lines: t('page.lines', { count: point.lines }) })}
          </span>
        </span>
      )
  }
}

/** Where the signs stand, as soon as there is time to look. */
function useSpots(
  composed: ComposedArticle | null,
  editing: StoryEditing,
  showLines: boolean,
): readonly Spot[] {
  const [spots, setSpots] = useState<readonly Spot[]>([])
  useEffect(() => {
    const { view } = editing
    const scroller = view.dom.closest('.story-scroller')
    let wanted = 0
    const measure = (): void => {
      wanted = 0
      if (view.isDestroyed || view.composing || composed === null) return
      setSpots(placePoints(editing, galleyPoints(composed, showLines)))
      markOverset(editing, composed)
    }
    const look = (): void => {
      if (wanted === 0) wanted = requestIdleCallback(measure, { timeout: latest })
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(view.dom)
    scroller?.addEventListener('scroll', look)
    const forget = editing.onSettled(look)
    return () => {
      forget()
      observer.disconnect()
      scroller?.removeEventListener('scroll', look)
      cancelIdleCallback(wanted)
      CSS.highlights.delete(oversetName)
    }
  }, [composed, editing, showLines])
  return spots
}

// Every so many lines a number.
const numbered = 5

/** Where the points that can be seen are: a long article has thousands of lines. */
function placePoints(editing: StoryEditing, points: readonly GalleyPoint[]): readonly Spot[] {
  const { view } = editing
  const box = view.dom.getBoundingClientRect()
  const seen = view.dom.closest('.story-scroller')?.getBoundingClientRect() ?? box
  const shown = points.filter((point) => point.kind !== 'line' || point.number % numbered === 0)
  const rowOf = (point: GalleyPoint): { readonly top: number; readonly bottom: number } =>
    view.coordsAtPos(positionAt(view.state.doc, point.offset), point.kind === 'line' ? 1 : -1)
  const from = firstWhere(shown, (point) => rowOf(point).bottom > seen.top - seen.height)
  const to = firstWhere(shown, (point) => rowOf(point).top > seen.bottom + seen.height)
  return shown.slice(from, to).map((point) => {
    const { top, bottom } = rowOf(point)
    return { point, top: top - box.top, height: bottom - top }
  })
}

/** Where the first of a list stands of which this and all that follow hold. */
function firstWhere<Thing>(list: readonly Thing[], holds: (thing: Thing) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const thing = list[middle]
    if (thing === undefined || holds(thing)) high = middle
    else low = middle + 1
  }
  return low
}

const oversetName = 'story-overset'

/** Paints what is over by the browser's highlight registry: the document's elements are not touched. */
function markOverset(editing: StoryEditing, composed: ComposedArticle): void {
  CSS.highlights.delete(oversetName)
  const offset = oversetFrom(composed)
  if (offset === null) return
  const { view } = editing
  const from = view.domAtPos(positionAt(view.state.doc, offset), 1)
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEndAfter(view.dom.lastElementChild?.previousElementSibling ?? view.dom)
  CSS.highlights.set(oversetName, new Highlight(range))
}
