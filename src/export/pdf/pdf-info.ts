// What a PDF says of itself, beside its pages.

import type { Mpt } from '../../base/units.ts'

export interface PdfInfo {
  readonly title: string
  readonly author: string
  /** BCP 47. */
  readonly language: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** 32 hex digits that name this file. */
  readonly id: string
  readonly producer: string
  /** Entries of the outline: page by page, the headlines on each. */
  readonly outline: readonly OutlinePage[]
}

export interface OutlinePage {
  readonly title: string
  /** Place of the page in the file, from 0. */
  readonly page: number
  readonly headlines: readonly OutlineHeadline[]
}

export interface OutlineHeadline {
  readonly title: string
  /** Upper left corner of its block, from that of the trimmed page; null leads to the page as a whole. */
  readonly spot: Spot | null
}

export interface Spot {
  readonly x: Mpt
  readonly y: Mpt
}
