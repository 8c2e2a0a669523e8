// Brings the pointer's events to the gesture machine and does what comes out of it. What is under the
// pointer is asked of the page's geometry, so that it is the same for a press and for a double click.

import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { mpt } from '../../base/units.ts'
import type { BlockId } from '../../base/ids.ts'
import type { PlacedBlock, PlacedPage, PlacedStory } from '../../compose/placed.ts'
import { withGroups } from '../../makeup/hold-plans.ts'
import type { GridRect, Page } from '../../model/issue.ts'
import { picturesOf } from '../../model/query/find.ts'
import { writeStory } from '../article/story-focus.ts'
import { currentIssue } from '../state/issue-store.ts'
import { forgetPageRow, pageRowAt } from '../desk/block-drop.ts'
import { moveBlocks } from '../desk/page-actions.ts'
import { useViewStore } from '../state/view-store.ts'
import { placeBlocks } from './block-actions.ts'
import { freeSpaceAt } from './draw-actions.ts'
import { measureRun } from './measure-run.ts'
import { openPageMenu, usePageTool } from './page-tool.ts'
import { boundsOfPolygon, drawOrder } from './page-texts.ts'
import { offsetAt } from './text-place.ts'
import { cellAt, type Handle, handles } from './tools/area-move.ts'
import {
  type Effect,
  type Gesture,
  idle,
  type PageState,
  type PointerInput,
  type Spot,
  stepGesture,
  type Target,
} from './tools/gesture.ts'

export interface PagePointer {
  readonly gesture: Gesture
  /** Space is held: the next drag moves the page under the window. */
  readonly pans: boolean
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onPointerUp: (event: PointerEvent) => void
    readonly onPointerCancel: () => void
    readonly onContextMenu: (event: MouseEvent) => void
    readonly onDoubleClick: (event: { readonly clientX: number; readonly clientY: number }) => void
  }
  readonly cancel: () => void
}

export interface PointerParts {
  readonly page: Page
  readonly placed: PlacedPage
  readonly pixels: number
  readonly sheet: RefObject<HTMLElement | null>
  readonly scroller: RefObject<HTMLElement | null>
}

export function usePagePointer(parts: PointerParts): PagePointer {
  const { page, placed, pixels, sheet, scroller } = parts
  const [gesture, setGesture] = useState<Gesture>(idle)
  // Events can follow each other before React has drawn: the machine's own state is kept beside.
  const now = useRef<Gesture>(idle)
  const { pans, held } = useSpace(scroller)

  const spotOf = (event: { readonly clientX: number; readonly clientY: number }): Spot => {
    const box = sheet.current?.getBoundingClientRect()
    const { clientX, clientY } = event
    return {
      x: (clientX - (box?.left ?? 0)) / pixels,
      y: (clientY - (box?.top ?? 0)) / pixels,
      clientX,
      clientY,
    }
  }

  const step = (input: PointerInput): void => {
    const state: PageState = {
      grid: placed.grid,
      selected: useViewStore.getState().blocks,
      together: (block) => withGroups(page, [block]),
      ...pageStateOf(page),
    }
    const outcome = stepGesture(now.current, input, state)
    for (const effect of outcome.effects) act(effect, page, placed, scroller.current)
    if (outcome.gesture === now.current) return
    now.current = outcome.gesture
    setGesture(outcome.gesture)
  }

  return {
    gesture,
    pans,
    cancel: () => {
      forgetPageRow()
      step({ kind: 'cancel' })
    },
    handlers: {
      onPointerDown(event) {
        const onControl =
          event.target instanceof Element && event.target.closest('[data-page-control]') !== null
        if (onControl || onScrollBar(event) || (event.button !== 0 && event.button !== 1)) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const spot = spotOf(event)
        const target = targetOf(event.target, placed, spot, pixels)
        const pans = held.current || event.button === 1
        const draws = usePageTool.getState().tool === 'draw'
        step({ kind: 'down', spot, target, adds: event.shiftKey, pans, draws })
      },
      onPointerMove(event) {
        if (now.current !== idle) step({ kind: 'move', spot: spotOf(event), free: event.altKey })
        if (now.current.kind === 'moving') pageRowAt(event.clientX, event.clientY)
      },
      onPointerUp(event) {
        const moving = now.current.kind === 'moving' ? [...now.current.ghosts.keys()] : null
        const row = moving === null ? null : pageRowAt(event.clientX, event.clientY)
        forgetPageRow()
        if (moving !== null && row !== null && row !== page.id) {
          step({ kind: 'cancel' })
          moveBlocks(moving, row)
        } else if (now.current !== idle) step({ kind: 'up', spot: spotOf(event), free: event.altKey })
      },
      onPointerCancel: () => step({ kind: 'cancel' }),
      onDoubleClick(event) {
        const spot = spotOf(event)
        const story = storyAt(placed, spot)
        if (story !== null) writeStory(story.article, textOffset(story, spot))
      },
      onContextMenu(event) {
        event.preventDefault()
        const target = targetOf(event.target, placed, spotOf(event), pixels)
        const { blocks, selectBlocks } = useViewStore.getState()
        if (target.kind === 'desk') selectBlocks([])
        else if (!blocks.includes(target.block)) selectBlocks(withGroups(page, [target.block]))
        openPageMenu({ kind: 'blocks', x: event.clientX, y: event.clientY })
      },
    },
  }
}

