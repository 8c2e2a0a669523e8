// The copy basket: articles that stand on no page yet. They are dragged to a page or into a headline list.

import { GripVertical, Inbox } from 'lucide-react'
import { memo, useState } from 'react'
import {
  Button,
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  useDragAndDrop,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ArticleId } from '../../base/ids.ts'
import { sameList } from '../../base/same-list.ts'
import type { Article, Issue } from '../../model/issue.ts'
import { basket } from '../../model/query/find.ts'
import { articleName } from '../../model/query/labels.ts'
import { printedText } from '../../model/query/printed.ts'
import { useViewStore } from '../state/view-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { moveArticles } from './desk-actions.ts'
import { articleDragItem, articleDragType, droppedArticles } from './drag-types.ts'

export function Basket({ issue }: { readonly issue: Issue }) {
  return <Articles articles={sameBasket(issue)} />
}

// What a list shows at first, and how much more each time its end comes into sight.
const step = 60

/** Drawn again when something in the basket changes, and not with every key: the list can't put that off. */
const Articles = memo(function Articles({ articles }: { readonly articles: readonly Article[] }) {
  const { t } = useTranslation()
  const open = useViewStore((view) => view.article)
  const [most, setMost] = useState(step)
  const nameOf = (article: Article): string => articleName(article) || t('desk.headlines.none')
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const article = articles.find(({ id }) => id === key)
        const text = article === undefined ? '' : nameOf(article)
        return articleDragItem({ article: key as ArticleId, from: null }, text)
      }),
    acceptedDragTypes: [articleDragType],
    getDropOperation: () => 'move',
    onRootDrop: ({ items }) => {
      void droppedArticles(items).then((dropped) => moveArticles(dropped, null, 0))
    },
  })
  return (
    <GridList
      aria-label={t('desk.basket.title')}
      className="headline-list"
      data-testid="basket"
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={open === null ? [] : [open]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : keys
        if (first !== undefined) useViewStore.getState().openArticle(first as ArticleId)
      }}
      onAction={(key) => useViewStore.getState().openDialog('move-to-page', { article: key as ArticleId })}
      dragAndDropHooks={dragAndDropHooks}
      renderEmptyState={() => (
        <EmptyState icon={Inbox} title={t('desk.basket.empty')}>
          {t('desk.basket.emptyHint')}
        </EmptyState>
      )}
    >
      <Collection items={articles.slice(0, most)} dependencies={[t]}>
        {(article) => (
          <GridListItem
            id={article.id}
            textValue={nameOf(article)}
            className="headline-item"
            data-testid="basket-item"
            data-article={article.id}
          >
            <Button
              slot="drag"
              className="drag-handle"
              aria-label={t('desk.headlines.drag', { name: nameOf(article) })}
            >
              <GripVertical size={12} aria-hidden />
            </Button>
            <span className="headline-text">{nameOf(article)}</span>
            <span className="basket-length">{t('desk.basket.length', { count: lengthOf(article) })}</span>
          </GridListItem>
        )}
      </Collection>
      {articles.length > most && (
        <GridListLoadMoreItem onLoadMore={() => setMost((now) => now + step)} scrollOffset={1} />
      )}
    </GridList>
  )
})

let last: readonly Article[] = []

/** The same list as long as it has the same articles. */
function sameBasket(issue: Issue): readonly Article[] {
  const now = basket(issue)
  if (!sameList(now, last)) last = now
  return last
}

function lengthOf(article: Article): number {
  return printedText(article).replaceAll('\n', '').length
}
