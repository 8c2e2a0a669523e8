// Buttons. An icon alone always has a name, which its tooltip shows.

import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import './button.css'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly look?: ButtonLook
  readonly icon?: LucideIcon
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly testId?: string
  readonly slot?: string
  readonly type?: 'button' | 'submit'
  readonly ref?: Ref<HTMLButtonElement>
  /** Id of what tells it from buttons of the same words. */
  readonly describedBy?: string
}

export function Button({ children, look = 'plain', icon: Icon, testId, describedBy, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      className={`button button-${look}`}
      data-testid={testId}
    >
      {Icon !== undefined && <Icon size={15} strokeWidth={1.75} aria-hidden />}
      <span>{children}</span>
    </AriaButton>
  )
}

export interface IconButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  /** Shown in the tooltip after the name. */
  readonly shortcut?: string | null
  readonly onPress?: () => void
  readonly isDisabled?: boolean
  readonly testId?: string
  readonly size?: number
  readonly slot?: string
}

export function IconButton({ icon: Icon, label, shortcut, size = 16, testId, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton {...rest} className="icon-button" aria-label={label} data-testid={testId}>
        <Icon size={size} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {shortcut !== undefined && shortcut !== null && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
