// What is seen when no issue is open: the issues opened last, the sample paper, and the ways to begin.

import { BookOpen, FilePlus2, FolderOpen, Newspaper } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import type { AppState, RecentIssue } from '../../contract/calls.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Result } from '../../base/result.ts'
import { printedDate } from '../../model/query/dates.ts'
import { tellFault } from '../state/faults.ts'
import { openChosen, openRecent, openSample } from '../state/open-issue.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import { shownTime } from '../i18n/times.ts'
import { LeftWorkSection } from '../versions/left-work-section.tsx'
import { WindowTools } from './top-bar.tsx'
import './start-screen.css'

type Opening = Promise<Result<null, Fault> | null>

export function StartScreen({ state }: { readonly state: AppState | null }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const run = useCallback((opening: () => Opening): void => {
    setBusy(true)
    void opening().then((opened) => {
      setBusy(false)
      if (opened?.ok === false) tellFault(opened.fault)
    })
  }, [])
  const recent = state?.recent ?? []
  return (
    <main className="start" data-testid="start">
      <div className="start-tools">
        <WindowTools />
      </div>
      <div className="start-card">
        <header className="start-head">
          <Newspaper size={34} strokeWidth={1.25} aria-hidden />
          <div>
            <h1>Jumpline</h1>
            <p>{t('start.what')}</p>
          </div>
        </header>
        <div className="start-ways">
          <Button
            look={recent.length === 0 ? 'primary' : 'plain'}
            icon={BookOpen}
            isDisabled={busy}
            onPress={() => run(openSample)}
            testId="open-sample"
          >
            {t('start.sample')}
          </Button>
          <Button
            icon={FilePlus2}
            isDisabled={busy}
            onPress={() => useViewStore.getState().openDialog('new-issue')}
            testId="new-issue"
          >
            {t('start.newIssue')}
          </Button>
          <Button icon={FolderOpen} isDisabled={busy} onPress={() => run(openChosen)} testId="open-issue">
            {t('start.open')}
          </Button>
        </div>
        {busy && <Progress label={t('start.opening')} part={null} />}
        <LeftWorkSection isDisabled={busy} run={run} />
        <section aria-labelledby="recent-title">
          <h2 id="recent-title">{t('start.recent')}</h2>
          {recent.length === 0 ? (
            <p className="start-none">{t('start.none')}</p>
          ) : (
            <ul className="start-recent">
              {recent.map((issue) => (
                <li key={issue.key}>
                  <Recent issue={issue} isDisabled={busy} onOpen={() => run(() => openRecent(issue.key))} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </main>
  )
}

interface RecentProps {
  readonly issue: RecentIssue
  readonly isDisabled: boolean
  readonly onOpen: () => void
}

function Recent({ issue, isDisabled, onOpen }: RecentProps) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  return (
    <AriaButton
      className="recent-issue"
      isDisabled={isDisabled || !issue.present}
      onPress={onOpen}
      data-testid="recent"
    >
      <span className="recent-sheet" aria-hidden />
      <span className="recent-words">
        <b>{issue.name.replace(/\.issue$/, '')}</b>
        <span>
          {issue.date === '' ? '' : printedDate(issue.date, locale)}
          {issue.pages > 0 && ` · ${t('start.pages', { count: issue.pages })}`}
        </span>
      </span>
      <span className="recent-when">
        {issue.present ? shownTime(issue.openedAt, locale) : t('start.missing')}
      </span>
    </AriaButton>
  )
}
