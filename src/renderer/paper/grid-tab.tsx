// The page formats: trim, type area and grid of each, with the arithmetic they come to and the blocks that would leave
// the page.

import { AlignHorizontalJustifyCenter } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { mpt } from '../../base/units.ts'
import { gridSums } from '../../makeup/grid-sums.ts'
import type { Regridded } from '../../makeup/regrid.ts'
import { type PageFormat, scriptOf } from '../../model/publication.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { EditedList } from './edited-list.tsx'
import { formatName } from './format-name.ts'
import { GridSumsBox } from './grid-sums-box.tsx'
import { LeavingList } from './leaving-list.tsx'
import { NumberField } from './number-field.tsx'
import { Part, Row } from './part.tsx'
import { useFault, useStyleDraft } from './style-draft.ts'
import { StyleText } from './text-field.tsx'
import { typeSizeName } from './type-sizes.ts'
import { shownIn } from './units.ts'

export interface GridTabProps {
  readonly leaving: readonly Regridded[]
  /** The format of the page in the preview. */
  readonly shown: string
  readonly onChoose: (format: string) => void
}

export function GridTab({ leaving, shown, onChoose }: GridTabProps) {
  const { t } = useTranslation()
  const { issue, draft, change } = useStyleDraft()
  const used = new Set(issue.pages.map((page) => page.format))
  const factsOf = ({ trim, columns, lines }: PageFormat): readonly string[] => [
    t('styleBook.grid.facts', {
      width: shownIn('mm', trim.width),
      height: shownIn('mm', trim.height),
      columns,
      lines,
    }),
  ]
  return (
    <>
      <Part title={t('styleBook.grid.title')} note={t('styleBook.grid.note')}>
        <EditedList
          label={t('styleBook.grid.format')}
          at="formats"
          things={draft.formats}
          onChange={(formats) => change({ formats })}
          fresh={freshFormat}
          name={(format) => formatName(format.key, t)}
          facts={factsOf}
          empty=""
          canRemove={({ key }) => draft.formats.length > 1 && !used.has(key) && key !== draft.format}
          onChoose={(_, format) => onChoose(format.key)}
          start={draft.formats.findIndex((format) => format.key === shown)}
          testId="style-formats"
        >
          {(format, index, set) => (
            <FormatFields
              format={format}
              at={`formats.${String(index)}`}
              isUsed={used.has(format.key)}
              onChange={set}
            />
          )}
        </EditedList>
      </Part>
      {leaving.length > 0 && <LeavingList leaving={leaving} />}
    </>
  )
}

function freshFormat(formats: readonly PageFormat[]): PageFormat {
  const [first] = formats
  if (first === undefined) throw new Error('a publication has at least one page format')
  let number = formats.length + 1
  while (formats.some((format) => format.key === `format-${String(number)}`)) number += 1
  return { ...first, key: `format-${String(number)}` }
}

interface FormatFieldsProps {
  readonly format: PageFormat
  readonly at: string
  readonly isUsed: boolean
  readonly onChange: (format: PageFormat) => void
}

