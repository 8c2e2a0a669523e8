// What the window may ask of the main process, and what it gets. Files are never paths here: the main
// process gives out a grant for what the user chose, and only a grant can be used.

import type { Result } from '../base/result.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { Publication } from '../model/publication.ts'
import type { Fault } from './fault.ts'
import type { OpenNote } from './open-note.ts'

/** A session is one open issue in one window. */
export type SessionId = string
/** Stands for one file or folder the user chose. */
export type GrantId = string
export type JobId = string

export type Locale = 'en' | 'zh'
export type Theme = 'system' | 'light' | 'dark'
/** `pdf` is the press PDF, `reading` the PDF for screens, `site` the replica edition (数字报), `text` Markdown. */
export type ExportFormat = 'pdf' | 'reading' | 'site' | 'epub' | 'ninjs' | 'newsml' | 'text'
export const exportFormats: readonly ExportFormat[] = [
  'pdf',
  'reading',
  'site',
  'epub',
  'ninjs',
  'newsml',
  'text',
]

/** How files for the press are written. */
export interface PressWishes {
  /** PDF/X-4, or PDF/X-1a:2003 where a press asks for it. */
  readonly standard: PressStandard
  /** Crop and registration marks around the page. */
  readonly marks: boolean
  /** Most ink of the four plates together that a spot of a picture may have, in per cent. */
  readonly inkLimit: number
}
export type PressStandard = 'x4' | 'x1a'
export const pressStandards: readonly PressStandard[] = ['x4', 'x1a']

/**
 * Newsprint takes 220 % by ISO 12647-3:2013, and 240 % by the edition before, for which the profile that comes with
 * the program was made, at 230 %.
 */
export const usualPress: PressWishes = { standard: 'x4', marks: false, inkLimit: 220 }

/** What is asked of exports here, until something else is. */
export interface ExportHabit {
  readonly formats: readonly ExportFormat[]
  readonly press: PressWishes
}
/** What a desk sends out every night: the replica edition leads to the PDFs for reading. */
export const usualExport: ExportHabit = { formats: ['pdf', 'reading', 'site'], press: usualPress }

/** What one export is asked to be. */
export interface ExportWishes extends ExportHabit {
  /** True to export an issue in which the check finds errors: the proof then lists them. */
  readonly despiteErrors: boolean
}

export interface AppState {
  readonly version: string
  readonly host: 'electron' | 'node'
  readonly platform: string
  readonly locale: Locale
  readonly theme: Theme
  /** Quotes, dashes and dots become those of the paper's language while typing. */
  readonly smartTyping: boolean
  readonly exporting: ExportHabit
  /** Name of this writer's branch. */
  readonly writer: string
  /** What the system calls the user; empty where it can't tell. */
  readonly userName: string
  readonly recent: readonly RecentIssue[]
  /** An issue the command line or the system asked to open: it is a recent one. */
  readonly opening: string | null
}

export interface RecentIssue {
  /** Opens it, without showing the window its path. */
  readonly key: string
  readonly name: string
  readonly date: string
  readonly pages: number
  readonly openedAt: string
  /** False when its folder is not there now. */
  readonly present: boolean
}

/** An issue as the window gets it: its files, decoded there with the model's own decoder. */
export interface OpenIssue {
  readonly session: SessionId
  /** Name of the folder, without its path. */
  readonly name: string
  readonly files: readonly (readonly [path: string, text: string])[]
  /** Number of the last edit batch the files hold; the window's next one is `seq + 1`. */
  readonly seq: number
  /** Count of edit batches that came from the journal because the last run ended without publishing them. */
  readonly recovered: number
  readonly readOnly: boolean
  /** Opens it again after the window has loaded anew, as `issue.openRecent` does. */
  readonly key?: string
  /** What was amiss in the folder and did not keep it from opening. */
  readonly notes?: readonly OpenNote[]
  /** Where the editor was when this issue was last open here. */
  readonly view?: DeskView | null
}

/** Where an editor is in an issue. */
export interface DeskView {
  readonly page: string | null
  readonly article: string | null
}

/** What others have published, as edits on the issue as it was. */
export interface MergedEdits {
  /** Number of the batch the edits are; the one before when there is nothing new. */
  readonly seq: number
  readonly edits: readonly Edit[]
  readonly writers: readonly string[]
}

