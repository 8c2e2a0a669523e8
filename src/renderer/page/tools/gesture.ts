// What the pointer is doing on the page, as a state machine without a screen: points go in; the new state
// and what is to be done come out. Nothing changes in the issue before the pointer is let go, so one gesture
// is one step of undo.

import type { BlockId } from '../../../base/ids.ts'
import type { PageGrid } from '../../../compose/placed.ts'
import { type Area, cellsOf, type Handle, moveAreas, resizeArea, sameArea } from './area-move.ts'

export interface Spot {
  /** On the page, in milli-points. */
  readonly x: number
  readonly y: number
  /** In the window, in CSS pixels. */
  readonly clientX: number
  readonly clientY: number
}

export type Target =
  | { readonly kind: 'desk' }
  | { readonly kind: 'block'; readonly block: BlockId }
  | { readonly kind: 'handle'; readonly block: BlockId; readonly handle: Handle }

export type PointerInput =
  | {
      readonly kind: 'down'
      readonly spot: Spot
      readonly target: Target
      /** Adds to the selection or takes from it. */
      readonly adds: boolean
      /** Space is held or the middle button is down: the page is moved under the window. */
      readonly pans: boolean
    }
  | { readonly kind: 'move'; readonly spot: Spot }
  | { readonly kind: 'up'; readonly spot: Spot }
  | { readonly kind: 'cancel' }

export interface PageState {
  readonly grid: PageGrid
  readonly areas: ReadonlyMap<BlockId, Area>
  readonly selected: readonly BlockId[]
}

export type Gesture =
  | { readonly kind: 'idle' }
  /** Down, but not yet moved far enough to be a drag. */
  | { readonly kind: 'pressed'; readonly start: Spot; readonly target: Target; readonly adds: boolean }
  | { readonly kind: 'moving'; readonly start: Spot; readonly ghosts: Ghosts }
  | {
      readonly kind: 'resizing'
      readonly start: Spot
      readonly block: BlockId
      readonly handle: Handle
      readonly ghosts: Ghosts
    }
  | { readonly kind: 'panning'; readonly last: Spot }

/** Where blocks would come to stand. */
export type Ghosts = ReadonlyMap<BlockId, Area>

export type Effect =
  | { readonly kind: 'select'; readonly blocks: readonly BlockId[] }
  /** A click that was no drag, on a block that was already the only one selected. */
  | { readonly kind: 'point'; readonly block: BlockId; readonly spot: Spot }
  | { readonly kind: 'place'; readonly areas: Ghosts }
  /** CSS pixels. */
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }

export interface Outcome {
  readonly gesture: Gesture
  readonly effects: readonly Effect[]
}

export const idle: Gesture = { kind: 'idle' }

// A hand that clicks trembles by a pixel or two.
const dragAfter = 4

export function stepGesture(gesture: Gesture, input: PointerInput, page: PageState): Outcome {
  switch (input.kind) {
    case 'down':
      return press(input, page)
    case 'move':
      return move(gesture, input.spot, page)
    case 'up':
      return release(gesture, input.spot, page)
    case 'cancel':
      return { gesture: idle, effects: [] }
  }
}

function press(input: PointerInput & { readonly kind: 'down' }, page: PageState): Outcome {
  const { spot, target, adds } = input
  if (input.pans) return { gesture: { kind: 'panning', last: spot }, effects: [] }
  const gesture: Gesture = { kind: 'pressed', start: spot, target, adds }
  if (target.kind !== 'block') return { gesture, effects: [] }
  // What is dragged is selected first; a click on one of several keeps them until the pointer is let go.
  const effects: readonly Effect[] =
    adds || page.selected.includes(target.block) ? [] : [{ kind: 'select', blocks: [target.block] }]
  return { gesture, effects }
}

function move(gesture: Gesture, spot: Spot, page: PageState): Outcome {
  switch (gesture.kind) {
    case 'idle':
      return { gesture, effects: [] }
    case 'panning': {
      const pan: Effect = {
        kind: 'pan',
        dx: spot.clientX - gesture.last.clientX,
        dy: spot.clientY - gesture.last.clientY,
      }
      return { gesture: { kind: 'panning', last: spot }, effects: [pan] }
    }
    case 'pressed': {
      const { start, target } = gesture
      const far = Math.hypot(spot.clientX - start.clientX, spot.clientY - start.clientY) >= dragAfter
      if (!far || target.kind === 'desk') return { gesture, effects: [] }
      const begun: Gesture =
        target.kind === 'handle'
          ? { kind: 'resizing', start, block: target.block, handle: target.handle, ghosts: new Map() }
          : { kind: 'moving', start, ghosts: new Map() }
      return move(begun, spot, page)
    }
    case 'moving':
      return { gesture: { ...gesture, ghosts: movedGhosts(gesture.start, spot, page) }, effects: [] }
    case 'resizing':
      return { gesture: { ...gesture, ghosts: resizedGhost(gesture, spot, page) }, effects: [] }
  }
}

function movedGhosts(start: Spot, spot: Spot, page: PageState): Ghosts {
  const blocks = page.selected.filter((block) => page.areas.has(block))
  if (blocks.length === 0) return new Map()
  const by = cellsOf(page.grid, spot.x - start.x, spot.y - start.y)
  const areas = moveAreas(
    blocks.map((block) => page.areas.get(block) ?? []),
    by,
    page.grid,
  )
  return new Map(blocks.map((block, index) => [block, areas[index] ?? []]))
}

function resizedGhost(gesture: Gesture & { readonly kind: 'resizing' }, spot: Spot, page: PageState): Ghosts {
  const area = page.areas.get(gesture.block)
  if (area === undefined) return new Map()
  const by = cellsOf(page.grid, spot.x - gesture.start.x, spot.y - gesture.start.y)
  return new Map([[gesture.block, resizeArea(area, gesture.handle, by, page.grid)]])
}

function release(gesture: Gesture, spot: Spot, page: PageState): Outcome {
  if (gesture.kind === 'pressed') return { gesture: idle, effects: clicked(gesture, spot, page) }
  const { gesture: last } = move(gesture, spot, page)
  if (last.kind !== 'moving' && last.kind !== 'resizing') return { gesture: idle, effects: [] }
  const changed = [...last.ghosts].filter(([block, area]) => !sameArea(area, page.areas.get(block) ?? []))
  return { gesture: idle, effects: changed.length === 0 ? [] : [{ kind: 'place', areas: new Map(changed) }] }
}

function clicked(
  gesture: Gesture & { readonly kind: 'pressed' },
  spot: Spot,
  page: PageState,
): readonly Effect[] {
  const { target, adds } = gesture
  if (target.kind === 'handle') return []
  if (target.kind === 'desk')
    return adds || page.selected.length === 0 ? [] : [{ kind: 'select', blocks: [] }]
  const { block } = target
  if (adds) {
    const without = page.selected.filter((one) => one !== block)
    const blocks = without.length < page.selected.length ? without : [...page.selected, block]
    return [{ kind: 'select', blocks }]
  }
  const narrowed: readonly Effect[] = page.selected.length > 1 ? [{ kind: 'select', blocks: [block] }] : []
  return [...narrowed, { kind: 'point', block, spot }]
}
