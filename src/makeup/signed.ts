// A page that is signed off (签发) is not to be printed otherwise: the lock is on what stands on it, not on what it is
// made from. An article may go on changing on another page, as long as its part here stays as it is.

import { sameValue } from '../base/canonical.ts'
import type { PageId } from '../base/ids.ts'
import { sameList } from '../base/same-list.ts'
import type { Composer } from '../compose/compose.ts'
import type { Issue } from '../model/issue.ts'
import { findPage } from '../model/query/find.ts'

/**
 * The first signed page that would be printed otherwise after a change, or would be gone; null when none would. A
 * page whose sign-off is taken back by the same change is free.
 */
export function spoiledSignature(composer: Composer, before: Issue, after: Issue): PageId | null {
  if (before === after) return null
  for (const page of before.pages) {
    if (page.state !== 'signed') continue
    const now = findPage(after, page.id)
    if (now === null) return page.id
    if (now.state !== 'signed') continue
    if (page !== now && !sameList(page.headlines, now.headlines)) return page.id
    const [placed, placedNow] = [composer.page(before, page.id), composer.page(after, page.id)]
    // What did not change is the same object; what was set again may still have come out the same.
    if (!sameValue(placed, placedNow)) return page.id
  }
  return null
}
