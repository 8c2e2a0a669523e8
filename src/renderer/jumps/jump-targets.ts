// The pages an article can be continued on, as the jump dialog offers them: how much room each has, and
// which one an editor would most likely take.

import type { ArticleId, PageId } from '../../base/ids.ts'
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
}

export function jumpTargets(issue: Issue, article: ArticleId): readonly JumpTarget[] {
  const found = issue.articles.get(article)
  const taken = new Set(found === undefined ? [] : partsOf(issue, found).map((part) => part.page.id))
  return issue.pages.map((page) => ({
    page: page.id,
    number: pageNumber(issue, page.id),
    label: pageLabel(issue, page.id),
    section: page.section,
    room: roomOn(issue, page),
    taken: taken.has(page.id),
  }))
}

function roomOn(issue: Issue, page: Page): number {
  const occupied = page.blocks.flatMap((block) => block.area)
  const [largest] = freeRects(formatOf(issue.publication, page.format), occupied)
  return largest === undefined ? 0 : largest.columns * largest.lines
}

/** The first page after the article's last part with room for what is left; else the next page there is. */
export function likelyTarget(targets: readonly JumpTarget[], lines: number): PageId | null {
  const lastTaken = targets.findLastIndex((target) => target.taken)
  const open = (from: number): readonly JumpTarget[] => targets.slice(from).filter((target) => !target.taken)
  const after = open(lastTaken + 1)
  const choice = after.find((target) => target.room >= lines) ?? after[0] ?? open(0)[0]
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
