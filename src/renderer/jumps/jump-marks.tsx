// What a page shows of jumps over its drawing: the marker of every break, which is dragged or moved by keys, and
// beside a chosen part the tags that lead to where it goes on and where it comes from.

import { ArrowLeft, ArrowRight, FoldVertical, GripVertical } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockId } from '../../base/ids.ts'
import type { Box, PlacedPage, PlacedStory } from '../../compose/placed.ts'
import type { Issue, Page } from '../../model/issue.ts'
import { type Part, partsOf } from '../../model/query/jump-chain.ts'
import { articleName, pageLabel } from '../../model/query/labels.ts'
import { showPlace } from '../desk/show-place.ts'
import { charactersWords, linesWords } from '../page/block-words.ts'
import { boundsOfPolygon } from '../page/page-texts.ts'
import { useViewStore } from '../state/view-store.ts'
import {
  type BreakAt,
  endBreak,
  freeBreak,
  holdBreak,
  lowerBlock,
  startBreak,
  stepBreakAt,
  useBreakMove,
} from './break-move.ts'
import './jump-marks.css'

export interface JumpMarksProps {
  readonly issue: Issue
  readonly page: Page
  readonly placed: PlacedPage
}

export function JumpMarks({ issue, page, placed }: JumpMarksProps) {
  const chosen = useViewStore((view) => view.blocks)
  return placed.blocks.map((story) => {
    if (story.kind !== 'story' || story.part < 0) return null
    const article = issue.articles.get(story.article)
    const parts = article === undefined || article.jumps.length === 0 ? [] : partsOf(issue, article)
    const here = parts[story.part]
    if (here?.page.id !== page.id || here.block.id !== story.id) return null
    const before = parts[story.part - 1]
    const after = parts[story.part + 1]
    const isChosen = chosen.includes(story.id)
    return (
      <div key={story.id} className="jump-marks">
        {here.jump !== null && after !== undefined && story.lines.length > 0 && (
          <BreakMarker
            issue={issue}
            story={story}
            part={here}
            after={after}
            sheet={placed}
            isChosen={isChosen}
          />
        )}
        {isChosen && before !== undefined && (
          <JumpTag issue={issue} story={story} part={before} sheet={placed} way="back" />
        )}
        {isChosen && after !== undefined && (
          <JumpTag issue={issue} story={story} part={after} sheet={placed} way="on" />
        )}
      </div>
    )
  })
}

interface MarkerProps {
  readonly issue: Issue
  readonly story: PlacedStory
  readonly part: Part
  readonly after: Part
  readonly sheet: PlacedPage
  readonly isChosen: boolean
}

function BreakMarker({ issue, story, part, after, sheet, isChosen }: MarkerProps) {
  const { t } = useTranslation()
  const held = useBreakMove(({ move }) => (move?.jump === part.jump?.id ? move : null))
  const drag = useRef<{ readonly y: number; readonly line: number } | null>(null)
  const { jump } = part
  if (jump === null) return null
  const bounds = boundsOfPolygon(story.polygon)
  const at: BreakAt = { article: story.article, jump: jump.id, lines: story.lines.length }
  const columns = new Set(story.lines.map((line) => line.column)).size
  const characters = story.lines.reduce((sum, line) => sum + line.to - line.from, 0)
  const label = pageLabel(issue, after.page.id)
  const words = t('jumps.break.here', {
    lines: linesWords(story.lines.length),
    characters: charactersWords(characters),
    label,
  })
  const article = issue.articles.get(story.article)
  const name = t('jumps.break.name', { headline: article === undefined ? '' : articleName(article) })
  // A line that is free in every column can be taken off the block.
  const canLower = held === null && jump.keep !== null && story.underset >= Math.max(1, columns)

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    useViewStore.getState().selectBlocks([story.id])
    const box = event.currentTarget.closest('.page-sheet')?.getBoundingClientRect()
    if (box === undefined || !startBreak(at)) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { y: event.clientY, line: (sheet.grid.leading / sheet.height) * box.height }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const { move } = useBreakMove.getState()
    if (drag.current === null || move === null) return
    const down = Math.round((event.clientY - drag.current.y) / drag.current.line)
    const most = move.places.at(-1)?.lines ?? 0
    holdBreak(Math.min(most, Math.max(1, move.from + down * Math.max(1, columns))))
  }
  const end = (isMade: boolean): void => {
    if (drag.current === null) return
    drag.current = null
    endBreak(isMade)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!keyOnMarker(event, at, () => end(false), story.id)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="break-marker"
      data-held={held === null ? undefined : true}
      style={markerStyle(story, bounds, sheet)}
    >
      <div
        className="break-grip"
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-orientation="vertical"
        aria-valuemin={1}
        aria-valuemax={Math.max(story.capacity, story.lines.length)}
        aria-valuenow={story.lines.length}
        aria-valuetext={words}
        title={t('jumps.break.help')}
        data-testid="break-marker"
        data-article={story.article}
        data-page-control
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => end(true)}
        onPointerCancel={() => end(false)}
        onKeyDown={onKeyDown}
      >
        <GripVertical size={11} strokeWidth={2} aria-hidden />
        <span className="break-short" aria-hidden>
          → {label}
        </span>
        <span className="break-words" aria-hidden>
          {words}
          {held !== null && held.fault !== null && <em> · {t(`jumps.break.faults.${held.fault}`)}</em>}
        </span>
      </div>
      {canLower && isChosen && (
        <button
          type="button"
          className="break-lower"
          title={t('jumps.break.lower')}
          aria-label={t('jumps.break.lower')}
          data-testid="break-lower"
          data-page-control
          onClick={() => lowerBlock(story.id)}
        >
          <FoldVertical size={12} strokeWidth={2} aria-hidden />
        </button>
      )}
    </div>
  )
}

