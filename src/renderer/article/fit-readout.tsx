// Whether the story fits: how much there is, what is over or short, in the whole and part by part. Colour
// only repeats what the words say.

import { ArrowRight, Check, CircleMinus, CircleSlash, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageId } from '../../base/ids.ts'
import type { ComposedArticle } from '../../compose/compose.ts'
import type { PlacedStory } from '../../compose/placed.ts'
import { countLines } from '../../makeup/count-lines.ts'
import type { Article } from '../../model/issue.ts'
import { pageLabel } from '../../model/query/labels.ts'
import { findBlock } from '../../model/query/find.ts'
import { useIssueBeside } from '../state/use-later.ts'
import { useViewStore } from '../state/view-store.ts'
import { Badge, type BadgeTone } from '../ui/badge.tsx'
import { FitTools } from './copyfit/fit-tools.tsx'

export interface FitReadoutProps {
  readonly article: Article
  readonly composed: ComposedArticle | null
}

export function FitReadout({ article, composed }: FitReadoutProps) {
  const { t } = useTranslation()
  const issue = useIssueBeside()
  const format = useFigures()
  if (composed === null || issue === null) return <div className="fit" />
  const lines = composed.parts.reduce((sum, part) => sum + part.lines.length, 0) + composed.overset.lines
  return (
    <div className="fit" data-testid="fit" aria-live="off">
      <div className="fit-whole">
        <FitBadge composed={composed} />
        <span className="fit-figures">
          <b>{format(composed.characters)}</b> {t('article.fit.characters', { count: composed.characters })}
          <b>{format(composed.words)}</b> {t('article.fit.words', { count: composed.words })}
          <b>{format(lines)}</b> {t('article.fit.lines', { count: lines })}
        </span>
      </div>
      <FitTools issue={issue} article={article} />
      {composed.parts.length > 1 && (
        <ol className="fit-parts">
          {composed.parts.map((part, index) => {
            const page = findBlock(issue, part.id)?.page.id ?? null
            return (
              <FitPart
                key={part.id}
                part={part}
                page={page}
                label={page === null ? '' : pageLabel(issue, page)}
                isLast={index === composed.parts.length - 1}
              />
            )
          })}
        </ol>
      )}
      {composed.parts.length === 0 && article.jumps.length === 0 && (
        <p className="fit-note">{t('article.fit.unplacedText')}</p>
      )}
    </div>
  )
}

function FitBadge({ composed }: { readonly composed: ComposedArticle }) {
  const { t } = useTranslation()
  const format = useFigures()
  const { overset, underset, parts } = composed
  if (parts.length === 0) return <FitWord tone="plain" icon={CircleSlash} words={t('article.fit.unplaced')} />
  if (overset.lines > 0) {
    const lines = t('page.lines', { count: overset.lines })
    const characters = t('page.characters', {
      count: overset.characters,
      replace: { count: format(overset.characters) },
    })
    return <FitWord tone="over" icon={TriangleAlert} words={t('article.fit.over', { lines, characters })} />
  }
  if (underset > 0) {
    const lines = t('page.lines', { count: underset })
    return <FitWord tone="short" icon={CircleMinus} words={t('article.fit.short', { lines })} />
  }
  return <FitWord tone="fit" icon={Check} words={t('article.fit.fits')} />
}

interface FitWordProps {
  readonly tone: BadgeTone
  readonly icon: typeof Check
  readonly words: string
}

function FitWord({ tone, icon: Icon, words }: FitWordProps) {
  return (
    <Badge tone={tone} testId={`fit-${tone}`}>
      <Icon size={12} strokeWidth={2.25} aria-hidden />
      {words}
    </Badge>
  )
}

interface FitPartProps {
  readonly part: PlacedStory
  readonly page: PageId | null
  readonly label: string
  readonly isLast: boolean
}

/**
 * One part: its page, which is shown when it is pressed, what it prints and what is over or short of it. A key changes
 * one part of many.
 */
const FitPart = memo(function FitPart({ part, page, label, isLast }: FitPartProps) {
  const { t } = useTranslation()
  const format = useFigures()
  const { lines, characters, words } = countLines(part.lines)
  return (
    <li className="fit-part">
      {part.part > 0 && <ArrowRight size={12} strokeWidth={2} aria-hidden />}
      <button
        type="button"
        className="fit-page"
        title={t('article.fit.show')}
        onClick={() => {
          if (page === null) return
          const view = useViewStore.getState()
          view.showPage(page)
          view.selectBlocks([part.id])
        }}
      >
        {label}
      </button>
      <Figure value={format(characters)} words={t('article.fit.characters', { count: characters })} />
      <Figure value={format(words)} words={t('article.fit.words', { count: words })} />
      <Figure value={format(lines)} words={t('article.fit.lines', { count: lines })} />
      {isLast && part.overset.lines > 0 && (
        <span className="fit-over">
          {t('article.fit.overPart', { lines: t('page.lines', { count: part.overset.lines }) })}
        </span>
      )}
      {part.underset > 0 && (
        <span className="fit-short">
          {t('article.fit.short', { lines: t('page.lines', { count: part.underset }) })}
        </span>
      )}
    </li>
  )
})

function Figure({ value, words }: { readonly value: string; readonly words: string }) {
  return (
    <span>
      {value} {words}
    </span>
  )
}

const figures = {
  en: new Intl.NumberFormat('en'),
  zh: new Intl.NumberFormat('zh-CN'),
}

function useFigures(): (value: number) => string {
  const locale = useViewStore((view) => view.locale)
  return (value) => figures[locale].format(value)
}
