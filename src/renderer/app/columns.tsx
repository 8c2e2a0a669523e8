// The three columns of the desk. The bars between them are dragged, or moved with the arrow keys.

import { type ReactNode, useState } from 'react'
import { clamp } from '../../base/order.ts'
import { Divider } from './divider.tsx'

const limits = { across: 'x', least: 220, most: 560 } as const

export interface ColumnsProps {
  readonly left: ReactNode
  readonly middle: ReactNode
  readonly right: ReactNode
  readonly labels: {
    readonly left: string
    readonly right: string
    readonly leftWidth: string
    readonly rightWidth: string
  }
}

export function Columns({ left, middle, right, labels }: ColumnsProps) {
  const [widths, setWidths] = useState({ left: 264, right: 356 })
  const resize = (side: 'left' | 'right', by: number): void =>
    setWidths((now) => ({ ...now, [side]: clamp(now[side] + by, limits.least, limits.most) }))
  return (
    <div
      className="columns"
      style={{ gridTemplateColumns: `${widths.left}px minmax(0, 1fr) ${widths.right}px` }}
    >
      <aside className="column column-left" aria-label={labels.left}>
        {left}
        <Divider
          {...limits}
          label={labels.leftWidth}
          value={widths.left}
          onMove={(by) => resize('left', by)}
        />
      </aside>
      <main className="column-middle">{middle}</main>
      <aside className="column column-right" aria-label={labels.right}>
        {right}
        <Divider
          {...limits}
          label={labels.rightWidth}
          value={widths.right}
          onMove={(by) => resize('right', -by)}
        />
      </aside>
    </div>
  )
}
