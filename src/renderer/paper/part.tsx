// A group of settings under a heading.

import { type ReactNode, useId } from 'react'

export interface PartProps {
  readonly title: string
  readonly children: ReactNode
  /** What the group is for, where its heading does not say it. */
  readonly note?: string
}

export function Part({ title, note, children }: PartProps) {
  const id = useId()
  return (
    <section className="style-part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {note !== undefined && <p className="style-note">{note}</p>}
      {children}
    </section>
  )
}

/** One of a few ways, with its label as every other field has it. */
export function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <span className="react-aria-Label" aria-hidden>
        {label}
      </span>
      <div className="style-row">{children}</div>
    </div>
  )
}
