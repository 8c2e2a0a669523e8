// What the story editor changes in the issue, and how each change is called in the list of undo steps.

import type { ArticleId } from '../../base/ids.ts'
import { applyAll } from '../../model/edit/apply.ts'
import { withArticle } from '../../model/edit/article-edits.ts'
import type { ArticleSet, Edit } from '../../model/edit/edit.ts'
import { type Article, storyFields } from '../../model/issue.ts'
import { storyText } from '../../model/query/open-changes.ts'
import { diffIssues } from '../../model/merge/diff.ts'
import { mergeIssues } from '../../model/merge/merge.ts'
import { articleNameNow, currentIssue, useIssueStore } from '../state/issue-store.ts'
import { make } from '../state/make.ts'
import { tellRefusal } from '../state/refusals.ts'
import { signed } from '../review/hands.ts'
import { useViewStore } from '../state/view-store.ts'
import type { StoryGesture } from './editor.ts'

/**
 * Typing: what follows within a second is the same step of undo. Anything else is a step of its own. `base` is
 * the article that was typed over: what has come into the issue since, from another writer while an input
 * method was at work, stays. False when it was refused.
 */
export function changeStory(edits: readonly Edit[], gesture: StoryGesture, base: Article): boolean {
  const { id } = base
  const mark = { key: `article.marks.${gesture}`, values: { headline: articleNameNow(id) } }
  const made = useIssueStore
    .getState()
    .dispatch(
      signedNow(overNow(edits, base), base),
      mark,
      gesture === 'type' ? { merge: `story ${id}`, typed: true } : {},
    )
  if (!made.ok) tellRefusal(made.fault)
  return made.ok
}

/** With who made them, where changes are tracked. */
function signedNow(edits: readonly Edit[], base: Article): readonly Edit[] {
  const now = currentIssue()?.articles.get(base.id) ?? base
  return signed(now, edits, useViewStore.getState().userName, Math.floor(Date.now() / 1000))
}

/** The edits as they are to be made on the issue as it is now. */
function overNow(edits: readonly Edit[], base: Article): readonly Edit[] {
  const issue = currentIssue()
  const now = issue?.articles.get(base.id)
  if (issue === null || now === undefined || isSameStory(now, base)) return edits
  const older = withArticle(issue, { ...now, ...storyText(base) })
  const typed = applyAll(older, edits)
  return typed.ok ? diffIssues(issue, mergeIssues(older, issue, typed.value.issue)) : edits
}

/** Fields are compared as the same objects: what did not change is the same one. */
function isSameStory(one: Article, other: Article): boolean {
  return one.body === other.body && storyFields.every((field) => one[field] === other[field])
}

export function setArticle(
  article: ArticleId,
  fields: ArticleSet['fields'],
  mark: 'rank' | 'kind' | 'slug',
): void {
  make([{ kind: 'article.set', article, fields }], { key: `article.marks.${mark}` })
}
