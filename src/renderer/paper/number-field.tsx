// A number with its unit. What is typed is tried at every key, so that the preview follows; what can't be taken stays
// as it was typed, with the reason under it. Arrow up and down go by a step.

import { type KeyboardEvent, useState } from 'react'
import { FieldError, Input, Label, TextField } from 'react-aria-components'
import { useFault, useStyleDraft } from './style-draft.ts'
import { shownIn, stepped, typedIn, type Unit, unitSign } from './units.ts'

export interface NumberFieldProps {
  readonly label: string
  /** Path of the value in the publication: faults are found by it. */
  readonly at: string
  readonly value: number
  readonly unit: Unit
  readonly onChange: (value: number) => void
  /** Instead of the unit's own sign: what is counted. */
  readonly sign?: string
  /** Said after the field, such as the name of a type size. */
  readonly note?: string
  readonly testId?: string
}

export function NumberField(props: NumberFieldProps) {
  const { label, at, value, unit, onChange, sign = unitSign(unit), note, testId } = props
  const { readOnly } = useStyleDraft()
  const [typed, setTyped] = useState<string | null>(null)
  const fault = useFault(at, (limit) => `${shownIn(unit, limit)} ${sign}`.trim())
  const type = (text: string): void => {
    setTyped(text)
    onChange(typedIn(unit, text))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null
    if (by === null || readOnly || Number.isNaN(value)) return
    event.preventDefault()
    setTyped(null)
    onChange(stepped(unit, value, by))
  }
  return (
    <TextField
      className="field number-field"
      value={typed ?? shownIn(unit, value)}
      onChange={type}
      onBlur={() => {
        if (!Number.isNaN(value)) setTyped(null)
      }}
      isInvalid={fault !== null}
      isReadOnly={readOnly}
      data-testid={testId}
    >
      <Label>
        {label}
        {sign !== '' && <span className="visually-hidden">{`, ${sign}`}</span>}
      </Label>
      <span className="number-box">
        <Input inputMode="decimal" onKeyDown={onKeyDown} />
        {sign !== '' && <span aria-hidden>{sign}</span>}
        {note !== undefined && <em>{note}</em>}
      </span>
      <FieldError>{fault}</FieldError>
    </TextField>
  )
}
