// How the wall is looked at: how large, which pages are chosen, which section is being named, whose jumps are lit.
// None of it is saved with the issue.

import { create } from 'zustand'
import type { JumpId, PageId } from '../../base/ids.ts'
import { currentIssue } from '../state/issue-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { stepWidth } from './wall-layout.ts'

export type Lit =
  | { readonly kind: 'page'; readonly page: PageId }
  | { readonly kind: 'jump'; readonly jump: JumpId }

export type NamePlace = 'list' | 'wall'

export interface WallState {
  /** Width of a page in CSS pixels; null shows all pages at once, as large as that goes. */
  readonly width: number | null
  /** The width that `null` comes to now. */
  readonly fitted: number
  readonly chosen: readonly PageId[]
  /** The page whose section name is being written, and where: it stands in the list and on the wall. */
  readonly naming: { readonly page: PageId; readonly place: NamePlace } | null
  readonly lit: Lit | null
  /** The headline list stays that of this page while something of it is dragged to another one. */
  readonly held: PageId | null
}

export const useWall = create<WallState>()(() => ({
  width: null,
  fitted: 132,
  chosen: [],
  naming: null,
  lit: null,
  held: null,
}))

// A step of the keys; the wheel's are finer.
const step = 1.25

export function zoomWall(steps: number): void {
  const { width, fitted } = useWall.getState()
  useWall.setState({ width: stepWidth(width ?? fitted, step ** steps) })
}

export function fitWall(): void {
  useWall.setState({ width: null })
}

/** The pages that a command is about: those chosen on the wall while it is open, else the one that is shown. */
export function actingPages(): readonly PageId[] {
  const { wall, page } = useViewStore.getState()
  const pages = currentIssue()?.pages ?? []
  const { chosen } = useWall.getState()
  const wanted = wall && chosen.length > 0 ? chosen : page === null ? [] : [page]
  return pages.flatMap(({ id }) => (wanted.includes(id) ? [id] : []))
}

export function wallIsOpen(): boolean {
  return useViewStore.getState().wall
}

export function nameSection(page: PageId, place: NamePlace): void {
  useWall.setState({ naming: { page, place } })
}
