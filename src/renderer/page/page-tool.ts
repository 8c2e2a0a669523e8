// The tool in the hand over the page, and the menu that is open on it. Neither outlives the page that is shown.

import { create } from 'zustand'
import type { GridRect } from '../../model/issue.ts'

export type PageMenu =
  /** What the drawn area becomes. */
  | { readonly kind: 'drawn'; readonly rect: GridRect }
  /** What can be done with the chosen blocks; in the window, in CSS pixels. */
  | { readonly kind: 'blocks'; readonly x: number; readonly y: number }

interface PageTool {
  readonly tool: 'choose' | 'draw'
  readonly menu: PageMenu | null
}

export const usePageTool = create<PageTool>()(() => ({ tool: 'choose', menu: null }))

export function takeTool(tool: PageTool['tool']): void {
  usePageTool.setState({ tool })
}

export function openPageMenu(menu: PageMenu): void {
  usePageTool.setState({ menu, tool: 'choose' })
}

export function closePageMenu(): void {
  usePageTool.setState({ menu: null })
}