/** One commit in the history of an issue. */
export interface HistoryPoint {
  readonly commit: string
  readonly writer: string
  /** ISO time by the clock of whoever wrote it: to show, never to order by. */
  readonly at: string
  readonly message: string
  /** `saved` is a restore point somebody asked for. */
  readonly kind: 'new' | 'saved' | 'autosave' | 'merge'
}

/** Work in a journal that its issue lacks. */
export interface LeftWork {
  readonly key: string
  /** Of the issue folder. */
  readonly name: string
  /** Where that was; for the eye only. */
  readonly path: string
  readonly publication: string
  /** Of the issue, `YYYY-MM-DD`, or empty. */
  readonly date: string
  readonly changes: number
  readonly bytes: number
  /** ISO time of the last change. */
  readonly at: string
  /**
   * `ready`: opening the issue brings it back. `behind`: the issue has gone on without it. `vanished`: there is
   * no such issue at its place. `unreadable`: the journal is damaged.
   */
  readonly state: 'ready' | 'behind' | 'vanished' | 'unreadable'
  /** True when it can be made an issue of its own. */
  readonly canCopy: boolean
}

export type FilePurpose =
  | 'open-issue'
  | 'new-issue'
  | 'import'
  | 'export-folder'
  | 'picture'
  /** An issue or a file to take a style book from, and the file to keep one in. */
  | 'style-book'
  | 'style-file'

export interface Grant {
  readonly grant: GrantId
  readonly name: string
  readonly isFolder: boolean
}

export interface DialogEntry {
  readonly grant: GrantId
  readonly name: string
  readonly kind: 'folder' | 'issue' | 'file'
}

/** One level of the node host's own file dialog. */
export interface DialogListing {
  readonly folder: Grant
  /** For the eye only: it can't be sent back. */
  readonly shownPath: string
  readonly parent: GrantId | null
  readonly entries: readonly DialogEntry[]
}

export interface AddedPicture {
  readonly sha256: string
  readonly type: 'jpeg' | 'png' | 'webp' | 'tiff'
  readonly width: number
  readonly height: number
  readonly name: string
}

/** One menu, named in the language of the window; items are its commands. */
export interface WindowMenu {
  readonly group: string
  readonly label: string
  readonly items: readonly {
    readonly id: string
    readonly label: string
    /** `Mod` is Ctrl, or Cmd on a Mac. */
    readonly shortcut: string | null
    readonly enabled: boolean
  }[]
}
/** What a file that was dropped on the window turned out to be. */
export type BroughtFile =
  | { readonly kind: 'picture'; readonly picture: AddedPicture }
  | { readonly kind: 'copy'; readonly edits: readonly Edit[]; readonly notes: readonly string[] }

type Answer<Value> = Promise<Result<Value, Fault>>

export interface Calls {
  'app.state': (ask: Empty) => Answer<AppState>
  'app.set': (ask: {
    readonly locale?: Locale | undefined
    readonly theme?: Theme | undefined
    readonly smartTyping?: boolean | undefined
    readonly exporting?: ExportHabit | undefined
  }) => Answer<AppState>
  /** What stands in the native menu of a host that has one. */
  'app.menu': (ask: { readonly menus: readonly WindowMenu[] }) => Answer<null>
  /** Shows an address in the user's browser after the main process has asked. http, https and mailto only. */
  'app.browse': (ask: { readonly url: string }) => Answer<null>

  /** Lets the user choose; null when nothing was chosen. */
  'files.choose': (ask: {
    readonly purpose: FilePurpose
    readonly suggestion: string
  }) => Answer<Grant | null>
  /** The node host's dialog, drawn by the window: one level of folders. */
  'dialog.list': (ask: { readonly dialog: string; readonly folder: GrantId | null }) => Answer<DialogListing>
  'dialog.answer': (ask: {
    readonly dialog: string
    readonly grant: GrantId | null
    /** New name inside the granted folder, when something is to be made there. */
    readonly name: string | null
  }) => Answer<null>

