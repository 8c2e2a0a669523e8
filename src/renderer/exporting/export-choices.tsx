// What is asked of an export: its formats, how press files are written, and whether errors of the check stop it.

import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import {
  type ExportFormat,
  exportFormats,
  type ExportHabit,
  type PressStandard,
  pressStandards,
  type PressWishes,
} from '../../contract/calls.ts'
import { useCheckStore } from '../state/check-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Select } from '../ui/select.tsx'

export interface ExportChoicesProps {
  readonly habit: ExportHabit
  readonly onChange: (habit: ExportHabit) => void
  readonly despiteErrors: boolean
  readonly onDespiteErrors: (despite: boolean) => void
}

export function ExportChoices({ habit, onChange, despiteErrors, onDespiteErrors }: ExportChoicesProps) {
  const { t } = useTranslation()
  const { formats, press } = habit
  const choose = (format: ExportFormat, on: boolean): void => {
    const chosen = exportFormats.filter((one) => (one === format ? on : formats.includes(one)))
    onChange({ ...habit, formats: chosen })
  }
  return (
    <div className="export-choices">
      <div className="export-formats" role="group" aria-label={t('exporting.formatsTitle')}>
        {exportFormats.map((format) => (
          <div key={format}>
            <CheckField
              isSelected={formats.includes(format)}
              onChange={(on) => choose(format, on)}
              testId={`export-${format}`}
            >
              <b>{t(`exporting.formats.${format}`)}</b>
              <span className="export-about">{t(`exporting.about.${format}`)}</span>
            </CheckField>
            {format === 'pdf' && formats.includes('pdf') && (
              <PressChoices press={press} onChange={(next) => onChange({ ...habit, press: next })} />
            )}
          </div>
        ))}
      </div>
      <CheckErrors despite={despiteErrors} onDespite={onDespiteErrors} />
    </div>
  )
}

// What plants ask for: 200 to 240 % on newsprint, 300 % on coated paper (domain rules of press numbers).
const inkLimits = [200, 220, 240, 260, 300]

interface PressChoicesProps {
  readonly press: PressWishes
  readonly onChange: (press: PressWishes) => void
}

function PressChoices({ press, onChange }: PressChoicesProps) {
  const { t } = useTranslation()
  const limits = [...new Set([...inkLimits, press.inkLimit])].toSorted((left, right) => left - right)
  return (
    <div className="export-press">
      <Select<PressStandard>
        label={t('exporting.press.standard')}
        value={press.standard}
        options={pressStandards.map((value) => ({ value, label: t(`exporting.press.standards.${value}`) }))}
        onChange={(standard) => onChange({ ...press, standard })}
        testId="export-standard"
      />
      <Select
        label={t('exporting.press.inkLimit')}
        value={String(press.inkLimit)}
        options={limits.map((limit) => ({ value: String(limit), label: `${limit} %` }))}
        onChange={(limit) => onChange({ ...press, inkLimit: Number(limit) })}
        testId="export-ink-limit"
      />
      <CheckField
        isSelected={press.marks}
        onChange={(marks) => onChange({ ...press, marks })}
        testId="export-marks"
      >
        {t('exporting.press.marks')}
      </CheckField>
    </div>
  )
}

/** Errors the check finds in the open issue. */
export function useCheckErrors(): number {
  return useCheckStore(({ problems }) => problems.filter((one) => one.severity === 'error').length)
}

interface CheckErrorsProps {
  readonly despite: boolean
  readonly onDespite: (despite: boolean) => void
}

/** An issue with errors goes out only when somebody says so. */
function CheckErrors({ despite, onDespite }: CheckErrorsProps) {
  const { t } = useTranslation()
  const count = useCheckErrors()
  if (count === 0) return null
  const { closeDialog, showPanel } = useViewStore.getState()
  return (
    <div className="export-warning" role="group" aria-label={t('exporting.errors', { count })}>
      <CircleAlert size={15} aria-hidden />
      <div>
        <p role="status">{t('exporting.errors', { count })}</p>
        <CheckField isSelected={despite} onChange={onDespite} testId="export-despite">
          {t('exporting.despite')}
        </CheckField>
        <Button
          onPress={() => {
            closeDialog()
            showPanel('check')
          }}
          testId="export-show-errors"
        >
          {t('exporting.showErrors')}
        </Button>
      </div>
    </div>
  )
}
