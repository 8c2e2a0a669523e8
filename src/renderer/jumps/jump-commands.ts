// Entries for jumps in the table of commands, and which article they are about.

import type { ArticleId, BlockId } from '../../base/ids.ts'
import { findBlock } from '../../model/query/find.ts'
import { type Part, partsOf } from '../../model/query/jump-chain.ts'
import type { Command } from '../app/command.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { showPlace } from '../desk/show-place.ts'
import { lowerBlock } from './break-move.ts'
import { takeJumpAway } from './make-jump.ts'

/** The article the dialog was asked for, else that of the chosen block, else the open one. */
export function articleToJump(): ArticleId | null {
  const { ask, blocks, article } = useViewStore.getState()
  const [block] = blocks
  const issue = currentIssue()
  const content = issue === null || block === undefined ? undefined : findBlock(issue, block)?.block.content
  return ask.article ?? (content?.kind === 'story' ? content.article : article)
}

/** The chosen block's place in its article's chain. */
function chosenPart(): { readonly parts: readonly Part[]; readonly index: number } | null {
  const issue = currentIssue()
  const [block] = useViewStore.getState().blocks
  const content = issue === null || block === undefined ? undefined : findBlock(issue, block)?.block.content
  const article = content?.kind === 'story' ? issue?.articles.get(content.article) : undefined
  if (issue === null || article === undefined) return null
  const parts = partsOf(issue, article)
  const index = parts.findIndex((part) => part.block.id === block)
  return index < 0 ? null : { parts, index }
}

function partBeside(step: 1 | -1): Part | null {
  const chosen = chosenPart()
  return chosen?.parts[chosen.index + step] ?? null
}

function showPart(step: 1 | -1): void {
  const part = partBeside(step)
  if (part !== null) showPlace({ page: part.page.id, article: articleToJump(), block: part.block.id })
}

/** Puts the keyboard on the marker of a part's break, once the page it stands on is drawn. */
export function focusMarker(article: ArticleId, block: BlockId): void {
  useViewStore.getState().selectBlocks([block])
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-testid="break-marker"][data-article="${article}"]`)?.focus()
    }),
  )
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
    id: 'jump.break',
    titleKey: 'jumps.commands.break',
    shortcut: 'Mod+Alt+B',
    group: 'article',
    run: () => {
      const chosen = chosenPart()
      const part = chosen?.parts[chosen.index]
      const article = articleToJump()
      if (part !== undefined && article !== null) focusMarker(article, part.block.id)
    },
    enabled: () => partBeside(1) !== null,
  },
  {
    id: 'jump.lower',
    titleKey: 'jumps.commands.lower',
    shortcut: null,
    group: 'layout',
    run: () => {
      const chosen = chosenPart()
      const part = chosen?.parts[chosen.index]
      if (part !== undefined) lowerBlock(part.block.id)
    },
    enabled: () => chosenPart() !== null,
  },
  {
    id: 'jump.follow',
    titleKey: 'jumps.commands.follow',
    shortcut: 'Mod+Alt+ArrowRight',
    group: 'view',
    run: () => showPart(1),
    enabled: () => partBeside(1) !== null,
  },
  {
    id: 'jump.back',
    titleKey: 'jumps.commands.back',
    shortcut: 'Mod+Alt+ArrowLeft',
    group: 'view',
    run: () => showPart(-1),
    enabled: () => partBeside(-1) !== null,
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
