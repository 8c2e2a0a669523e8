// Under the figures of the fit read-out: how the headline fits, and the buttons that open the two strips.

import { Heading1, Scissors } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeadlineFit } from '../../../makeup/headline-fit.ts'
import { headlineFit } from '../../../makeup/headline-fit.ts'
import type { Article, Issue } from '../../../model/issue.ts'
import { composer } from '../../state/composer.ts'
import type { BadgeTone } from '../../ui/badge.tsx'
import { type StripName, toggleStrip, useCopyfit } from './store.ts'
import { lineTone, lineWords, rowsWords, tightest } from './headline-words.ts'
import { sizeWords } from './size-words.ts'

interface FitToolsProps {
  readonly issue: Issue
  readonly article: Article
}

export function FitTools({ issue, article }: FitToolsProps) {
  const strip = useCopyfit((copyfit) => copyfit.strip)
  const [fit] = headlineFit(issue, composer(), article.id)
  const line = fit === undefined ? null : tightest(fit)
  const known: HeadlineFit | null = fit?.part === 0 ? fit : null
  return (
    <div className="fit-tools">
      <HeadlineButton
        words={
          known === null || line === null ? null : lineWords(line, sizeWords(known.size, issue.publication))
        }
        after={known === null || line === null ? null : rowsWords(line, known)}
        tone={known === null || line === null ? 'plain' : lineTone(line, known)}
        isOpen={strip === 'headline'}
      />
      <StripButton strip="cut" isOpen={strip === 'cut'} />
    </div>
  )
}

interface HeadlineButtonProps {
  /** Null while there is nothing to measure it by. */
  readonly words: string | null
  /** What becomes of it. */
  readonly after: string | null
  readonly tone: BadgeTone
  readonly isOpen: boolean
}

/** Drawn again only when what it says is another: not at every key. */
const HeadlineButton = memo(function HeadlineButton({ words, after, tone, isOpen }: HeadlineButtonProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="fit-tool"
      title={[after, t('copyfit.headline.open')].filter((one) => one !== null).join(' · ')}
      aria-expanded={isOpen}
      data-testid="headline-fit"
      data-tone={tone}
      onClick={() => toggleStrip('headline')}
    >
      <Heading1 size={14} strokeWidth={2} aria-hidden />
      {t('copyfit.headline.label')}
      {words !== null && <b className={`fit-tone-${tone}`}>{words}</b>}
    </button>
  )
})

const StripButton = memo(function StripButton({
  strip,
  isOpen,
}: {
  readonly strip: StripName
  readonly isOpen: boolean
}) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="fit-tool"
      aria-expanded={isOpen}
      data-testid="cut-to-fit"
      onClick={() => toggleStrip(strip)}
    >
      <Scissors size={14} strokeWidth={2} aria-hidden />
      {t('copyfit.open')}
    </button>
  )
})
