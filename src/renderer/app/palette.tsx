// The command palette: every command by its name, found by a few letters of it.

import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Autocomplete, Input, Label, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components'
import { words } from '../i18n/i18n.ts'
import { useViewStore } from '../state/view-store.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { Command } from './command.ts'
import { shownShortcut } from './keymap.ts'
import './palette.css'

export function Palette({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation()
  const { contains } = useFilter({ sensitivity: 'base' })
  const { closeDialog } = useViewStore.getState()
  const run = (command: Command): void => {
    closeDialog()
    command.run()
  }
  return (
    <Dialog
      title={t('shell.palette.title')}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="palette"
    >
      <Autocomplete filter={contains}>
        <SearchField className="palette-field" autoFocus>
          <Label className="visually-hidden">{t('shell.palette.label')}</Label>
          <Search size={15} aria-hidden />
          <Input placeholder={t('shell.palette.placeholder')} />
        </SearchField>
        <div className="palette-list" role="group" aria-label={t('shell.palette.title')} tabIndex={0}>
          <Menu
            className="menu"
            aria-label={t('shell.palette.title')}
            renderEmptyState={() => t('shell.palette.none')}
          >
            {commands.map((command) => (
              <MenuItem
                key={command.id}
                id={command.id}
                className="menu-item"
                textValue={words(command.titleKey)}
                isDisabled={!command.enabled()}
                onAction={() => run(command)}
              >
                <span className="palette-group">{t(`commands.groups.${command.group}`)}</span>
                <span className="menu-label">{words(command.titleKey)}</span>
                {command.shortcut !== null && <kbd>{shownShortcut(command.shortcut)}</kbd>}
              </MenuItem>
            ))}
          </Menu>
        </div>
      </Autocomplete>
    </Dialog>
  )
}
