// What the main process tells the window without being asked.

import type { ExportFormat, JobId, Locale, SessionId } from './calls.ts'
import type { Fault } from './fault.ts'

/** The other writers of an open issue. */
export interface Others {
  /** Who else has it open now. */
  readonly here: readonly { readonly writer: string; readonly name: string }[]
  /** True when others have published something that `issue.merge` would take in. */
  readonly news: boolean
  /** Whose newest work is not all here yet, and how many files of it are known to be missing. */
  readonly waiting: readonly { readonly writer: string; readonly files: number }[]
}

export interface Events {
  /** Where the edits of a session are: on disk in the journal, or in the issue folder too. */
  'issue.stored': {
    readonly session: SessionId
    /** Last edit batch that is in the journal. */
    readonly journal: number
    /** Last edit batch that is in the issue folder. */
    readonly published: number
    readonly at: string
    /** Why the last attempt failed; the work goes on and is tried again. */
    readonly fault: Fault | null
  }
  /** Something about other writers of the issue has changed. */
  'issue.others': Others & { readonly session: SessionId }
  'export.progress': {
    readonly job: JobId
    readonly progress: ExportProgress
  }
  'export.finished': {
    readonly job: JobId
    readonly report: ExportReport | null
    readonly fault: Fault | null
  }
  /** A command chosen in a native menu: an id of the window's command table. */
  'menu.command': { readonly command: string }
  /** The system asked to open an issue; it is a recent one now. */
  'app.open': { readonly key: string }
  /** The node host needs a file chosen: the window draws the dialog and answers with `dialog.answer`. */
  'dialog.ask': { readonly dialog: string; readonly purpose: string; readonly suggestion: string }
  'app.locale': { readonly locale: Locale }
}

export type ExportStep = 'compose' | 'pictures' | 'encode' | 'prove' | 'finish'

/** How far an export is. */
export interface ExportProgress {
  /** The format that is written or proved; null before the first and after the last. */
  readonly format: ExportFormat | null
  readonly step: ExportStep
  /** Pages (or files) of this step. */
  readonly done: number
  readonly total: number
  /** Part of the whole export that is done, 0 to 1. */
  readonly part: number
  /** Null until enough is done to tell. */
  readonly secondsLeft: number | null
}

export interface ExportReport {
  readonly folder: string
  readonly files: readonly ExportedFile[]
  readonly proof: readonly FormatProof[]
  /** Errors of the check that were there and accepted. */
  readonly errors: number
}

/** `path` from the export folder, with slashes. */
export interface ExportedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** What reading the written files back found; characters without spaces and invisible signs. */
export interface FormatProof {
  readonly format: ExportFormat
  readonly articles: number
  readonly characters: number
  readonly missing: number
  /** Characters that are in the files and neither in a manuscript nor put there by the page. */
  readonly extra: number
}

export type EventName = keyof Events
