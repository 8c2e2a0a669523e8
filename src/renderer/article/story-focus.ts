// Asks the story editor to take the keyboard, with the caret where it was asked for: from a double click on
// the page, from a command, or after a headline was chosen.

import { create } from 'zustand'
import type { ArticleId } from '../../base/ids.ts'
import { useViewStore } from '../state/view-store.ts'

interface StoryFocus {
  /** Grows with each wish. */
  readonly wish: number
}

export const useStoryFocus = create<StoryFocus>()(() => ({ wish: 0 }))

/** Opens the article in the story editor and types there; `offset` counts in its printed text. */
export function writeStory(article: ArticleId, offset: number | null = null): void {
  const view = useViewStore.getState()
  view.openArticle(article)
  if (offset !== null) view.setCaret({ article, offset })
  view.showPanel('story')
  useStoryFocus.setState(({ wish }) => ({ wish: wish + 1 }))
}
