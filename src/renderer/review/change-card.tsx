// One change since the text was agreed on: what was there, what is there now, whose hand it was.

import { Check, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import type { Article } from '../../model/issue.ts'
import type { OpenChange } from '../../model/query/open-changes.ts'
import { Button } from '../ui/button.tsx'
import { goToChange, settleChange } from './review-actions.ts'
import { useReview } from './review-store.ts'
import { Signature } from './signature.tsx'

export interface ChangeCardProps {
  readonly article: Article
  readonly change: OpenChange
  readonly isReadOnly: boolean
}

export function ChangeCard({ article, change, isReadOnly }: ChangeCardProps) {
  const { t } = useTranslation()
  const isCurrent = useReview((review) => review.current === change.key)
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const { was, now } = textsOf(change)
  const name =
    change.kind === 'field' ? t(`article.fields.${change.field}`) : t(`review.kinds.${change.kind}`)
  return (
    <div
      ref={card}
      className={`review-card${isCurrent ? ' review-current' : ''}`}
      data-testid="change"
      data-kind={change.kind}
    >
      <AriaButton
        className="review-place"
        aria-current={isCurrent}
        onPress={() => goToChange(article, change)}
      >
        <span className="review-kind">{name}</span>
        {was !== '' && <del>{was}</del>} {now !== '' && <ins>{now}</ins>}
      </AriaButton>
      {change.hand !== null && <Signature by={change.hand.by} at={change.hand.at} />}
      {!isReadOnly && (
        <div className="review-tools">
          <Button
            look="quiet"
            icon={Check}
            onPress={() => settleChange(article, change, 'accept')}
            testId="change-accept"
          >
            {t('review.accept')}
          </Button>
          <Button
            look="quiet"
            icon={X}
            onPress={() => settleChange(article, change, 'reject')}
            testId="change-reject"
          >
            {t('review.reject')}
          </Button>
        </div>
      )}
    </div>
  )
}

function textsOf(change: OpenChange): { readonly was: string; readonly now: string } {
  switch (change.kind) {
    case 'field':
      return { was: change.was.replaceAll('\n', ' / '), now: change.now.replaceAll('\n', ' / ') }
    case 'words':
      return change.words
    case 'added':
      return { was: '', now: change.text }
    case 'removed':
      return { was: change.text, now: '' }
    case 'moved':
    case 'look':
      return { was: '', now: '' }
  }
}
