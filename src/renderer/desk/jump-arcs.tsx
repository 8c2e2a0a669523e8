// The jumps of the issue as arrows beside the page wall, from the page that breaks off to the page that goes
// on. Rows of the wall have one height, so nothing has to be measured.

import type { PageId } from '../../base/ids.ts'
import type { Page } from '../../model/issue.ts'
import type { JumpEnds } from '../../model/query/jump-chain.ts'
import { wallRow } from './wall-reach.ts'

const row = wallRow
const lane = 22

interface Arc {
  readonly key: string
  readonly from: number
  readonly to: number
  /** Touches the page that is shown. */
  readonly strong: boolean
}

export interface JumpArcsProps {
  readonly pages: readonly Page[]
  readonly jumps: readonly JumpEnds[]
  readonly shown: PageId | null
}

export function JumpArcs({ pages, jumps, shown }: JumpArcsProps) {
  const arcs = jumps.map((jump): Arc => {
    const from = pages.indexOf(jump.from)
    const to = pages.indexOf(jump.to)
    return { key: jump.jump.id, from, to, strong: jump.from.id === shown || jump.to.id === shown }
  })
  return (
    <svg className="jump-arcs" width={lane} height={pages.length * row} aria-hidden>
      <defs>
        <marker id="jump-head" markerWidth="7" markerHeight="7" refX="5.5" refY="3" orient="auto">
          <path d="M0 0 L6 3 L0 6 z" fill="context-stroke" />
        </marker>
      </defs>
      {arcs
        .filter((arc) => arc.from !== arc.to)
        .map((arc, index) => (
          <path
            key={arc.key}
            className={arc.strong ? 'jump-arc jump-arc-strong' : 'jump-arc'}
            d={arcPath(arc, index)}
            markerEnd="url(#jump-head)"
          />
        ))}
    </svg>
  )
}

/** Arcs of many jumps are fanned a little, so that each can be followed. */
function arcPath({ from, to }: Arc, index: number): string {
  const spread = (index % 5) * 4 - 8
  const start = from * row + row / 2 + 10 + spread / 2
  const end = to * row + row / 2 - 10 + spread / 2
  const depth = Math.max(2, lane - 10 - Math.min(4, Math.abs(to - from)) * 2 - (index % 3) * 2)
  const bend = Math.sign(end - start) * 14
  return `M${lane} ${start} C${depth} ${start} ${depth} ${start} ${depth} ${start + bend} V${end - bend} C${depth} ${end} ${depth} ${end} ${lane - 1} ${end}`
}
