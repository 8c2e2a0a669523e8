// What an export's worker and the main process say to each other. Everything here is plain data.

import type { ExportFormat } from '../../../contract/calls.ts'
import type { ExportReport, ExportStep } from '../../../contract/events.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { IssueEntry } from '../../../export/site/issue-entry.ts'
import type { Issue } from '../../../model/issue.ts'

export interface ExportOrder {
  readonly issue: Issue
  /** Hexadecimal digits that tell this content from any other. */
  readonly content: string
  readonly formats: readonly ExportFormat[]
  /** Absolute path of the folder to write into: new and empty. */
  readonly staging: string
  readonly fontsFolder: string
  /** Issues the target holds already, and the HTML of those next to this one. */
  readonly others: readonly IssueEntry[]
  readonly neighbours: readonly (readonly [
    date: string,
    files: readonly { readonly path: string; readonly text: string }[],
  ])[]
}

export type FromWorker =
  | { readonly kind: 'original'; readonly sha256: string }
  | { readonly kind: 'progress'; readonly step: ExportStep; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly report: Omit<ExportReport, 'folder'> }
  | { readonly kind: 'failed'; readonly fault: Fault }

export type ToWorker = { readonly kind: 'order'; readonly order: ExportOrder } | OriginalBytes

export interface OriginalBytes {
  readonly kind: 'original'
  readonly sha256: string
  /** Null when the folder does not have it. */
  readonly bytes: Uint8Array | null
}

/** To and from the worker that reads a PDF. */
export interface PdfTextAsk {
  readonly path: string
  readonly pages: number
}

/** Pages come in their order. */
export interface PdfTextPage {
  readonly text: string
}
