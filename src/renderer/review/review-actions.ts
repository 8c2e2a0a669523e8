// Comments and tracked changes as edits: each is one mark of the history.

import type { ArticleId, CommentId } from '../../base/ids.ts'
import { mintId } from '../../base/ids.ts'
import type { Edit } from '../../model/edit/edit.ts'
import type { Article, Comment, Mark, Remark, StoryField } from '../../model/issue.ts'
import {
  acceptAll,
  acceptChange,
  type OpenChange,
  openChanges,
  rejectAll,
  rejectChange,
  storyText,
} from '../../model/query/open-changes.ts'
import { openStory } from '../article/open-story.ts'
import { goToText } from '../find/go-to-text.ts'
import { mint } from '../state/composer.ts'
import { articleNameNow, currentIssue } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { commentPlace } from '../article/comment-place.ts'
import { type CommentDraft, useReview } from './review-store.ts'

type MarkKey =
  | 'comment'
  | 'answer'
  | 'done'
  | 'open'
  | 'remove'
  | 'track'
  | 'untrack'
  | 'accept'
  | 'reject'
  | 'acceptAll'
  | 'rejectAll'

function makeReview(edits: readonly Edit[], key: MarkKey, article: ArticleId): boolean {
  return make(edits, { key: `review.marks.${key}`, values: { headline: articleNameNow(article) } })
}

/** The open article, with what is typed in it and not sent yet. */
function articleNow(): Article | null {
  openStory()?.flush()
  const { article } = useViewStore.getState()
  return article === null ? null : (currentIssue()?.articles.get(article) ?? null)
}

/** Opens the panel to write a remark on what is selected in the story. */
export function beginComment(): void {
  const article = articleNow()
  const story = openStory()
  const language = currentIssue()?.publication.language ?? ''
  const place = story === null ? null : commentPlace(story.view.state, language)
  if (article === null || place === null) {
    notify({ tone: 'info', key: 'review.nothingSelected' })
    return
  }
  useReview.setState({ draft: { article: article.id, place } })
  useViewStore.getState().showPanel('review')
}

export function forgetComment(): void {
  useReview.setState({ draft: null })
  openStory()?.focus()
}

function remark(text: string): Remark {
  const by = useViewStore.getState().userName
  return { by, at: Math.floor(Date.now() / 1000), text }
}

/** Keeps the remark that was begun; words that have gone meanwhile are not marked. */
export function saveComment({ article: id, place }: CommentDraft, text: string): void {
  const article = currentIssue()?.articles.get(id)
  if (article === undefined || text.trim() === '') return
  const comment: Comment = {
    id: mintId<CommentId>(mint),
    field: place.field,
    said: [remark(text.trim())],
    done: false,
  }
  const marks = place.stretches.flatMap(({ paragraph, from, to }): readonly Edit[] => {
    const index = article.body.findIndex((one) => one.id === paragraph)
    const at = article.body[index]
    const end = Math.min(to, at?.text.length ?? 0)
    if (at === undefined || from >= end) return []
    const mark: Mark = { kind: 'comment', comment: comment.id, from, to: end }
    const marked = { ...at, marks: [...at.marks, mark].toSorted((one, other) => one.from - other.from) }
    return [{ kind: 'body.splice', article: id, index, remove: 1, insert: [marked] }]
  })
  const comments = [...article.comments, comment]
  if (!makeReview([...marks, { kind: 'article.set', article: id, fields: { comments } }], 'comment', id))
    return
  useReview.setState({ draft: null, current: comment.id })
  openStory()?.focus()
}

function changeComments(
  id: ArticleId,
  change: (comments: readonly Comment[]) => readonly Comment[],
  key: MarkKey,
): void {
  const article = currentIssue()?.articles.get(id)
  if (article === undefined) return
  makeReview([{ kind: 'article.set', article: id, fields: { comments: change(article.comments) } }], key, id)
}

export function answerComment(article: ArticleId, comment: CommentId, text: string): void {
  if (text.trim() === '') return
  const said = remark(text.trim())
  changeComments(
    article,
    (comments) => comments.map((one) => (one.id === comment ? { ...one, said: [...one.said, said] } : one)),
    'answer',
  )
}

