// All pages of the issue, in order, as live thumbnails with the jumps between them. Pages are dragged to
// reorder; an article dropped on a page moves there.

import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CollectionRendererContext, GridList, useDragAndDrop } from 'react-aria-components'
import type { PageId } from '../../base/ids.ts'
import type { Issue } from '../../model/issue.ts'
import { allJumps } from '../../model/query/jump-chain.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { useViewStore } from '../state/view-store.ts'
import { jumpDragType, jumpTo } from '../jumps/make-jump.ts'
import { useSpringOpen } from '../jumps/spring-open.ts'
import { nameSection, useWall } from '../wall/wall-store.ts'
import { moveArticles } from './desk-actions.ts'
import { articleDragType, dropIndex, droppedArticles, droppedJumps, pageDragType } from './drag-types.ts'
import { JumpArcs } from './jump-arcs.tsx'
import { movePages, shiftPages } from './page-actions.ts'
import { PageItem } from './page-item.tsx'
import { wallRenderer } from './wall-rows.tsx'
import './page-wall.css'

export function PageWall({ issue }: { readonly issue: Issue }) {
  // The page that was asked for is drawn first; the wall marks it in the next frame.
  const page = useDeferredValue(useViewStore((view) => view.page))
  const jumps = useMemo(() => allJumps(issue), [issue])
  const spring = useSpringOpen()
  return (
    <div className="page-wall" onKeyDownCapture={(event) => onKey(event, page)} {...spring}>
      <JumpArcs pages={issue.pages} jumps={jumps} shown={page} />
      <PageList pages={issue.pages} publication={issue.publication} page={page} />
    </div>
  )
}

interface PageListProps extends Pick<Issue, 'pages' | 'publication'> {
  /** The page that is shown. */
  readonly page: PageId | null
}

/** Drawn again when the pages change, and not when a key changes what stands on one: the list can't put that off. */
const PageList = memo(function PageList({ pages, publication, page }: PageListProps) {
  const { t } = useTranslation()
  const shown = useGrowing(pages)
  // A page that changed is drawn again by itself; the others only when their labels are others.
  const labels = pages.map(({ id }) => pageLabel({ pages, publication }, id)).join(' ')
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [pageDragType]: String(key), 'text/plain': String(key) })),
    acceptedDragTypes: [articleDragType, pageDragType, jumpDragType],
    getDropOperation: (_target, types) => (types.has(jumpDragType) ? 'link' : 'move'),
    shouldAcceptItemDrop: (_target, types) => types.has(articleDragType) || types.has(jumpDragType),
    onReorder: ({ keys, target }) => {
      const [moved] = keys
      const rest = pages.flatMap(({ id }) => (id === moved ? [] : [id]))
      if (moved !== undefined)
        movePages([moved as PageId], dropIndex(rest, target.key as PageId, target.dropPosition))
    },
    onItemDrop: ({ items, target }) => {
      void droppedJumps(items).then((articles) => {
        for (const article of articles) jumpTo(article, target.key as PageId)
      })
      void droppedArticles(items).then((articles) => {
        const to = target.key as PageId
        const end = pages.find(({ id }) => id === to)?.headlines.length ?? 0
        moveArticles(articles, to, end)
      })
    },
  })
  return (
    <CollectionRendererContext value={wallRenderer}>
      <GridList
        aria-label={t('desk.pages.title')}
        className="page-list"
        items={shown}
        dependencies={[labels]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={page === null ? [] : [page]}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : keys
          if (first !== undefined) useViewStore.getState().showPage(first as PageId)
        }}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(one) => <PageItem issue={{ pages, publication }} page={one} />}
      </GridList>
    </CollectionRendererContext>
  )
})

// What can be seen at first, and how many more come each time the window has nothing else to do.
const step = 12

/** The list as far as it is drawn: all of it soon after, but what can be seen comes first. */
function useGrowing<Thing>(all: readonly Thing[]): readonly Thing[] {
  const [most, setMost] = useState(step)
  const isWhole = most >= all.length
  useEffect(() => {
    if (isWhole) return undefined
    const idle = requestIdleCallback(() => setMost((now) => now + step), { timeout: 2000 })
    return () => cancelIdleCallback(idle)
  }, [isWhole, most])
  return isWhole ? all : all.slice(0, most)
}

function onKey(event: KeyboardEvent, page: PageId | null): void {
  if (page === null || useWall.getState().naming !== null) return
  if (event.key === 'F2') nameSection(page, 'list')
  else if (event.altKey && event.key === 'ArrowUp') shiftPages([page], -1)
  else if (event.altKey && event.key === 'ArrowDown') shiftPages([page], 1)
  else return
  event.preventDefault()
  event.stopPropagation()
}
