// One page of the wall: how it looks, the handle it is dragged by, and its menu.

import { EllipsisVertical, GripVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, GridListItem } from 'react-aria-components'
import type { Issue, Page } from '../../model/issue.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { MenuButton } from '../ui/menu.tsx'
import { PageLook } from './page-look.tsx'
import { pageEntries } from './page-menu.ts'

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
      <PageMenu page={page} label={label} />
    </GridListItem>
  )
}

function PageMenu({ page, label }: { readonly page: Page; readonly label: string }) {
  const { t } = useTranslation()
  const trigger = (
    <Button className="icon-button page-item-menu" aria-label={t('desk.pages.menu', { label })}>
      <EllipsisVertical size={15} aria-hidden />
    </Button>
  )
  return (
    <MenuButton
      label={t('desk.pages.menu', { label })}
      trigger={trigger}
      entries={() => pageEntries(page.id, [page.id], 'list')}
    />
  )
}
