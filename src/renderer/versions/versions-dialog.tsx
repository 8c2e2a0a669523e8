// The versions an issue has had: its restore points at the left; at the right the chosen one compared with the issue
// as it is, or with another one, or its text. A version is restored as one step that can be undone.

import { History } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Result } from '../../base/result.ts'
import type { HistoryPoint } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Issue } from '../../model/issue.ts'
import { diffIssues } from '../../model/merge/diff.ts'
import { FaultLine } from '../app/fault-line.tsx'
import { call } from '../bridge/client.ts'
import { shownTime } from '../i18n/times.ts'
import { type OpenIssueState, useIssueStore } from '../state/issue-store.ts'
import { decodeFiles } from '../state/open-issue.ts'
import { useAnswer } from '../state/use-answer.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ComparisonPanel } from './comparison-panel.tsx'
import { restoreVersion } from './differences.ts'
import { Loading } from './loading.tsx'
import { PointList } from './point-list.tsx'
import { ReadVersion } from './read-version.tsx'
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
  const [other, setOther] = useState<string | null>(null)
  const restoring = useRef<HTMLButtonElement>(null)
  const shown = useMemo(() => shownPoints(points, all), [points, all])
  const point = shown.find((one) => one.commit === chosen) ?? shown[0] ?? null
  const against = otherPoint(points, other, point)
  const version = useVersion(session, name, point?.commit ?? null)
  const otherVersion = useVersion(session, name, against?.commit ?? null)
  const canRestore = useMemo(
    () => !readOnly && version?.ok === true && diffIssues(issue, version.value).length > 0,
    [version, issue, readOnly],
  )

  const restore = (): void => {
    if (point === null || version?.ok !== true) return
    if (restoreVersion(version.value, shownTime(point.at, locale))) close()
  }
  // Two points are compared: which of them comes back is said.
  const restoreWords =
    point === null || against === null
      ? t('versions.restore')
      : t('comparePages.restoreOf', { when: shownTime(point.at, locale) })
  return (
    <Dialog
      title={t('versions.title')}
      closeLabel={t('dialogs.close')}
      onClose={close}
      width="screen"
      testId="versions-dialog"
      actions={
        <>
          <Button onPress={close}>{t('dialogs.close')}</Button>
          <Button
            ref={restoring}
            look="primary"
            icon={History}
            isDisabled={!canRestore}
            onPress={restore}
            testId="restore"
          >
            {restoreWords}
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
            <PointView point={point} version={version}>
              {point !== null && (
                <ComparisonPanel
                  point={point}
                  version={version}
                  against={against}
                  otherVersion={otherVersion}
                  points={shown}
                  now={issue}
                  onAgainst={setOther}
                />
              )}
            </PointView>
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

/** The point the chosen one is compared with; null for the issue as it is. */
function otherPoint(
  points: Result<readonly HistoryPoint[], Fault> | null,
  commit: string | null,
  point: HistoryPoint | null,
): HistoryPoint | null {
  if (points?.ok !== true || commit === null || commit === point?.commit) return null
  return points.value.find((one) => one.commit === commit) ?? null
}

interface PointViewProps {
  readonly point: HistoryPoint | null
  readonly version: Result<Issue, Fault> | null
  /** The comparison. */
  readonly children: ReactNode
}

function PointView({ point, version, children }: PointViewProps) {
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
        {children}
      </TabPanel>
      <TabPanel id="text" className="point-panel">
        <ReadVersion version={version}>
          {version?.ok === true && <ReadingView issue={version.value} />}
        </ReadVersion>
      </TabPanel>
    </Tabs>
  )
}
