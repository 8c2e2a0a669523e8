// Export: which formats, where to, how far it is, and what was proved. The dialog stays open while a job runs.

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportHabit, JobId } from '../../contract/calls.ts'
import type { ExportProgress, ExportReport } from '../../contract/events.ts'
import type { Fault } from '../../contract/fault.ts'
import { call, listen } from '../bridge/client.ts'
import { tellFault } from '../state/faults.ts'
import { currentOpen, currentSender } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ExportChoices, useCheckErrors } from './export-choices.tsx'
import { Done, Failed, Running } from './export-outcome.tsx'
import './export-dialog.css'

type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'running'; readonly job: JobId; readonly progress: ExportProgress | null }
  | { readonly kind: 'done'; readonly job: JobId; readonly report: ExportReport }
  | { readonly kind: 'failed'; readonly fault: Fault }

export function ExportDialog() {
  const { t } = useTranslation()
  const { closeDialog } = useViewStore.getState()
  const habit = useViewStore(({ exporting }) => exporting)
  const errors = useCheckErrors()
  const [despiteErrors, setDespiteErrors] = useState(false)
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' })
  const job = useRef<JobId | null>(null)
  useEffect(() => {
    const stops = [
      listen('export.progress', ({ job: told, progress }) => {
        if (told === job.current) setStage({ kind: 'running', job: told, progress })
      }),
      listen('export.finished', ({ job: ended, report, fault }) => {
        if (ended !== job.current) return
        if (report !== null) setStage({ kind: 'done', job: ended, report })
        else if (fault === null || fault.kind === 'cancelled') setStage({ kind: 'choosing' })
        else setStage({ kind: 'failed', fault })
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])

  async function start(): Promise<void> {
    const open = currentOpen()
    const chosen = await call('files.choose', { purpose: 'export-folder', suggestion: '' })
    if (!chosen.ok) tellFault(chosen.fault)
    if (open === null || !chosen.ok || chosen.value === null) return
    // The main process exports what it holds: the last key must be there too.
    await currentSender()?.flush()
    const wishes = { ...habit, despiteErrors }
    const started = await call('export.start', { session: open.session, grant: chosen.value.grant, wishes })
    if (!started.ok) {
      setStage({ kind: 'failed', fault: started.fault })
      return
    }
    job.current = started.value.job
    setStage({ kind: 'running', job: started.value.job, progress: null })
  }

  // Each stage takes the keyboard along: the button that was pressed before is gone.
  const actions = {
    choosing: (
      <>
        <Button onPress={closeDialog}>{t('dialogs.cancel')}</Button>
        <Button
          look="primary"
          isDisabled={habit.formats.length === 0 || (errors > 0 && !despiteErrors)}
          onPress={() => void start()}
          testId="export-start"
        >
          {t('exporting.start')}
        </Button>
      </>
    ),
    running: (
      <Button
        key="stop"
        autoFocus
        onPress={() => void call('export.cancel', { job: job.current ?? '' })}
        testId="export-cancel"
      >
        {t('exporting.stop')}
      </Button>
    ),
    done: (
      <Button key="finish" autoFocus look="primary" onPress={closeDialog}>
        {t('exporting.finish')}
      </Button>
    ),
    failed: (
      <>
        <Button onPress={closeDialog}>{t('dialogs.close')}</Button>
        <Button autoFocus look="primary" onPress={() => setStage({ kind: 'choosing' })}>
          {t('exporting.again')}
        </Button>
      </>
    ),
  }[stage.kind]

  return (
    <Dialog
      title={t('exporting.title')}
      closeLabel={t('dialogs.close')}
      onClose={() => {
        if (stage.kind !== 'running') closeDialog()
      }}
      isDismissable={stage.kind !== 'running'}
      actions={actions}
      testId="export-dialog"
    >
      {stage.kind === 'choosing' && (
        <ExportChoices
          habit={habit}
          onChange={keepHabit}
          despiteErrors={despiteErrors}
          onDespiteErrors={setDespiteErrors}
        />
      )}
      {stage.kind === 'running' && <Running progress={stage.progress} />}
      {stage.kind === 'done' && <Done job={stage.job} report={stage.report} />}
      {stage.kind === 'failed' && <Failed fault={stage.fault} />}
    </Dialog>
  )
}

/** The next export, today or another day, begins with these. */
function keepHabit(exporting: ExportHabit): void {
  useViewStore.setState({ exporting })
  if (exporting.formats.length > 0) void call('app.set', { exporting })
}
