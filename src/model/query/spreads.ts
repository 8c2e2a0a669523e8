// The pages as a reader sees them: the first alone on the right, then two and two (对页).

import type { PageId } from '../../base/ids.ts'
import type { Page } from '../issue.ts'

export interface Spread {
  /** Index of the page on the left; null beside the first page. */
  readonly left: number | null
  /** Null beside a last page that faces nothing. */
  readonly right: number | null
}

export function spreadsOf(count: number): readonly Spread[] {
  const spreads: Spread[] = []
  for (let left = -1; left < count; left += 2) {
    const right = left + 1
    spreads.push({ left: left < 0 ? null : left, right: right < count ? right : null })
  }
  return spreads.filter(({ left, right }) => left !== null || right !== null)
}

/** Pages that were on one side of a spread and are on the other now, in their new order. */
export function changedSides(before: readonly Page[], after: readonly Page[]): readonly PageId[] {
  const places = new Map(before.map((page, index) => [page.id, index]))
  return after.flatMap((page, index) => {
    const was = places.get(page.id)
    return was === undefined || was % 2 === index % 2 ? [] : [page.id]
  })
}
