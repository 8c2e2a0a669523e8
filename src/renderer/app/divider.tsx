// The bar between two parts of the desk. It is dragged, or moved with the arrow keys.

import type { KeyboardEvent, PointerEvent } from 'react'

const step = 16

export interface DividerProps {
  /** The way it moves. */
  readonly across: 'x' | 'y'
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onMove: (by: number) => void
}

export function Divider({ across, label, value, least, most, onMove }: DividerProps) {
  const [back, forth] = across === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    onMove(across === 'x' ? event.movementX : event.movementY)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== back && event.key !== forth) return
    event.preventDefault()
    onMove(event.key === back ? -step : step)
  }
  return (
    <div
      className={across === 'x' ? 'column-divider' : 'stack-divider'}
      role="separator"
      aria-orientation={across === 'x' ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  )
}
