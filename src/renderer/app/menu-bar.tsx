// The menu bar of a window that has no native one.

import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components'
import { MenuButton } from '../ui/menu.tsx'
import { type Command, commandGroups } from './command.ts'
import { runCommand } from './commands.ts'
import { shownShortcut } from './keymap.ts'
import { windowMenu } from './window-menu.ts'

export const MenuBar = memo(function MenuBar({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation()
  return (
    <nav className="menu-bar" aria-label={t('shell.menus')}>
      {commandGroups.map((group) => {
        const label = t(`commands.groups.${group}`)
        // Asked anew whenever it is opened: what can be done has changed since.
        const entries = () =>
          windowMenu(commands, group).items.map((item) => ({
            id: item.id,
            label: item.label,
            shortcut: item.shortcut === null ? null : shownShortcut(item.shortcut),
            isDisabled: !item.enabled,
            run: () => runCommand(item.id),
          }))
        return (
          <MenuButton
            key={group}
            label={label}
            trigger={<Button className="menu-bar-button">{label}</Button>}
            entries={entries}
          />
        )
      })}
    </nav>
  )
})
