// How two versions are compared and shown, as long as the window is open: it stays from one version to the next.

import { create } from 'zustand'

export type Side = 'before' | 'after'

export interface PagesLook {
  readonly as: 'text' | 'pages'
  /** `flip`: both pages in one place, one of them at a time. */
  readonly layout: 'side' | 'flip'
  readonly size: 'width' | 'whole'
  readonly marks: boolean
}

export const usePagesLook = create<PagesLook>(() => ({
  as: 'text',
  layout: 'side',
  size: 'width',
  marks: true,
}))

export const setPagesLook = usePagesLook.setState
