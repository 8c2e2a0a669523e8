// One comment: what it is about, the remark and the answers to it.

import { Check, RotateCcw, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components'
import type { Article, Comment } from '../../model/issue.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { RemarkForm } from './remark-form.tsx'
import { answerComment, goToComment, removeComment, setDone } from './review-actions.ts'
import { useReview } from './review-store.ts'
import { Signature } from './signature.tsx'

export interface CommentCardProps {
  readonly article: Article
  readonly comment: Comment
  readonly isReadOnly: boolean
}

export function CommentCard({ article, comment, isReadOnly }: CommentCardProps) {
  const { t } = useTranslation()
  const [answering, setAnswering] = useState(false)
  const isCurrent = useReview((review) => review.current === comment.id)
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const { id } = article
  return (
    <div
      ref={card}
      className={`review-card${isCurrent ? ' review-current' : ''}${comment.done ? ' review-done' : ''}`}
      data-testid="comment"
      data-comment={comment.id}
    >
      <AriaButton
        className="review-place"
        aria-current={isCurrent}
        onPress={() => goToComment(article, comment)}
      >
        <q>{wordsOf(article, comment) || t('review.gone')}</q>
      </AriaButton>
      {comment.said.map(({ by, at, text }, index) => (
        <p key={`${at} ${by} ${index}`} className="review-said">
          <Signature by={by} at={at} />
          {text}
        </p>
      ))}
      {answering && (
        <RemarkForm
          label={t('review.answer')}
          about=""
          action={t('review.save')}
          autoFocus
          testId="comment-answer"
          onSave={(text) => {
            answerComment(id, comment.id, text)
            setAnswering(false)
          }}
          onCancel={() => setAnswering(false)}
        />
      )}
      {!isReadOnly && !answering && (
        <div className="review-tools">
          <Button look="quiet" onPress={() => setAnswering(true)} testId="comment-reply">
            {t('review.answer')}
          </Button>
          <Button
            look="quiet"
            icon={comment.done ? RotateCcw : Check}
            onPress={() => setDone(id, comment.id, !comment.done)}
            testId="comment-done"
          >
            {t(comment.done ? 'review.reopen' : 'review.done')}
          </Button>
          <span className="review-gap" />
          <IconButton
            icon={Trash2}
            size={14}
            label={t('review.remove')}
            onPress={() => removeComment(id, comment.id)}
            testId="comment-remove"
          />
        </div>
      )}
    </div>
  )
}

/** The words it is about, as they are now. */
function wordsOf(article: Article, { id, field }: Comment): string {
  if (field !== null) return field === 'headline' ? article.headline.join(' ') : article[field]
  return article.body
    .flatMap(({ text, marks }) =>
      marks.flatMap((mark) =>
        mark.kind === 'comment' && mark.comment === id ? [text.slice(mark.from, mark.to)] : [],
      ),
    )
    .join(' … ')
}
