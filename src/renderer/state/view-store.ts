// What the editor is looking at: page, selection, open story, panel, dialog, language and theme. None of it
// is saved with the issue.

import { create } from 'zustand'
import type { ArticleId, BlockId, ConflictId, JumpId, PageId } from '../../base/ids.ts'
import { type ExportHabit, type Locale, type Theme, usualExport } from '../../contract/calls.ts'
import { findBlock } from '../../model/query/find.ts'
import { currentIssue } from './issue-store.ts'

/** `story` shows the properties of the selected block below the story. */
export type PanelName = 'story' | 'jumps' | 'check' | 'page' | 'find' | 'review'

export type DialogName =
  | 'jump'
  | 'export'
  | 'new-issue'
  | 'move-to-page'
  | 'palette'
  | 'shortcuts'
  | 'about'
  | 'versions'
  | 'left-work'
  | 'two-versions'
  | 'advert'
  | 'shape'
  | 'save-shape'
  | 'style-book'
  | 'sign-page'
  | 'page-number'
  | 'normalise'

export interface DialogAsk {
  readonly article?: ArticleId
  readonly page?: PageId
  /** The jump whose part `jump` is to send to another page. */
  readonly jump?: JumpId
  /** The articles or blocks that `move-to-page` is about, where it is more than one article. */
  readonly articles?: readonly ArticleId[]
  readonly blocks?: readonly BlockId[]
  /** The pages that `sign-page` and `page-number` are about. */
  readonly pages?: readonly PageId[]
  /** Key of the work that `left-work` is about. */
  readonly work?: string
  /** The one that `two-versions` begins with. */
  readonly conflict?: ConflictId
}

/** A place in an article, counted in UTF-16 units of its printed text. */
export interface Caret {
  readonly article: ArticleId
  readonly offset: number
}

export interface ViewState {
  readonly page: PageId | null
  /** All pages are shown in the place of one. */
  readonly wall: boolean
  readonly blocks: readonly BlockId[]
  /** In the story editor. */
  readonly article: ArticleId | null
  readonly zoom: number | 'fit'
  readonly panel: PanelName
  readonly galley: boolean
  /** The story has the whole column: what is below it waits. */
  readonly largeStory: boolean
  readonly dialog: DialogName | null
  readonly ask: DialogAsk
  readonly caret: Caret | null
  readonly locale: Locale
  readonly theme: Theme
  /** What the system calls whoever works here: remarks are signed with it. */
  readonly userName: string
  readonly smartTyping: boolean
  /** What exports were asked to be last. */
  readonly exporting: ExportHabit
  /** False while the main process can't be reached. */
  readonly connected: boolean

  /** Opens a page, in the place of the wall. */
  readonly showPage: (page: PageId) => void
  /** Makes it the page that lists and panels are about; the wall stays. */
  readonly choosePage: (page: PageId) => void
  readonly showWall: (wall: boolean) => void
  /** Selects blocks of the shown page; a single story block opens its article. */
  readonly selectBlocks: (blocks: readonly BlockId[]) => void
  readonly openArticle: (article: ArticleId | null) => void
  readonly setCaret: (caret: Caret | null) => void
  readonly setZoom: (zoom: number | 'fit') => void
  readonly setGalley: (galley: boolean) => void
  readonly setLargeStory: (large: boolean) => void
  readonly showPanel: (panel: PanelName) => void
  readonly openDialog: (dialog: DialogName, ask?: DialogAsk) => void
  readonly closeDialog: () => void
  readonly setLocale: (locale: Locale) => void
  readonly setTheme: (theme: Theme) => void
}

export const useViewStore = create<ViewState>()((set, get) => ({
  page: null,
  wall: false,
  blocks: [],
  article: null,
  zoom: 'fit',
  panel: 'story',
  galley: false,
  largeStory: false,
  dialog: null,
  ask: {},
  caret: null,
  locale: 'en',
  theme: 'system',
  userName: '',
  smartTyping: true,
  exporting: usualExport,
  connected: true,

  showPage(page) {
    get().choosePage(page)
    get().showWall(false)
  },
  choosePage(page) {
    if (page !== get().page) set({ page, blocks: [] })
  },
  showWall(wall) {
    if (wall !== get().wall) set({ wall })
  },
  selectBlocks(blocks) {
    set({ blocks, article: onlyStory(blocks) ?? get().article })
  },
  openArticle: (article) => set(article === get().article ? {} : { article, caret: null }),
  setCaret: (caret) => set({ caret }),
  setZoom: (zoom) => set({ zoom }),
  setGalley: (galley) => set({ galley }),
  setLargeStory: (largeStory) => set({ largeStory }),
  // Whoever asks for a panel wants to see it; the block's own is shown beside every story.
  showPanel: (panel) => set(panel === 'story' ? { panel } : { panel, largeStory: false }),
  openDialog: (dialog, ask = {}) => set({ dialog, ask }),
  closeDialog: () => set({ dialog: null, ask: {} }),
  setLocale: (locale) => set({ locale }),
  setTheme: (theme) => set({ theme }),
}))

/** The article of the one selected block, when that is a story. */
function onlyStory(blocks: readonly BlockId[]): ArticleId | null {
  const issue = currentIssue()
  const [only] = blocks
  if (issue === null || only === undefined || blocks.length > 1) return null
  const content = findBlock(issue, only)?.block.content
  return content?.kind === 'story' ? content.article : null
}

/** Forgets what an issue that is closed was looked at with. */
export function resetView(page: PageId | null): void {
  useViewStore.setState({
    page,
    wall: false,
    blocks: [],
    article: null,
    caret: null,
    zoom: 'fit',
    dialog: null,
    ask: {},
  })
}
