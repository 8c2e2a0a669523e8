// Which texts stand in print on a page that is signed off: they can't be changed before its sign-off is taken back.

import type { ArticleId, PictureId } from '../../base/ids.ts'
import type { Issue, Page } from '../issue.ts'
import type { TextPlace } from './article-texts.ts'
import { pictureIn, storyBlocks } from './find.ts'

/** The page that keeps the text as it is, or null when it may be changed. */
export function signedPageOf(issue: Issue, article: ArticleId, place: TextPlace): Page | null {
  if (place.kind === 'picture') return signedPictures(issue.pages).get(place.picture) ?? null
  return storyBlocks(issue, article).find(({ page }) => page.state === 'signed')?.page ?? null
}

const known = new WeakMap<readonly Page[], ReadonlyMap<PictureId, Page>>()

function signedPictures(pages: readonly Page[]): ReadonlyMap<PictureId, Page> {
  const before = known.get(pages)
  if (before !== undefined) return before
  const shown = new Map<PictureId, Page>()
  for (const page of pages.filter(({ state }) => state === 'signed')) {
    for (const { content } of page.blocks) {
      const picture = pictureIn(content)
      if (picture !== null && !shown.has(picture)) shown.set(picture, page)
    }
  }
  known.set(pages, shown)
  return shown
}