/** True for a key of the marker. */
function keyOnMarker(event: KeyboardEvent, at: BreakAt, cancel: () => void, block: BlockId): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowLeft':
      stepBreakAt(at, 'up')
      return true
    case 'ArrowDown':
    case 'ArrowRight':
      stepBreakAt(at, 'down')
      return true
    case 'Home':
      stepBreakAt(at, 'first')
      return true
    case 'End':
      stepBreakAt(at, 'last')
      return true
    case 'Delete':
    case 'Backspace':
      freeBreak(at.article, at.jump)
      return true
    case 'Enter':
      lowerBlock(block)
      return true
    case 'Escape':
      cancel()
      return true
    default:
      return false
  }
}

/** Under the last line, from one side of the block to the other. */
function markerStyle(story: PlacedStory, bounds: Box, sheet: PlacedPage) {
  const last = Math.max(...story.lines.map((line) => line.baseline))
  const foot = Math.max(story.jumpLine?.baseline ?? 0, last) + sheet.grid.leading * 0.3
  return {
    left: `${(bounds.x / sheet.width) * 100}%`,
    width: `${(bounds.width / sheet.width) * 100}%`,
    top: `${(foot / sheet.height) * 100}%`,
  }
}

interface TagProps {
  readonly issue: Issue
  readonly story: PlacedStory
  /** Where it leads to. */
  readonly part: Part
  readonly sheet: PlacedPage
  readonly way: 'on' | 'back'
}

function JumpTag({ issue, story, part, sheet, way }: TagProps) {
  const { t } = useTranslation()
  const bounds = boundsOfPolygon(story.polygon)
  const label = pageLabel(issue, part.page.id)
  const words = t(way === 'on' ? 'jumps.tags.on' : 'jumps.tags.back', { label })
  const top = way === 'on' ? bounds.y + bounds.height : bounds.y
  return (
    <button
      type="button"
      className={`jump-tag jump-tag-${way}`}
      style={{
        top: `${(top / sheet.height) * 100}%`,
        ...(way === 'on'
          ? { right: `${(1 - (bounds.x + bounds.width) / sheet.width) * 100}%` }
          : { left: `${(bounds.x / sheet.width) * 100}%` }),
      }}
      title={words}
      aria-label={words}
      data-testid={`jump-tag-${way}`}
      data-page-control
      onKeyDown={(event) => {
        // Enter here leads there; on the page it would open the story.
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
      }}
      onClick={() => showPlace({ page: part.page.id, article: story.article, block: part.block.id })}
    >
      {way === 'back' && <ArrowLeft size={11} strokeWidth={2} aria-hidden />}
      <span aria-hidden>{label}</span>
      {way === 'on' && <ArrowRight size={11} strokeWidth={2} aria-hidden />}
    </button>
  )
}
