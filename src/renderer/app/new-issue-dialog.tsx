// A new issue: which paper, what it is called, its date and pages, and where it is kept.

import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../contract/fault.ts'
import { call } from '../bridge/client.ts'
import { isDate } from '../../model/query/dates.ts'
import { today } from '../desk/issue-date.ts'
import { openNew } from '../state/open-issue.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { FaultLine } from './fault-line.tsx'
import { plainName } from './plain-name.ts'

const papers = ['zh-broadsheet', 'zh-tabloid', 'en-broadsheet', 'en-tabloid'] as const
type Paper = (typeof papers)[number]

const mostPages = 64

export function NewIssueDialog() {
  const { t } = useTranslation()
  const { closeDialog, locale } = useViewStore.getState()
  const [paper, setPaper] = useState<Paper>(locale === 'zh' ? 'zh-broadsheet' : 'en-broadsheet')
  const [name, setName] = useState('')
  const [date, setDate] = useState(() => today())
  const [pages, setPages] = useState('4')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const count = Number(pages)
  const pagesFit = Number.isInteger(count) && count >= 1 && count <= mostPages
  const dateFits = isDate(date)
  const isWhole = name.trim() !== '' && dateFits && pagesFit

  async function make(): Promise<void> {
    if (!isWhole || busy) return
    setBusy(true)
    setFault(await chooseAndMake())
    setBusy(false)
  }

  async function chooseAndMake(): Promise<Fault | null> {
    const suggestion = plainName(`${date} ${name}`)
    const chosen = await call('files.choose', { purpose: 'new-issue', suggestion })
    if (!chosen.ok) return chosen.fault
    if (chosen.value === null) return null
    const opened = await openNew({ grant: chosen.value.grant, paper, name: name.trim(), date, pages: count })
    if (!opened.ok) return opened.fault
    closeDialog()
    return null
  }

  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void make()
  }
  return (
    <Dialog
      title={t('dialogs.newIssue.title')}
      closeLabel={t('dialogs.close')}
      onClose={closeDialog}
      testId="new-issue-dialog"
      actions={
        <>
          <Button onPress={closeDialog}>{t('dialogs.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={!isWhole || busy}
            onPress={() => void make()}
            testId="new-issue-make"
          >
            {t('dialogs.newIssue.make')}
          </Button>
        </>
      }
    >
      <form className="form" onSubmit={onSubmit}>
        <Field
          label={t('dialogs.newIssue.name')}
          value={name}
          onChange={setName}
          autoFocus
          maxLength={200}
          testId="new-issue-name"
        />
        <Select
          label={t('dialogs.newIssue.paper')}
          value={paper}
          options={papers.map((value) => ({ value, label: t(`dialogs.newIssue.papers.${value}`) }))}
          onChange={setPaper}
        />
        <Field
          label={t('dialogs.newIssue.date')}
          type="date"
          value={date}
          onChange={setDate}
          error={dateFits ? null : t('dialogs.newIssue.dateWrong')}
        />
        <Field
          label={t('dialogs.newIssue.pages')}
          type="number"
          min={1}
          max={mostPages}
          value={pages}
          onChange={setPages}
          error={pagesFit ? null : t('dialogs.newIssue.pagesWrong', { most: mostPages })}
        />
        <FaultLine fault={fault} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
