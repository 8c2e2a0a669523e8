// Entries for blocks in the table of commands. The context menu of the page offers the same.

import type { Command } from '../app/command.ts'
import { currentOpen } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import {
  alignBlocks,
  boxAround,
  canArrange,
  chosenBlocks,
  chosenStory,
  distributeBlocks,
  duplicateBlocks,
  extendBlock,
  fitBlock,
  groupBlocks,
  lockBlocks,
  makeAlike,
  shownPage,
  splitBlock,
  swapBlocks,
  ungroupBlocks,
} from './arrange-actions.ts'
import { insertNameplate, newBlock } from './draw-actions.ts'
import { takeTool, usePageTool } from './page-tool.ts'

const canDraw = (): boolean => currentOpen()?.readOnly === false && shownPage() !== null
const one = (): boolean => canArrange(1) && useViewStore.getState().blocks.length === 1
const some = (): boolean => canArrange(1)
const two = (): boolean => canArrange(2)
const three = (): boolean => canArrange(3)
const aStory = (): boolean => canArrange(1) && chosenStory() !== null

/** The article of the chosen block, or the open one. */
function hasArticle(): boolean {
  return canDraw() && (chosenStory() !== null || useViewStore.getState().article !== null)
}

function command(name: string, shortcut: string | null, run: () => void, enabled: () => boolean): Command {
  return { id: `block.${name}`, titleKey: `blocks.commands.${name}`, shortcut, group: 'block', run, enabled }
}

export const blockCommands: readonly Command[] = [
  command('draw', 'N', () => takeTool(usePageTool.getState().tool === 'draw' ? 'choose' : 'draw'), canDraw),
  command('new', 'Shift+N', newBlock, canDraw),
  command('advert', null, () => useViewStore.getState().openDialog('advert'), canDraw),
  command('nameplate', null, insertNameplate, canDraw),
  command(
    'selectAll',
    null,
    () => {
      const page = shownPage()
      if (page !== null) useViewStore.getState().selectBlocks(page.blocks.map((block) => block.id))
    },
    canDraw,
  ),
  command('shape', 'Mod+Alt+S', () => useViewStore.getState().openDialog('shape'), hasArticle),
  command('saveShape', null, () => useViewStore.getState().openDialog('save-shape'), aStory),
  command('fit', 'Mod+Alt+F', fitBlock, aStory),
  command('growDown', null, () => extendBlock('down'), one),
  command('growRight', null, () => extendBlock('across'), one),
  command('splitDown', null, () => splitBlock('down'), one),
  command('splitAcross', null, () => splitBlock('across'), one),
  command('swap', 'Mod+Alt+X', swapBlocks, two),
  command('alignLeft', null, () => alignBlocks('left'), two),
  command('alignRight', null, () => alignBlocks('right'), two),
  command('alignTop', null, () => alignBlocks('top'), two),
  command('alignBottom', null, () => alignBlocks('bottom'), two),
  command('distributeAcross', null, () => distributeBlocks('across'), three),
  command('distributeDown', null, () => distributeBlocks('down'), three),
  command('sameWidth', null, () => makeAlike('columns'), two),
  command('sameHeight', null, () => makeAlike('lines'), two),
  command('group', 'Mod+G', groupBlocks, two),
  command(
    'ungroup',
    'Mod+Shift+G',
    ungroupBlocks,
    () => some() && chosenBlocks().some(({ block }) => block.group !== null),
  ),
  command('lock', 'Mod+.', lockBlocks, some),
  command('duplicate', 'Mod+D', duplicateBlocks, some),
  command('boxAround', null, boxAround, some),
]
