// Block templates an article can be placed in, and the sizes of the rate card. What a template holds is set for real.

import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fromMm, mpt } from '../../base/units.ts'
import { createCache } from '../../compose/cache.ts'
import type { Composer } from '../../compose/compose.ts'
import { type ShapeHolds, shapeHolds, shapePage } from '../../makeup/shape-holds.ts'
import { type ColumnFit, columnFits, headlinePlaces } from '../../model/issue.ts'
import {
  type AdvertSize,
  type BlockShape,
  formatOf,
  type Publication,
  scriptOf,
} from '../../model/publication.ts'
import { CheckField } from '../ui/check-field.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { EditedList } from './edited-list.tsx'
import { NumberField } from './number-field.tsx'
import { Part, Row } from './part.tsx'
import { useStyleDraft } from './style-draft.ts'
import { StyleText } from './text-field.tsx'
import { typeSizeName } from './type-sizes.ts'
import { shownIn } from './units.ts'

export interface TemplatesTabProps {
  readonly composer: Composer
  /** Without faults: only that can be set. */
  readonly sound: Publication
  readonly onChoose: (shape: number) => void
}

export function TemplatesTab({ composer, sound, onChoose }: TemplatesTabProps) {
  const { t } = useTranslation()
  const { draft, change } = useStyleDraft()
  const holds = useHolds(composer, useDeferredValue(sound))
  return (
    <>
      <Part title={t('styleBook.templates.title')} note={t('styleBook.templates.note')}>
        <EditedList
          label={t('styleBook.templates.shape')}
          at="shapes"
          things={draft.shapes}
          onChange={(shapes) => change({ shapes })}
          fresh={(taken) => ({
            name: freshName(t('styleBook.templates.newShape'), taken),
            columns: 2,
            lines: 30,
            headlineSize: null,
            headlinePlace: 'top' as const,
            text: { kind: 'grid' as const },
          })}
          name={(shape) => shape.name}
          facts={(shape) => [`${String(shape.columns)} × ${String(shape.lines)}`, holds.get(shape) ?? '']}
          empty={t('styleBook.templates.none')}
          onChoose={onChoose}
          testId="style-shapes"
        >
          {(shape, index, set) => <ShapeFields shape={shape} at={`shapes.${String(index)}`} onChange={set} />}
        </EditedList>
      </Part>
      <Adverts />
    </>
  )
}

/** The words of what each template holds; none for one that is not sound. A template that is as it was is not set again. */
function useHolds(composer: Composer, publication: Publication): ReadonlyMap<BlockShape, string> {
  const { t } = useTranslation()
  const [known] = useState(() => createCache<number, ShapeHolds>())
  return useMemo(() => {
    const { styles, language, shapes } = publication
    const format = formatOf(publication, publication.format)
    const isHan = scriptOf(publication) === 'han'
    return new Map(
      shapes.map((shape, index) => {
        const { characters, words } = known.get(index, [shape, styles, language, format], () =>
          shapeHolds(composer, shapePage(publication, format, shape)),
        )
        return [
          shape,
          isHan
            ? t('styleBook.templates.holds', { count: characters })
            : t('styleBook.templates.holdsWords', { count: words }),
        ]
      }),
    )
  }, [composer, publication, known, t])
}

function freshName(wish: string, taken: readonly { readonly name: string }[]): string {
  let number = 1
  const name = (): string => (number === 1 ? wish : `${wish} ${String(number)}`)
  while (taken.some((one) => one.name === name())) number += 1
  return name()
}

interface ShapeFieldsProps {
  readonly shape: BlockShape
  readonly at: string
  readonly onChange: (shape: BlockShape) => void
}

