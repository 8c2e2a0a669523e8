// What would let a story do without a jump, as buttons that do it: more room, a smaller headline, other columns.
// Only what was found to fit is offered. Cutting is told in figures, with the way to the text.

import i18next from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleId } from '../../base/ids.ts'
import { toPt } from '../../base/units.ts'
import type { ComposedArticle } from '../../compose/compose.ts'
import { type FitWay, waysToFit } from '../../makeup/fit-without.ts'
import type { Issue } from '../../model/issue.ts'
import { articleNameNow } from '../state/issue-store.ts'
import { planContext } from '../state/composer.ts'
import { make } from '../state/make.ts'
import { writeStory } from '../article/story-focus.ts'
import { Button } from '../ui/button.tsx'

interface FitWaysProps {
  readonly issue: Issue
  readonly article: ArticleId
  readonly composed: ComposedArticle | null
  readonly onDone: () => void
}

export function FitWays({ issue, article, composed, onDone }: FitWaysProps) {
  const { t } = useTranslation()
  // Trying them out makes the composer lay the article anew: by its identity they would be tried without end.
  const ways = useMemo(() => {
    const context = planContext()
    return context === null ? [] : waysToFit({ ...context, issue }, article)
  }, [issue, article])
  if (composed === null || composed.parts.length === 0)
    return <p className="jump-without">{t('jumps.dialog.notPlaced')}</p>
  const { overset } = composed
  if (overset.lines === 0) return <p className="jump-without">{t('jumps.dialog.fits')}</p>
  const take = (way: FitWay): void => {
    const values = { headline: articleNameNow(article) }
    if (make(way.edits, { key: 'jumps.marks.fit', values })) onDone()
  }
  return (
    <div className="jump-without" data-testid="fit-ways">
      <p>{t(composed.parts.length > 1 ? 'jumps.fit.titleMore' : 'jumps.fit.title')}</p>
      <div className="fit-ways">
        {ways.map((way) => (
          <Button key={way.kind} onPress={() => take(way)} testId={`fit-${way.kind}`}>
            {wayWords(way)}
          </Button>
        ))}
        <Button
          look="quiet"
          testId="fit-cut"
          onPress={() => {
            onDone()
            writeStory(article, startOfRest(composed))
          }}
        >
          {t('jumps.fit.cut', {
            characters: t('page.characters', { count: overset.characters }),
            lines: t('page.lines', { count: overset.lines }),
          })}
        </Button>
      </div>
    </div>
  )
}

function wayWords(way: FitWay): string {
  const { t } = i18next
  switch (way.kind) {
    case 'below':
      return t('jumps.fit.below', { lines: t('page.lines', { count: way.by }) })
    case 'right':
      return t('jumps.fit.right', { count: way.by })
    case 'headline':
      return t('jumps.fit.headline', { points: toPt(way.size) })
    case 'columns':
      return t('jumps.fit.columns', { count: way.count })
  }
}

/** Where the text that is over begins: what would have to go is marked there in the story. */
function startOfRest({ parts }: ComposedArticle): number {
  return parts.flatMap((part) => part.lines).at(-1)?.to ?? 0
}
