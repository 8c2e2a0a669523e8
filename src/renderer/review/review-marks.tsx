// What was changed in the story since it was agreed on, and what the panel is about, painted in the text.

import { useEffect, useMemo } from 'react'
import type { Article } from '../../model/issue.ts'
import type { TextPlace } from '../../model/query/article-texts.ts'
import { type OpenChange, openChanges } from '../../model/query/open-changes.ts'
import type { StoryEditing } from '../article/editor.ts'
import { keepPainted } from '../article/paint.ts'
import { type Span, spanAt } from '../article/story-places.ts'
import { useReview } from './review-store.ts'

export interface ReviewMarksProps {
  readonly article: Article
  readonly editing: StoryEditing
}

interface Painted {
  readonly place: TextPlace
  readonly from: number
  readonly to: number
}

export function ReviewMarks({ article, editing }: ReviewMarksProps) {
  const current = useReview((review) => review.current)
  const changes = useMemo(() => openChanges(article), [article])
  useEffect(() => {
    const spansOf = (list: readonly Painted[]): readonly Span[] =>
      list.flatMap((one) => spanAt(editing.view.state.doc, one) ?? []).filter(({ from, to }) => to > from)
    const now = changes.filter(({ key }) => key === current).flatMap(insertedAt)
    const wipes = [
      keepPainted(editing.view, 'story-inserted', spansOf(changes.flatMap(insertedAt))),
      keepPainted(
        editing.view,
        'story-removed',
        spansOf(changes.flatMap((change) => removedAt(article, change))),
      ),
      keepPainted(editing.view, 'story-review-now', spansOf([...now, ...remarkAt(article, current)])),
    ]
    return () => {
      for (const wipe of wipes) wipe()
    }
  }, [article, editing, changes, current])
  return null
}

function insertedAt(change: OpenChange): readonly Painted[] {
  switch (change.kind) {
    case 'field': {
      if (change.field !== 'headline')
        return [{ place: { kind: 'line', name: change.field }, from: 0, to: change.now.length }]
      return change.now
        .split('\n')
        .map((text, line) => ({ place: { kind: 'headline', line }, from: 0, to: text.length }))
    }
    case 'words': {
      const { from, now } = change.words
      return [{ place: { kind: 'paragraph', paragraph: change.paragraph }, from, to: from + now.length }]
    }
    case 'added':
      return [{ place: { kind: 'paragraph', paragraph: change.paragraph }, from: 0, to: change.text.length }]
    default:
      return []
  }
}

/** The character beside words that are gone: there is nothing else to paint. */
function removedAt(article: Article, change: OpenChange): readonly Painted[] {
  if (change.kind !== 'words' || change.words.now !== '') return []
  const { paragraph, words } = change
  const length = article.body.find((one) => one.id === paragraph)?.text.length ?? 0
  const from = Math.min(words.from, Math.max(0, length - 1))
  return [{ place: { kind: 'paragraph', paragraph }, from, to: from + 1 }]
}

function remarkAt(article: Article, id: string | null): readonly Painted[] {
  return article.body.flatMap(({ id: paragraph, marks }) =>
    marks.flatMap((mark) =>
      mark.kind === 'comment' && mark.comment === id
        ? [{ place: { kind: 'paragraph', paragraph } as const, from: mark.from, to: mark.to }]
        : [],
    ),
  )
}