function ShapeFields({ shape, at, onChange }: ShapeFieldsProps) {
  const { t } = useTranslation()
  const { draft, readOnly } = useStyleDraft()
  const set = (fields: Partial<BlockShape>): void => onChange({ ...shape, ...fields })
  const { headlineSize, text } = shape
  const name = headlineSize === null || scriptOf(draft) === 'latin' ? null : typeSizeName(headlineSize)
  return (
    <>
      <StyleText
        label={t('styleBook.templates.name')}
        at={`${at}.name`}
        value={shape.name}
        onChange={(name) => set({ name })}
        testId="shape-name"
      />
      <div className="style-pair">
        {(['columns', 'lines'] as const).map((field) => (
          <NumberField
            key={field}
            label={t(`styleBook.templates.${field}`)}
            at={`${at}.${field}`}
            value={shape[field]}
            unit="count"
            onChange={(value) => set({ [field]: value })}
            testId={`shape-${field}`}
          />
        ))}
      </div>
      <Row label={t('styleBook.templates.head')}>
        <CheckField
          isSelected={headlineSize === null}
          onChange={(byRank) => {
            if (!readOnly) set({ headlineSize: byRank ? null : (draft.styles.byRank[1] ?? mpt(24_000)) })
          }}
        >
          {t('styleBook.templates.byRank')}
        </CheckField>
      </Row>
      {headlineSize !== null && (
        <NumberField
          label={t('styleBook.templates.headSize')}
          at={`${at}.headlineSize`}
          value={headlineSize}
          unit="pt"
          onChange={(value) => set({ headlineSize: mpt(value) })}
          {...(name === null ? {} : { note: name })}
        />
      )}
      <Row label={t('styleBook.templates.place')}>
        <Segmented
          label={t('styleBook.templates.place')}
          value={shape.headlinePlace}
          options={headlinePlaces.map((value) => ({
            value,
            label: t(`styleBook.templates.places.${value}`),
          }))}
          onChange={(headlinePlace) => set({ headlinePlace })}
        />
      </Row>
      <Row label={t('styleBook.templates.text')}>
        <Segmented
          label={t('styleBook.templates.text')}
          value={text.kind}
          options={[
            { value: 'grid', label: t('styleBook.templates.grid') },
            { value: 'equal', label: t('styleBook.templates.equal') },
          ]}
          onChange={(kind) => set({ text: kind === 'grid' ? { kind } : { kind, count: 2, fit: 'absolute' } })}
        />
      </Row>
      {text.kind === 'equal' && (
        <>
          <NumberField
            label={t('styleBook.templates.count')}
            at={`${at}.text.count`}
            value={text.count}
            unit="count"
            onChange={(count) => set({ text: { ...text, count } })}
          />
          <Select<ColumnFit>
            label={t('styleBook.templates.fit')}
            value={text.fit}
            options={columnFits.map((value) => ({ value, label: t(`styleBook.templates.fits.${value}`) }))}
            onChange={(fit) => set({ text: { ...text, fit } })}
            isDisabled={readOnly}
          />
        </>
      )}
    </>
  )
}

function Adverts() {
  const { t } = useTranslation()
  const { draft, change } = useStyleDraft()
  return (
    <Part title={t('styleBook.adverts.title')} note={t('styleBook.adverts.note')}>
      <EditedList
        label={t('styleBook.adverts.size')}
        at="adverts"
        things={draft.adverts}
        onChange={(adverts) => change({ adverts })}
        fresh={(taken): AdvertSize => ({
          name: freshName(t('styleBook.adverts.fresh'), taken),
          width: fromMm(100),
          height: fromMm(100),
        })}
        name={(advert) => advert.name}
        facts={({ width, height }) => [`${shownIn('mm', width)} × ${shownIn('mm', height)} mm`]}
        empty={t('styleBook.adverts.none')}
        testId="style-adverts"
      >
        {(advert, index, set) => (
          <>
            <StyleText
              label={t('styleBook.templates.name')}
              at={`adverts.${String(index)}.name`}
              value={advert.name}
              onChange={(name) => set({ ...advert, name })}
            />
            <div className="style-pair">
              {(['width', 'height'] as const).map((field) => (
                <NumberField
                  key={field}
                  label={t(`styleBook.adverts.${field}`)}
                  at={`adverts.${String(index)}.${field}`}
                  value={advert[field]}
                  unit="mm"
                  onChange={(value) => set({ ...advert, [field]: mpt(value) })}
                />
              ))}
            </div>
          </>
        )}
      </EditedList>
    </Part>
  )
}
