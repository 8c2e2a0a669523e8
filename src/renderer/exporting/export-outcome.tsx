// An export under way, done, or refused.

import { CircleAlert, CircleCheck, FolderOpen, Globe } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { exportFormats, type JobId } from '../../contract/calls.ts'
import type { ExportProgress, ExportReport } from '../../contract/events.ts'
import type { Fault } from '../../contract/fault.ts'
import { problemWords } from '../../model/check/words.ts'
import { FaultLine } from '../app/fault-line.tsx'
import { call } from '../bridge/client.ts'
import { tellFault } from '../state/faults.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'

export function Running({ progress }: { readonly progress: ExportProgress | null }) {
  const { t } = useTranslation()
  const step = t(`exporting.steps.${progress?.step ?? 'compose'}`)
  const format = progress?.format ?? null
  const label = format === null ? step : `${t(`exporting.formats.${format}`)}: ${step}`
  return (
    <div className="export-running" data-testid="export-running">
      <Progress label={label} part={progress?.part ?? null} />
      {progress !== null && (
        <p>
          <span>{t('exporting.of', { done: progress.done, total: progress.total })}</span>
          <TimeLeft seconds={progress.secondsLeft} />
        </p>
      )}
    </div>
  )
}

function TimeLeft({ seconds }: { readonly seconds: number | null }) {
  const { t } = useTranslation()
  if (seconds === null) return null
  return (
    <span>
      {seconds < 60
        ? t('exporting.secondsLeft', { count: seconds })
        : t('exporting.minutesLeft', { count: Math.ceil(seconds / 60) })}
    </span>
  )
}

export function Done({ job, report }: { readonly job: JobId; readonly report: ExportReport }) {
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
        <p key={one.format} className={one.missing + one.extra === 0 ? 'export-proof' : 'export-warning'}>
          {one.missing + one.extra === 0 ? (
            <CircleCheck size={16} aria-hidden />
          ) : (
            <CircleAlert size={16} aria-hidden />
          )}
          <span>
            <b>{t(`exporting.formats.${one.format}`)}</b>{' '}
            {t('exporting.proved', {
              count: one.articles,
              characters: figure(one.characters),
              missing: figure(one.missing),
              extra: figure(one.extra),
            })}
          </span>
        </p>
      ))}
      {report.errors > 0 && (
        <p className="export-warning" role="status">
          <CircleAlert size={15} aria-hidden />
          {t('exporting.errorsLeft', { count: report.errors })}
        </p>
      )}
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

export function Failed({ fault }: { readonly fault: Fault }) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  const formatName = (name: string): string => {
    const format = exportFormats.find((one) => one === name)
    return format === undefined ? name : t(`exporting.formats.${format}`)
  }
  const rows =
    fault.kind === 'incomplete'
      ? fault.articles
      : fault.kind === 'check-errors'
        ? fault.errors.map((problem) => problemWords(problem, locale).message)
        : []
  return (
    <div className="export-failed" data-testid="export-failed">
      <FaultLine
        fault={fault.kind === 'incomplete' ? { ...fault, format: formatName(fault.format) } : fault}
      />
      {rows.length > 0 && (
        <ul>
          {rows.map((row, index) => (
            <li key={`${String(index)} ${row}`}>{row}</li>
          ))}
        </ul>
      )}
      <p>{t('exporting.untouched')}</p>
    </div>
  )
}
