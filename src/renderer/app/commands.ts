// Everything the editor can do by name, in one table: menus, keys, palette and toolbars all read it. Native
// menus send the ids.

import { readMarkName } from '../state/mark-name.ts'
import { articleCommands } from '../article/article-commands.ts'
import { copyfitCommands } from '../article/copyfit/commands.ts'
import { call } from '../bridge/client.ts'
import { addPicture } from '../desk/add-picture.ts'
import { newArticle } from '../desk/desk-actions.ts'
import { runMakeUp } from '../desk/make-up.ts'
import { insertPage } from '../desk/page-actions.ts'
import { shiftMark } from '../desk/undo.ts'
import { findCommands } from '../find/find-commands.ts'
import { changeWords, markWords } from '../i18n/i18n.ts'
import { jumpCommands } from '../jumps/jump-commands.ts'
import { blockCommands } from '../page/block-commands.ts'
import { pageCommands } from '../page/page-commands.ts'
import { paperCommands } from '../paper/paper-commands.ts'
import { checkCommands } from '../proof/check-commands.ts'
import { findBlock } from '../../model/query/find.ts'
import { tellFault } from '../state/faults.ts'
import { currentIssue, currentOpen, ownMark, useIssueStore } from '../state/issue-store.ts'
import { notify } from '../state/notices.ts'
import { closeIssue, openChosen, saveIssue } from '../state/open-issue.ts'
import { tellRefusal } from '../state/refusals.ts'
import { type DialogName, useViewStore } from '../state/view-store.ts'
import { reviewCommands } from '../review/review-commands.ts'
import { wallCommands } from '../wall/wall-commands.ts'
import type { Command } from './command.ts'

const issueIsOpen = (): boolean => currentOpen() !== null
const canEdit = (): boolean => currentOpen()?.readOnly === false
const always = (): boolean => true
const dialog = (name: DialogName) => (): void => useViewStore.getState().openDialog(name)

/** The words of what was done last: a restore point without a name of its own is called so. */
function lastMark(): string {
  const last = ownMark(currentOpen()?.history.done ?? [])
  return last === null ? '' : markWords(readMarkName(last.name))
}

async function openIssue(): Promise<void> {
  const opened = await openChosen()
  if (opened?.ok === false) tellFault(opened.fault)
}

/** Copy from files: the edits it needs are made here, so that one undo takes it all out again. */
async function importCopy(): Promise<void> {
  const open = currentOpen()
  const chosen = await call('files.choose', { purpose: 'import', suggestion: '' })
  if (open === null || !chosen.ok || chosen.value === null) {
    if (!chosen.ok) tellFault(chosen.fault)
    return
  }
  const { session } = open
  const read = await call('import.read', {
    session,
    grant: chosen.value.grant,
    page: useViewStore.getState().page,
  })
  if (!read.ok) {
    tellFault(read.fault)
    return
  }
  const { edits, articles, notes } = read.value
  const made = useIssueStore.getState().dispatch(edits, { key: 'importCopy', values: { count: articles } })
  if (!made.ok) tellRefusal(made.fault)
  else notify({ tone: 'info', key: 'shell.imported', values: { count: articles } })
  for (const note of notes.slice(0, 3)) notify({ tone: 'warning', key: 'shell.importNote', values: { note } })
}

function setTheme(): void {
  const next = { system: 'light', light: 'dark', dark: 'system' } as const
  const theme = next[useViewStore.getState().theme]
  useViewStore.getState().setTheme(theme)
  void call('app.set', { theme })
}

function switchLanguage(): void {
  const locale = useViewStore.getState().locale === 'en' ? 'zh' : 'en'
  useViewStore.getState().setLocale(locale)
  void changeWords(locale)
  void call('app.set', { locale })
}

function shownPage(): {
  readonly index: number
  readonly id: NonNullable<ReturnType<typeof useViewStore.getState>['page']>
} | null {
  const { page } = useViewStore.getState()
  const index = currentIssue()?.pages.findIndex((one) => one.id === page) ?? -1
  return page === null || index < 0 ? null : { index, id: page }
}

function turnPage(by: 1 | -1): void {
  const at = shownPage()
  const next = at === null ? undefined : currentIssue()?.pages[at.index + by]
  if (next !== undefined) useViewStore.getState().showPage(next.id)
}

/** Asks for the page that what is chosen goes to: blocks that are not one story, else the open article. */
function askMove(): void {
  const { article, page, blocks, openDialog } = useViewStore.getState()
  const issue = currentIssue()
  const [only] = blocks
  const content = issue === null || only === undefined ? null : findBlock(issue, only)?.block.content
  const isArticle = blocks.length <= 1 && (content?.kind !== undefined ? content.kind === 'story' : true)
  if (!isArticle) openDialog('move-to-page', { blocks })
  else if (article !== null) openDialog('move-to-page', { article, ...(page === null ? {} : { page }) })
}

