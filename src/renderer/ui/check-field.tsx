import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import './field.css'

export interface CheckFieldProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly testId?: string
}

export function CheckField({ children, isSelected, onChange, testId }: CheckFieldProps) {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange} data-testid={testId}>
      <CheckboxButton className="check-field">
        <span className="check-box">
          <Check size={12} strokeWidth={3} aria-hidden />
        </span>
        <span>{children}</span>
      </CheckboxButton>
    </CheckboxField>
  )
}
