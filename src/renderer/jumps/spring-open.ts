// A page of the list opens when something is held over it for a moment, an overset badge or articles, so that it can
// be let go at a place on the page.

import { type DragEvent, useEffect, useRef } from 'react'
import type { PageId } from '../../base/ids.ts'
import { articleDragType } from '../desk/drag-types.ts'
import { useViewStore } from '../state/view-store.ts'
import { jumpDragType } from './make-jump.ts'

// Longer than passing over it takes, shorter than waiting feels.
const heldFor = 600
const opening: readonly string[] = [jumpDragType, articleDragType]

export interface SpringHandlers {
  readonly onDragOverCapture: (event: DragEvent) => void
  readonly onDragLeaveCapture: (event: DragEvent) => void
  readonly onDropCapture: () => void
}

/** For the element around pages that carry their id as `data-key`. */
export function useSpringOpen(): SpringHandlers {
  const waiting = useRef<{ readonly page: string; readonly timer: ReturnType<typeof setTimeout> } | null>(
    null,
  )
  const stop = (): void => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer)
    waiting.current = null
  }
  useEffect(() => stop, [])
  return {
    onDragOverCapture(event) {
      if (!event.dataTransfer.types.some((type) => opening.includes(type))) return
      const page =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('[data-key]')?.dataset['key']
          : undefined
      if (page === undefined) stop()
      else if (waiting.current?.page !== page) {
        stop()
        const timer = setTimeout(() => useViewStore.getState().showPage(page as PageId), heldFor)
        waiting.current = { page, timer }
      }
    },
    onDragLeaveCapture(event) {
      const to = event.relatedTarget
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) stop()
    },
    onDropCapture: stop,
  }
}
