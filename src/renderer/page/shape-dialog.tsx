// Block templates: choosing one for an article by how the article fits it, and keeping a block's measures as one.

import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId, BlockId } from '../../base/ids.ts'
import { planSaveShape, planShape, type ShapeFit, shapeFits } from '../../makeup/shape-plans.ts'
import { boundsOf } from '../../model/grid.ts'
import type { Page } from '../../model/issue.ts'
import { scriptOf } from '../../model/publication.ts'
import { findBlock } from '../../model/query/find.ts'
import { words } from '../i18n/i18n.ts'
import { planContext, runPlan } from '../state/composer.ts'
import { articleNameNow, currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { chooseNew, chosenStory, shownPage } from './arrange-actions.ts'
import { ChoiceList } from './choice-list.tsx'

export function ShapeDialog() {
  const page = shownPage()
  const article = chosenStory()?.article ?? useViewStore.getState().article
  return page === null || article === null ? null : <ChooseShape page={page} article={article} />
}

function ChooseShape({ page, article }: { readonly page: Page; readonly article: ArticleId }) {
  const { t } = useTranslation()
  const close = useViewStore.getState().closeDialog
  const fits = useMemo(() => fitsNow(article, page), [article, page])
  const [chosen, setChosen] = useState<string | null>(fits[0]?.shape.name ?? null)
  const place = (name: string | null): void => {
    const shape = fits.find((fit) => fit.shape.name === name)?.shape
    const context = planContext()
    if (shape === undefined || context === null) return
    const plan = planShape(context, article, page.id, shape)
    if (!runPlan(plan, { key: 'blocks.marks.shape', values: { name: shape.name } })) return
    close()
    chooseNew(context.issue)
  }
  return (
    <Dialog
      title={t('blocks.shapes.title')}
      closeLabel={t('blocks.shapes.close')}
      onClose={close}
      width="wide"
      testId="shape-dialog"
      actions={
        <>
          <Button onPress={close}>{t('blocks.shapes.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={chosen === null}
            onPress={() => place(chosen)}
            testId="shape-place"
          >
            {t('blocks.shapes.place')}
          </Button>
        </>
      }
    >
      <p className="jump-article">{articleNameNow(article) || t('page.block.untitled')}</p>
      {fits.length === 0 ? (
        <p>{t('blocks.shapes.none')}</p>
      ) : (
        <ChoiceList
          label={t('blocks.shapes.list')}
          choices={fits.map((fit) => ({
            id: fit.shape.name,
            name: fit.shape.name,
            children: <FitWords fit={fit} />,
          }))}
          chosen={chosen}
          onChoose={setChosen}
          onTake={place}
          testId="shapes"
        />
      )}
    </Dialog>
  )
}

function fitsNow(article: ArticleId, page: Page): readonly ShapeFit[] {
  const context = planContext()
  return context === null ? [] : shapeFits(context, article, page.id)
}

function FitWords({ fit }: { readonly fit: ShapeFit }) {
  const { t } = useTranslation()
  const { shape, holds, over, short } = fit
  const publication = currentIssue()?.publication
  const unit = publication !== undefined && scriptOf(publication) === 'han' ? 'Han' : 'Words'
  return (
    <>
      <span className="choice-note">{t('blocks.shapes.size', sizeWords(shape))}</span>
      <span>{words(`blocks.shapes.holds${unit}`, { count: holds })}</span>
      {over.lines > 0 ? (
        <span className="choice-fit fit-over">
          {words(`blocks.shapes.over${unit}`, { count: over.amount })}
        </span>
      ) : short > 0 ? (
        <span className="choice-fit fit-short">
          {t('blocks.shapes.short', { lines: t('page.lines', { count: short }) })}
        </span>
      ) : (
        <span className="choice-fit fit-fits">{t('blocks.shapes.fits')}</span>
      )}
    </>
  )
}

function sizeWords({ columns, lines }: { readonly columns: number; readonly lines: number }) {
  return {
    columns: words('page.columns', { count: columns }),
    lines: words('page.lines', { count: lines }),
  }
}

export function SaveShapeDialog() {
  const story = chosenStory()
  return story === null ? null : <SaveShape block={story.block} />
}

function SaveShape({ block }: { readonly block: BlockId }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const close = useViewStore.getState().closeDialog
  const issue = currentIssue()
  const area = (issue === null ? null : findBlock(issue, block))?.block.area
  const wanted = name.trim()
  if (area === undefined) return null
  const isTaken = issue?.publication.shapes.some((shape) => shape.name === wanted) === true
  const save = (): void => {
    const context = planContext()
    if (context === null || wanted === '') return
    const plan = planSaveShape(context, block, wanted)
    if (runPlan(plan, { key: 'blocks.marks.saveShape', values: { name: wanted } })) close()
  }
  return (
    <Dialog
      title={t('blocks.shapes.save')}
      closeLabel={t('blocks.shapes.close')}
      onClose={close}
      testId="save-shape-dialog"
      actions={
        <>
          <Button onPress={close}>{t('blocks.shapes.cancel')}</Button>
          <Button look="primary" isDisabled={wanted === ''} onPress={save} testId="shape-save">
            {t('blocks.shapes.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field
          label={t('blocks.shapes.name')}
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
          hint={isTaken ? t('blocks.shapes.taken') : t('blocks.shapes.saveHint', sizeWords(boundsOf(area)))}
          testId="shape-name"
        />
      </form>
    </Dialog>
  )
}
