// A button that opens a menu.

import type { ReactElement } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import './menu.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly shortcut?: string | null
  readonly isDisabled?: boolean
  readonly isChecked?: boolean
  readonly run: () => void
  /** A line above this entry. */
  readonly startsGroup?: boolean
}

export interface MenuButtonProps {
  readonly label: string
  /** The button that opens it: a react-aria button. */
  readonly trigger: ReactElement
  /** Asked when the menu opens: what it offers is what can be done then, and a key press waits for no closed menu. */
  readonly entries: () => readonly MenuEntry[]
}

export function MenuButton({ label, trigger, entries }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="menu-popover">
        <OpenMenu label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  )
}

function OpenMenu({ label, entries }: Pick<MenuButtonProps, 'label' | 'entries'>) {
  return (
    <Menu className="menu" aria-label={label}>
      {entries().flatMap((entry) => [
        ...(entry.startsGroup === true ? [<Separator key={`${entry.id}-line`} className="menu-line" />] : []),
        <MenuItem
          key={entry.id}
          id={entry.id}
          textValue={entry.label}
          className="menu-item"
          isDisabled={entry.isDisabled === true}
          onAction={entry.run}
        >
          <span className="menu-mark" aria-hidden>
            {entry.isChecked === true ? '✓' : ''}
          </span>
          <span className="menu-label">{entry.label}</span>
          {entry.shortcut !== undefined && entry.shortcut !== null && <kbd>{entry.shortcut}</kbd>}
        </MenuItem>,
      ])}
    </Menu>
  )
}
