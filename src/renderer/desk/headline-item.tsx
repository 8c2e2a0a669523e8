// One headline of a page: its words, where the article comes from and goes on to, and a menu.

import { EllipsisVertical, GripVertical } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, GridListItem } from 'react-aria-components'
import type { ArticleId, PageId } from '../../base/ids.ts'
import type { Page } from '../../model/issue.ts'
import type { HeadlineEntry } from '../../model/query/headlines.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Badge } from '../ui/badge.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { moveArticles, placeOnPage, removeArticle, sendHeadlines, shiftHeadlines } from './desk-actions.ts'

export interface HeadlineItemProps {
  readonly page: Page
  readonly entry: HeadlineEntry
  /** What is chosen in the list when it is of these, else it alone: menus are about them. */
  readonly chosen: readonly ArticleId[]
  readonly editing: boolean
  readonly onEdit: () => void
  /** The new words, or null when nothing shall change. */
  readonly onDone: (text: string | null) => void
}

export function HeadlineItem({ page, entry, chosen, editing, onEdit, onDone }: HeadlineItemProps) {
  const { t } = useTranslation()
  const text = entry.text || t('desk.headlines.none')
  return (
    <GridListItem
      id={entry.article}
      textValue={text}
      className="headline-item"
      data-testid="headline"
      data-article={entry.article}
    >
      <Button slot="drag" className="drag-handle" aria-label={t('desk.headlines.drag', { name: text })}>
        <GripVertical size={12} aria-hidden />
      </Button>
      <span className="headline-number" aria-hidden>
        {page.headlines.indexOf(entry.article) + 1}
      </span>
      {editing ? (
        <HeadlineInput lines={currentIssue()?.articles.get(entry.article)?.headline ?? []} onDone={onDone} />
      ) : (
        <span
          className={`headline-text headline-rank-${entry.rank}`}
          data-empty={entry.text === '' || undefined}
        >
          {text}
        </span>
      )}
      <span className="headline-badges">
        <PageBadge page={entry.fromPage} label={t('wall.headlines.goFrom', { page: entry.from ?? '' })}>
          ← {entry.from}
        </PageBadge>
        <PageBadge page={entry.toPage} label={t('wall.headlines.goTo', { page: entry.to ?? '' })}>
          → {entry.to}
        </PageBadge>
        {!entry.placed && <Badge tone="warn">{t('desk.headlines.unplaced')}</Badge>}
        {!entry.placed && (
          <Button
            className="badge badge-button badge-accent"
            aria-label={`${t('wall.headlines.place')}: ${text}`}
            data-testid="place"
            onPress={() => placeOnPage(entry.article, page.id)}
          >
            {t('wall.headlines.placeShort')}
          </Button>
        )}
        <Badge label={t('wall.headlines.rank', { rank: entry.rank })} testId="rank">
          {t('wall.headlines.rankShort', { rank: entry.rank })}
        </Badge>
      </span>
      <HeadlineMenu page={page} entry={entry} chosen={chosen} name={text} onEdit={onEdit} />
    </GridListItem>
  )
}

/** Where the article comes from or goes on to, and the way there. */
function PageBadge(props: {
  readonly page: PageId | null
  readonly label: string
  readonly children: ReactNode
}) {
  const { page, label, children } = props
  if (page === null) return null
  return (
    <Button
      className="badge badge-button badge-jump"
      aria-label={label}
      data-testid="page-badge"
      onPress={() => useViewStore.getState().showPage(page)}
    >
      {children}
    </Button>
  )
}

/** One line of it is one printed line; Shift+Enter begins another. */
function HeadlineInput(props: {
  readonly lines: readonly string[]
  readonly onDone: (text: string | null) => void
}) {
  const { t } = useTranslation()
  const before = props.lines.join('\n')
  const field = useRef<HTMLTextAreaElement>(null)
  const done = useRef(false)
  const finish = (text: string | null): void => {
    // Leaving the field follows from taking it away: only the first way out counts.
    if (done.current) return
    done.current = true
    props.onDone(text === before ? null : text)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') finish(null)
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      finish(field.current?.value ?? null)
    }
  }
  return (
    <textarea
      ref={field}
      className="headline-input"
      aria-label={t('desk.headlines.input')}
      title={t('desk.headlines.inputHint')}
      rows={Math.max(1, props.lines.length)}
      defaultValue={before}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
    />
  )
}

interface HeadlineMenuProps {
  readonly page: Page
  readonly entry: HeadlineEntry
  readonly chosen: readonly ArticleId[]
  readonly name: string
  readonly onEdit: () => void
}

function HeadlineMenu({ page, entry, chosen, name, onEdit }: HeadlineMenuProps) {
  const { t } = useTranslation()
  const ask = { article: entry.article, page: page.id }
  const count = page.headlines.length
  const places = chosen.map((article) => page.headlines.indexOf(article))
  return (
    <MenuButton
      label={t('desk.headlines.menu', { name })}
      trigger={
        <Button className="icon-button headline-menu" aria-label={t('desk.headlines.menu', { name })}>
          <EllipsisVertical size={14} aria-hidden />
        </Button>
      }
      entries={() => [
        { id: 'edit', label: t('desk.headlines.edit'), shortcut: 'F2', run: onEdit },
        {
          id: 'up',
          label: t('desk.headlines.up'),
          shortcut: 'Alt+↑',
          isDisabled: Math.min(...places) === 0,
          startsGroup: true,
          run: () => shiftHeadlines(page.id, chosen, -1),
        },
        {
          id: 'down',
          label: t('desk.headlines.down'),
          shortcut: 'Alt+↓',
          isDisabled: Math.max(...places) === count - 1,
          run: () => shiftHeadlines(page.id, chosen, 1),
        },
        {
          id: 'move',
          label: t('desk.headlines.move'),
          shortcut: 'Ctrl+Shift+M',
          run: () =>
            useViewStore
              .getState()
              .openDialog('move-to-page', chosen.length > 1 ? { ...ask, articles: chosen } : ask),
        },
        {
          id: 'before',
          label: t('wall.headlines.toPrevious'),
          shortcut: 'Alt+Shift+↑',
          run: () => void sendHeadlines(page.id, chosen, -1),
        },
        {
          id: 'after',
          label: t('wall.headlines.toNext'),
          shortcut: 'Alt+Shift+↓',
          run: () => void sendHeadlines(page.id, chosen, 1),
        },
        {
          id: 'place',
          label: t('wall.headlines.place'),
          isDisabled: entry.placed,
          run: () => placeOnPage(entry.article, page.id),
        },
        {
          id: 'jump',
          label: t('desk.headlines.jump'),
          shortcut: 'Ctrl+J',
          isDisabled: !entry.placed,
          run: () => useViewStore.getState().openDialog('jump', ask),
        },
        {
          id: 'basket',
          label: t('desk.headlines.toBasket'),
          startsGroup: true,
          run: () => {
            moveArticles(
              chosen.map((article) => ({ article, from: page.id })),
              null,
              0,
            )
          },
        },
        { id: 'remove', label: t('desk.headlines.remove'), run: () => removeArticle(entry.article) },
      ]}
    />
  )
}
