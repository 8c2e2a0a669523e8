// What a grid comes to, worked out while it is typed.

import { useTranslation } from 'react-i18next'
import { mpt, toMm } from '../../base/units.ts'
import { type GridSums, gridSums } from '../../makeup/grid-sums.ts'
import type { PageFormat } from '../../model/publication.ts'
import { chineseNumber } from '../../model/query/labels.ts'
import { useViewStore } from '../state/view-store.ts'
import { shownIn } from './units.ts'

export function GridSumsBox({ format }: { readonly format: PageFormat }) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  const sums = gridSums(format)
  const inCharacters = format.measure.kind === 'characters'
  if (!Number.isFinite(sums.width) || !Number.isFinite(sums.height)) return null
  const sides = (['left', 'right', 'top', 'foot'] as const).map((side) => ({
    side,
    room: sums.margins[side],
  }))
  return (
    <dl className="grid-sums" data-testid="grid-sums">
      <dt>{t('styleBook.sums.width')}</dt>
      <dd data-testid="sum-width">{widthSum(format, sums, t('styleBook.grid.characterSign'))}</dd>
      <dt>{t('styleBook.sums.height')}</dt>
      <dd>
        {`${shown(format.lines)} × ${shownIn('pt', format.leading)} pt = ${millimetres(sums.height)} mm`}
      </dd>
      <dt>{t('styleBook.sums.margins')}</dt>
      <dd className="sum-row">
        {sides.map(({ side, room }) => (
          <span key={side} className={room < 0 ? 'style-wrong' : undefined}>
            {t(`styleBook.sums.sides.${side}`, { room: millimetres(room) })}
          </span>
        ))}
      </dd>
      <dt>{t('styleBook.sums.longs')}</dt>
      <dd className="sum-row" data-testid="sum-longs">
        {sums.longs.map((long) => (
          <span key={long.columns}>
            {t('styleBook.sums.long', {
              columns: long.columns,
              width: inCharacters ? shown(long.characters) : `${millimetres(long.width)} mm`,
            })}
          </span>
        ))}
      </dd>
      {sums.broken.length > 0 && (
        <>
          <dt>{t('styleBook.sums.broken')}</dt>
          <dd className="sum-row" data-testid="sum-broken">
            {sums.broken.map(({ columns, into, width, characters, remainder }) => (
              <span key={`${String(columns)}-${String(into)}`}>
                {t(
                  remainder > 0 && inCharacters ? 'styleBook.sums.brokenOver' : 'styleBook.sums.brokenInto',
                  {
                    columns: locale === 'zh' ? chineseNumber(columns) : columns,
                    into: locale === 'zh' ? chineseNumber(into) : into,
                    width: inCharacters ? characters : `${millimetres(width)} mm`,
                    remainder,
                  },
                )}
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>{t('styleBook.sums.holds')}</dt>
      <dd data-testid="sum-holds">
        {inCharacters
          ? t('styleBook.sums.characters', { count: sums.holds, shown: sums.holds.toLocaleString('en') })
          : t('styleBook.sums.inches', { inches: sums.inches.toFixed(0) })}
      </dd>
    </dl>
  )
}

/** 8 × 13 + 7 = 111 characters = 352.4 mm. */
function widthSum(format: PageFormat, sums: GridSums, sign: string): string {
  const { columns, measure, gutter, bodySize } = format
  const total = `${millimetres(sums.width)} mm`
  if (measure.kind === 'width') {
    return `${shown(columns)} × ${millimetres(measure.width)} + ${shown(columns - 1)} × ${millimetres(gutter)} = ${total}`
  }
  const gap = gutter / bodySize
  const gutters = gap === 1 ? shown(columns - 1) : `${shown(columns - 1)} × ${shown(gap)}`
  return `${shown(columns)} × ${shown(measure.count)} + ${gutters} = ${shown(sums.characters)} ${sign} = ${total}`
}

function millimetres(length: number): string {
  return toMm(mpt(length)).toFixed(1)
}

function shown(value: number): string {
  return String(Number(value.toFixed(2)))
}
