// The blocks over the drawn page: where they are, which are chosen, what is over, and where they would come
// to stand. They can be reached by Tab in reading order and say what they are.

import { Lock } from 'lucide-react'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockId } from '../../base/ids.ts'
import type { Mpt } from '../../base/units.ts'
import type { Box, PlacedBlock, PlacedPage, Point } from '../../compose/placed.ts'
import { areaPolygon } from '../../compose/page/grid.ts'
import type { Article, Block, Issue, Page, Picture } from '../../model/issue.ts'
import { blocksOverlap } from '../../model/query/overlap.ts'
import { blockOrder } from '../../model/query/reading-order.ts'
import { JumpMarks } from '../jumps/jump-marks.tsx'
import { type DraggedBadge, useJumpDrag } from '../jumps/make-jump.ts'
import { useViewStore } from '../state/view-store.ts'
import { chooseBlock, shownPage } from './arrange-actions.ts'
import { blockWords } from './block-words.ts'
import { OversetBadge } from './overset-badge.tsx'
import { boundsOfPolygon } from './page-texts.ts'
import { handles } from './tools/area-move.ts'
import type { Ghosts } from './tools/gesture.ts'

export interface BlockLayerProps {
  readonly issue: Issue
  readonly page: Page
  readonly placed: PlacedPage
  readonly label: string
  readonly ghosts: Ghosts | null
}

export function BlockLayer({ issue, page, placed, label, ghosts }: BlockLayerProps) {
  const { t } = useTranslation()
  const selected = useViewStore((view) => view.blocks)
  const byId = new Map(placed.blocks.map((block) => [block.id, block]))
  const overlapping = useMemo(() => overlaps(page), [page])
  const dragged = useJumpDrag(({ badge }) => badge)
  const badges = badgesOf(placed, dragged)
  const only = selected.length === 1 ? byId.get(selected[0] as BlockId) : undefined
  return (
    <>
      <Outlines placed={placed} selected={selected} overlapping={overlapping} ghosts={ghosts} />
      <div
        className="block-layer"
        role="listbox"
        aria-multiselectable
        aria-label={t('page.blocks', { label })}
      >
        {blockOrder(page).map((block) => (
          <BlockItem
            key={block.id}
            block={block}
            placed={byId.get(block.id)}
            polygon={byId.get(block.id)?.polygon ?? areaPolygon(placed.grid, block.area)}
            subject={subjectOf(issue, block)}
            width={placed.width}
            height={placed.height}
            isSelected={selected.includes(block.id)}
            overlaps={overlapping.has(block.id)}
            onChoose={chooseShown}
            isSigned={page.state === 'signed'}
          />
        ))}
      </div>
      {badges.map((badge) => (
        <OversetBadge
          key={badge.story.id}
          issue={issue}
          {...badge}
          isAway={badge.sheet.page !== placed.page}
        />
      ))}
      {ghosts === null && <JumpMarks issue={issue} page={page} placed={placed} />}
      {only !== undefined && ghosts === null && page.state !== 'signed' && !isLocked(page, only.id) && (
        <Handles block={only} sheet={placed} />
      )}
    </>
  )
}

/** The badges of the page, and the one that is dragged from another: it is the same element all the while. */
function badgesOf(placed: PlacedPage, dragged: DraggedBadge | null): readonly DraggedBadge[] {
  const own = placed.blocks.flatMap((block) =>
    block.kind === 'story' && block.overset.lines > 0 ? [{ story: block, sheet: placed }] : [],
  )
  return dragged === null || dragged.sheet.page === placed.page ? own : [...own, dragged]
}

interface BlockItemProps {
  readonly block: Block
  readonly placed: PlacedBlock | undefined
  readonly polygon: readonly Point[]
  readonly subject: Article | Picture | undefined
  /** Size of the page. */
  readonly width: Mpt
  readonly height: Mpt
  readonly isSelected: boolean
  readonly overlaps: boolean
  readonly onChoose: (block: BlockId) => void
  /** Its page is signed off. */
  readonly isSigned: boolean
}

