// Said while something is being read. It comes up late: what is there at once needs no words.

import type { ReactNode } from 'react'
import './loading.css'

export function Loading({ children }: { readonly children: ReactNode }) {
  return (
    <p className="loading-line" role="status">
      {children}
    </p>
  )
}
