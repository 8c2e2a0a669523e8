// A new issue: which paper, what it is called, its date and pages, and where it is kept.

import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../bridge/client.ts'
import { tellFault } from '../state/faults.ts'
import { openNew } from '../state/open-issue.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'

const papers = ['zh-broadsheet', 'zh-tabloid', 'en-broadsheet', 'en-tabloid'] as const
type Paper = (typeof papers)[number]

const mostPages = 64

export function NewIssueDialog() {
  const { t } = useTranslation()
  const { closeDialog, locale } = useViewStore.getState()
  const [paper, setPaper] = useState<Paper>(locale === 'zh' ? 'zh-broadsheet' : 'en-broadsheet')
  const [name, setName] = useState('')
  const [date, setDate] = useState(today)
  const [pages, setPages] = useState('4')
  const count = Number(pages)
  const pagesFit = Number.isInteger(count) && count >= 1 && count <= mostPages
  const dateFits = /^\d{4}-\d{2}-\d{2}$/.test(date)
  const isWhole = name.trim() !== '' && dateFits && pagesFit

  async function make(): Promise<void> {
    if (!isWhole) return
    const chosen = await call('files.choose', { purpose: 'new-issue', suggestion: `${date} ${name.trim()}` })
    if (!chosen.ok) tellFault(chosen.fault)
    if (!chosen.ok || chosen.value === null) return
    const opened = await openNew({ grant: chosen.value.grant, paper, name: name.trim(), date, pages: count })
    if (opened.ok) closeDialog()
    else tellFault(opened.fault)
  }

  const onSubmit = (event: FormEvent): void => {
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
          <Button look="primary" isDisabled={!isWhole} onPress={() => void make()} testId="new-issue-make">
            {t('dialogs.newIssue.make')}
          </Button>
        </>
      }
    >
      <form className="form" onSubmit={onSubmit}>
        <Field label={t('dialogs.newIssue.name')} value={name} onChange={setName} autoFocus maxLength={200} testId="new-issue-name" />
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
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** By the user's calendar. */
function today(): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
