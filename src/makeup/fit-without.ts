// What it takes to fit a story where it stands, without a jump: each way is a plan that was tried on a draft and
// found to leave nothing over. Cutting is the one that is an editor's own work; it is told in figures.

import type { ArticleId, BlockId } from '../base/ids.ts'
import type { Mpt } from '../base/units.ts'
import type { Composer } from '../compose/compose.ts'
import { apply } from '../model/edit/apply.ts'
import type { Edit } from '../model/edit/edit.ts'
import { boundsOf } from '../model/grid.ts'
import type { Issue, StoryContent } from '../model/issue.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import { growthFor } from './growth.ts'
import { sizeSteps } from './item.ts'
import type { PlanContext } from './plan.ts'
import { itemParts } from './story-edits.ts'

export type FitWay =
  | { readonly kind: 'below'; readonly by: number; readonly edits: readonly Edit[] }
  | { readonly kind: 'right'; readonly by: number; readonly edits: readonly Edit[] }
  | { readonly kind: 'headline'; readonly size: Mpt; readonly edits: readonly Edit[] }
  | { readonly kind: 'columns'; readonly count: number; readonly edits: readonly Edit[] }

// A headline more than this many sizes smaller is another headline.
const mostSteps = 3

/** The ways that do it, the least change of the page first; none when the story fits already or stands nowhere. */
export function waysToFit({ issue, composer }: PlanContext, id: ArticleId): readonly FitWay[] {
  const article = issue.articles.get(id)
  const last = article === undefined ? undefined : partsOf(issue, article).at(-1)
  if (article === undefined || last?.block.content.kind !== 'story' || last.block.locked) return []
  if (composer.article(issue, id).overset.lines === 0) return []
  const ways: FitWay[] = []
  for (const side of ['below', 'right'] as const) {
    const growth = growthFor(issue, composer, id, side)
    if (growth === null) continue
    const { block, area, by } = growth
    ways.push({ kind: side, by, edits: [{ kind: 'block.move', block, area, pinned: last.block.pinned }] })
  }
  const { content } = last.block
  if (last.index === 0) {
    const item = { article, part: 0, lines: 0, picture: null, content }
    const { smaller } = sizeSteps(item, itemParts(issue, last.page, composer))
    for (const size of smaller.slice(0, mostSteps)) {
      const edit = fitting(issue, composer, id, last.block.id, { ...content, headlineSize: size })
      if (edit === null) continue
      ways.push({ kind: 'headline', size, edits: [edit] })
      break
    }
  }
  const { columns } = boundsOf(last.block.area)
  for (let count = columns; count >= 1; count -= 1) {
    if (columns < 2 || (content.columns.kind === 'equal' && content.columns.count === count)) continue
    const shaped = { ...content, columns: { kind: 'equal', count, fit: 'absolute' } } as const
    const edit = fitting(issue, composer, id, last.block.id, shaped)
    if (edit === null) continue
    ways.push({ kind: 'columns', count, edits: [edit] })
    break
  }
  return ways
}

/** The edit that shows the story so, when nothing of it is over then. */
function fitting(
  issue: Issue,
  composer: Composer,
  id: ArticleId,
  block: BlockId,
  content: StoryContent,
): Edit | null {
  const edit: Edit = { kind: 'block.set', block, content }
  const tried = apply(issue, edit)
  return tried.ok && composer.article(tried.value.issue, id).overset.lines === 0 ? edit : null
}
