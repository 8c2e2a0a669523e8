// What an export's worker and the main process say to each other. Everything here is plain data.

import type { ExportFormat, PressWishes } from '../../../contract/calls.ts'
import type { ExportProgress, ExportReport } from '../../../contract/events.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { IssueEntry } from '../../../export/site/issue-entry.ts'
import type { Issue } from '../../../model/issue.ts'

export interface ExportOrder {
  readonly issue: Issue
  /** Hexadecimal digits that tell this content from any other. */
  readonly content: string
  readonly formats: readonly ExportFormat[]
  readonly press: PressWishes
  readonly despiteErrors: boolean
  /** Absolute path of the folder to write into: new and empty. */
  readonly staging: string
  readonly fontsFolder: string
  /** Where the profiles of printing conditions are. */
  readonly profilesFolder: string
  /** Issues the target holds already, and the HTML of those next to this one. */
  readonly others: readonly IssueEntry[]
  readonly neighbours: readonly (readonly [
    date: string,
    files: readonly { readonly path: string; readonly text: string }[],
  ])[]
}

export type FromWorker =
  | { readonly kind: 'original'; readonly sha256: string }
  | { readonly kind: 'progress'; readonly progress: ExportProgress }
  | { readonly kind: 'done'; readonly report: Omit<ExportReport, 'folder'> }
  | { readonly kind: 'failed'; readonly fault: Fault }

export type ToWorker =
  /** `stop`: one 32-bit word, which is not 0 any more once the export is to stop. It is looked at between messages. */
  { readonly kind: 'order'; readonly order: ExportOrder; readonly stop: SharedArrayBuffer } | OriginalBytes

export interface OriginalBytes {
  readonly kind: 'original'
  readonly sha256: string
  /** Null when the folder does not have it. */
  readonly bytes: Uint8Array | null
}

/** To and from the worker that reads PDFs, one after the other. */
export interface PdfTextAsk {
  readonly ask: number
  readonly path: string
  readonly pages: number
}

/** Pages come in their order; `why` says that the file can't be read, and ends it. */
export type PdfTextPage =
  | { readonly ask: number; readonly text: string }
  | { readonly ask: number; readonly why: string }
