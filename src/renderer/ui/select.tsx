// A choice of one among a few, with its label.

import { ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import './field.css'
import './menu.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly SelectOption<Value>[]
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
  readonly error?: string | null
  /** Instead of the words of a value. */
  readonly show?: (value: Value) => ReactNode
  readonly className?: string
  readonly testId?: string
  readonly optionTestId?: string
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, options, onChange, isDisabled = false, error = null, show } = props
  const { className = 'field', testId, optionTestId } = props
  return (
    <AriaSelect
      className={className}
      value={value}
      isDisabled={isDisabled}
      isInvalid={error !== null}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen !== undefined) onChange(chosen.value)
      }}
      data-testid={testId}
    >
      <Label>{label}</Label>
      <Button className="select-button">
        {show === undefined ? <SelectValue /> : <SelectValue>{() => show(value)}</SelectValue>}
        <ChevronsUpDown size={14} aria-hidden />
      </Button>
      <FieldError>{error}</FieldError>
      <Popover className="menu-popover">
        <ListBox className="menu" items={options.map((option) => ({ ...option, id: option.value }))}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className="menu-item"
              data-testid={optionTestId}
            >
              {show === undefined ? option.label : show(option.value)}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
