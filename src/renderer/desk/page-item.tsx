// One page of the wall: thumbnail, label, section, how full it is, its problems and its state.

import { EllipsisVertical, GripVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, GridListItem } from 'react-aria-components'
import type { Issue, Page } from '../../model/issue.ts'
import { pageLabel, pageNumber } from '../../model/query/labels.ts'
import { PageThumbnail } from '../page/page-thumbnail.tsx'
import { problemsOn, useCheckStore } from '../state/check-store.ts'
import { useWallPage } from '../state/wall-pages.ts'
import { Badge } from '../ui/badge.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { insertPage, removePage, shiftPage } from './desk-actions.ts'
import { runMakeUp } from './make-up.ts'

const thumbnailWidth = 56

export interface PageItemProps {
  /** What it takes to tell the page's place and label. */
  readonly issue: Pick<Issue, 'pages' | 'publication'>
  readonly page: Page
}

export function PageItem({ issue, page }: PageItemProps) {
  const { t } = useTranslation()
  const label = pageLabel(issue, page.id)
  const name = page.section === '' ? t('desk.pages.name', { label }) : `${label} ${page.section}`
  return (
    <GridListItem
      id={page.id}
      textValue={name}
      className="page-item"
      data-testid="page-item"
      data-label={label}
    >
      <Button slot="drag" className="drag-handle" aria-label={t('desk.pages.drag', { label })}>
        <GripVertical size={12} aria-hidden />
      </Button>
      <span className="page-item-picture">
        <PageThumbnail page={page.id} width={thumbnailWidth} />
      </span>
      <span className="page-item-words">
        <span className="page-item-name">
          <b>{label}</b>
          <span className="page-item-section">{page.section || t('desk.pages.noSection')}</span>
        </span>
        <PageFacts page={page} />
      </span>
      <PageMenu issue={issue} page={page} label={label} />
    </GridListItem>
  )
}

function PageFacts({ page }: { readonly page: Page }) {
  const { t } = useTranslation()
  const placed = useWallPage(page.id)
  const problems = useCheckStore(({ problems: all }) => problemsOn(all, page.id).length)
  const fill = Math.round((placed?.fill ?? 0) * 100)
  return (
    <>
      <span className="page-item-facts">
        <span>{t('desk.pages.fill', { fill })}</span>
        <span>{t('desk.pages.articles', { count: page.headlines.length })}</span>
      </span>
      <span className="page-item-facts">
        <Badge tone={page.state === 'signed' ? 'fit' : 'plain'}>{t(`desk.states.${page.state}`)}</Badge>
        {problems > 0 && (
          <Badge tone="warn" label={t('desk.pages.problems', { count: problems })}>
            ⚠ {problems}
          </Badge>
        )}
      </span>
    </>
  )
}

function PageMenu({ issue, page, label }: PageItemProps & { readonly label: string }) {
  const { t } = useTranslation()
  const at = pageNumber(issue, page.id) - 1
  const only = issue.pages.length === 1
  const trigger = (
    <Button className="icon-button page-item-menu" aria-label={t('desk.pages.menu', { label })}>
      <EllipsisVertical size={15} aria-hidden />
    </Button>
  )
  return (
    <MenuButton
      label={t('desk.pages.menu', { label })}
      trigger={trigger}
      entries={() => [
        { id: 'before', label: t('desk.pages.insertBefore'), run: () => insertPage(at) },
        { id: 'after', label: t('desk.pages.insertAfter'), run: () => insertPage(at + 1) },
        {
          id: 'up',
          label: t('desk.pages.up'),
          shortcut: 'Alt+↑',
          isDisabled: at === 0,
          startsGroup: true,
          run: () => shiftPage(page.id, -1),
        },
        {
          id: 'down',
          label: t('desk.pages.down'),
          shortcut: 'Alt+↓',
          isDisabled: at === issue.pages.length - 1,
          run: () => shiftPage(page.id, 1),
        },
        { id: 'layout', label: t('desk.pages.layOut'), startsGroup: true, run: () => runMakeUp(page.id) },
        {
          id: 'remove',
          label: t('desk.pages.remove'),
          isDisabled: only,
          startsGroup: true,
          run: () => removePage(page.id),
        },
      ]}
    />
  )
}
