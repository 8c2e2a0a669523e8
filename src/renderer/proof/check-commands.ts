// Entries for the desk checks in the table of commands.

import type { Command } from '../app/command.ts'
import { currentIssue, currentOpen } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { isMendable, mend } from './mend.ts'
import { currentProblem, stepProblem } from './shown-problems.ts'

const issueIsOpen = (): boolean => currentIssue() !== null

export const checkCommands: readonly Command[] = [
  {
    id: 'check.show',
    titleKey: 'commands.check',
    shortcut: 'Mod+Shift+K',
    group: 'check',
    run: () => useViewStore.getState().showPanel('check'),
    enabled: issueIsOpen,
  },
  {
    id: 'check.next',
    titleKey: 'check.commands.next',
    shortcut: 'F8',
    group: 'check',
    run: () => stepProblem(1),
    enabled: issueIsOpen,
  },
  {
    id: 'check.previous',
    titleKey: 'check.commands.previous',
    shortcut: 'Shift+F8',
    group: 'check',
    run: () => stepProblem(-1),
    enabled: issueIsOpen,
  },
  {
    id: 'check.mend',
    titleKey: 'check.commands.mend',
    shortcut: 'Mod+F8',
    group: 'check',
    run: () => {
      const problem = currentProblem()
      if (problem !== null) mend(problem)
    },
    enabled: () => {
      const problem = currentProblem()
      return currentOpen()?.readOnly === false && problem !== null && isMendable(problem)
    },
  },
]
