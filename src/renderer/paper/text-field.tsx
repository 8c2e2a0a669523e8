// A line of words of the style book, with what keeps it from being taken.

import { Field } from '../ui/field.tsx'
import { useFault, useStyleDraft } from './style-draft.ts'

export interface StyleTextProps {
  readonly label: string
  readonly at: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly placeholder?: string
  readonly testId?: string
}

export function StyleText({ at, ...rest }: StyleTextProps) {
  const { readOnly } = useStyleDraft()
  return <Field {...rest} error={useFault(at)} isReadOnly={readOnly} maxLength={2000} />
}
