// Moves pages to a place by its number.

import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { labelOf, movePages } from './page-actions.ts'

export function NumberDialog() {
  const { t } = useTranslation()
  const { ask, closeDialog } = useViewStore.getState()
  const pages = ask.pages ?? []
  const issue = currentIssue()
  const at = issue?.pages.findIndex(({ id }) => id === pages[0]) ?? -1
  const [typed, setTyped] = useState(String(at + 1))
  const [isWrong, setWrong] = useState(false)
  if (issue === null || pages.length === 0) return null
  const most = issue.pages.length - pages.length + 1
  const move = (): void => {
    const number = Number(typed.trim())
    if (!Number.isInteger(number) || number < 1 || number > most) {
      setWrong(true)
      return
    }
    closeDialog()
    movePages(pages, number - 1)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement))
      return
    event.preventDefault()
    move()
  }
  return (
    <Dialog
      title={t('wall.number.title', { page: pages.map(labelOf).join(', ') })}
      closeLabel={t('dialogs.close')}
      onClose={closeDialog}
      testId="number-dialog"
      actions={
        <>
          <Button onPress={closeDialog}>{t('dialogs.cancel')}</Button>
          <Button look="primary" onPress={move} testId="number-move">
            {t('wall.number.move')}
          </Button>
        </>
      }
    >
      <div onKeyDown={onKeyDown}>
        <Field
          label={t('wall.number.field', { most })}
          value={typed}
          onChange={(text) => {
            setTyped(text)
            setWrong(false)
          }}
          error={isWrong ? t('wall.number.wrong', { most }) : null}
          autoFocus
          testId="page-number"
        />
      </div>
    </Dialog>
  )
}
