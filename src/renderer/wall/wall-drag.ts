// What is dragged over the wall and let go there: pages to another place, headlines and overset badges onto a page.
// A page opens when headlines are held over it for a moment.

import { type DragEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { ArticleId, PageId } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { findPage } from '../../model/query/find.ts'
import { moveArticles } from '../desk/desk-actions.ts'
import {
  articleDragType,
  draggedArticles,
  draggedPages,
  pageDragType,
  pageDragText,
} from '../desk/drag-types.ts'
import { movePages } from '../desk/page-actions.ts'
import { jumpDragType, jumpTo } from '../jumps/make-jump.ts'
import { useSpringOpen } from '../jumps/spring-open.ts'
import { markAt, placeAt, type Spot, type WallLayout } from './wall-layout.ts'
import { useWall } from './wall-store.ts'

export type WallDrop =
  | { readonly kind: 'place'; readonly place: number; readonly mark: Spot | null }
  | { readonly kind: 'page'; readonly page: PageId }

export interface WallDrag {
  readonly drop: WallDrop | null
  readonly handlers: {
    readonly onDragStart: (event: DragEvent) => void
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: (event: DragEvent) => void
    readonly onDrop: (event: DragEvent) => void
    readonly onDragEnd: () => void
  }
  readonly spring: ReturnType<typeof useSpringOpen>
}

export function pageUnder(target: EventTarget | null): PageId | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-testid="wall-page"]') : null
  return (row?.dataset['key'] as PageId | undefined) ?? null
}

export function useWallDrag(issue: Issue, layout: WallLayout, room: RefObject<HTMLElement | null>): WallDrag {
  const [drop, setDrop] = useState<WallDrop | null>(null)
  const spring = useSpringOpen()
  const last = useRef('')
  useEffect(() => () => setDrop(null), [])

  const show = (next: WallDrop | null): void => {
    // The browser asks many times a second; most of the time nothing has changed.
    const key = JSON.stringify(next)
    if (key === last.current) return
    last.current = key
    setDrop(next)
  }
  const dropAt = (event: DragEvent): WallDrop | null => {
    const { types } = event.dataTransfer
    const page = pageUnder(event.target)
    if (types.includes(articleDragType) || types.includes(jumpDragType))
      return page === null ? null : { kind: 'page', page }
    if (!types.includes(pageDragType)) return null
    const box = room.current?.getBoundingClientRect()
    const spot = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
    const place = placeAt(layout, spot)
    return { kind: 'place', place, mark: markAt(layout, place, spot) }
  }

  return {
    drop,
    spring,
    handlers: {
      onDragStart(event) {
        const page = pageUnder(event.target)
        if (page === null) return
        const { chosen } = useWall.getState()
        const pages = chosen.includes(page) ? chosen : [page]
        event.dataTransfer.setData(pageDragType, pageDragText(pages))
        event.dataTransfer.effectAllowed = 'move'
      },
      onDragOver(event) {
        const next = dropAt(event)
        show(next)
        if (next === null) return
        event.preventDefault()
        event.dataTransfer.dropEffect = event.dataTransfer.types.includes(jumpDragType) ? 'link' : 'move'
      },
      onDragLeave(event) {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) show(null)
      },
      onDrop(event) {
        const next = dropAt(event)
        show(null)
        if (next === null) return
        event.preventDefault()
        if (next.kind === 'place') dropPages(issue, draggedPages(event.dataTransfer), next.place)
        else dropOnPage(issue, event.dataTransfer, next.page)
      },
      onDragEnd: () => show(null),
    },
  }
}

/** `place` counts all pages, those that are dragged as well. */
function dropPages(issue: Issue, pages: readonly PageId[], place: number): void {
  const staying = issue.pages.slice(0, place).filter(({ id }) => !pages.includes(id))
  movePages(pages, staying.length)
}

function dropOnPage(issue: Issue, data: DataTransfer, page: PageId): void {
  const jump = data.getData(jumpDragType)
  if (jump !== '') {
    jumpTo(jump as ArticleId, page)
    return
  }
  moveArticles(draggedArticles(data), page, findPage(issue, page)?.headlines.length ?? 0)
}
