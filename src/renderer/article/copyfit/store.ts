// Which of the two strips under the story is open, and what was found for it. What was found belongs to one article as
// it was then; the strip shows what of it still stands.

import { create } from 'zustand'
import { useViewStore } from '../../state/view-store.ts'

export type StripName = 'cut' | 'headline'

interface CopyfitState {
  readonly strip: StripName | null
  /** Grows with each wish for the keyboard. */
  readonly wish: number
}

export const useCopyfit = create<CopyfitState>()(() => ({ strip: null, wish: 0 }))

/** Opens a strip and gives it the keyboard. */
function openStrip(strip: StripName): void {
  useViewStore.getState().showPanel('story')
  useCopyfit.setState(({ wish }) => ({ strip, wish: wish + 1 }))
}

export function closeStrip(): void {
  useCopyfit.setState({ strip: null })
}

export function toggleStrip(strip: StripName): void {
  if (useCopyfit.getState().strip === strip) closeStrip()
  else openStrip(strip)
}
