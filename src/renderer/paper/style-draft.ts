// The style book as it is being edited: a publication that is not the issue's yet, what keeps it from being taken, and
// how the parts of the dialog change it.

import { createContext, useContext } from 'react'
import { mpt, toMm } from '../../base/units.ts'
import type { PublicationFault } from '../../model/file/publication-faults.ts'
import type { Issue } from '../../model/issue.ts'
import type { Publication, StyleBook } from '../../model/publication.ts'
import { words } from '../i18n/i18n.ts'

export interface StyleDraft {
  /** As it is, without the draft. */
  readonly issue: Issue
  readonly draft: Publication
  readonly faults: ReadonlyMap<string, PublicationFault>
  readonly readOnly: boolean
  readonly change: (fields: Partial<Publication>) => void
}

export const StyleDraftContext = createContext<StyleDraft | null>(null)

export function useStyleDraft(): StyleDraft {
  const draft = useContext(StyleDraftContext)
  if (draft === null) throw new Error('the style book is edited in its dialog')
  return draft
}

export function useStyles(): readonly [StyleBook, (fields: Partial<StyleBook>) => void] {
  const { draft, change } = useStyleDraft()
  return [draft.styles, (fields) => change({ styles: { ...draft.styles, ...fields } })]
}

/** Why the value at this place can't be taken; null when it can. */
export function useFault(at: string, limit: (value: number) => string = String): string | null {
  const fault = useStyleDraft().faults.get(at)
  return fault === undefined ? null : faultText(fault, limit)
}

export function faultText(fault: PublicationFault, limit: (value: number) => string = String): string {
  const { over } = fault.values
  const values = Object.entries(fault.values).map(([key, value]) => [
    key,
    key === 'limit' ? limit(Number(value)) : key === 'token' ? `{${String(value)}}` : value,
  ])
  return words(`styleBook.faults.${fault.kind}`, {
    ...(Object.fromEntries(values) as Record<string, string | number>),
    ...(over === undefined ? {} : { over: toMm(mpt(Number(over))).toFixed(1) }),
  })
}

/** The list with one of its things replaced. */
export function withAt<Thing>(list: readonly Thing[], index: number, thing: Thing): readonly Thing[] {
  return list.map((one, at) => (at === index ? thing : one))
}
