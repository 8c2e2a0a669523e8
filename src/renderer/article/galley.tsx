// The galley: numbers and ends of the printed lines, where each part ends, and what is over in red. It lies
// over the editor's text and marks it by ranges, and never puts an element into it: so no input method is
// ever disturbed, and a key press does not wait for it.

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComposedArticle } from '../../compose/compose.ts'
import { findBlock } from '../../model/query/find.ts'
import { pageLabel } from '../../model/query/labels.ts'
import type { Article } from '../../model/issue.ts'
import { useIssueStore } from '../state/issue-store.ts'
import type { StoryEditing } from './editor.ts'
import { galleyPoints, type GalleyPoint, oversetFrom } from './galley-points.ts'
import { positionAt } from './positions.ts'

export interface GalleyProps {
  readonly article: Article
  readonly composed: ComposedArticle | null
  readonly editing: StoryEditing
  readonly showLines: boolean
}

interface Spot {
  readonly point: GalleyPoint
  readonly left: number
  readonly top: number
  readonly height: number
}

// Long enough for a fast typist's next key, short enough to be there when the eye comes.
const latest = 150

export function Galley({ article, composed, editing, showLines }: GalleyProps) {
  const { t } = useTranslation()
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  const [spots, setSpots] = useState<readonly Spot[]>([])
  useEffect(() => {
    const { view } = editing
    const measure = (): void => {
      if (view.isDestroyed || view.composing || composed === null) return
      setSpots(placePoints(editing, galleyPoints(composed, showLines)))
      markOverset(editing, composed)
    }
    let idle = requestIdleCallback(measure, { timeout: latest })
    const observer = new ResizeObserver(() => {
      cancelIdleCallback(idle)
      idle = requestIdleCallback(measure, { timeout: latest })
    })
    observer.observe(view.dom)
    return () => {
      observer.disconnect()
      cancelIdleCallback(idle)
      CSS.highlights.delete(oversetName)
    }
  }, [article, composed, editing, showLines])

  return (
    <div className="galley" aria-hidden>
      {spots.map(({ point, left, top, height }) => {
        switch (point.kind) {
          case 'line':
            return (
              <span key={`line-${point.number}`}>
                {point.number % 5 === 0 && (
                  <span className="galley-number" style={{ top, height }}>
                    {point.number}
                  </span>
                )}
                <span className="galley-end" style={{ left, top, height }} />
              </span>
            )
          case 'part': {
            const page = issue === null ? undefined : findBlock(issue, point.next)?.page.id
            const label = issue === null || page === undefined ? '' : pageLabel(issue, page)
            return (
              <span key={`part-${point.next}`} className="galley-part" style={{ top: top + height }}>
                <span className="galley-part-label">→ {label}</span>
              </span>
            )
          }
          case 'over':
            return (
              <span key="over" className="galley-part galley-over" style={{ top: top + height }}>
                <span className="galley-part-label">
                  {t('article.fit.overPart', { lines: t('page.lines', { count: point.lines }) })}
                </span>
              </span>
            )
        }
      })}
    </div>
  )
}

/** Where the points are in the editor, in CSS pixels from the corner of its sheet. */
function placePoints(editing: StoryEditing, points: readonly GalleyPoint[]): readonly Spot[] {
  const { view } = editing
  const box = view.dom.getBoundingClientRect()
  return points.flatMap((point) => {
    const place = view.coordsAtPos(positionAt(view.state.doc, point.offset), -1)
    return [
      { point, left: place.left - box.left, top: place.top - box.top, height: place.bottom - place.top },
    ]
  })
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
