// The chosen version compared with the issue as it is or with another version, as text or as pages. The earlier one is
// always the old one, whichever was chosen first.

import { Files } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../base/result.ts'
import type { HistoryPoint } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Issue } from '../../model/issue.ts'
import { shownTime } from '../i18n/times.ts'
import { useViewStore } from '../state/view-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { differencesBetween } from './differences.ts'
import { PagesComparison } from './pages-comparison.tsx'
import { setPagesLook, type Side, usePagesLook } from './pages-look.ts'
import { ReadVersion } from './read-version.tsx'
import './comparison-panel.css'

export interface ComparisonPanelProps {
  readonly point: HistoryPoint
  readonly version: Result<Issue, Fault> | null
  /** Null: the issue as it is. */
  readonly against: HistoryPoint | null
  readonly otherVersion: Result<Issue, Fault> | null
  /** Those that can be compared with. */
  readonly points: readonly HistoryPoint[]
  readonly now: Issue
  readonly onAgainst: (commit: string | null) => void
}

export function ComparisonPanel(props: ComparisonPanelProps) {
  const { point, version, against, otherVersion, now } = props
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  const look = usePagesLook((one) => one.as)
  const other = against === null ? ({ ok: true, value: now } as const) : otherVersion
  const isEarlier = against === null || point.at <= against.at
  const names = {
    point: shownTime(point.at, locale),
    other: against === null ? t('comparePages.now') : shownTime(against.at, locale),
  }
  const named: Readonly<Record<Side, string>> = isEarlier
    ? { before: names.point, after: names.other }
    : { before: names.other, after: names.point }
  return (
    <div className="comparison-panel">
      <div className="comparison-bar">
        <Against {...props} />
        <span className="comparison-between">
          {t('comparePages.between', { from: named.before, to: named.after })}
        </span>
        <Segmented
          label={t('comparePages.as')}
          value={look}
          options={[
            { value: 'text', label: t('comparePages.text') },
            { value: 'pages', label: t('comparePages.pages') },
          ]}
          onChange={(as) => setPagesLook({ as })}
          testId="compare-as"
        />
      </div>
      <ReadVersion version={version}>
        <ReadVersion version={other}>
          {version?.ok === true && other?.ok === true && (
            <Compared
              before={isEarlier ? version.value : other.value}
              after={isEarlier ? other.value : version.value}
              names={named}
              isSince={against === null}
            />
          )}
        </ReadVersion>
      </ReadVersion>
    </div>
  )
}

const now = 'now'

function Against({ point, against, points, onAgainst }: ComparisonPanelProps) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  const others = points.filter((one) => one.commit !== point.commit)
  // It stays to be chosen where the list has been made shorter since.
  const listed = against === null || others.includes(against) ? others : [against, ...others]
  const nameOf = ({ kind, message, at }: HistoryPoint): string => {
    const name = kind === 'saved' && message.trim() !== '' ? message : t(`versions.kinds.${kind}`)
    return `${shownTime(at, locale)} · ${name}`
  }
  return (
    <Select
      label={t('comparePages.with')}
      value={against?.commit ?? now}
      options={[
        { value: now, label: t('comparePages.now') },
        ...listed.map((one) => ({ value: one.commit, label: nameOf(one) })),
      ]}
      onChange={(commit) => onAgainst(commit === now ? null : commit)}
      testId="compare-with"
    />
  )
}

interface ComparedProps {
  readonly before: Issue
  readonly after: Issue
  readonly names: Readonly<Record<Side, string>>
  /** True when the later one is the issue as it is. */
  readonly isSince: boolean
}

const Compared = memo(function Compared({ before, after, names, isSince }: ComparedProps) {
  const look = usePagesLook((one) => one.as)
  if (look === 'pages') return <PagesComparison before={before} after={after} names={names} />
  return <ComparedText before={before} after={after} isSince={isSince} />
})

function ComparedText({ before, after, isSince }: Omit<ComparedProps, 'names'>) {
  const { t } = useTranslation()
  const { comparison, isEqual } = useMemo(() => differencesBetween(before, after), [before, after])
  const words = isSince
    ? { title: t('versions.equal'), text: t('versions.equalText') }
    : { title: t('comparePages.equal'), text: t('comparePages.equalText') }
  return (
    <ComparisonView
      comparison={comparison}
      language={after.publication.language}
      empty={
        <EmptyState icon={Files} title={isEqual ? words.title : t('versions.equalWords')}>
          {isEqual ? words.text : t('versions.equalWordsText')}
        </EmptyState>
      }
    />
  )
}
