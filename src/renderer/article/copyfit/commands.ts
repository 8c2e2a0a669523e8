// Copy fitting in the table of commands.

import type { Command } from '../../app/command.ts'
import { currentOpen } from '../../state/issue-store.ts'
import { useViewStore } from '../../state/view-store.ts'
import { cutToFit } from './actions.ts'
import { toggleStrip } from './store.ts'

const storyIsOpen = (): boolean => useViewStore.getState().article !== null
const canCut = (): boolean => storyIsOpen() && currentOpen()?.readOnly === false

export const copyfitCommands: readonly Command[] = [
  {
    id: 'article.cutToFit',
    titleKey: 'copyfit.commands.cut',
    shortcut: 'Mod+Alt+C',
    group: 'article',
    run: () => toggleStrip('cut'),
    enabled: storyIsOpen,
  },
  {
    id: 'article.cutAll',
    titleKey: 'copyfit.commands.cutAll',
    shortcut: null,
    group: 'article',
    run: () => {
      const { article } = useViewStore.getState()
      if (article !== null) cutToFit(article)
    },
    enabled: canCut,
  },
  {
    id: 'article.headlineFit',
    titleKey: 'copyfit.commands.headline',
    shortcut: 'Mod+Alt+H',
    group: 'article',
    run: () => toggleStrip('headline'),
    enabled: storyIsOpen,
  },
]
