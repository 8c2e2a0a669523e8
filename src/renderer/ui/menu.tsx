// A button that opens a menu, and a menu that is opened at a place of the window.

import type { CSSProperties, ReactElement } from 'react'
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components'
import { ChevronRight } from 'lucide-react'
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
  /** A menu of its own, beside this one; `run` is not called then. */
  readonly entries?: () => readonly MenuEntry[]
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

export interface FloatingMenuProps {
  readonly label: string
  /** Where its upper left corner is, relative to what it is drawn in. */
  readonly style: CSSProperties
  readonly entries: () => readonly MenuEntry[]
  readonly onClose: () => void
  readonly testId?: string
}

/** A menu that is open as long as it is drawn; the keyboard goes back to where it was. */
export function FloatingMenu({ label, style, entries, onClose, testId }: FloatingMenuProps) {
  return (
    <MenuTrigger
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Button className="menu-anchor" style={style} aria-label={label} excludeFromTabOrder />
      <Popover
        className="menu-popover"
        placement="bottom start"
        offset={2}
        data-testid={testId}
        // The browser's own menu would lie over this one.
        render={(props) => <div {...props} onContextMenu={(event) => event.preventDefault()} />}
      >
        <OpenMenu label={label} entries={() => entries().map(afterClosing)} />
      </Popover>
    </MenuTrigger>
  )
}

/** Runs an entry when the keyboard is back where it was: what it chooses or opens would lose it again. */
function afterClosing(entry: MenuEntry): MenuEntry {
  const { entries, run } = entry
  return {
    ...entry,
    ...(entries === undefined ? {} : { entries: () => entries().map(afterClosing) }),
    run: () => {
      requestAnimationFrame(() => requestAnimationFrame(run))
    },
  }
}

function OpenMenu({ label, entries }: Pick<MenuButtonProps, 'label' | 'entries'>) {
  return (
    <Menu className="menu" aria-label={label}>
      {entries().flatMap((entry) => [
        ...(entry.startsGroup === true ? [<Separator key={`${entry.id}-line`} className="menu-line" />] : []),
        entry.entries === undefined ? (
          <Entry key={entry.id} entry={entry} />
        ) : (
          <SubmenuTrigger key={entry.id}>
            <Entry entry={entry} />
            <Popover className="menu-popover">
              <OpenMenu label={entry.label} entries={entry.entries} />
            </Popover>
          </SubmenuTrigger>
        ),
      ])}
    </Menu>
  )
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const { entries, run } = entry
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      className="menu-item"
      isDisabled={entry.isDisabled === true}
      {...(entries === undefined ? { onAction: run } : {})}
    >
      <span className="menu-mark" aria-hidden>
        {entry.isChecked === true ? '✓' : ''}
      </span>
      <span className="menu-label">{entry.label}</span>
      {entries !== undefined && <ChevronRight size={14} aria-hidden />}
      {entry.shortcut !== undefined && entry.shortcut !== null && <kbd>{entry.shortcut}</kbd>}
    </MenuItem>
  )
}