/** Drawn again only when its own block changed: at a key press that is one of them. */
const BlockItem = memo(function BlockItem(props: BlockItemProps) {
  const { block, placed, polygon, subject, isSelected, overlaps: isOverlapping, isSigned } = props
  const { t } = useTranslation()
  const words = [
    blockWords(block, placed, subject),
    ...(isOverlapping ? [t('page.block.overlaps')] : []),
    ...(block.locked ? [t('blocks.locked')] : block.pinned ? [t('page.block.locked')] : []),
    ...(block.group === null ? [] : [t('blocks.grouped')]),
    ...(isSigned ? [t('wall.signed')] : []),
  ]
  return (
    <div
      className={`block-item${block.content.kind === 'box' ? ' block-frame' : ''}`}
      role="option"
      tabIndex={0}
      aria-selected={isSelected}
      aria-label={words.join(', ')}
      data-testid="block"
      data-block={block.id}
      data-locked={block.locked || undefined}
      data-article={block.content.kind === 'story' ? block.content.article : undefined}
      data-part={placed?.kind === 'story' ? placed.part : undefined}
      style={boxStyle(boundsOfPolygon(polygon), props)}
      onFocus={(event) => {
        // Reached by a key it is chosen, so that the arrow keys move it; a press chooses by itself.
        const { blocks } = useViewStore.getState()
        if (!blocks.includes(block.id) && !event.target.matches(':active')) props.onChoose(block.id)
      }}
    >
      {block.locked && (
        <span className="block-lock" aria-hidden>
          <Lock size={10} strokeWidth={2.25} />
        </span>
      )}
    </div>
  )
})

/** The block and its group; the page is asked for when it happens, so that a list item has no new props at each key. */
function chooseShown(block: BlockId): void {
  const page = shownPage()
  if (page !== null) chooseBlock(page, block)
}

function isLocked(page: Page, id: BlockId): boolean {
  return page.blocks.find((block) => block.id === id)?.locked === true
}

/** The article or picture a block shows. */
function subjectOf(issue: Issue, { content }: Block): Article | Picture | undefined {
  if (content.kind === 'story') return issue.articles.get(content.article)
  return content.kind === 'picture' ? issue.pictures.get(content.picture) : undefined
}

interface OutlinesProps {
  readonly placed: PlacedPage
  readonly selected: readonly BlockId[]
  readonly overlapping: ReadonlySet<BlockId>
  readonly ghosts: Ghosts | null
}

function Outlines({ placed, selected, overlapping, ghosts }: OutlinesProps) {
  const look = (block: BlockId): string =>
    selected.includes(block)
      ? 'outline-selected'
      : overlapping.has(block)
        ? 'outline-overlap'
        : 'outline-plain'
  return (
    <svg
      className="block-outlines"
      viewBox={`0 0 ${placed.width} ${placed.height}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {placed.blocks.map((block) => (
        <polygon key={block.id} className={look(block.id)} points={pointsOf(block.polygon)} />
      ))}
      {[...(ghosts ?? [])].map(([block, area]) => (
        <polygon
          key={`ghost-${block}`}
          className="outline-ghost"
          points={pointsOf(areaPolygon(placed.grid, area))}
        />
      ))}
    </svg>
  )
}

function Handles({ block, sheet }: { readonly block: PlacedBlock; readonly sheet: PlacedPage }) {
  const bounds = boundsOfPolygon(block.polygon)
  return (
    <div className="block-handles" style={boxStyle(bounds, sheet)} aria-hidden>
      {handles.map((handle) => (
        <div
          key={handle}
          className={`block-handle handle-${handle}`}
          data-handle={handle}
          data-handle-of={block.id}
        />
      ))}
    </div>
  )
}

function pointsOf(polygon: readonly Point[]): string {
  return polygon.map(([x, y]) => `${x},${y}`).join(' ')
}

/** A box of the page in parts of it: zoom does not touch what lies over the page. */
export function boxStyle(box: Box, sheet: Pick<PlacedPage, 'width' | 'height'>) {
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`
  return {
    left: percent(box.x, sheet.width),
    top: percent(box.y, sheet.height),
    width: percent(box.width, sheet.width),
    height: percent(box.height, sheet.height),
  }
}

/** Blocks that lie over another one and cover something of it. */
function overlaps(page: Page): ReadonlySet<BlockId> {
  const found = new Set<BlockId>()
  page.blocks.forEach((block, index) => {
    for (const other of page.blocks.slice(index + 1)) {
      if (blocksOverlap(page, block, other)) found.add(block.id).add(other.id)
    }
  })
  return found
}
