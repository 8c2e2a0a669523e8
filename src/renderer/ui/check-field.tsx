import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import './field.css'

export interface CheckFieldProps {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly testId?: string
}

export function CheckField({ children, isSelected, onChange, testId }: CheckFieldProps) {
  return (
    <Checkbox className="check-field" isSelected={isSelected} onChange={onChange} data-testid={testId}>
      <span className="check-box">
        <Check size={12} strokeWidth={3} aria-hidden />
      </span>
      <span>{children}</span>
    </Checkbox>
  )
}
