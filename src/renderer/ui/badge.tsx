// A small figure or word beside a thing. Its colour only repeats what its text says.

import type { ReactNode } from 'react'
import './badge.css'

export type BadgeTone = 'plain' | 'accent' | 'short' | 'fit' | 'over' | 'warn' | 'jump'

export interface BadgeProps {
  readonly tone?: BadgeTone
  readonly children: ReactNode
  /** Said instead of the text when that is a sign. */
  readonly label?: string
  readonly testId?: string
}

export function Badge({ tone = 'plain', children, label, testId }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`} title={label} data-testid={testId}>
      {label === undefined ? (
        children
      ) : (
        <>
          <span aria-hidden>{children}</span>
          <span className="visually-hidden">{label}</span>
        </>
      )}
    </span>
  )
}
