// The panel beside the open story: remarks on its text with their answers, and what was changed in it since it was
// agreed on, to be accepted or rejected one by one or all at once.

import { Check, ChevronDown, ChevronUp, MessageSquarePlus, MessagesSquare, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../model/issue.ts'
import { openChanges } from '../../model/query/open-changes.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useIssueBeside } from '../state/use-later.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ChangeCard } from './change-card.tsx'
import { CommentCard } from './comment-card.tsx'
import { RemarkForm } from './remark-form.tsx'
import {
  beginComment,
  forgetComment,
  saveComment,
  settleAll,
  stepChange,
  toggleTracking,
} from './review-actions.ts'
import { useReview } from './review-store.ts'
import './review.css'

export function ReviewPanel() {
  const { t } = useTranslation()
  const id = useViewStore((view) => view.article)
  const issue = useIssueBeside()
  const article = id === null ? undefined : issue?.articles.get(id)
  const isReadOnly = useIssueStore(({ open }) => open?.readOnly ?? true)
  if (article === undefined)
    return (
      <EmptyState icon={MessagesSquare} title={t('review.none')}>
        {t('review.noneText')}
      </EmptyState>
    )
  return (
    <div className="review" data-testid="review-panel">
      <Comments article={article} isReadOnly={isReadOnly} />
      <Changes article={article} isReadOnly={isReadOnly} />
    </div>
  )
}

interface PartProps {
  readonly article: Article
  readonly isReadOnly: boolean
}

function Comments({ article, isReadOnly }: PartProps) {
  const { t } = useTranslation()
  const draft = useReview((review) => (review.draft?.article === article.id ? review.draft : null))
  const showDone = useReview((review) => review.done)
  const shown = inOrder(article).filter(({ done }) => showDone || !done)
  const closed = article.comments.filter(({ done }) => done).length
  return (
    <section aria-label={t('review.comments')}>
      <h3>
        {t('review.comments')} <span>{article.comments.length - closed}</span>
        <span className="review-gap" />
        {!isReadOnly && (
          <Button look="quiet" icon={MessageSquarePlus} onPress={beginComment} testId="comment-begin">
            {t('review.begin')}
          </Button>
        )}
      </h3>
      {draft !== null && (
        <RemarkForm
          label={t('review.write')}
          about={draft.place.words}
          action={t('review.save')}
          autoFocus
          testId="comment-draft"
          onSave={(text) => saveComment(draft, text)}
          onCancel={forgetComment}
        />
      )}
      {shown.length === 0 && draft === null && <p className="review-nothing">{t('review.noComments')}</p>}
      <ul>
        {shown.map((comment) => (
          <li key={comment.id}>
            <CommentCard article={article} comment={comment} isReadOnly={isReadOnly} />
          </li>
        ))}
      </ul>
      {closed > 0 && (
        <CheckField
          isSelected={showDone}
          onChange={(done) => useReview.setState({ done })}
          testId="comments-done"
        >
          {t('review.showDone', { count: closed })}
        </CheckField>
      )}
    </section>
  )
}

/** As their words come in the text; those on fields first, those whose words are gone last. */
function inOrder(article: Article): Article['comments'] {
  const places = new Map<string, number>()
  let at = 0
  for (const { text, marks } of article.body) {
    for (const mark of marks)
      if (mark.kind === 'comment' && !places.has(mark.comment)) places.set(mark.comment, at + mark.from)
    at += text.length + 1
  }
  const placeOf = ({ id, field }: Article['comments'][number]): number =>
    field === null ? (places.get(id) ?? at) : -1
  return article.comments.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function Changes({ article, isReadOnly }: PartProps) {
  const { t } = useTranslation()
  const changes = openChanges(article)
  const isTracked = article.agreed !== null
  return (
    <section aria-label={t('review.changes')}>
      <h3>
        {t('review.changes')} {isTracked && <span>{changes.length}</span>}
        <span className="review-gap" />
        {changes.length > 0 && (
          <>
            <IconButton
              icon={ChevronUp}
              size={14}
              label={t('review.commands.previous')}
              shortcut="Shift+F7"
              onPress={() => stepChange(-1)}
            />
            <IconButton
              icon={ChevronDown}
              size={14}
              label={t('review.commands.next')}
              shortcut="F7"
              onPress={() => stepChange(1)}
            />
          </>
        )}
      </h3>
      {!isReadOnly && (
        <CheckField isSelected={isTracked} onChange={toggleTracking} testId="track-changes">
          {t('review.track')}
        </CheckField>
      )}
      {isTracked && changes.length === 0 && <p className="review-nothing">{t('review.noChanges')}</p>}
      <ul>
        {changes.map((change) => (
          <li key={change.key}>
            <ChangeCard article={article} change={change} isReadOnly={isReadOnly} />
          </li>
        ))}
      </ul>
      {changes.length > 1 && !isReadOnly && (
        <div className="review-all">
          <Button icon={Check} onPress={() => settleAll('accept')} testId="accept-all">
            {t('review.commands.acceptAll')}
          </Button>
          <Button icon={X} onPress={() => settleAll('reject')} testId="reject-all">
            {t('review.commands.rejectAll')}
          </Button>
        </div>
      )}
    </section>
  )
}
