// What the pointer is doing on the page, as a state machine without a screen: points go in; the new state
// and what is to be done come out. Nothing changes in the issue before the pointer is let go, so one gesture
// is one step of undo.

import type { BlockId } from '../../../base/ids.ts'
import type { PageGrid } from '../../../compose/placed.ts'
import { boundsOf, sameArea } from '../../../model/grid.ts'
import type { GridRect } from '../../../model/issue.ts'
import { type Area, type Cells, cellsOf, type Handle, moveAreas, resizeArea } from './area-move.ts'
import { type Band, bandOf, blocksIn, drawnRect } from './marquee.ts'
import { type Side, stickyLines } from './snap.ts'

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
      /** The drawing tool is taken: the drag is an area for a new block. */
      readonly draws: boolean
    }
  /** `free`: Alt is held, and edges stick to nothing. */
  | { readonly kind: 'move'; readonly spot: Spot; readonly free: boolean }
  | { readonly kind: 'up'; readonly spot: Spot; readonly free: boolean }
  | { readonly kind: 'cancel' }

export interface PageState {
  readonly grid: PageGrid
  readonly areas: ReadonlyMap<BlockId, Area>
  readonly selected: readonly BlockId[]
  /** Boxes: they stand around other blocks. */
  readonly frames: ReadonlySet<BlockId>
  /** The block and those grouped with it. */
  readonly together: (block: BlockId) => readonly BlockId[]
  /** What goes with blocks that are moved without being chosen: a story's pictures. */
  readonly attached: (blocks: readonly BlockId[]) => readonly BlockId[]
}

export type Gesture =
  | { readonly kind: 'idle' }
  /** Down, but not yet moved far enough to be a drag. */
  | {
      readonly kind: 'pressed'
      readonly start: Spot
      readonly target: Target
      readonly adds: boolean
      /** The press has chosen what is under it. */
      readonly chose: boolean
    }
  | { readonly kind: 'moving'; readonly start: Spot; readonly ghosts: Ghosts }
  | {
      readonly kind: 'resizing'
      readonly start: Spot
      readonly block: BlockId
      readonly handle: Handle
      readonly ghosts: Ghosts
    }
  | { readonly kind: 'panning'; readonly last: Spot }
  /** `before`: what was chosen when it began, which Shift keeps and Escape brings back. */
  | {
      readonly kind: 'marquee'
      readonly start: Spot
      readonly band: Band
      readonly adds: boolean
      readonly before: readonly BlockId[]
    }
  | { readonly kind: 'drawing'; readonly start: Spot; readonly moved: boolean; readonly rect: GridRect }

/** Where blocks would come to stand. */
export type Ghosts = ReadonlyMap<BlockId, Area>

export type Effect =
  | { readonly kind: 'select'; readonly blocks: readonly BlockId[] }
  /** A click that was no drag, on a block that was already the only one selected. */
  | { readonly kind: 'point'; readonly block: BlockId; readonly spot: Spot }
  | { readonly kind: 'place'; readonly areas: Ghosts }
  /** `drawn` is null for a click with the drawing tool. */
  | { readonly kind: 'draw'; readonly drawn: GridRect | null; readonly spot: Spot }
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
      return move(gesture, input, page)
    case 'up':
      return release(gesture, input, page)
    case 'cancel':
      return {
        gesture: idle,
        effects: gesture.kind === 'marquee' ? [{ kind: 'select', blocks: gesture.before }] : [],
      }
  }
}

function press(input: PointerInput & { readonly kind: 'down' }, page: PageState): Outcome {
  const { spot, target, adds } = input
  if (input.pans) return { gesture: { kind: 'panning', last: spot }, effects: [] }
  if (input.draws) {
    const rect = drawnRect(page.grid, spot, spot)
    return { gesture: { kind: 'drawing', start: spot, moved: false, rect }, effects: [] }
  }
  const chose = target.kind === 'block' && !adds && !page.selected.includes(target.block)
  const gesture: Gesture = { kind: 'pressed', start: spot, target, adds, chose }
  if (target.kind !== 'block') return { gesture, effects: [] }
  // What is dragged is selected first; a click on one of several keeps them until the pointer is let go.
  const effects: readonly Effect[] = chose ? [{ kind: 'select', blocks: page.together(target.block) }] : []
  return { gesture, effects }
}

interface Hand {
  readonly spot: Spot
  readonly free: boolean
}

function isFar(start: Spot, spot: Spot): boolean {
  return Math.hypot(spot.clientX - start.clientX, spot.clientY - start.clientY) >= dragAfter
}

