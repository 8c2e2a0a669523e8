// Two parts of a column, one over the other, sharing its height as the editor likes.

import { type ReactNode, useRef, useState } from 'react'
import { clamp } from '../../base/order.ts'
import { Divider } from './divider.tsx'
import './stack.css'

// Per cent of the column: either part keeps enough to work in.
const limits = { least: 25, most: 80 } as const
const startsAt = 58

export interface StackProps {
  readonly label: string
  readonly top: ReactNode
  readonly foot: ReactNode
  /** The upper part has all of the height for now. */
  readonly topAlone: boolean
}

export function Stack({ label, top, foot, topAlone }: StackProps) {
  const [share, setShare] = useState(startsAt)
  const frame = useRef<HTMLDivElement>(null)
  const move = (by: number): void => {
    const height = frame.current?.clientHeight ?? 0
    if (height > 0) setShare((now) => clamp(now + (by * 100) / height, limits.least, limits.most))
  }
  return (
    <div
      className="stack"
      ref={frame}
      style={{ gridTemplateRows: topAlone ? 'minmax(0, 1fr)' : `${share}fr 1px ${100 - share}fr` }}
    >
      {top}
      {!topAlone && <Divider {...limits} across="y" label={label} value={share} onMove={move} />}
      {!topAlone && foot}
    </div>
  )
}
