// Which page a gathering (叠) begins with after pages have been moved, inserted or removed. A letter is kept by one
// page, yet it is the gathering's: when that page leaves, the next one of its gathering begins it.

import type { PageId } from '../base/ids.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { Page } from '../model/issue.ts'

interface Gathering {
  readonly letter: string
  readonly pages: readonly PageId[]
}

function gatheringsOf(pages: readonly Page[]): readonly Gathering[] {
  const found: { letter: string; pages: PageId[] }[] = []
  for (const page of pages) {
    const last = found.at(-1)
    if (last === undefined || page.gathering !== '') found.push({ letter: page.gathering, pages: [page.id] })
    else last.pages.push(page.id)
  }
  return found
}

/**
 * The letters that pages need when some of them stand elsewhere (or nowhere) in a new order. At the gap between two
 * gatherings a page stays in its own, if that is one of the two; else it goes on in the first. A gathering that is
 * moved whole goes along only to such a gap: in the middle of another its letter would cut that one in two.
 */
function lettersAfter(
  before: readonly Page[],
  order: readonly PageId[],
  moved: ReadonlySet<PageId>,
): ReadonlyMap<PageId, string> {
  const letters = new Map<PageId, string>()
  const whole: Gathering[] = []
  for (const { letter, pages } of gatheringsOf(before)) {
    if (letter === '') continue
    const stays = pages.find((page) => !moved.has(page))
    if (stays === undefined) {
      whole.push({ letter, pages })
      continue
    }
    let at = order.indexOf(stays)
    for (;;) {
      const neighbour = order[at - 1]
      if (neighbour === undefined || !moved.has(neighbour) || !pages.includes(neighbour)) break
      at -= 1
    }
    letters.set(order[at] ?? stays, letter)
  }
  const place = (page: PageId | undefined): number => (page === undefined ? -1 : order.indexOf(page))
  for (const { letter, pages } of whole.toSorted((a, b) => place(b.pages[0]) - place(a.pages[0]))) {
    const here = pages.filter((page) => order.includes(page))
    const next = order[place(here.at(-1)) + 1]
    if (here[0] !== undefined && (next === undefined || letters.has(next))) letters.set(here[0], letter)
  }
  startWithLetter(before, order, letters)
  return letters
}

/** An issue whose first page had a letter goes on having one there: a page before it would have none. */
function startWithLetter(
  before: readonly Page[],
  order: readonly PageId[],
  letters: Map<PageId, string>,
): void {
  const [first] = order
  const letter = before[0]?.gathering ?? ''
  if (first === undefined || letter === '' || letters.has(first)) return
  for (const [page, other] of letters) if (other === letter) letters.delete(page)
  letters.set(first, letter)
}

/** The edits that put the letters right, for pages that exist before and after. */
export function gatheringEdits(
  before: readonly Page[],
  order: readonly PageId[],
  moved: ReadonlySet<PageId>,
): readonly Edit[] {
  const letters = lettersAfter(before, order, moved)
  return before.flatMap((page): readonly Edit[] => {
    const gathering = letters.get(page.id) ?? ''
    if (!order.includes(page.id) || gathering === page.gathering) return []
    return [{ kind: 'page.set', page: page.id, fields: { gathering } }]
  })
}
