// Asks before a page with errors is signed off, and lists them, each with the way there.

import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import type { PageId } from '../../base/ids.ts'
import type { Problem } from '../../model/check/check.ts'
import { problemWords } from '../../model/check/words.ts'
import { errorsOn } from '../proof/page-errors.ts'
import { goToProblem } from '../proof/shown-problems.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { labelOf, setPageState } from './page-actions.ts'
import './sign-dialog.css'

export function SignDialog() {
  const { t } = useTranslation()
  const { ask, closeDialog } = useViewStore.getState()
  const pages = ask.pages ?? []
  const wrong = pages.flatMap((page) => {
    const errors = errorsOn(page)
    return errors.length === 0 ? [] : [{ page, errors }]
  })
  return (
    <Dialog
      title={t('wall.sign.title')}
      closeLabel={t('dialogs.close')}
      onClose={closeDialog}
      testId="sign-dialog"
      actions={
        <>
          <Button onPress={closeDialog} autoFocus>
            {t('dialogs.cancel')}
          </Button>
          <Button
            look="danger"
            testId="sign-anyway"
            onPress={() => {
              closeDialog()
              setPageState(pages, 'signed', true)
            }}
          >
            {t('wall.sign.sign')}
          </Button>
        </>
      }
    >
      {wrong.map(({ page, errors }) => (
        <PageErrors key={page} page={page} errors={errors} />
      ))}
    </Dialog>
  )
}

function PageErrors({ page, errors }: { readonly page: PageId; readonly errors: readonly Problem[] }) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  return (
    <section className="sign-errors">
      <p>{t('wall.sign.text', { count: errors.length, page: labelOf(page) })}</p>
      <ul>
        {errors.map((error, index) => (
          <li key={`${error.code} ${String(index)}`} data-testid="sign-error">
            <AriaButton
              className="sign-error"
              onPress={() => {
                useViewStore.getState().closeDialog()
                goToProblem(error)
              }}
            >
              <CircleAlert size={15} strokeWidth={1.75} aria-hidden />
              <span>{problemWords(error, locale).message}</span>
              <span className="sign-go">{t('wall.sign.show')}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
