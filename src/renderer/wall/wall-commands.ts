// The entries of the page wall, of pages and of headline lists in the table of commands.

import type { Command } from '../app/command.ts'
import type { ArticleId, PageId } from '../../base/ids.ts'
import type { Page, PageState } from '../../model/issue.ts'
import { findPage, storyBlocks } from '../../model/query/find.ts'
import { placeOnPage, sendHeadlines } from '../desk/desk-actions.ts'
import {
  duplicatePage,
  insertPage,
  removePages,
  setPageState,
  shiftPages,
  takeBackSignature,
} from '../desk/page-actions.ts'
import { currentIssue, currentOpen } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { actingPages, nameSection, wallIsOpen } from './wall-store.ts'

const issueIsOpen = (): boolean => currentOpen() !== null
const canEdit = (): boolean => currentOpen()?.readOnly === false && actingPages().length > 0

function placeOf(page: PageId | undefined): number {
  return currentIssue()?.pages.findIndex(({ id }) => id === page) ?? -1
}

/** Some of the pages have that state, or none of them. */
function anyIs(state: PageState): boolean {
  const issue = currentIssue()
  return issue !== null && actingPages().some((page) => findPage(issue, page)?.state === state)
}

function stateCommand(state: Exclude<PageState, 'signed'>): Command {
  return {
    id: `page.${state}`,
    titleKey: `wall.commands.${state}`,
    shortcut: null,
    group: 'page',
    run: () => setPageState(actingPages(), state),
    enabled: () => canEdit() && !anyIs('signed'),
  }
}

/** The open article, where it stands in the list of the page that is shown. */
function listed(): { readonly article: ArticleId; readonly page: Page } | null {
  const { article, page } = useViewStore.getState()
  const issue = currentIssue()
  const found = issue === null || page === null ? null : findPage(issue, page)
  return article !== null && found?.headlines.includes(article) === true ? { article, page: found } : null
}

function isPlaced({ article, page }: NonNullable<ReturnType<typeof listed>>): boolean {
  const issue = currentIssue()
  return issue !== null && storyBlocks(issue, article).some((found) => found.page.id === page.id)
}

function send(by: 1 | -1): void {
  const here = listed()
  if (here !== null) sendHeadlines(here.page.id, [here.article], by)
}

export const wallCommands: readonly Command[] = [
  {
    id: 'view.wall',
    titleKey: 'wall.commands.wall',
    shortcut: 'F4',
    group: 'view',
    run: () => useViewStore.getState().showWall(!useViewStore.getState().wall),
    enabled: issueIsOpen,
  },
  {
    id: 'page.insertBefore',
    titleKey: 'wall.commands.insertBefore',
    shortcut: null,
    group: 'page',
    run: () => insertPage(Math.max(0, placeOf(actingPages()[0]))),
    enabled: canEdit,
  },
  {
    id: 'page.duplicate',
    titleKey: 'wall.commands.duplicate',
    shortcut: null,
    group: 'page',
    run: () => {
      const [page] = actingPages()
      if (page !== undefined) duplicatePage(page)
    },
    enabled: () => canEdit() && actingPages().length === 1,
  },
  {
    id: 'page.remove',
    titleKey: 'commands.removePage',
    shortcut: null,
    group: 'page',
    run: () => removePages(actingPages()),
    enabled: () => canEdit() && (currentIssue()?.pages.length ?? 0) > actingPages().length,
  },
  {
    id: 'page.earlier',
    titleKey: 'wall.commands.earlier',
    shortcut: null,
    group: 'page',
    run: () => void shiftPages(actingPages(), -1),
    enabled: () => canEdit() && placeOf(actingPages()[0]) > 0,
  },
  {
    id: 'page.later',
    titleKey: 'wall.commands.later',
    shortcut: null,
    group: 'page',
    run: () => void shiftPages(actingPages(), 1),
    enabled: () => canEdit() && placeOf(actingPages().at(-1)) < (currentIssue()?.pages.length ?? 0) - 1,
  },
  {
    id: 'page.number',
    titleKey: 'wall.commands.number',
    shortcut: null,
    group: 'page',
    run: () => useViewStore.getState().openDialog('page-number', { pages: actingPages() }),
    enabled: () => canEdit() && (currentIssue()?.pages.length ?? 0) > 1,
  },
  {
    id: 'page.name',
    titleKey: 'wall.commands.name',
    shortcut: null,
    group: 'page',
    run: () => {
      const [page] = actingPages()
      if (page !== undefined) nameSection(page, wallIsOpen() ? 'wall' : 'list')
    },
    enabled: () => canEdit() && !anyIs('signed'),
  },
  stateCommand('draft'),
  stateCommand('laid'),
  stateCommand('read'),
  {
    id: 'page.sign',
    titleKey: 'wall.commands.sign',
    shortcut: null,
    group: 'page',
    run: () => setPageState(actingPages(), 'signed'),
    enabled: () => canEdit() && (['draft', 'laid', 'read'] as const).some(anyIs),
  },
  {
    id: 'page.unsign',
    titleKey: 'wall.commands.unsign',
    shortcut: null,
    group: 'page',
    run: () => takeBackSignature(actingPages()),
    enabled: () => canEdit() && anyIs('signed'),
  },
  {
    id: 'article.place',
    titleKey: 'wall.commands.place',
    shortcut: null,
    group: 'article',
    run: () => {
      const here = listed()
      if (here !== null) placeOnPage(here.article, here.page.id)
    },
    enabled: () => {
      const here = listed()
      return canEdit() && here !== null && !isPlaced(here)
    },
  },
  {
    id: 'article.toPrevious',
    titleKey: 'wall.commands.toPrevious',
    shortcut: null,
    group: 'article',
    run: () => send(-1),
    enabled: () => canEdit() && placeOf(listed()?.page.id) > 0,
  },
  {
    id: 'article.toNext',
    titleKey: 'wall.commands.toNext',
    shortcut: null,
    group: 'article',
    run: () => send(1),
    enabled: () =>
      canEdit() && listed() !== null && placeOf(listed()?.page.id) < (currentIssue()?.pages.length ?? 0) - 1,
  },
  {
    id: 'block.moveToPage',
    titleKey: 'wall.commands.blocks',
    shortcut: null,
    group: 'layout',
    run: () => useViewStore.getState().openDialog('move-to-page', { blocks: useViewStore.getState().blocks }),
    enabled: () => canEdit() && useViewStore.getState().blocks.length > 0,
  },
]
