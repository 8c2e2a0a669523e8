// Export: which formats, where to, how far it is, and what was proved. The dialog stays open while a job runs.

import { CircleAlert, CircleCheck, FolderOpen, Globe } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ExportFormat, exportFormats, type JobId } from '../../contract/calls.ts'
import type { Events, ExportReport } from '../../contract/events.ts'
import type { Fault } from '../../contract/fault.ts'
import { call, listen } from '../bridge/client.ts'
import { useCheckStore } from '../state/check-store.ts'
import { FaultLine } from '../app/fault-line.tsx'
import { tellFault } from '../state/faults.ts'
import { currentOpen, currentSender } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Progress } from '../ui/progress.tsx'
import './export-dialog.css'

type Step = Events['export.progress']

type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'running'; readonly job: JobId; readonly step: Step | null }
  | { readonly kind: 'done'; readonly job: JobId; readonly report: ExportReport }
  | { readonly kind: 'failed'; readonly fault: Fault }

export function ExportDialog() {
  const { t } = useTranslation()
  const { closeDialog } = useViewStore.getState()
  const [formats, setFormats] = useState<readonly ExportFormat[]>(exportFormats)
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' })
  const job = useRef<JobId | null>(null)
  useEffect(() => {
    const stops = [
      listen('export.progress', (step) => {
        if (step.job === job.current) setStage({ kind: 'running', job: step.job, step })
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
    const started = await call('export.start', { session: open.session, grant: chosen.value.grant, formats })
    if (!started.ok) {
      setStage({ kind: 'failed', fault: started.fault })
      return
    }
    job.current = started.value.job
    setStage({ kind: 'running', job: started.value.job, step: null })
  }

  const actions = {
    choosing: (
      <>
        <Button onPress={closeDialog}>{t('dialogs.cancel')}</Button>
        <Button
          look="primary"
          isDisabled={formats.length === 0}
          onPress={() => void start()}
          testId="export-start"
        >
          {t('exporting.start')}
        </Button>
      </>
    ),
    running: (
      <Button onPress={() => void call('export.cancel', { job: job.current ?? '' })} testId="export-cancel">
        {t('exporting.stop')}
      </Button>
    ),
    done: (
      <Button look="primary" onPress={closeDialog}>
        {t('exporting.finish')}
      </Button>
    ),
    failed: (
      <>
        <Button onPress={closeDialog}>{t('dialogs.close')}</Button>
        <Button look="primary" onPress={() => setStage({ kind: 'choosing' })}>
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
      {stage.kind === 'choosing' && <Formats formats={formats} onChange={setFormats} />}
      {stage.kind === 'running' && <Running step={stage.step} />}
      {stage.kind === 'done' && <Done job={stage.job} report={stage.report} />}
      {stage.kind === 'failed' && <Failed fault={stage.fault} />}
    </Dialog>
  )
}

interface FormatsProps {
  readonly formats: readonly ExportFormat[]
  readonly onChange: (formats: readonly ExportFormat[]) => void
}

function Formats({ formats, onChange }: FormatsProps) {
  const { t } = useTranslation()
  return (
    <div className="export-formats">
      {exportFormats.map((format) => (
        <div key={format}>
          <CheckField
            isSelected={formats.includes(format)}
            onChange={(on) =>
              onChange(exportFormats.filter((one) => (one === format ? on : formats.includes(one))))
            }
            testId={`export-${format}`}
          >
            {t(`exporting.formats.${format}`)}
          </CheckField>
          <p>{t(`exporting.about.${format}`)}</p>
        </div>
      ))}
      <CheckErrors about="errors" />
    </div>
  )
}

/** The check looks at more than an export proves: its errors are said before and after. */
function CheckErrors({ about }: { readonly about: 'errors' | 'errorsLeft' }) {
  const { t } = useTranslation()
  const count = useCheckStore(({ problems }) => problems.filter((one) => one.severity === 'error').length)
  if (count === 0) return null
  return (
    <p className="export-warning" role="status">
      <CircleAlert size={15} aria-hidden />
      {t(`exporting.${about}`, { count })}
    </p>
  )
}

function Running({ step }: { readonly step: Step | null }) {
  const { t } = useTranslation()
  const label = step === null ? t('exporting.steps.compose') : t(`exporting.steps.${step.step}`)
  const part = step === null || step.total === 0 ? null : step.done / step.total
  return (
    <div className="export-running" data-testid="export-running">
      <Progress label={label} part={part} />
      {step !== null && <p>{t('exporting.of', { done: step.done, total: step.total })}</p>}
    </div>
  )
}

function Done({ job, report }: { readonly job: JobId; readonly report: ExportReport }) {
  const { t, i18n } = useTranslation()
  const figure = (value: number): string => value.toLocaleString(i18n.language)
  const show = (file: string | null): void => {
    void call('export.show', { job, file }).then((shown) => {
      if (!shown.ok) tellFault(shown.fault)
    })
  }
  const index = report.files.find((file) => file.path === 'index.html')
  return (
    <div className="export-done" data-testid="export-result">
      {report.proof.map((one) => (
        <p key={one.format} className="export-proof">
          <CircleCheck size={16} aria-hidden />
          <span>
            <b>{t(`exporting.formats.${one.format}`)}</b>{' '}
            {t('exporting.proved', {
              count: one.articles,
              characters: figure(one.characters),
              missing: figure(one.missing),
            })}
          </span>
        </p>
      ))}
      <CheckErrors about="errorsLeft" />
      <p className="export-folder">
        {t('exporting.files', { count: report.files.length, folder: report.folder })}
      </p>
      <div className="export-show">
        <Button icon={FolderOpen} onPress={() => show(null)}>
          {t('exporting.showFolder')}
        </Button>
        {index !== undefined && (
          <Button icon={Globe} onPress={() => show(index.path)}>
            {t('exporting.showSite')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Failed({ fault }: { readonly fault: Fault }) {
  const { t } = useTranslation()
  const formatName = (name: string): string => {
    const format = exportFormats.find((one) => one === name)
    return format === undefined ? name : t(`exporting.formats.${format}`)
  }
  return (
    <div className="export-failed" data-testid="export-failed">
      <FaultLine
        fault={fault.kind === 'incomplete' ? { ...fault, format: formatName(fault.format) } : fault}
      />
      {fault.kind === 'incomplete' && (
        <ul>
          {fault.articles.map((article) => (
            <li key={article}>{article}</li>
          ))}
        </ul>
      )}
      <p>{t('exporting.untouched')}</p>
    </div>
  )
}
