// The page's entries in the table of commands.

import type { Command } from '../app/command.ts'
import { findPage } from '../../model/query/find.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { fitWall, wallIsOpen, zoomWall } from '../wall/wall-store.ts'
import { takeOff } from './block-actions.ts'
import { writeSelected } from './page-keys.ts'
import { toggleGrid, togglePreview, toggleRulers, toggleSpread, zoomBy } from './page-view.ts'

const pageIsOpen = (): boolean => useViewStore.getState().page !== null
const blockIsChosen = (): boolean => useViewStore.getState().blocks.length > 0

export const pageCommands: readonly Command[] = [
  {
    id: 'page.fit',
    titleKey: 'page.commands.fit',
    shortcut: 'Mod+0',
    group: 'view',
    run: () => (wallIsOpen() ? fitWall() : useViewStore.getState().setZoom('fit')),
    enabled: pageIsOpen,
  },
  {
    id: 'page.actual',
    titleKey: 'page.commands.actual',
    shortcut: 'Mod+1',
    group: 'view',
    run: () => useViewStore.getState().setZoom(1),
    enabled: pageIsOpen,
  },
  {
    id: 'page.zoomIn',
    titleKey: 'page.commands.zoomIn',
    shortcut: 'Mod+=',
    group: 'view',
    run: () => (wallIsOpen() ? zoomWall(1) : zoomBy(1)),
    enabled: pageIsOpen,
  },
  {
    id: 'page.zoomOut',
    titleKey: 'page.commands.zoomOut',
    shortcut: 'Mod+-',
    group: 'view',
    run: () => (wallIsOpen() ? zoomWall(-1) : zoomBy(-1)),
    enabled: pageIsOpen,
  },
  {
    id: 'page.grid',
    titleKey: 'page.commands.grid',
    shortcut: null,
    group: 'view',
    run: toggleGrid,
    enabled: pageIsOpen,
  },
  {
    id: 'page.spread',
    titleKey: 'page.commands.spread',
    shortcut: 'Shift+W',
    group: 'view',
    run: toggleSpread,
    enabled: pageIsOpen,
  },
  {
    id: 'page.rulers',
    titleKey: 'page.commands.rulers',
    shortcut: 'Mod+R',
    group: 'view',
    run: toggleRulers,
    enabled: pageIsOpen,
  },
  {
    id: 'page.preview',
    titleKey: 'page.commands.preview',
    shortcut: 'W',
    group: 'view',
    run: togglePreview,
    enabled: pageIsOpen,
  },
  {
    id: 'block.takeOff',
    titleKey: 'page.commands.takeOff',
    shortcut: null,
    group: 'block',
    run: () => takeOff(useViewStore.getState().blocks),
    enabled: blockIsChosen,
  },
  {
    id: 'block.write',
    titleKey: 'page.commands.write',
    shortcut: null,
    group: 'block',
    run: () => {
      const issue = currentIssue()
      const { page } = useViewStore.getState()
      const found = issue === null || page === null ? null : findPage(issue, page)
      if (found !== null) writeSelected(found)
    },
    enabled: blockIsChosen,
  },
]
