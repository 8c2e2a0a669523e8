// Makes one edit on an issue. In: an issue and an edit. Out: the new issue with the edit that undoes it,
// or a refusal. Nothing here throws for what a user, a journal or another writer may ask.
// The edits themselves stand beside, one file a noun.

import { assertNever } from '../../base/never.ts'
import type { Result } from '../../base/result.ts'
import type { Issue } from '../issue.ts'
import { applyArticleInsert, applyArticleRemove, applyArticleSet, applyBodySplice } from './article-edits.ts'
import {
  applyBlockHold,
  applyBlockInsert,
  applyBlockMove,
  applyBlockRemove,
  applyBlockSet,
} from './block-edits.ts'
import { applyConflictInsert, applyConflictRemove } from './conflict-edits.ts'
import type { Applied, Edit, Refusal } from './edit.ts'
import { applyHeadlineInsert, applyHeadlineRemove, applyHeadlineReorder } from './headline-edits.ts'
import { applyIssueSet, applyPublicationSet } from './issue-edits.ts'
import { applyJumpCut, applyJumpJoin, applyJumpSet } from './jump-edits.ts'
import { applyPageInsert, applyPageMove, applyPageRemove, applyPageSet } from './page-edits.ts'
import { applyPictureInsert, applyPictureRemove, applyPictureSet } from './picture-edits.ts'

export function apply(issue: Issue, edit: Edit): Result<Applied, Refusal> {
  switch (edit.kind) {
    case 'issue.set':
      return applyIssueSet(issue, edit)
    case 'publication.set':
      return applyPublicationSet(issue, edit)
    case 'page.insert':
      return applyPageInsert(issue, edit)
    case 'page.remove':
      return applyPageRemove(issue, edit)
    case 'page.move':
      return applyPageMove(issue, edit)
    case 'page.set':
      return applyPageSet(issue, edit)
    case 'block.insert':
      return applyBlockInsert(issue, edit)
    case 'block.remove':
      return applyBlockRemove(issue, edit)
    case 'block.move':
      return applyBlockMove(issue, edit)
    case 'block.set':
      return applyBlockSet(issue, edit)
    case 'block.hold':
      return applyBlockHold(issue, edit)
    case 'headline.insert':
      return applyHeadlineInsert(issue, edit)
    case 'headline.remove':
      return applyHeadlineRemove(issue, edit)
    case 'headline.reorder':
      return applyHeadlineReorder(issue, edit)
    case 'article.insert':
      return applyArticleInsert(issue, edit)
    case 'article.remove':
      return applyArticleRemove(issue, edit)
    case 'article.set':
      return applyArticleSet(issue, edit)
    case 'body.splice':
      return applyBodySplice(issue, edit)
    case 'jump.cut':
      return applyJumpCut(issue, edit)
    case 'jump.join':
      return applyJumpJoin(issue, edit)
    case 'jump.set':
      return applyJumpSet(issue, edit)
    case 'picture.insert':
      return applyPictureInsert(issue, edit)
    case 'picture.remove':
      return applyPictureRemove(issue, edit)
    case 'picture.set':
      return applyPictureSet(issue, edit)
    case 'conflict.insert':
      return applyConflictInsert(issue, edit)
    case 'conflict.remove':
      return applyConflictRemove(issue, edit)
    default:
      return assertNever(edit)
  }
}

/** Makes all of them or none. `undo` holds the undo edits in the order they must be made. */
export function applyAll(
  issue: Issue,
  edits: readonly Edit[],
): Result<{ readonly issue: Issue; readonly undo: readonly Edit[] }, Refusal> {
  let current = issue
  const undo: Edit[] = []
  for (const edit of edits) {
    const applied = apply(current, edit)
    if (!applied.ok) return applied
    current = applied.value.issue
    undo.push(applied.value.undo)
  }
  return { ok: true, value: { issue: current, undo: undo.reverse() } }
}
