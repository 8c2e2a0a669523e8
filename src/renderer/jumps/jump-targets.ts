// The pages an article can be continued on, as the jump dialog offers them: how much room each has, which one
// collects the issue's jumps, and which one an editor would most likely take.

import type { ArticleId, JumpId, PageId } from '../../base/ids.ts'
import { collectingPage } from '../../makeup/jump-plans.ts'
import { freeRects } from '../../model/grid.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { partsOf } from '../../model/query/jump-chain.ts'
import { pageLabel, pageNumber } from '../../model/query/labels.ts'

export interface JumpTarget {
  readonly page: PageId
  readonly number: number
  readonly label: string
  readonly section: string
  /** Lines of body text in the largest free space: its columns times its lines. */
  readonly room: number
  /** The article stands there already. */
  readonly taken: boolean
  /** Most of the issue's other jumps arrive there. */
  readonly collects: boolean
  /** A reader would have to turn back. */
  readonly backward: boolean
}

/**
 * Later pages first, and of those the one that collects; then the earlier ones. `jump`: where the part it leads to
 * could go.
 */
export function jumpTargets(issue: Issue, article: ArticleId, jump?: JumpId): readonly JumpTarget[] {
  const found = issue.articles.get(article)
  const parts = found === undefined ? [] : partsOf(issue, found)
  const taken = new Set(parts.map((part) => part.page.id))
  const from = parts.find((part) => part.jump?.id === jump && jump !== undefined) ?? parts.at(-1)
  const start = from === undefined ? 0 : pageNumber(issue, from.page.id)
  const collecting = collectingPage(issue, article)
  const targets = issue.pages.map((page): JumpTarget => {
    const number = pageNumber(issue, page.id)
    return {
      page: page.id,
      number,
      label: pageLabel(issue, page.id),
      section: page.section,
      room: roomOn(issue, page),
      taken: taken.has(page.id),
      collects: page.id === collecting,
      backward: number < start,
    }
  })
  const place = (target: JumpTarget): number =>
    target.backward ? 2 : target.collects && !target.taken ? 0 : 1
  return targets.toSorted((left, right) => place(left) - place(right) || left.number - right.number)
}

function roomOn(issue: Issue, page: Page): number {
  const occupied = page.blocks.flatMap((block) => block.area)
  const [largest] = freeRects(formatOf(issue.publication, page.format), occupied)
  return largest === undefined ? 0 : largest.columns * largest.lines
}

/** The first page in the list's order with room for what is left; else the first later one there is. */
export function likelyTarget(targets: readonly JumpTarget[], lines: number): PageId | null {
  const open = targets.filter((target) => !target.taken)
  const later = open.filter((target) => !target.backward)
  const choice = later.find((target) => target.room >= lines) ?? later[0] ?? open[0]
  return choice?.page ?? null
}

/** The page that is meant by what was typed: its number, its label, or the start of its section name. */
export function targetNamed(targets: readonly JumpTarget[], typed: string): JumpTarget | null {
  const text = typed.trim().toLowerCase()
  if (text === '') return null
  const open = targets.filter((target) => !target.taken)
  return (
    open.find((target) => String(target.number) === text || target.label.toLowerCase() === text) ??
    open.find((target) => target.label.toLowerCase().endsWith(text)) ??
    open.find((target) => target.section.toLowerCase().startsWith(text)) ??
    null
  )
}
