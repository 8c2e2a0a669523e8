// The versions an issue has had: its restore points at the left, and what has changed since the chosen one,
// or its text, at the right. A version is restored as one step that can be undone.

import { Files, History } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Result } from '../../base/result.ts'
import type { HistoryPoint } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Issue } from '../../model/issue.ts'
import { FaultLine } from '../app/fault-line.tsx'
import { call } from '../bridge/client.ts'
import { shownTime } from '../i18n/times.ts'
import { type OpenIssueState, useIssueStore } from '../state/issue-store.ts'
import { decodeFiles } from '../state/open-issue.ts'
import { useAnswer } from '../state/use-answer.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { type Differences, differencesSince, restoreVersion } from './differences.ts'
import { Loading } from './loading.tsx'
import { PointList } from './point-list.tsx'
import { ReadingView } from './reading-view.tsx'
import './versions-dialog.css'

export interface VersionsDialogProps {
  /** Name of this writer's branch. */
  readonly own: string
}

export function VersionsDialog({ own }: VersionsDialogProps) {
  const open = useIssueStore((store) => store.open)
  return open === null ? null : <OpenVersions open={open} own={own} />
}

// Longer than an arrow key that is held down takes from one point to the next.
const rest = 120

function OpenVersions({ open, own }: VersionsDialogProps & { readonly open: OpenIssueState }) {
  const { t } = useTranslation()
  const { session, name, issue, readOnly } = open
  const locale = useViewStore((view) => view.locale)
  const close = useViewStore.getState().closeDialog
  const points = useAnswer(useCallback(() => call('history.list', { session }), [session]))
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const restoring = useRef<HTMLButtonElement>(null)
  const shown = useMemo(() => shownPoints(points, all), [points, all])
  const point = shown.find((one) => one.commit === chosen) ?? shown[0] ?? null
  const version = useVersion(session, name, point?.commit ?? null)
  const differences = useMemo(
    () => (version?.ok === true ? differencesSince(version.value, issue) : null),
    [version, issue],
  )

  const restore = (): void => {
    if (point === null || version?.ok !== true) return
    if (restoreVersion(version.value, shownTime(point.at, locale))) close()
  }
  return (
    <Dialog
      title={t('versions.title')}
      closeLabel={t('dialogs.close')}
      onClose={close}
      width="full"
      testId="versions-dialog"
      actions={
        <>
          <Button onPress={close}>{t('dialogs.close')}</Button>
          <Button
            ref={restoring}
            look="primary"
            icon={History}
            isDisabled={readOnly || differences === null || differences.isEqual}
            onPress={restore}
            testId="restore"
          >
            {t('versions.restore')}
          </Button>
        </>
      }
    >
      <div className="versions">
        {points === null && <Loading>{t('versions.loading')}</Loading>}
        {points?.ok === false && <FaultLine fault={points.fault} />}
        {points?.ok === true && (
          <>
            <PointList
              points={shown}
              chosen={point?.commit ?? null}
              all={all}
              own={own}
              onAll={setAll}
              onChoose={setChosen}
              onEnter={() => restoring.current?.focus()}
            />
            <PointView point={point} version={version} differences={differences} />
          </>
        )}
      </div>
    </Dialog>
  )
}

/** Named ones alone unless all are asked for. */
function shownPoints(
  points: Result<readonly HistoryPoint[], Fault> | null,
  all: boolean,
): readonly HistoryPoint[] {
  if (points?.ok !== true) return []
  return all ? points.value : points.value.filter(({ kind }) => kind === 'saved' || kind === 'new')
}

/** The issue as that commit has it; null while it is read, and without a commit. */
function useVersion(session: string, name: string, commit: string | null): Result<Issue, Fault> | null {
  const question = useCallback(async (): Promise<Result<Issue | null, Fault>> => {
    if (commit === null) return { ok: true, value: null }
    const found = await call('history.issue', { session, commit })
    return found.ok ? decodeFiles({ name, files: found.value.files }) : found
  }, [session, name, commit])
  const answer = useAnswer(question, rest)
  return useMemo(() => {
    if (answer === null || !answer.ok) return answer
    return answer.value === null ? null : { ok: true, value: answer.value }
  }, [answer])
}

interface PointViewProps {
  readonly point: HistoryPoint | null
  readonly version: Result<Issue, Fault> | null
  readonly differences: Differences | null
}

function PointView({ point, version, differences }: PointViewProps) {
  const { t } = useTranslation()
  if (point === null) return <div className="point-view" />
  return (
    <Tabs className="point-view" data-commit={point.commit}>
      <TabList className="tabs" aria-label={t('versions.tabsLabel')}>
        <Tab id="changes" className="tab">
          {t('versions.tabs.changes')}
        </Tab>
        <Tab id="text" className="tab" data-testid="version-text">
          {t('versions.tabs.text')}
        </Tab>
      </TabList>
      <TabPanel id="changes" className="point-panel">
        <Read version={version}>{differences !== null && <Changes differences={differences} />}</Read>
      </TabPanel>
      <TabPanel id="text" className="point-panel">
        <Read version={version}>{version?.ok === true && <ReadingView issue={version.value} />}</Read>
      </TabPanel>
    </Tabs>
  )
}

/** What is shown of a version once it is read. */
function Read({
  version,
  children,
}: {
  readonly version: PointViewProps['version']
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  if (version === null) return <Loading>{t('versions.loadingPoint')}</Loading>
  return version.ok ? children : <FaultLine fault={version.fault} />
}

function Changes({ differences }: { readonly differences: Differences }) {
  const { t } = useTranslation()
  const language = useIssueStore(({ open }) => open?.issue.publication.language ?? '')
  const which = differences.isEqual ? 'equal' : 'equalWords'
  return (
    <ComparisonView
      comparison={differences.comparison}
      language={language}
      empty={
        <EmptyState icon={Files} title={t(`versions.${which}`)}>
          {t(`versions.${which}Text`)}
        </EmptyState>
      }
    />
  )
}
