// The section name of a page in a list of pages; a double click or F2 makes it a field.

import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../../model/issue.ts'
import { type NamePlace, nameSection, useWall } from '../wall/wall-store.ts'
import { setPage } from './page-actions.ts'

export interface SectionNameProps {
  readonly page: Page
  readonly label: string
  readonly place: NamePlace
}

export function SectionName({ page, label, place }: SectionNameProps) {
  const { t } = useTranslation()
  const isNaming = useWall(({ naming }) => naming?.page === page.id && naming.place === place)
  if (isNaming) return <SectionInput page={page} label={label} />
  return (
    <span
      className="page-item-section"
      data-empty={page.section === '' || undefined}
      onDoubleClick={(event) => {
        event.stopPropagation()
        nameSection(page.id, place)
      }}
    >
      {page.section || t('desk.pages.noSection')}
    </span>
  )
}

function SectionInput({ page, label }: Omit<SectionNameProps, 'place'>) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  const finish = (section: string | null): void => {
    // Leaving the field follows from taking it away: only the first way out counts.
    if (isDone.current) return
    isDone.current = true
    const row = field.current?.closest<HTMLElement>('[role="row"]')
    const hadFocus = field.current === document.activeElement
    useWall.setState({ naming: null })
    if (section !== null && section !== page.section) setPage(page.id, { section })
    if (hadFocus) row?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') finish(null)
    if (event.key === 'Enter') finish(event.currentTarget.value.trim())
  }
  return (
    <input
      ref={field}
      className="section-input"
      data-testid="section-input"
      aria-label={t('wall.name', { label })}
      title={t('wall.nameHint')}
      defaultValue={page.section}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value.trim())}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onDragStart={(event) => event.preventDefault()}
    />
  )
}
