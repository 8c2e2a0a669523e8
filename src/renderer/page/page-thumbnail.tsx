// A page as a small picture for the page wall. It is drawn when the window has time, and only when the page
// looks different from the last time; those that can be seen come first.

import { memo, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { PageId } from '../../base/ids.ts'
import type { PlacedPage } from '../../compose/placed.ts'
import { composer } from '../state/composer.ts'
import { inSpareTime } from '../state/spare-time.ts'
import { useWallPage } from '../state/wall-pages.ts'
import { drawPage } from './draw-page.ts'
import { createDrawQueue } from './draw-queue.ts'
import { loadFaces, readyFamily } from './fonts.ts'
import { facesOf } from './page-texts.ts'
import { onPicture, pictureOf } from './pictures.ts'
import { useSheetColours } from './sheet-colours.ts'

export interface PageThumbnailProps {
  readonly page: PageId
  /** CSS pixels. */
  readonly width: number
}

const queue = createDrawQueue(inSpareTime)
// A page that is about to come into sight is drawn with those that are.
const ahead = '200px 0px'

// The last picture of a page, for the row that takes another's place when it comes near.
const drawn = new WeakMap<PlacedPage, HTMLCanvasElement>()

export const PageThumbnail = memo(function PageThumbnail({ page, width }: PageThumbnailProps) {
  const placed = useWallPage(page)
  const colours = useSheetColours()
  const canvas = useRef<HTMLCanvasElement>(null)
  const seen = useSeen(canvas)
  useLayoutEffect(() => {
    const before = placed === null ? undefined : drawn.get(placed)
    if (before !== undefined && canvas.current !== null && before !== canvas.current)
      copy(before, canvas.current)
  }, [placed])
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false }) ?? null
    const element = canvas.current
    if (placed === null || context === null || element === null) return undefined
    let gone = false
    const scale = (width * devicePixelRatio) / placed.width
    const draw = (): void => {
      element.width = Math.round(placed.width * scale)
      element.height = Math.round(placed.height * scale)
      const picture = (block: Parameters<typeof pictureOf>[0]) => pictureOf(block, block.frame.width * scale)
      drawPage(
        {
          context,
          scale,
          left: 0,
          top: 0,
          colours,
          family: readyFamily,
          library: composer().fonts,
          picture,
          grid: false,
        },
        placed,
        null,
      )
      drawn.set(placed, element)
    }
    const again = (): void => queue.ask(element, { draw, isSeen: () => seen.current })
    again()
    void loadFaces(facesOf(placed)).then((came) => {
      if (came && !gone) again()
    })
    const forget = onPicture((picture) => {
      if (placed.blocks.some((block) => block.kind === 'picture' && block.picture === picture)) again()
    })
    return () => {
      gone = true
      queue.forget(element)
      forget()
    }
  }, [placed, width, colours, seen])
  const height = placed === null ? width * 1.4 : (width * placed.height) / placed.width
  return <canvas ref={canvas} className="page-thumbnail" style={{ width, height }} aria-hidden />
})

function copy(from: HTMLCanvasElement, to: HTMLCanvasElement): void {
  to.width = from.width
  to.height = from.height
  to.getContext('2d', { alpha: false })?.drawImage(from, 0, 0)
}

/** Whether an element is in sight within the list it stands in. Nothing is drawn again when that changes. */
function useSeen(element: RefObject<Element | null>): RefObject<boolean> {
  const seen = useRef(false)
  useEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const watcher = new IntersectionObserver(
      (entries) => {
        seen.current = entries.at(-1)?.isIntersecting === true
      },
      { root: current.closest('.desk-scroll'), rootMargin: ahead },
    )
    watcher.observe(current)
    return () => watcher.disconnect()
  }, [element])
  return seen
}
