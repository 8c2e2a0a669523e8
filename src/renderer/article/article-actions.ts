// What the story editor changes in the issue, and how each change is called in the list of undo steps.

import type { ArticleId } from '../../base/ids.ts'
import type { ArticleSet, Edit } from '../../model/edit/edit.ts'
import { articleNameNow, useIssueStore } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { tellRefusal } from '../state/refusals.ts'
import type { StoryGesture } from './editor.ts'

/** Typing: what follows within a second is the same step of undo. Anything else is a step of its own. */
export function changeStory(article: ArticleId, edits: readonly Edit[], gesture: StoryGesture): void {
  const mark = { key: `article.marks.${gesture}`, values: { headline: articleNameNow(article) } }
  const made = useIssueStore
    .getState()
    .dispatch(edits, mark, gesture === 'type' ? { merge: `story ${article}` } : {})
  if (!made.ok) tellRefusal(made.fault)
}

export function setArticle(
  article: ArticleId,
  fields: ArticleSet['fields'],
  mark: 'rank' | 'kind' | 'slug',
): void {
  make([{ kind: 'article.set', article, fields }], { key: `article.marks.${mark}` })
}