const own: readonly Command[] = [
  {
    id: 'file.new',
    titleKey: 'commands.newIssue',
    shortcut: 'Mod+N',
    group: 'file',
    run: dialog('new-issue'),
    enabled: always,
  },
  {
    id: 'file.open',
    titleKey: 'commands.open',
    shortcut: 'Mod+O',
    group: 'file',
    run: () => void openIssue(),
    enabled: always,
  },
  {
    id: 'file.save',
    titleKey: 'commands.save',
    shortcut: 'Mod+S',
    group: 'file',
    run: () => void saveIssue(lastMark()),
    enabled: canEdit,
  },
  {
    id: 'file.versions',
    titleKey: 'commands.versions',
    shortcut: 'Mod+Shift+H',
    group: 'file',
    run: dialog('versions'),
    enabled: issueIsOpen,
  },
  {
    id: 'file.import',
    titleKey: 'commands.import',
    shortcut: 'Mod+Shift+I',
    group: 'file',
    run: () => void importCopy(),
    enabled: canEdit,
  },
  {
    id: 'file.addPicture',
    titleKey: 'commands.addPicture',
    shortcut: null,
    group: 'file',
    run: () => void addPicture(),
    enabled: canEdit,
  },
  {
    id: 'file.close',
    titleKey: 'commands.close',
    shortcut: null,
    group: 'file',
    run: () => void closeIssue(),
    enabled: issueIsOpen,
  },
  {
    id: 'edit.undo',
    titleKey: 'commands.undo',
    shortcut: 'Mod+Z',
    group: 'edit',
    run: () => shiftMark('undo'),
    enabled: () => ownMark(currentOpen()?.history.done ?? []) !== null,
  },
  {
    id: 'edit.redo',
    titleKey: 'commands.redo',
    shortcut: 'Mod+Shift+Z',
    group: 'edit',
    run: () => shiftMark('redo'),
    enabled: () => ownMark(currentOpen()?.history.undone ?? []) !== null,
  },
  {
    id: 'page.previous',
    titleKey: 'commands.previousPage',
    shortcut: 'Mod+PageUp',
    group: 'page',
    run: () => turnPage(-1),
    enabled: issueIsOpen,
  },
  {
    id: 'page.next',
    titleKey: 'commands.nextPage',
    shortcut: 'Mod+PageDown',
    group: 'page',
    run: () => turnPage(1),
    enabled: issueIsOpen,
  },
  {
    id: 'page.insert',
    titleKey: 'commands.insertPage',
    shortcut: null,
    group: 'page',
    run: () => insertPage((shownPage()?.index ?? -1) + 1),
    enabled: canEdit,
  },
  {
    id: 'article.new',
    titleKey: 'commands.newArticle',
    shortcut: 'Mod+Shift+N',
    group: 'article',
    run: () => newArticle(useViewStore.getState().page),
    enabled: canEdit,
  },
  {
    id: 'article.move',
    titleKey: 'commands.moveArticle',
    shortcut: 'Mod+Shift+M',
    group: 'article',
    run: askMove,
    enabled: () =>
      canEdit() && (useViewStore.getState().article !== null || useViewStore.getState().blocks.length > 0),
  },
  {
    id: 'layout.makeup',
    titleKey: 'commands.layOutPage',
    shortcut: 'Mod+L',
    group: 'layout',
    run: () => {
      const at = shownPage()
      if (at !== null) runMakeUp(at.id)
    },
    enabled: canEdit,
  },
  {
    id: 'layout.makeupAll',
    titleKey: 'commands.layOutAll',
    shortcut: 'Mod+Shift+L',
    group: 'layout',
    run: () => runMakeUp(null),
    enabled: canEdit,
  },
  {
    id: 'file.export',
    titleKey: 'commands.export',
    shortcut: 'Mod+Shift+E',
    group: 'export',
    run: dialog('export'),
    enabled: issueIsOpen,
  },
  {
    id: 'view.pagePanel',
    titleKey: 'commands.pagePanel',
    shortcut: null,
    group: 'view',
    run: () => useViewStore.getState().showPanel('page'),
    enabled: issueIsOpen,
  },
  {
    id: 'view.theme',
    titleKey: 'commands.theme',
    shortcut: null,
    group: 'view',
    run: setTheme,
    enabled: always,
  },
  {
    id: 'view.language',
    titleKey: 'commands.language',
    shortcut: null,
    group: 'view',
    run: switchLanguage,
    enabled: always,
  },
  {
    id: 'view.palette',
    titleKey: 'commands.palette',
    shortcut: 'Mod+K',
    group: 'help',
    run: dialog('palette'),
    enabled: always,
  },
  {
    id: 'help.shortcuts',
    titleKey: 'commands.shortcuts',
    shortcut: 'F1',
    group: 'help',
    run: dialog('shortcuts'),
    enabled: always,
  },
  {
    id: 'help.about',
    titleKey: 'commands.about',
    shortcut: null,
    group: 'help',
    run: dialog('about'),
    enabled: always,
  },
]

export const commands: readonly Command[] = [
  ...own,
  ...findCommands,
  ...articleCommands,
  ...copyfitCommands,
  ...reviewCommands,
  ...jumpCommands,
  ...pageCommands,
  ...paperCommands,
  ...checkCommands,
  ...blockCommands,
  ...wallCommands,
]

export function runCommand(id: string): void {
  const command = commands.find((one) => one.id === id)
  if (command?.enabled() === true) command.run()
}
