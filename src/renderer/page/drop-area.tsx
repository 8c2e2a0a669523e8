// Where an article that is dragged over the page would come to stand.

import { areaPolygon } from '../../compose/page/grid.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { useJumpDrag } from '../jumps/make-jump.ts'
import { composer } from '../state/composer.ts'
import { boxStyle } from './block-layer.tsx'
import { areaFor } from './free-area.ts'
import { boundsOfPolygon } from './page-texts.ts'

export interface DropAreaProps {
  readonly issue: Issue
  readonly page: Page
  readonly placed: PlacedPage
  readonly cell: { readonly column: number; readonly line: number }
}

export function DropArea({ issue, page, placed, cell }: DropAreaProps) {
  // Which article it is, the browser tells only when it is let go: an average story stands for it. A badge that is
  // dragged is known.
  const jump = useJumpDrag(({ badge }) => badge?.story.article ?? null)
  const rest =
    jump === null || !issue.articles.has(jump) ? null : composer().article(issue, jump).overset.lines
  const rect = areaFor(formatOf(issue.publication, page.format), page, cell, rest ?? averageLines)
  if (rect === null) return null
  const bounds = boundsOfPolygon(areaPolygon(placed.grid, [rect]))
  return <div className="drop-area" style={boxStyle(bounds, placed)} aria-hidden />
}

const averageLines = 60
