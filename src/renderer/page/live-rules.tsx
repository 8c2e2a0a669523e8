// Shown quietly at the foot of the canvas while blocks are dragged: whether their text would fit, and the rules of
// page make-up they would break. Worked out in the pauses of the hand, never in the frame of a move.

import { Check, Info, TriangleAlert } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import { type LiveRules as Found, liveRules } from '../../makeup/live-rules.ts'
import { problemWords } from '../../model/check/words.ts'
import { planContext } from '../state/composer.ts'
import { useViewStore } from '../state/view-store.ts'
import type { Ghosts } from './tools/gesture.ts'
import './live-rules.css'

// A hand that rests as long as this wants to know.
const pause = 60
const mostShown = 3

export const LiveRules = memo(function LiveRules({
  page,
  ghosts,
}: {
  readonly page: PageId
  readonly ghosts: Ghosts | null
}) {
  const { t } = useTranslation()
  const locale = useViewStore((view) => view.locale)
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (ghosts === null || ghosts.size === 0) {
      setFound(null)
      return
    }
    const timer = setTimeout(() => {
      const context = planContext()
      if (context !== null) setFound(liveRules(context, page, ghosts))
    }, pause)
    return () => clearTimeout(timer)
  }, [page, ghosts])
  if (found === null || ghosts === null) return null
  const over = found.fits.reduce((sum, fit) => sum + fit.oversetLines, 0)
  const short = found.fits.reduce((sum, fit) => sum + fit.undersetLines, 0)
  const fit =
    over > 0
      ? t('page.block.over', { lines: t('page.lines', { count: over }) })
      : short > 0
        ? t('page.block.short', { lines: t('page.lines', { count: short }) })
        : t('page.live.fits')
  const Icon = over > 0 ? TriangleAlert : Check
  return (
    <div className="live-rules" role="status" data-testid="live-rules">
      {found.fits.length > 0 && (
        <p className={over > 0 ? 'live-over' : 'live-fits'}>
          <Icon size={14} strokeWidth={2} aria-hidden />
          {fit}
        </p>
      )}
      {found.problems.slice(0, mostShown).map((problem) => (
        <p key={`${problem.code} ${problem.block ?? ''}`} data-code={problem.code}>
          <Info size={14} strokeWidth={2} aria-hidden />
          {problemWords(problem, locale).message}
        </p>
      ))}
    </div>
  )
})
