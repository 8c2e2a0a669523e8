// Brings the pointer's events to the gesture machine and does what comes out of it. What is under the
// pointer is asked of the page's geometry, so that it is the same for a press and for a double click.

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { mpt } from '../../base/units.ts'
import type { BlockId } from '../../base/ids.ts'
import type { PlacedPage, PlacedStory } from '../../compose/placed.ts'
import type { Page } from '../../model/issue.ts'
import { writeStory } from '../article/story-focus.ts'
import { forgetPageRow, pageRowAt } from '../desk/block-drop.ts'
import { moveBlocks } from '../desk/page-actions.ts'
import { useViewStore } from '../state/view-store.ts'
import { placeBlocks } from './block-actions.ts'
import { measureRun } from './measure-run.ts'
import { drawOrder } from './page-texts.ts'
import { offsetAt } from './text-place.ts'
import { type Handle, handles } from './tools/area-move.ts'
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
      areas: new Map(page.blocks.map((block) => [block.id, block.area])),
      selected: useViewStore.getState().blocks,
    }
    const outcome = stepGesture(now.current, input, state)
    for (const effect of outcome.effects) act(effect, placed, scroller.current)
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
        if (onControl || (event.button !== 0 && event.button !== 1)) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const spot = spotOf(event)
        const target = targetOf(event.target, placed, spot)
        step({ kind: 'down', spot, target, adds: event.shiftKey, pans: held.current || event.button === 1 })
      },
      onPointerMove(event) {
        if (now.current !== idle) step({ kind: 'move', spot: spotOf(event) })
        if (now.current.kind === 'moving') pageRowAt(event.clientX, event.clientY)
      },
      onPointerUp(event) {
        const moving = now.current.kind === 'moving' ? [...now.current.ghosts.keys()] : null
        const row = moving === null ? null : pageRowAt(event.clientX, event.clientY)
        forgetPageRow()
        if (moving !== null && row !== null && row !== page.id) {
          step({ kind: 'cancel' })
          moveBlocks(moving, row)
        } else if (now.current !== idle) step({ kind: 'up', spot: spotOf(event) })
      },
      onPointerCancel: () => step({ kind: 'cancel' }),
      onDoubleClick(event) {
        const spot = spotOf(event)
        const story = storyAt(placed, spot)
        if (story !== null) writeStory(story.article, textOffset(story, spot))
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

function act(effect: Effect, placed: PlacedPage, scroller: HTMLElement | null): void {
  switch (effect.kind) {
    case 'select':
      useViewStore.getState().selectBlocks(effect.blocks)
      return
    case 'place':
      placeBlocks(effect.areas)
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

function textOffset(story: PlacedStory, { x, y }: Spot): number | null {
  return offsetAt(story, [mpt(x), mpt(y)], measureRun)
}

function targetOf(element: EventTarget, placed: PlacedPage, spot: Spot): Target {
  if (element instanceof HTMLElement) {
    const { handle, handleOf } = element.dataset
    const known = handles.find((one): one is Handle => one === handle)
    if (known !== undefined && handleOf !== undefined)
      return { kind: 'handle', block: handleOf as BlockId, handle: known }
  }
  const block = drawOrder(placed).findLast((one) => holdsPoint(one.polygon, spot))
  return block === undefined ? { kind: 'desk' } : { kind: 'block', block: block.id }
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
