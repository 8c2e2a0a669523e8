// Blocks that are dragged off the page canvas onto a page of the list. The canvas drags with the pointer and not as
// the browser does, so the row under the pointer is looked for here, and marked.

import type { PageId } from '../../base/ids.ts'

let marked: HTMLElement | null = null

/** The page of the list that is under the pointer, marked as the one blocks would go to. */
export function pageRowAt(x: number, y: number): PageId | null {
  const under = document.elementFromPoint(x, y)
  const row = under?.closest<HTMLElement>('[data-testid="page-item"]') ?? null
  if (row !== marked) {
    forgetPageRow()
    marked = row
    if (row !== null) row.dataset['blockOver'] = ''
  }
  return (row?.dataset['key'] as PageId | undefined) ?? null
}

export function forgetPageRow(): void {
  if (marked !== null) delete marked.dataset['blockOver']
  marked = null
}
