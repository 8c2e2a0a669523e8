// Keys on the page: they do to the chosen blocks what the pointer does.

import type { BlockId } from '../../base/ids.ts'
import type { Page } from '../../model/issue.ts'
import { writeStory } from '../article/story-focus.ts'
import { useViewStore } from '../state/view-store.ts'
import { chooseBlock } from './arrange-actions.ts'
import { growBlock, nudgeBlocks, takeOff } from './block-actions.ts'
import { openPageMenu } from './page-tool.ts'
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
  if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) return openBlockMenu(event)
  const [first] = blocks
  if (command || event.altKey) return false
  if (first === undefined) return (event.key === 'Enter' || event.key === ' ') && selectFocused(event, page)
  // Space takes one of several alone, as a click does.
  if (event.key === ' ' && blocks.length > 1) return selectAlone(event)
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
function selectFocused(event: KeyboardEvent, page: Page): boolean {
  const block = focusedBlock(event)
  if (block !== null) chooseBlock(page, block)
  return block !== null
}

function selectAlone(event: KeyboardEvent): boolean {
  const block = focusedBlock(event)
  if (block !== null) useViewStore.getState().selectBlocks([block])
  return block !== null
}

function focusedBlock({ target }: KeyboardEvent): BlockId | null {
  const block = target instanceof HTMLElement ? target.dataset['block'] : undefined
  return block === undefined ? null : (block as BlockId)
}

/** At the corner of the block that has the keyboard, or of the page's desk. */
function openBlockMenu({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  const { left, top } = target.getBoundingClientRect()
  openPageMenu({ kind: 'blocks', x: left + menuInset, y: top + menuInset })
  return true
}

const menuInset = 16

/** Opens the story of the one chosen block in the editor. */
export function writeSelected(page: Page): boolean {
  const [first] = useViewStore.getState().blocks
  const content = page.blocks.find((block) => block.id === first)?.content
  if (content?.kind !== 'story') return false
  writeStory(content.article)
  return true
}
