// The menu bar of a window that has no native one: every command, by group.

import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components'
import { words } from '../i18n/i18n.ts'
import { MenuButton } from '../ui/menu.tsx'
import { type Command, commandGroups } from './command.ts'
import { shownShortcut } from './keymap.ts'

export const MenuBar = memo(function MenuBar({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation()
  return (
    <nav className="menu-bar" aria-label={t('shell.menus')}>
      {commandGroups.map((group) => {
        const label = t(`commands.groups.${group}`)
        const entries = () =>
          commands
            .filter((command) => command.group === group)
            .map((command) => ({
              id: command.id,
              label: words(command.titleKey),
              shortcut: command.shortcut === null ? null : shownShortcut(command.shortcut),
              isDisabled: !command.enabled(),
              run: command.run,
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