/** Whether Space is held while the pointer is over the page and no text is being typed. */
function useSpace(scroller: RefObject<HTMLElement | null>): { pans: boolean; held: RefObject<boolean> } {
  const [pans, setPans] = useState(false)
  const held = useRef(false)
  useEffect(() => {
    const set = (value: boolean): void => {
      held.current = value
      setPans(value)
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || isTyping(event.target) || scroller.current?.matches(':hover') !== true) return
      event.preventDefault()
      if (!held.current) set(true)
    }
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key === ' ' && held.current) set(false)
    }
    const onBlur = (): void => set(false)
    addEventListener('keydown', onKeyDown)
    addEventListener('keyup', onKeyUp)
    addEventListener('blur', onBlur)
    return () => {
      removeEventListener('keydown', onKeyDown)
      removeEventListener('keyup', onKeyUp)
      removeEventListener('blur', onBlur)
    }
  }, [scroller])
  return { pans, held }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, button, select') !== null)
  )
}

/** A press on a scroll bar is the scroller's own. */
function onScrollBar({ target, clientX, clientY }: PointerEvent): boolean {
  if (!(target instanceof HTMLElement) || !target.classList.contains('page-scroller')) return false
  const { left, top } = target.getBoundingClientRect()
  return clientX - left >= target.clientWidth || clientY - top >= target.clientHeight
}

function framesOf(page: Page): ReadonlySet<BlockId> {
  return new Set(page.blocks.filter(({ content }) => content.kind === 'box').map(({ id }) => id))
}

export function pageStateOf(page: Page): Pick<PageState, 'areas' | 'frames' | 'attached'> {
  return {
    areas: new Map(page.blocks.map((block) => [block.id, block.area])),
    frames: framesOf(page),
    attached: (blocks) => attachedTo(page, blocks),
  }
}

/** Pictures of the stories among the blocks. */
function attachedTo(page: Page, blocks: readonly BlockId[]): readonly BlockId[] {
  return page.blocks.flatMap(({ id, content }) =>
    content.kind === 'story' && blocks.includes(id)
      ? picturesOf(page, content.article).map((picture) => picture.id)
      : [],
  )
}

function act(effect: Effect, page: Page, placed: PlacedPage, scroller: HTMLElement | null): void {
  switch (effect.kind) {
    case 'select':
      useViewStore.getState().selectBlocks(effect.blocks)
      return
    case 'place':
      placeBlocks(effect.areas)
      return
    case 'draw':
      drawAt(effect.drawn, effect.spot, page, placed)
      return
    case 'pan':
      scroller?.scrollBy(-effect.dx, -effect.dy)
      return
    case 'point': {
      const story = placed.blocks.find((block) => block.id === effect.block)
      const offset = story?.kind === 'story' ? textOffset(story, effect.spot) : null
      if (story?.kind === 'story' && offset !== null) {
        useViewStore.getState().setCaret({ article: story.article, offset })
      }
    }
  }
}

/** A click with the tool takes the free space it is in. */
function drawAt(drawn: GridRect | null, { x, y }: Spot, page: Page, placed: PlacedPage): void {
  const issue = currentIssue()
  const rect = drawn ?? (issue === null ? null : freeSpaceAt(issue, page, cellAt(placed.grid, x, y)))
  if (rect !== null) openPageMenu({ kind: 'drawn', rect })
}

function textOffset(story: PlacedStory, { x, y }: Spot): number | null {
  return offsetAt(story, [mpt(x), mpt(y)], measureRun)
}

function targetOf(element: EventTarget, placed: PlacedPage, spot: Spot, pixels: number): Target {
  if (element instanceof HTMLElement) {
    const { handle, handleOf } = element.dataset
    const known = handles.find((one): one is Handle => one === handle)
    if (known !== undefined && handleOf !== undefined)
      return { kind: 'handle', block: handleOf as BlockId, handle: known }
  }
  const frame = placed.blocks.find((one) => one.kind === 'box' && isOnFrame(one, placed, spot, pixels))
  if (frame !== undefined) return { kind: 'block', block: frame.id }
  const block = drawOrder(placed).findLast((one) => one.kind !== 'box' && holdsPoint(one.polygon, spot))
  return block === undefined ? { kind: 'desk' } : { kind: 'block', block: block.id }
}

// CSS pixels beside a frame's rules that are still on it.
const frameReach = 5

/** A box is taken by its border, which stands in the gutters and between the lines around its area. */
function isOnFrame({ polygon }: PlacedBlock, { grid }: PlacedPage, { x, y }: Spot, pixels: number): boolean {
  const area = boundsOfPolygon(polygon)
  const reach = frameReach / pixels
  const isWithin = (aside: number, above: number): boolean =>
    x >= area.x - aside &&
    x <= area.x + area.width + aside &&
    y >= area.y - above &&
    y <= area.y + area.height + above
  const [aside, above] = [grid.gutter / 2, grid.leading / 2]
  return isWithin(aside + reach, above + reach) && !isWithin(aside - reach, above - reach)
}

function storyAt(placed: PlacedPage, spot: Spot): PlacedStory | null {
  const block = drawOrder(placed).findLast((one) => one.kind === 'story' && holdsPoint(one.polygon, spot))
  return block?.kind === 'story' ? block : null
}

/** Even-odd rule: a ray to the right crosses the outline an odd number of times. */
function holdsPoint(polygon: PlacedStory['polygon'], { x, y }: Spot): boolean {
  let inside = false
  polygon.forEach(([x1, y1], index) => {
    const [x2, y2] = polygon[(index + 1) % polygon.length] ?? [x1, y1]
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  })
  return inside
}
