// A page of the wall opens when an overset badge is held over it for a moment, so that it can be let go at a
// place on the page.

import { type DragEvent, useEffect, useRef } from 'react'
import type { PageId } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { useViewStore } from '../state/view-store.ts'
import { jumpDragType } from './make-jump.ts'

// Longer than passing over it takes, shorter than waiting feels.
const heldFor = 600

export interface SpringHandlers {
  readonly onDragOverCapture: (event: DragEvent) => void
  readonly onDragLeaveCapture: (event: DragEvent) => void
  readonly onDropCapture: () => void
}

export function useSpringOpen(issue: Pick<Issue, 'pages' | 'publication'>): SpringHandlers {
  const waiting = useRef<{ readonly page: PageId; readonly timer: ReturnType<typeof setTimeout> } | null>(
    null,
  )
  const stop = (): void => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer)
    waiting.current = null
  }
  useEffect(() => stop, [])
  return {
    onDragOverCapture(event) {
      if (!event.dataTransfer.types.includes(jumpDragType)) return
      const label =
        event.target instanceof Element
          ? event.target.closest('[data-testid="page-item"]')?.getAttribute('data-label')
          : null
      const page = issue.pages.find(({ id }) => pageLabel(issue, id) === label)
      if (page === undefined) stop()
      else if (waiting.current?.page !== page.id) {
        stop()
        const timer = setTimeout(() => useViewStore.getState().showPage(page.id), heldFor)
        waiting.current = { page: page.id, timer }
      }
    },
    onDragLeaveCapture(event) {
      const to = event.relatedTarget
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) stop()
    },
    onDropCapture: stop,
  }
}
