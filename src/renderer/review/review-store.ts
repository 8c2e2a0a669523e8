// What an editor is doing beside the text: a comment that is being written, and which comment or change is looked at.

import { create } from 'zustand'
import type { ArticleId } from '../../base/ids.ts'
import type { CommentPlace } from '../article/comment-place.ts'

export interface CommentDraft {
  readonly article: ArticleId
  readonly place: CommentPlace
}

interface ReviewState {
  readonly draft: CommentDraft | null
  /** Id of a comment, or key of a change. */
  readonly current: string | null
  /** Comments that are done are listed too. */
  readonly done: boolean
}

export const useReview = create<ReviewState>()(() => ({ draft: null, current: null, done: false }))
