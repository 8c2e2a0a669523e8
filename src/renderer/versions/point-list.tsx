// Restore points, newest first. An arrow key shows the next one; Enter leads on to the button that restores,
// and restores nothing itself.

import { BookmarkCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { HistoryPoint } from '../../contract/calls.ts'
import { shownTime } from '../i18n/times.ts'
import { useOthers, writerName } from '../state/others.ts'
import { useViewStore } from '../state/view-store.ts'
import { CheckField } from '../ui/check-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

export interface PointListProps {
  readonly points: readonly HistoryPoint[]
  readonly chosen: string | null
  readonly all: boolean
  readonly own: string
  readonly onAll: (all: boolean) => void
  readonly onChoose: (commit: string) => void
  readonly onEnter: () => void
}

const rowHeight = 50

export function PointList({ points, chosen, all, own, onAll, onChoose, onEnter }: PointListProps) {
  const { t } = useTranslation()
  return (
    <div className="points">
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
        <ListBox
          className="point-list"
          aria-label={t('versions.points')}
          items={points.map((point) => ({ ...point, id: point.commit }))}
          dependencies={[own]}
          autoFocus
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [first] = keys === 'all' ? [] : keys
            if (typeof first === 'string') onChoose(first)
          }}
          onAction={onEnter}
          renderEmptyState={() => (
            <EmptyState icon={BookmarkCheck} title={t('versions.none')}>
              {t('versions.noneText')}
            </EmptyState>
          )}
        >
          {(point) => <Point point={point} own={own} />}
        </ListBox>
      </Virtualizer>
      <CheckField isSelected={all} onChange={onAll} testId="all-points">
        {t('versions.all')}
      </CheckField>
    </div>
  )
}

function Point({ point, own }: { readonly point: HistoryPoint; readonly own: string }) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  // Drawn again when somebody comes whose name tells more than their branch's.
  useOthers((others) => others.here)
  const { commit, kind, message, writer, at } = point
  const name = kind === 'saved' && message.trim() !== '' ? message : t(`versions.kinds.${kind}`)
  const who = writer === own ? t('others.self') : writerName(writer)
  const when = `${shownTime(at, locale)} · ${who}`
  return (
    <ListBoxItem
      id={commit}
      className={`point point-${kind}`}
      textValue={`${name}, ${when}`}
      data-testid="restore-point"
      data-kind={kind}
    >
      <b>{name}</b>
      <span>{when}</span>
    </ListBoxItem>
  )
}
