// The headline list of the shown page, in the order the web edition will have it.

import { ListOrdered } from 'lucide-react'
import { type KeyboardEvent, memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GridList, useDragAndDrop } from 'react-aria-components'
import type { ArticleId } from '../../base/ids.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { type HeadlineEntry, headlines } from '../../model/query/headlines.ts'
import { useViewStore } from '../state/view-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { useWall } from '../wall/wall-store.ts'
import { moveArticles, renameHeadline, sendHeadlines, shiftHeadlines } from './desk-actions.ts'
import { articleDragItem, articleDragType, dropIndex, droppedArticles } from './drag-types.ts'
import { HeadlineItem } from './headline-item.tsx'
import { showArticle } from './show-place.ts'
import './headline-list.css'

export function HeadlineList({ issue, page }: { readonly issue: Issue; readonly page: Page }) {
  // A key in a text changes the issue and seldom what a headline says: the same words give the same entries.
  const words = JSON.stringify(headlines(issue, page))
  const entries = useMemo(() => JSON.parse(words) as readonly HeadlineEntry[], [words])
  return <Headlines page={page} entries={entries} />
}

interface HeadlinesProps {
  readonly page: Page
  readonly entries: readonly HeadlineEntry[]
}

/** Drawn again when an entry changes, and not with every key: the list can't put that off. */
const Headlines = memo(function Headlines({ page, entries }: HeadlinesProps) {
  const { t } = useTranslation()
  const open = useViewStore((view) => view.article)
  const [several, setSeveral] = useState<readonly ArticleId[]>([])
  const [editing, setEditing] = useState<ArticleId | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  // An article that is opened elsewhere is the one that is chosen here.
  const chosen = entries.flatMap(({ article }) =>
    article === open || (open !== null && several.includes(open) && several.includes(article)) ? article : [],
  )
  const follow = useFollowed(frame, page)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const article = key as ArticleId
        const text = entries.find((entry) => entry.article === article)?.text ?? ''
        return articleDragItem({ article, from: page.id }, text)
      }),
    acceptedDragTypes: [articleDragType],
    getDropOperation: () => 'move',
    // A drag ends when what it began on goes: the list stays while another page is opened under it.
    onDragStart: () => useWall.setState({ held: page.id }),
    onDragEnd: () => useWall.setState({ held: null }),
    onReorder: ({ keys, target }) => {
      const rest = page.headlines.filter((id) => !keys.has(id))
      const to = dropIndex(rest, target.key as ArticleId, target.dropPosition)
      const leaving = page.headlines
        .filter((id) => keys.has(id))
        .map((article) => ({ article, from: page.id }))
      moveArticles(leaving, page.id, to)
    },
    onInsert: ({ items, target }) => {
      void take(items, dropIndex(page.headlines, target.key as ArticleId, target.dropPosition))
    },
    onRootDrop: ({ items }) => {
      void take(items, page.headlines.length)
    },
  })

  async function take(items: Parameters<typeof droppedArticles>[0], index: number): Promise<void> {
    moveArticles(await droppedArticles(items), page.id, index)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const [first] = chosen
    if (first === undefined || editing !== null) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const by = event.key === 'ArrowUp' ? -1 : 1
      if (!event.shiftKey) shiftHeadlines(page.id, chosen, by)
      else if (sendHeadlines(page.id, chosen, by)) follow(first)
    } else if (event.key === 'F2') setEditing(open !== null && chosen.includes(open) ? open : first)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={frame} className="headline-list-frame" onKeyDownCapture={onKeyDown}>
      <GridList
        aria-label={t('desk.headlines.title')}
        className="headline-list"
        items={entries.map((entry) => ({ ...entry, id: entry.article }))}
        dependencies={[entries, editing, page, chosen.join(' ')]}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={chosen}
        onSelectionChange={(keys) => {
          const ids = page.headlines.filter((id) => keys === 'all' || keys.has(id))
          setSeveral(ids)
          const shown = ids.find((id) => id === open) ?? ids[0]
          if (shown !== undefined) showArticle(shown, page.id)
        }}
        onAction={(key) => setEditing(key as ArticleId)}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => (
          <EmptyState icon={ListOrdered} title={t('desk.headlines.empty')}>
            {t('desk.headlines.emptyHint')}
          </EmptyState>
        )}
      >
        {(entry) => (
          <HeadlineItem
            page={page}
            entry={entry}
            chosen={chosen.includes(entry.article) ? chosen : [entry.article]}
            editing={editing === entry.article}
            onEdit={() => setEditing(entry.article)}
            onDone={(text) => {
              setEditing(null)
              if (text !== null) renameHeadline(entry.article, text)
            }}
          />
        )}
      </GridList>
    </div>
  )
})

/** Gives the focus to an article that was sent to another page, once its list is here. */
function useFollowed(frame: RefObject<HTMLElement | null>, page: Page): (article: ArticleId) => void {
  const followed = useRef<ArticleId | null>(null)
  useEffect(() => {
    const article = followed.current
    if (article === null || !page.headlines.includes(article)) return undefined
    followed.current = null
    const next = requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-article="${article}"]`)?.focus(),
    )
    return () => cancelAnimationFrame(next)
  }, [frame, page])
  return (article) => {
    followed.current = article
  }
}
