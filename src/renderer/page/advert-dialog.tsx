// Places an advert by a size of the rate card: what each size is on this page's grid, whose it is, and its
// picture if it is there already.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toMm } from '../../base/units.ts'
import { advertCells, hasPlace, planAdvert } from '../../makeup/advert-plans.ts'
import type { Issue, Page, Picture } from '../../model/issue.ts'
import { type AdvertSize, formatOf } from '../../model/publication.ts'
import { pickPicture } from '../desk/add-picture.ts'
import { planContext, runPlan } from '../state/composer.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { chooseNew, shownPage } from './arrange-actions.ts'
import { ChoiceList } from './choice-list.tsx'

export function AdvertDialog() {
  const issue = currentIssue()
  const page = shownPage()
  return issue === null || page === null ? null : <ChooseSize issue={issue} page={page} />
}

function ChooseSize({ issue, page }: { readonly issue: Issue; readonly page: Page }) {
  const { t } = useTranslation()
  const { adverts } = issue.publication
  const [chosen, setChosen] = useState<string | null>(() => firstFree(issue, page))
  const [client, setClient] = useState('')
  const [picture, setPicture] = useState<Picture | null>(null)
  const [makeRoom, setMakeRoom] = useState(false)
  const close = useViewStore.getState().closeDialog
  const place = (name: string | null): void => {
    const size = adverts.find((one) => one.name === name)
    const context = planContext()
    if (size === undefined || context === null) return
    const plan = planAdvert(context, { page: page.id, size, client: client.trim(), picture, makeRoom })
    // It stays open when there is no room, so that another size can be taken.
    if (!runPlan(plan, { key: 'blocks.marks.advert', values: { name: client.trim() || size.name } })) return
    close()
    chooseNew(context.issue)
  }
  return (
    <Dialog
      title={t('blocks.adverts.title')}
      closeLabel={t('blocks.adverts.close')}
      onClose={close}
      width="wide"
      testId="advert-dialog"
      actions={
        <>
          <Button onPress={close}>{t('blocks.adverts.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={chosen === null}
            onPress={() => place(chosen)}
            testId="advert-place"
          >
            {t('blocks.adverts.place')}
          </Button>
        </>
      }
    >
      {adverts.length === 0 ? (
        <p>{t('blocks.adverts.none')}</p>
      ) : (
        <ChoiceList
          label={t('blocks.adverts.sizes')}
          choices={adverts.map((size) => ({
            id: size.name,
            name: size.name,
            isDisabled: advertCells(size, formatOf(issue.publication, page.format)) === null,
            children: <SizeWords issue={issue} page={page} size={size} />,
          }))}
          chosen={chosen}
          onChoose={setChosen}
          onTake={place}
          testId="advert-sizes"
        />
      )}
      <Field label={t('blocks.adverts.client')} value={client} onChange={setClient} testId="advert-client" />
      <div className="choice-row">
        <Button onPress={() => void pickPicture().then((picked) => setPicture((now) => picked ?? now))}>
          {t('blocks.adverts.picture')}
        </Button>
        <span className="choice-note">{picture?.name ?? t('blocks.adverts.noPicture')}</span>
      </div>
      <CheckField isSelected={makeRoom} onChange={setMakeRoom} testId="advert-room">
        {t('blocks.adverts.makeRoom')}
      </CheckField>
      <p className="choice-note">{t('blocks.adverts.hint')}</p>
    </Dialog>
  )
}

function SizeWords({
  issue,
  page,
  size,
}: {
  readonly issue: Issue
  readonly page: Page
  readonly size: AdvertSize
}) {
  const { t } = useTranslation()
  const cells = advertCells(size, formatOf(issue.publication, page.format))
  const mm = (length: AdvertSize['width']): number => Math.round(toMm(length))
  return (
    <>
      <span className="choice-note">
        {t('blocks.adverts.millimetres', { width: mm(size.width), height: mm(size.height) })}
      </span>
      <span className="choice-fit">
        {cells === null
          ? t('blocks.adverts.tooLarge')
          : t('blocks.adverts.cells', {
              columns: t('page.columns', { count: cells.columns }),
              lines: t('page.lines', { count: cells.lines }),
            })}
      </span>
      {cells !== null && !hasPlace(issue, page, cells) && (
        <span className="choice-note fit-over">{t('blocks.adverts.full')}</span>
      )}
    </>
  )
}

/** The largest size there is space for; where there is none, the smallest that goes on the page. */
function firstFree(issue: Issue, page: Page): string | null {
  const format = formatOf(issue.publication, page.format)
  const sizes = issue.publication.adverts.filter((size) => advertCells(size, format) !== null)
  const free = sizes.find((size) => {
    const cells = advertCells(size, format)
    return cells !== null && hasPlace(issue, page, cells)
  })
  return (free ?? sizes.at(-1))?.name ?? null
}
