// The three columns of the desk. The bars between them are dragged, or moved with the arrow keys.

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import { clamp } from '../../base/order.ts'

const least = 220
const most = 560
const step = 16

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
    setWidths((now) => ({ ...now, [side]: clamp(now[side] + by, least, most) }))
  return (
    <div
      className="columns"
      style={{ gridTemplateColumns: `${widths.left}px minmax(0, 1fr) ${widths.right}px` }}
    >
      <aside className="column column-left" aria-label={labels.left}>
        {left}
        <Divider label={labels.leftWidth} value={widths.left} onMove={(by) => resize('left', by)} />
      </aside>
      <main className="column-middle">{middle}</main>
      <aside className="column column-right" aria-label={labels.right}>
        {right}
        <Divider label={labels.rightWidth} value={widths.right} onMove={(by) => resize('right', -by)} />
      </aside>
    </div>
  )
}

interface DividerProps {
  readonly label: string
  readonly value: number
  readonly onMove: (by: number) => void
}

function Divider({ label, value, onMove }: DividerProps) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(event.movementX)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onMove(event.key === 'ArrowLeft' ? -step : step)
  }
  return (
    <div
      className="column-divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  )
}
