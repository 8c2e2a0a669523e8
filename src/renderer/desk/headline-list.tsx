// The headline list of the shown page, in the order the web edition will have it.

import { ListOrdered } from 'lucide-react'
import { type KeyboardEvent, memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GridList, useDragAndDrop } from 'react-aria-components'
import type { ArticleId } from '../../base/ids.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { type HeadlineEntry, headlines } from '../../model/query/headlines.ts'
import { useViewStore } from '../state/view-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { moveArticle, renameHeadline, shiftHeadline } from './desk-actions.ts'
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
  const [editing, setEditing] = useState<ArticleId | null>(null)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const article = key as ArticleId
        const text = entries.find((entry) => entry.article === article)?.text ?? ''
        return articleDragItem({ article, from: page.id }, text)
      }),
    acceptedDragTypes: [articleDragType],
    getDropOperation: () => 'move',
    onReorder: ({ keys, target }) => {
      const [moved] = keys
      const rest = page.headlines.filter((id) => id !== moved)
      const to = dropIndex(rest, target.key as ArticleId, target.dropPosition)
      if (moved !== undefined) moveArticle(moved as ArticleId, page.id, page.id, to)
    },
    onInsert: ({ items, target }) => {
      void take(items, dropIndex(page.headlines, target.key as ArticleId, target.dropPosition))
    },
    onRootDrop: ({ items }) => {
      void take(items, page.headlines.length)
    },
  })

  async function take(items: Parameters<typeof droppedArticles>[0], index: number): Promise<void> {
    for (const { article, from } of await droppedArticles(items)) moveArticle(article, from, page.id, index)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const article = open !== null && page.headlines.includes(open) ? open : null
    if (article === null || editing !== null) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      event.stopPropagation()
      shiftHeadline(page, article, event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.key === 'F2') {
      event.preventDefault()
      setEditing(article)
    }
  }

  return (
    <div className="headline-list-frame" onKeyDownCapture={onKeyDown}>
      <GridList
        aria-label={t('desk.headlines.title')}
        className="headline-list"
        items={entries.map((entry) => ({ ...entry, id: entry.article }))}
        dependencies={[entries, editing, page]}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={open === null ? [] : [open]}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : keys
          if (first !== undefined) showArticle(first as ArticleId, page.id)
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
