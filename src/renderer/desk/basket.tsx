// The copy basket: articles that stand on no page yet. They are dragged to a page or into a headline list.

import { GripVertical, Inbox } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import type { ArticleId } from '../../base/ids.ts'
import type { Article, Issue } from '../../model/issue.ts'
import { basket } from '../../model/query/find.ts'
import { articleName } from '../../model/query/labels.ts'
import { printedText } from '../../model/query/printed.ts'
import { useViewStore } from '../state/view-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { moveArticle } from './desk-actions.ts'
import { articleDragItem, articleDragType, droppedArticles } from './drag-types.ts'

export function Basket({ issue }: { readonly issue: Issue }) {
  const { t } = useTranslation()
  const open = useViewStore((view) => view.article)
  const articles = basket(issue)
  const nameOf = (article: Article): string => articleName(article) || t('desk.headlines.none')
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const article = issue.articles.get(key as ArticleId)
        const text = article === undefined ? '' : nameOf(article)
        return articleDragItem({ article: key as ArticleId, from: null }, text)
      }),
    acceptedDragTypes: [articleDragType],
    getDropOperation: () => 'move',
    onRootDrop: ({ items }) => {
      void droppedArticles(items).then((dropped) => {
        for (const { article, from } of dropped) if (from !== null) moveArticle(article, from, null, 0)
      })
    },
  })
  return (
    <GridList
      aria-label={t('desk.basket.title')}
      className="headline-list"
      data-testid="basket"
      items={articles}
      dependencies={[issue, open]}
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
    </GridList>
  )
}

function lengthOf(article: Article): number {
  return printedText(article).replaceAll('\n', '').length
}
