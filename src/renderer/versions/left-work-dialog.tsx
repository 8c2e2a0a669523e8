// Work that is not in the open issue, because the issue has gone on without it: what it changed, and the
// choice to merge it in, to leave it for later, or to throw it away.

import { Files, GitMerge } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compareIssues } from '../../model/query/compare.ts'
import { FaultLine } from '../app/fault-line.tsx'
import { useIssueStore } from '../state/issue-store.ts'
import { useAnswer } from '../state/use-answer.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { Loading } from './loading.tsx'
import { type Between, mergeEdits, mergeWork, readWaitingWork, type WaitingWork } from './waiting-work.ts'
import { useWorkWords } from './work-words.ts'
import './left-work.css'

export function LeftWorkDialog() {
  const key = useViewStore((view) => view.ask.work)
  return key === undefined ? null : <ReadWork key={key} work={key} />
}

const close = (): void => useViewStore.getState().closeDialog()

function ReadWork({ work }: { readonly work: string }) {
  const { t } = useTranslation()
  const read = useAnswer(useCallback(() => readWaitingWork(work), [work]))
  if (read?.ok === true && read.value !== null) return <WorkChoice waiting={read.value} />
  return (
    <Dialog
      title={t('leftWork.dialog.title')}
      closeLabel={t('dialogs.close')}
      onClose={close}
      width="wide"
      testId="work-dialog"
      actions={<Button onPress={close}>{t('dialogs.close')}</Button>}
    >
      {read === null && <Loading>{t('leftWork.dialog.loading')}</Loading>}
      {read?.ok === true && <p>{t('leftWork.dialog.gone')}</p>}
      {read?.ok === false && <FaultLine fault={read.fault} />}
    </Dialog>
  )
}

function WorkChoice({ waiting }: { readonly waiting: WaitingWork }) {
  const { t } = useTranslation()
  const { work, between } = waiting
  const { when } = useWorkWords(work)
  const issue = useIssueStore(({ open }) => open?.issue ?? null)
  const readOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  const [busy, setBusy] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const hasAll = useMemo(
    () => issue !== null && between !== null && mergeEdits(issue, between).length === 0,
    [issue, between],
  )
  const merge = async (versions: Between): Promise<void> => {
    setBusy(true)
    const merged = await mergeWork(work.key, versions, when)
    setBusy(false)
    if (merged) close()
  }
  return (
    <Dialog
      title={t('leftWork.dialog.title')}
      closeLabel={t('dialogs.close')}
      onClose={close}
      width="wide"
      isDismissable={!busy}
      testId="work-dialog"
      actions={
        <>
          <Button isDisabled={busy} onPress={() => setDiscarding(true)} testId="work-discard">
            {t('leftWork.discard')}
          </Button>
          <Button isDisabled={busy} onPress={close} testId="work-later">
            {t('leftWork.dialog.later')}
          </Button>
          <Button
            look="primary"
            icon={GitMerge}
            isDisabled={busy || readOnly || between === null || hasAll}
            onPress={() => {
              if (between !== null) void merge(between)
            }}
            testId="work-merge"
          >
            {t('leftWork.dialog.merge')}
          </Button>
        </>
      }
    >
      <p className="work-says">{t('leftWork.dialog.says', { count: work.changes, when })}</p>
      {readOnly && <p>{t('leftWork.dialog.readOnly')}</p>}
      {between === null ? (
        <p>{t('leftWork.dialog.unknown')}</p>
      ) : (
        <WorkChanges between={between} hasAll={hasAll} />
      )}
      {discarding && <DiscardDialog work={work} onKeep={() => setDiscarding(false)} onDiscarded={close} />}
    </Dialog>
  )
}

interface WorkChangesProps {
  readonly between: Between
  /** True when the issue has all of it already. */
  readonly hasAll: boolean
}

function WorkChanges({ between, hasAll }: WorkChangesProps) {
  const { t } = useTranslation()
  const { base, work } = between
  const comparison = useMemo(() => compareIssues(base, work), [base, work])
  const which = hasAll ? 'nothing' : 'equal'
  const empty = (
    <EmptyState icon={Files} title={t(`leftWork.dialog.${which}`)}>
      {t(`leftWork.dialog.${which}Text`)}
    </EmptyState>
  )
  return (
    <div className="work-changes">
      {hasAll ? (
        empty
      ) : (
        <ComparisonView comparison={comparison} language={work.publication.language} empty={empty} />
      )}
    </div>
  )
}
