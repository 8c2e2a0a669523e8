// Finding, replacing and normalising in the table of commands.

import type { Command } from '../app/command.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { openBar, openFindPanel, stepMatch } from './find-store.ts'

const storyIsOpen = (): boolean => useViewStore.getState().article !== null
const issueIsOpen = (): boolean => currentIssue() !== null

export const findCommands: readonly Command[] = [
  {
    id: 'find.story',
    titleKey: 'find.commands.story',
    shortcut: 'Mod+F',
    group: 'edit',
    run: () => openBar(false),
    enabled: storyIsOpen,
  },
  {
    id: 'find.replace',
    titleKey: 'find.commands.replace',
    shortcut: 'Mod+H',
    group: 'edit',
    run: () => openBar(true),
    enabled: storyIsOpen,
  },
  {
    id: 'find.next',
    titleKey: 'find.commands.next',
    shortcut: 'F3',
    group: 'edit',
    run: () => stepMatch(1),
    enabled: storyIsOpen,
  },
  {
    id: 'find.previous',
    titleKey: 'find.commands.previous',
    shortcut: 'Shift+F3',
    group: 'edit',
    run: () => stepMatch(-1),
    enabled: storyIsOpen,
  },
  {
    id: 'find.issue',
    titleKey: 'find.commands.issue',
    shortcut: 'Mod+Shift+F',
    group: 'edit',
    run: openFindPanel,
    enabled: issueIsOpen,
  },
  {
    id: 'find.normalise',
    titleKey: 'find.normalise.command',
    shortcut: 'Mod+Shift+U',
    group: 'article',
    run: () => useViewStore.getState().openDialog('normalise'),
    enabled: issueIsOpen,
  },
]
