// How the page is looked at, beside what all of the window shares: its grid, the clean preview, and the zoom
// that "fit" comes to now.

import { create } from 'zustand'
import { useViewStore } from '../state/view-store.ts'
import { stepZoom } from './scale.ts'

export interface PageView {
  readonly grid: boolean
  /** The page as it will be printed: no grid, no outlines, no badges. */
  readonly preview: boolean
  /** Shows the page beside it in the spread as well. */
  readonly spread: boolean
  readonly rulers: boolean
  readonly fitted: number
}

export const usePageView = create<PageView>()(() => ({
  grid: true,
  preview: false,
  spread: false,
  rulers: false,
  fitted: 1,
}))

export function toggleGrid(): void {
  usePageView.setState(({ grid }) => ({ grid: !grid }))
}

export function toggleSpread(): void {
  usePageView.setState(({ spread }) => ({ spread: !spread }))
}

export function toggleRulers(): void {
  usePageView.setState(({ rulers }) => ({ rulers: !rulers }))
}

export function togglePreview(): void {
  usePageView.setState(({ preview }) => ({ preview: !preview }))
}

/** The zoom the page has now, as a number. */
export function currentZoom(): number {
  const { zoom } = useViewStore.getState()
  return zoom === 'fit' ? usePageView.getState().fitted : zoom
}

export function zoomBy(steps: number): void {
  useViewStore.getState().setZoom(stepZoom(currentZoom(), steps))
}
