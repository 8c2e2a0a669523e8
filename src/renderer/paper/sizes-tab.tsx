// The sizes of headlines and of the small lines, with a ladder of the ranks as they are set.

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import { mpt, type Mpt } from '../../base/units.ts'
import { scriptOf, type StyleBook } from '../../model/publication.ts'
import { familyOf } from '../page/fonts.ts'
import { IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { NumberField } from './number-field.tsx'
import { Part } from './part.tsx'
import { useFault, useStyleDraft, useStyles, withAt } from './style-draft.ts'
import { typeSizeName } from './type-sizes.ts'
import { shownIn, typedIn } from './units.ts'

export function SizesTab() {
  const { t } = useTranslation()
  const { draft } = useStyleDraft()
  const [styles, setStyles] = useStyles()
  const numbered = scriptOf(draft) === 'han'
  const note = (size: number): { readonly note?: string } => {
    const name = numbered ? typeSizeName(size) : null
    return name === null ? {} : { note: name }
  }
  const part = (field: 'kickerSize' | 'deckSize') => (
    <NumberField
      label={t(`styleBook.sizes.${field}`)}
      at={`styles.${field}`}
      value={styles[field]}
      unit="percent"
      onChange={(value) => setStyles({ [field]: value })}
    />
  )
  const small = (field: 'captionSize' | 'folioSize') => (
    <NumberField
      label={t(`styleBook.sizes.${field}`)}
      at={`styles.${field}`}
      value={styles[field]}
      unit="pt"
      onChange={(value) => setStyles({ [field]: mpt(value) })}
      {...note(styles[field])}
    />
  )
  return (
    <>
      <Part title={t('styleBook.sizes.byRank')} note={t('styleBook.sizes.byRankNote')}>
        <div className="rank-ladder">
          {styles.byRank.map((size, index) => (
            <div key={index} className="rank">
              <NumberField
                label={t(`styleBook.sizes.ranks.${rankKeys[index] ?? 'one'}`)}
                at={`styles.byRank.${String(index)}`}
                value={size}
                unit="pt"
                onChange={(value) => setStyles({ byRank: withAt(styles.byRank, index, mpt(value)) })}
                testId={`rank-${String(index + 1)}`}
                {...note(size)}
              />
              <RankSample styles={styles} index={index} sample={ladderSample(draft.language)} />
            </div>
          ))}
        </div>
      </Part>
      <Steps numbered={numbered} />
      <Part title={t('styleBook.sizes.parts')} note={t('styleBook.sizes.partsNote')}>
        <div className="style-pair">
          {part('kickerSize')}
          {part('deckSize')}
        </div>
      </Part>
      <Part title={t('styleBook.sizes.small')}>
        <div className="style-pair">
          {small('captionSize')}
          {small('folioSize')}
        </div>
      </Part>
    </>
  )
}

const rankKeys = ['one', 'two', 'three', 'four', 'five'] as const

/** Short: the lead stands in one line. */
function ladderSample(language: string): string {
  return scriptOf({ language }) === 'han' ? '新桥今日通车' : 'Bridge opens'
}

interface RankSampleProps {
  readonly styles: StyleBook
  readonly index: number
  readonly sample: string
}

// CSS pixels a point: the lead of a broadsheet still stands in its row.
const sampleScale = 0.8
const largestSample = 56

function RankSample({ styles, index, sample }: RankSampleProps) {
  const size = styles.byRank[index] ?? mpt(0)
  const fontSize = Math.min(largestSample, Number.isNaN(size) ? 0 : (size / 1000) * sampleScale)
  const fontFamily = familyOf(index === 0 ? styles.lead : styles.headline)
  return (
    <span className="rank-sample" style={{ fontFamily, fontSize }} aria-hidden>
      {sample}
    </span>
  )
}

/** The sizes headlines are stepped through: always ascending, none twice. */
function Steps({ numbered }: { readonly numbered: boolean }) {
  const { t } = useTranslation()
  const { readOnly } = useStyleDraft()
  const [{ steps }, setStyles] = useStyles()
  const fault = useFault('styles.steps')
  const [typed, setTyped] = useState('')
  const size = typedIn('pt', typed)
  const wrong = typed !== '' && (Number.isNaN(size) || size < 1)
  const add = (): void => {
    if (typed === '' || wrong) return
    const sorted = [...new Set<Mpt>([...steps, mpt(size)])].toSorted((left, right) => left - right)
    setStyles({ steps: sorted })
    setTyped('')
  }
  return (
    <Part title={t('styleBook.sizes.steps')} note={t('styleBook.sizes.stepsNote')}>
      <ul className="size-steps" data-testid="size-steps">
        {steps.map((step) => (
          <li key={step}>
            <b>{shownIn('pt', step)}</b>
            {numbered && <span>{typeSizeName(step) ?? ''}</span>}
            <AriaButton
              className="step-remove"
              isDisabled={readOnly || steps.length === 1}
              aria-label={t('styleBook.sizes.removeStep', { size: shownIn('pt', step) })}
              onPress={() => setStyles({ steps: steps.filter((one) => one !== step) })}
            >
              <X size={12} aria-hidden />
            </AriaButton>
          </li>
        ))}
      </ul>
      {fault !== null && <p className="style-wrong">{fault}</p>}
      {!readOnly && (
        <form
          className="step-add"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <Field
            label={t('styleBook.sizes.newStep')}
            value={typed}
            onChange={setTyped}
            error={wrong ? t('styleBook.faults.not-a-number') : null}
            testId="step-new"
          />
          <IconButton icon={Plus} label={t('styleBook.sizes.addStep')} onPress={add} />
        </form>
      )}
    </Part>
  )
}