function move(gesture: Gesture, hand: Hand, page: PageState): Outcome {
  const { spot } = hand
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
      const { start } = gesture
      return isFar(start, spot) ? move(begin(gesture, page), hand, page) : { gesture, effects: [] }
    }
    case 'moving':
      return { gesture: { ...gesture, ghosts: movedGhosts(gesture.start, hand, page) }, effects: [] }
    case 'resizing':
      return { gesture: { ...gesture, ghosts: resizedGhost(gesture, hand, page) }, effects: [] }
    case 'marquee':
      return drawBand({ ...gesture, band: bandOf(gesture.start, spot) }, page)
    case 'drawing': {
      const moved = gesture.moved || isFar(gesture.start, spot)
      return { gesture: { ...gesture, moved, rect: drawnRect(page.grid, gesture.start, spot) }, effects: [] }
    }
  }
}

function begin({ start, target, adds }: Gesture & { readonly kind: 'pressed' }, page: PageState): Gesture {
  switch (target.kind) {
    case 'handle':
      return { kind: 'resizing', start, block: target.block, handle: target.handle, ghosts: new Map() }
    case 'block':
      return { kind: 'moving', start, ghosts: new Map() }
    case 'desk':
      return { kind: 'marquee', start, band: bandOf(start, start), adds, before: page.selected }
  }
}

function drawBand(gesture: Gesture & { readonly kind: 'marquee' }, page: PageState): Outcome {
  const touched = blocksIn(gesture.band, page.grid, page.areas, page.frames).flatMap(page.together)
  const blocks = [...new Set([...(gesture.adds ? gesture.before : []), ...touched])]
  const same = blocks.length === page.selected.length && blocks.every((id) => page.selected.includes(id))
  return { gesture, effects: same ? [] : [{ kind: 'select', blocks }] }
}

function movedGhosts(start: Spot, { spot, free }: Hand, page: PageState): Ghosts {
  const blocks = page.selected.filter((block) => page.areas.has(block))
  if (blocks.length === 0) return new Map()
  const by = cellsOf(page.grid, spot.x - start.x, spot.y - start.y)
  const before = blocks.map((block) => page.areas.get(block) ?? [])
  const moved = moveAreas(before, by, page.grid)
  const sticky = free ? by : stuck(by, boundsOf(moved.flat()), neighbours(blocks, page), ['top', 'foot'])
  const areas = sticky === by ? moved : moveAreas(before, sticky, page.grid)
  return new Map(blocks.map((block, index) => [block, areas[index] ?? []]))
}

/** Only a hand that goes up or down is drawn to an edge. */
function stuck(by: Cells, rect: GridRect, others: readonly GridRect[], sides: readonly Side[]): Cells {
  const more = by.lines === 0 ? 0 : stickyLines(rect, others, sides)
  return more === 0 ? by : { ...by, lines: by.lines + more }
}

/** Bounds of the blocks that stay where they are while others are moved. */
export function neighbours(
  moving: readonly BlockId[],
  page: Pick<PageState, 'areas' | 'attached' | 'frames'>,
): readonly GridRect[] {
  const going = new Set([...moving, ...page.attached(moving)])
  return [...page.areas].flatMap(([id, area]) => (going.has(id) || page.frames.has(id) ? [] : boundsOf(area)))
}

function resizedGhost(
  gesture: Gesture & { readonly kind: 'resizing' },
  { spot, free }: Hand,
  page: PageState,
): Ghosts {
  const area = page.areas.get(gesture.block)
  if (area === undefined) return new Map()
  const by = cellsOf(page.grid, spot.x - gesture.start.x, spot.y - gesture.start.y)
  const { block, handle } = gesture
  const pulled = resizeArea(area, handle, by, page.grid)
  const side: readonly Side[] = handle.includes('n') ? ['top'] : handle.includes('s') ? ['foot'] : []
  const sticky = free ? by : stuck(by, boundsOf(pulled), neighbours([block], page), side)
  return new Map([[block, sticky === by ? pulled : resizeArea(area, handle, sticky, page.grid)]])
}

function release(gesture: Gesture, hand: Hand, page: PageState): Outcome {
  if (gesture.kind === 'pressed') return { gesture: idle, effects: clicked(gesture, hand.spot, page) }
  const { gesture: last, effects } = move(gesture, hand, page)
  if (last.kind === 'marquee') return { gesture: idle, effects }
  if (last.kind === 'drawing') {
    const drawn = last.moved ? last.rect : null
    return { gesture: idle, effects: [{ kind: 'draw', drawn, spot: hand.spot }] }
  }
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
    const own = page.together(block)
    const without = page.selected.filter((one) => !own.includes(one))
    const blocks = page.selected.includes(block) ? without : [...without, ...own]
    return [{ kind: 'select', blocks }]
  }
  // The press has chosen its group; a click on one of a group that was chosen before takes that one alone.
  const narrowed: readonly Effect[] =
    page.selected.length > 1 && !gesture.chose ? [{ kind: 'select', blocks: [block] }] : []
  return [...narrowed, { kind: 'point', block, spot }]
}
