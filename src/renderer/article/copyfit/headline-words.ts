// How a headline fits, in words: how much of a line is over or short, at which size.

import i18next from 'i18next'
import type { HeadlineFit, LineFit } from '../../../makeup/headline-fit.ts'
import type { BadgeTone } from '../../ui/badge.tsx'

/** The line that fits least. */
export function tightest({ lines }: HeadlineFit): LineFit | null {
  return lines.reduce<LineFit | null>(
    (worst, line) => (worst === null || line.over > worst.over ? line : worst),
    null,
  )
}

/** Such as "2 over at 小初", or "2 over" where the size is told already. */
export function lineWords({ over }: LineFit, size: string | null): string {
  const { t } = i18next
  const count = Math.abs(over)
  if (size === null) {
    if (over === 0) return t('copyfit.headline.exactly')
    return over > 0 ? t('copyfit.headline.overBy', { count }) : t('copyfit.headline.shortBy', { count })
  }
  if (over === 0) return t('copyfit.headline.exact', { size })
  return over > 0 ? t('copyfit.headline.over', { count, size }) : t('copyfit.headline.short', { count, size })
}

/** What becomes of a line that is over; null for one that is not. */
export function rowsWords({ over, rows }: LineFit, { tooWide }: HeadlineFit): string | null {
  if (over <= 0) return null
  return tooWide ? i18next.t('copyfit.headline.tooWide') : i18next.t('copyfit.headline.rows', { count: rows })
}

/** Red for what can't be set, amber for what is broken further than it was written. */
export function lineTone(line: LineFit, { tooWide }: HeadlineFit): BadgeTone {
  if (line.over > 0) return tooWide ? 'over' : 'warn'
  return line.over < 0 ? 'short' : 'fit'
}