function FormatFields({ format, at, isUsed, onChange }: FormatFieldsProps) {
  const { t } = useTranslation()
  const { draft, readOnly } = useStyleDraft()
  const set = (fields: Partial<PageFormat>): void => onChange({ ...format, ...fields })
  const { trim, typeArea, measure, bodySize } = format
  const numbered = scriptOf(draft) === 'han' ? typeSizeName(bodySize) : null
  const length = (
    field: 'bleed' | 'gutter' | 'bodySize' | 'leading',
    unit: 'mm' | 'pt',
    note?: string | null,
  ) => (
    <NumberField
      label={t(`styleBook.grid.${field}`)}
      at={`${at}.${field}`}
      value={format[field]}
      unit={unit}
      onChange={(value) => set({ [field]: mpt(value) })}
      testId={`grid-${field}`}
      {...(note === undefined || note === null ? {} : { note })}
    />
  )
  const count = (field: 'columns' | 'lines') => (
    <NumberField
      label={t(`styleBook.grid.${field}`)}
      at={`${at}.${field}`}
      value={format[field]}
      unit="count"
      onChange={(value) => set({ [field]: value })}
      testId={`grid-${field}`}
    />
  )
  const centre = (): void => {
    const { width } = gridSums(format)
    set({ typeArea: { ...typeArea, x: mpt((trim.width - width) / 2) } })
  }
  return (
    <>
      {!isUsed && (
        <StyleText
          label={t('styleBook.grid.key')}
          at={`${at}.key`}
          value={format.key}
          onChange={(key) => set({ key })}
        />
      )}
      <div className="style-fields">
        <NumberField
          label={t('styleBook.grid.width')}
          at={`${at}.trim.width`}
          value={trim.width}
          unit="mm"
          onChange={(width) => set({ trim: { ...trim, width: mpt(width) } })}
          testId="grid-width"
        />
        <NumberField
          label={t('styleBook.grid.height')}
          at={`${at}.trim.height`}
          value={trim.height}
          unit="mm"
          onChange={(height) => set({ trim: { ...trim, height: mpt(height) } })}
          testId="grid-height"
        />
        {length('bleed', 'mm')}
        <NumberField
          label={t('styleBook.grid.left')}
          at={`${at}.typeArea.x`}
          value={typeArea.x}
          unit="mm"
          onChange={(x) => set({ typeArea: { ...typeArea, x: mpt(x) } })}
        />
        <NumberField
          label={t('styleBook.grid.top')}
          at={`${at}.typeArea.y`}
          value={typeArea.y}
          unit="mm"
          onChange={(y) => set({ typeArea: { ...typeArea, y: mpt(y) } })}
        />
        <div className="field">
          <Button icon={AlignHorizontalJustifyCenter} isDisabled={readOnly} onPress={centre}>
            {t('styleBook.grid.centre')}
          </Button>
        </div>
      </div>
      <Row label={t('styleBook.grid.counted')}>
        <Segmented
          label={t('styleBook.grid.counted')}
          value={measure.kind}
          options={[
            { value: 'characters', label: t('styleBook.grid.inCharacters') },
            { value: 'width', label: t('styleBook.grid.inWidth') },
          ]}
          onChange={(kind) => set({ measure: otherMeasure(format, kind) })}
        />
      </Row>
      <div className="style-fields">
        {count('columns')}
        {measure.kind === 'characters' ? (
          <NumberField
            label={t('styleBook.grid.measure')}
            at={`${at}.measure.count`}
            value={measure.count}
            unit="count"
            sign={t('styleBook.grid.characterSign')}
            onChange={(value) => set({ measure: { kind: 'characters', count: value } })}
            testId="grid-measure"
          />
        ) : (
          <NumberField
            label={t('styleBook.grid.measure')}
            at={`${at}.measure.width`}
            value={measure.width}
            unit="mm"
            onChange={(width) => set({ measure: { kind: 'width', width: mpt(width) } })}
            testId="grid-measure"
          />
        )}
        {length('gutter', 'pt')}
        {length('bodySize', 'pt', numbered)}
        {length('leading', 'pt')}
        {count('lines')}
      </div>
      <Overflow at={at} />
      <GridSumsBox format={format} />
    </>
  )
}

/** By how much the type area leaves the trim, whichever of its numbers is too large. */
function Overflow({ at }: { readonly at: string }) {
  const faults = [useFault(`${at}.typeArea.width`), useFault(`${at}.typeArea.height`)]
  return faults.map(
    (fault) =>
      fault !== null && (
        <p key={fault} className="style-wrong" role="alert">
          {fault}
        </p>
      ),
  )
}

/** About as wide as before. */
function otherMeasure(format: PageFormat, kind: PageFormat['measure']['kind']): PageFormat['measure'] {
  const { measure, bodySize } = format
  if (measure.kind === kind) return measure
  return measure.kind === 'characters'
    ? { kind: 'width', width: mpt(measure.count * bodySize) }
    : { kind: 'characters', count: Math.max(1, Math.round(measure.width / bodySize)) }
}
