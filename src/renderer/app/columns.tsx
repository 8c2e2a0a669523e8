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
  readonly leftLabel: string
  readonly rightLabel: string
}

export function Columns({ left, middle, right, leftLabel, rightLabel }: ColumnsProps) {
  const [widths, setWidths] = useState({ left: 264, right: 356 })
  const resize = (side: 'left' | 'right', by: number): void =>
    setWidths((now) => ({ ...now, [side]: clamp(now[side] + by, least, most) }))
  return (
    <div
      className="columns"
      style={{ gridTemplateColumns: `${widths.left}px 1px minmax(0, 1fr) 1px ${widths.right}px` }}
    >
      <aside className="column column-left">{left}</aside>
      <Divider label={leftLabel} value={widths.left} onMove={(by) => resize('left', by)} />
      <main className="column-middle">{middle}</main>
      <Divider label={rightLabel} value={widths.right} onMove={(by) => resize('right', -by)} />
      <aside className="column column-right">{right}</aside>
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
