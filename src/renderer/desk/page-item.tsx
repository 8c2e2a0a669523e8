// One page of the wall: how it looks, the handle it is dragged by, and its menu.

import { EllipsisVertical, GripVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, GridListItem } from 'react-aria-components'
import type { Issue, Page } from '../../model/issue.ts'
import { pageLabel, pageNumber } from '../../model/query/labels.ts'
import { MenuButton } from '../ui/menu.tsx'
import { insertPage, removePage, shiftPage } from './desk-actions.ts'
import { runMakeUp } from './make-up.ts'
import { PageLook } from './page-look.tsx'

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
      value={page}
      textValue={name}
      className="page-item"
      data-testid="page-item"
      data-label={label}
    >
      <Button slot="drag" className="drag-handle" aria-label={t('desk.pages.drag', { label })}>
        <GripVertical size={12} aria-hidden />
      </Button>
      <PageLook page={page} label={label} />
      <PageMenu issue={issue} page={page} label={label} />
    </GridListItem>
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
