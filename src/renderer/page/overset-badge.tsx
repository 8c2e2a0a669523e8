// What is left over of a story, at the foot of its last part: says how much, opens the jump dialog, and can
// be dragged to a page of the wall to continue the story there.

import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Box, PlacedPage, PlacedStory } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import { headlineText } from '../../model/query/labels.ts'
import { jumpDragType, useJumpDrag } from '../jumps/make-jump.ts'
import { useViewStore } from '../state/view-store.ts'
import { charactersWords, linesWords, oversetWords } from './block-words.ts'
import { boundsOfPolygon } from './page-texts.ts'

export interface OversetBadgeProps {
  readonly issue: Issue
  readonly story: PlacedStory
  readonly sheet: PlacedPage
  /** It is being dragged from a page that is not shown now. */
  readonly isAway: boolean
}

export function OversetBadge({ issue, story, sheet, isAway }: OversetBadgeProps) {
  const { t } = useTranslation()
  const bounds = boundsOfPolygon(story.polygon)
  const article = issue.articles.get(story.article)
  const label = t('page.overLabel', {
    headline: article === undefined ? '' : headlineText(article),
    lines: linesWords(story.overset.lines),
    characters: charactersWords(story.overset.characters),
  })
  return (
    <button
      type="button"
      className={isAway ? 'overset-badge overset-away' : 'overset-badge'}
      aria-hidden={isAway}
      data-testid={isAway ? undefined : 'overset'}
      data-article={story.article}
      data-page-control
      draggable
      title={label}
      aria-label={label}
      style={{ ...sideStyle(bounds, sheet), top: `${((bounds.y + bounds.height) / sheet.height) * 100}%` }}
      onDragStart={(event) => {
        event.dataTransfer.setData(jumpDragType, story.article)
        event.dataTransfer.effectAllowed = 'link'
        useJumpDrag.setState({ badge: { story, sheet } })
      }}
      onDragEnd={() => useJumpDrag.setState({ badge: null })}
      onClick={() => {
        useViewStore.getState().openDialog('jump', { article: story.article })
      }}
    >
      <TriangleAlert size={12} strokeWidth={2} aria-hidden />
      <span aria-hidden>{oversetWords(story.overset)}</span>
    </button>
  )
}

/** At the block's outer corner: a badge is wider than a block of one column, and must not leave the page. */
function sideStyle(bounds: Box, sheet: PlacedPage) {
  const right = bounds.x + bounds.width
  return bounds.x + right < sheet.width
    ? { left: `${(bounds.x / sheet.width) * 100}%` }
    : { right: `${(1 - right / sheet.width) * 100}%` }
}
