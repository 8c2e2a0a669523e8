// The story editor's entries in the table of commands. Its keys inside the text are in `story-keys.ts`.

import type { Command } from '../app/command.ts'
import { call } from '../bridge/client.ts'
import { notify } from '../state/notices.ts'
import { useViewStore } from '../state/view-store.ts'
import { currentOffer, letOfferGo, takeOffer } from './paste-offer.ts'
import { writeStory } from './story-focus.ts'

const storyIsOpen = (): boolean => useViewStore.getState().article !== null

const pasteIsOffered = (): boolean => currentOffer() !== null

export function toggleGalley(): void {
  const { galley, setGalley } = useViewStore.getState()
  setGalley(!galley)
}

/** A setting of the program, not of the paper: it is about the hands at the keyboard. */
function toggleSmartTyping(): void {
  const smartTyping = !useViewStore.getState().smartTyping
  useViewStore.setState({ smartTyping })
  void call('app.set', { smartTyping })
  notify({ tone: 'info', key: smartTyping ? 'article.smartTyping.on' : 'article.smartTyping.off' })
}

export const articleCommands: readonly Command[] = [
  {
    id: 'article.write',
    titleKey: 'article.commands.write',
    shortcut: 'Mod+E',
    group: 'article',
    run: () => {
      const { article } = useViewStore.getState()
      if (article !== null) writeStory(article)
    },
    enabled: storyIsOpen,
  },
  {
    id: 'article.galley',
    titleKey: 'article.commands.galley',
    shortcut: 'Mod+Y',
    group: 'view',
    run: toggleGalley,
    enabled: storyIsOpen,
  },
  {
    id: 'article.smartTyping',
    titleKey: 'article.smartTyping.command',
    shortcut: null,
    group: 'article',
    run: toggleSmartTyping,
    enabled: () => true,
  },
  {
    id: 'article.takePasted',
    titleKey: 'paste.commands.take',
    shortcut: 'Mod+Enter',
    group: 'article',
    run: takeOffer,
    enabled: pasteIsOffered,
  },
  {
    id: 'article.leavePasted',
    titleKey: 'paste.commands.leave',
    shortcut: null,
    group: 'article',
    run: letOfferGo,
    enabled: pasteIsOffered,
  },
]