  /** A fresh copy of the sample paper in user data, or the one made before. */
  'issue.sample': (ask: { readonly language: Locale }) => Answer<OpenIssue>
  'issue.new': (ask: {
    readonly grant: GrantId
    readonly paper: string
    readonly name: string
    readonly date: string
    readonly pages: number
  }) => Answer<OpenIssue>
  'issue.open': (ask: { readonly grant: GrantId }) => Answer<OpenIssue>
  'issue.openRecent': (ask: { readonly key: string }) => Answer<OpenIssue>
  /** Edits in the order they were made. Answered when they are in the journal on disk. */
  'issue.edit': (ask: {
    readonly session: SessionId
    readonly seq: number
    readonly edits: readonly Edit[]
  }) => Answer<{ readonly seq: number }>
  /** Publishes to the issue folder as a named restore point. */
  'issue.save': (ask: { readonly session: SessionId; readonly message: string }) => Answer<Saved>
  'issue.close': (ask: { readonly session: SessionId }) => Answer<null>
  /** Takes in what others have published. `seq`: the last batch the window made, with nothing under way. */
  'issue.merge': (ask: { readonly session: SessionId; readonly seq: number }) => Answer<MergedEdits>
  /** Where the editor is, to be found there again. */
  'issue.view': (ask: { readonly session: SessionId } & DeskView) => Answer<null>

  /** Newest first, by their parents. */
  'history.list': (ask: { readonly session: SessionId }) => Answer<readonly HistoryPoint[]>
  /** The files of the issue as one commit has it. */
  'history.issue': (ask: {
    readonly session: SessionId
    readonly commit: string
  }) => Answer<{ readonly files: OpenIssue['files'] }>

  /** Work that a run left in journals. It stays until it is brought back or thrown away by a click. */
  'recovery.list': (ask: Empty) => Answer<readonly LeftWork[]>
  /** Opens the issue that `ready` work belongs to, with the work. */
  'recovery.open': (ask: { readonly key: string }) => Answer<OpenIssue>
  /** The two versions the work lies between: as its folder last had it, and with it. Empty when not known. */
  'recovery.issue': (ask: { readonly key: string }) => Answer<{
    readonly base: OpenIssue['files']
    readonly files: OpenIssue['files']
  }>
  /** Makes an issue folder of its own of the work, and opens it. */
  'recovery.copy': (ask: { readonly key: string; readonly grant: GrantId }) => Answer<OpenIssue>
  'recovery.discard': (ask: { readonly key: string }) => Answer<null>

  'picture.add': (ask: { readonly session: SessionId; readonly grant: GrantId }) => Answer<AddedPicture>
  /** Reads copy and gives the edits that take it in; the window makes them, so that they can be undone. */
  'import.read': (ask: {
    readonly session: SessionId
    readonly grant: GrantId
    /** Page for a single document; null for the copy basket. */
    readonly page: string | null
  }) => Answer<{
    readonly edits: readonly Edit[]
    readonly articles: number
    readonly notes: readonly string[]
  }>
  /**
   * Takes in a file that was dropped on the window, which has its bytes and never a path: a picture is kept in the
   * issue, of a document the edits come back.
   */
  'file.bring': (ask: {
    readonly session: SessionId
    readonly name: string
    /** In base64. */
    readonly data: string
    /** Page for a document; null for the copy basket. */
    readonly page: string | null
  }) => Answer<BroughtFile>

  /** The style book of another issue, which is not opened for it, or of a file. */
  'style.read': (ask: { readonly grant: GrantId }) => Answer<{ readonly publication: Publication }>
  /** Keeps a style book in a file; gives its name. */
  'style.write': (ask: {
    readonly grant: GrantId
    readonly publication: Publication
  }) => Answer<{ readonly name: string }>

  'export.start': (ask: {
    readonly session: SessionId
    readonly grant: GrantId
    readonly wishes: ExportWishes
  }) => Answer<{ readonly job: JobId }>
  'export.cancel': (ask: { readonly job: JobId }) => Answer<null>
  /** Shows a finished export in the system's file manager or browser. */
  'export.show': (ask: { readonly job: JobId; readonly file: string | null }) => Answer<null>
}

export type Empty = Readonly<Record<string, never>>

export interface Saved {
  /** The commit, 40 hex digits. */
  readonly commit: string
  /** ISO time. */
  readonly at: string
}

export type CallName = keyof Calls
export type Ask<Name extends CallName> = Parameters<Calls[Name]>[0]
export type Reply<Name extends CallName> = Awaited<ReturnType<Calls[Name]>>
