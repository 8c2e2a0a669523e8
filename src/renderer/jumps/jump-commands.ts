// Entries for jumps in the table of commands, and which article they are about.

import type { ArticleId } from '../../base/ids.ts'
import { findBlock } from '../../model/query/find.ts'
import type { Command } from '../app/command.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { takeJumpAway } from './make-jump.ts'

/** The article the dialog was asked for, else that of the chosen block, else the open one. */
export function articleToJump(): ArticleId | null {
  const { ask, blocks, article } = useViewStore.getState()
  const [block] = blocks
  const issue = currentIssue()
  const content = issue === null || block === undefined ? undefined : findBlock(issue, block)?.block.content
  return ask.article ?? (content?.kind === 'story' ? content.article : article)
}

function hasJump(): boolean {
  const article = articleToJump()
  return article !== null && (currentIssue()?.articles.get(article)?.jumps.length ?? 0) > 0
}

export const jumpCommands: readonly Command[] = [
  {
    id: 'jump.make',
    titleKey: 'jumps.commands.make',
    shortcut: 'Mod+J',
    group: 'article',
    run: () => {
      const article = articleToJump()
      useViewStore.getState().openDialog('jump', article === null ? {} : { article })
    },
    enabled: () => articleToJump() !== null,
  },
  {
    id: 'jump.join',
    titleKey: 'jumps.commands.join',
    shortcut: 'Mod+Shift+J',
    group: 'article',
    run: () => {
      const article = articleToJump()
      if (article !== null) takeJumpAway(article)
    },
    enabled: hasJump,
  },
  {
    id: 'jump.panel',
    titleKey: 'jumps.commands.panel',
    shortcut: null,
    group: 'view',
    run: () => useViewStore.getState().showPanel('jumps'),
    enabled: () => currentIssue() !== null,
  },
]
