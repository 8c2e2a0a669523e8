// The jumps as arrows over the pages of the wall. Those of the page or the jump that is looked at are strong.

import { memo } from 'react'
import { bow, type WallEnd, type WallJump } from './wall-jumps.ts'
import type { Spot, WallLayout } from './wall-layout.ts'
import { type Lit, useWall } from './wall-store.ts'

export interface WallArrowsProps {
  readonly layout: WallLayout
  readonly jumps: readonly WallJump[]
}

export const WallArrows = memo(function WallArrows({ layout, jumps }: WallArrowsProps) {
  const lit = useWall((wall) => wall.lit)
  const isLit = (jump: WallJump): boolean => lit !== null && isOf(jump, lit)
  // What is strong is drawn over what is not.
  const ordered =
    lit === null ? jumps : jumps.toSorted((one, other) => Number(isLit(one)) - Number(isLit(other)))
  return (
    <svg className="wall-arrows" width={layout.width} height={layout.height} aria-hidden>
      <defs>
        <marker
          id="wall-arrow"
          markerUnits="userSpaceOnUse"
          markerWidth="12"
          markerHeight="12"
          viewBox="0 0 8 8"
          refX="6"
          refY="4"
          orient="auto"
        >
          <path d="M0 0 L8 4 L0 8 z" fill="context-stroke" />
        </marker>
      </defs>
      {ordered.map((jump) => {
        const path = bow(spotOf(layout, jump.from), spotOf(layout, jump.to))
        const look = lit === null ? '' : isLit(jump) ? ' wall-arrow-strong' : ' wall-arrow-weak'
        return (
          <g
            key={jump.id}
            className={`wall-arrow${look}`}
            data-testid="wall-arrow"
            data-jump={jump.id}
            onPointerEnter={() => useWall.setState({ lit: { kind: 'jump', jump: jump.id } })}
            onPointerLeave={() => useWall.setState({ lit: null })}
          >
            <path className="wall-arrow-edge" d={path} />
            <path className="wall-arrow-line" d={path} markerEnd="url(#wall-arrow)" />
          </g>
        )
      })}
    </svg>
  )
})

function isOf(jump: WallJump, lit: Lit): boolean {
  return lit.kind === 'jump' ? jump.id === lit.jump : [jump.from.page, jump.to.page].includes(lit.page)
}

function spotOf({ spots, pageWidth, pageHeight }: WallLayout, { index, at }: WallEnd): Spot {
  const corner = spots[index] ?? { x: 0, y: 0 }
  return { x: corner.x + at.x * pageWidth, y: corner.y + at.y * pageHeight }
}
