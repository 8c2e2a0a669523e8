// Keys on the page: they do to the chosen blocks what the pointer does.

import type { BlockId } from '../../base/ids.ts'
import type { Page } from '../../model/issue.ts'
import { writeStory } from '../article/story-focus.ts'
import { useViewStore } from '../state/view-store.ts'
import { growBlock, nudgeBlocks, takeOff } from './block-actions.ts'
import type { Cells } from './tools/area-move.ts'

const arrows: Readonly<Record<string, Cells>> = {
  ArrowLeft: { columns: -1, lines: 0 },
  ArrowRight: { columns: 1, lines: 0 },
  ArrowUp: { columns: 0, lines: -1 },
  ArrowDown: { columns: 0, lines: 1 },
}

/** True when the key was one of the page's. */
export function keyOnPage(event: KeyboardEvent, page: Page): boolean {
  const { blocks, selectBlocks } = useViewStore.getState()
  const command = event.ctrlKey || event.metaKey
  if (command && event.key === 'a') {
    selectBlocks(page.blocks.map((block) => block.id))
    return true
  }
  const [first] = blocks
  if (command || event.altKey) return false
  if (first === undefined) return (event.key === 'Enter' || event.key === ' ') && selectFocused(event)
  const by = arrows[event.key]
  if (by !== undefined) {
    if (event.shiftKey) growBlock(first, by)
    else nudgeBlocks(blocks, by)
    return true
  }
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      takeOff(blocks)
      return true
    case 'Escape':
      selectBlocks([])
      return true
    case 'Enter':
      return writeSelected(page)
    default:
      return false
  }
}

/** After Escape the focused block is chosen again by Enter or Space. */
function selectFocused({ target }: KeyboardEvent): boolean {
  const block = target instanceof HTMLElement ? target.dataset['block'] : undefined
  if (block !== undefined) useViewStore.getState().selectBlocks([block as BlockId])
  return block !== undefined
}

/** Opens the story of the one chosen block in the editor. */
export function writeSelected(page: Page): boolean {
  const [first] = useViewStore.getState().blocks
  const content = page.blocks.find((block) => block.id === first)?.content
  if (content?.kind !== 'story') return false
  writeStory(content.article)
  return true
}
