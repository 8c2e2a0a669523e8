// Entries for the style book in the table of commands.

import type { Command } from '../app/command.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'

export const paperCommands: readonly Command[] = [
  {
    id: 'paper.styles',
    titleKey: 'styleBook.command',
    shortcut: 'Mod+Shift+Y',
    group: 'layout',
    run: () => useViewStore.getState().openDialog('style-book'),
    enabled: () => currentIssue() !== null,
  },
]