export function setDone(article: ArticleId, comment: CommentId, done: boolean): void {
  changeComments(
    article,
    (comments) => comments.map((one) => (one.id === comment ? { ...one, done } : one)),
    done ? 'done' : 'open',
  )
}

/** Takes a comment away, with its marks. */
export function removeComment(id: ArticleId, comment: CommentId): void {
  openStory()?.flush()
  const article = currentIssue()?.articles.get(id)
  if (article === undefined) return
  const unmarked = article.body.flatMap((paragraph, index): readonly Edit[] => {
    const marks = paragraph.marks.filter((mark) => mark.kind !== 'comment' || mark.comment !== comment)
    if (marks.length === paragraph.marks.length) return []
    return [{ kind: 'body.splice', article: id, index, remove: 1, insert: [{ ...paragraph, marks }] }]
  })
  const comments = article.comments.filter((one) => one.id !== comment)
  makeReview([...unmarked, { kind: 'article.set', article: id, fields: { comments } }], 'remove', id)
}

/** Selects what stands in a field; of a headline the first line. */
function goToField(article: Article, field: StoryField): void {
  const [place, text] =
    field === 'headline'
      ? [{ kind: field, line: 0 } as const, article.headline[0] ?? '']
      : [{ kind: 'line', name: field } as const, article[field]]
  goToText({ article: article.id, place, from: 0, to: text.length })
}

/** Selects the words a comment is about. */
export function goToComment(article: Article, comment: Comment): void {
  useReview.setState({ current: comment.id })
  const { id } = article
  if (comment.field !== null) {
    goToField(article, comment.field)
    return
  }
  for (const { id: paragraph, marks } of article.body)
    for (const mark of marks)
      if (mark.kind === 'comment' && mark.comment === comment.id) {
        goToText({ article: id, place: { kind: 'paragraph', paragraph }, from: mark.from, to: mark.to })
        return
      }
}

/** Begins to track what is changed in the open article, or ends it: then nothing may be open any more. */
export function toggleTracking(): void {
  const article = articleNow()
  if (article === null) return
  const { id, agreed } = article
  useViewStore.getState().showPanel('review')
  if (agreed === null) {
    const fields = { agreed: storyText(article), hands: [] }
    makeReview([{ kind: 'article.set', article: id, fields }], 'track', id)
  } else if (openChanges(article).length > 0) {
    notify({ tone: 'warning', key: 'review.settleFirst', values: { count: openChanges(article).length } })
  } else {
    makeReview([{ kind: 'article.set', article: id, fields: { agreed: null, hands: [] } }], 'untrack', id)
  }
}

export function settleChange(article: Article, change: OpenChange, way: 'accept' | 'reject'): void {
  openStory()?.flush()
  const edits = way === 'accept' ? acceptChange(article, change) : rejectChange(article, change)
  makeReview(edits, way, article.id)
}

export function settleAll(way: 'accept' | 'reject'): void {
  const article = articleNow()
  if (article === null || openChanges(article).length === 0) return
  if (way === 'accept') makeReview(acceptAll(article), 'acceptAll', article.id)
  else makeReview(rejectAll(article), 'rejectAll', article.id)
}

export function goToChange(article: Article, change: OpenChange): void {
  useReview.setState({ current: change.key })
  const { id } = article
  if (change.kind === 'field') {
    goToField(article, change.field)
    return
  }
  const place = { kind: 'paragraph', paragraph: change.paragraph } as const
  if (change.kind === 'words') {
    const { from, now } = change.words
    goToText({ article: id, place, from, to: from + now.length })
  } else if (change.kind !== 'removed') {
    const length = article.body.find((one) => one.id === change.paragraph)?.text.length
    goToText({ article: id, place, from: 0, to: length ?? 0 })
  }
}

/** The change after, or before, the one that is looked at. */
export function stepChange(by: 1 | -1): void {
  const article = articleNow()
  if (article === null) return
  const changes = openChanges(article)
  const at = changes.findIndex(({ key }) => key === useReview.getState().current)
  const next =
    changes[(at < 0 ? (by > 0 ? 0 : changes.length - 1) : at + by + changes.length) % changes.length]
  useViewStore.getState().showPanel('review')
  if (next !== undefined) goToChange(article, next)
}
