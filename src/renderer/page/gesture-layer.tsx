// What is drawn while a hand is at work over the page: the band that chooses, the area of a new block, and the
// edges of neighbours that what is moved stands in line with.

import type { CSSProperties } from 'react'
import { columnX, lineY } from '../../compose/page/grid.ts'
import type { PageGrid, PlacedPage } from '../../compose/placed.ts'
import { boundsOf } from '../../model/grid.ts'
import type { GridRect } from '../../model/issue.ts'
import { DrawnArea } from './page-menu.tsx'
import type { Gesture } from './tools/gesture.ts'
import { type Gap, gapsOf, type Guide, guidesOf } from './tools/snap.ts'
import './gesture-layer.css'

export interface GestureLayerProps {
  readonly gesture: Gesture
  readonly placed: PlacedPage
  /** Blocks that stay where they are. */
  readonly others: readonly GridRect[]
}

export function GestureLayer({ gesture, placed, others }: GestureLayerProps) {
  switch (gesture.kind) {
    case 'marquee':
      return <div className="page-band" style={percents(gesture.band, placed)} aria-hidden />
    case 'drawing':
      return <DrawnArea rect={gesture.rect} placed={placed} />
    case 'moving':
    case 'resizing':
      return gesture.ghosts.size === 0 ? null : (
        <Guides rect={boundsOf([...gesture.ghosts.values()].flat())} others={others} placed={placed} />
      )
    default:
      return null
  }
}

interface GuidesProps {
  readonly rect: GridRect
  readonly others: readonly GridRect[]
  readonly placed: PlacedPage
}

function Guides({ rect, others, placed }: GuidesProps) {
  const { grid } = placed
  return (
    <>
      {guidesOf(rect, others).map((guide) => (
        <div
          key={`${guide.axis} ${guide.at} ${String(guide.ends)}`}
          className={`page-guide page-guide-${guide.axis}`}
          data-testid="guide"
          style={percents(guideBox(guide, grid), placed)}
          aria-hidden
        />
      ))}
      {gapsOf(rect, others).map((gap) => (
        <div
          key={gap.side}
          className="page-gap"
          data-testid="gap"
          style={percents(gapBox(gap, grid), placed)}
          aria-hidden
        >
          <span>{gap.lines}</span>
        </div>
      ))}
    </>
  )
}

interface LooseBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function guideBox({ axis, at, ends, from, to }: Guide, grid: PageGrid): LooseBox {
  if (axis === 'line') {
    const x = columnX(grid, from)
    return { x, y: lineY(grid, at), width: columnX(grid, to) - grid.gutter - x, height: 0 }
  }
  const y = lineY(grid, from)
  return { x: columnX(grid, at) - (ends ? grid.gutter : 0), y, width: 0, height: lineY(grid, to) - y }
}

function gapBox({ line, lines, column, columns }: Gap, grid: PageGrid): LooseBox {
  const x = (columnX(grid, column) + columnX(grid, column + columns) - grid.gutter) / 2
  return { x, y: lineY(grid, line), width: 0, height: lines * grid.leading }
}

/** As parts of the page, so that the zoom does not touch them. */
function percents(box: LooseBox, { width, height }: PlacedPage): CSSProperties {
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`
  return {
    left: percent(box.x, width),
    top: percent(box.y, height),
    width: percent(box.width, width),
    height: percent(box.height, height),
  }
}
