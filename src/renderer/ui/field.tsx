// Labelled fields for words and numbers. A field that is left hands over what was typed; Escape takes it back.

import { type KeyboardEvent, useState } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import './field.css'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly error?: string | null
  readonly type?: 'text' | 'date' | 'number' | 'search'
  readonly min?: number
  readonly max?: number
  readonly autoFocus?: boolean
  readonly isReadOnly?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly testId?: string
}

export function Field({
  label,
  hint,
  error = null,
  min,
  max,
  placeholder = '',
  testId,
  ...rest
}: FieldProps) {
  return (
    <TextField {...rest} isInvalid={error !== null} className="field" data-testid={testId}>
      <Label>{label}</Label>
      <Input
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
        placeholder={placeholder}
      />
      {hint !== undefined && <Text slot="description">{hint}</Text>}
      <FieldError>{error}</FieldError>
    </TextField>
  )
}

export interface CommitFieldProps {
  readonly label: string
  /** As it is stored. */
  readonly value: string
  readonly onCommit: (value: string) => void
  readonly hint?: string
  readonly rows?: number
  readonly isReadOnly?: boolean
  readonly testId?: string
}

/** A field over something stored: it hands over on Enter and when it is left, not at every key. */
export function CommitField({
  label,
  value,
  onCommit,
  hint,
  rows,
  isReadOnly = false,
  testId,
}: CommitFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const commit = (): void => {
    if (typed !== null && typed !== value) onCommit(typed)
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (rows === undefined || event.ctrlKey)) commit()
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation()
      setTyped(null)
    }
  }
  return (
    <TextField
      className="field"
      value={typed ?? value}
      onChange={setTyped}
      onBlur={commit}
      isReadOnly={isReadOnly}
      data-testid={testId}
    >
      <Label>{label}</Label>
      {rows === undefined ? <Input onKeyDown={onKeyDown} /> : <TextArea rows={rows} onKeyDown={onKeyDown} />}
      {hint !== undefined && <Text slot="description">{hint}</Text>}
    </TextField>
  )
}
