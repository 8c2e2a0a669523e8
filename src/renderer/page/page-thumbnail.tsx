// A page as a small picture for the page wall. It is drawn when the window has time, and only when the page
// looks different from the last time and can be seen.

import { memo, type RefObject, useEffect, useRef, useState } from 'react'
import type { PageId } from '../../base/ids.ts'
import { composer } from '../state/composer.ts'
import { useWallPage } from '../state/wall-pages.ts'
import { drawPage } from './draw-page.ts'
import { loadFaces, readyFamily } from './fonts.ts'
import { facesOf } from './page-texts.ts'
import { onPicture, pictureOf } from './pictures.ts'
import { useSheetColours } from './sheet-colours.ts'

export interface PageThumbnailProps {
  readonly page: PageId
  /** CSS pixels. */
  readonly width: number
}

// Typing goes before thumbnails, but not for ever.
const latest = 600
// A page that is about to come into sight is drawn already.
const ahead = '200px 0px'

export const PageThumbnail = memo(function PageThumbnail({ page, width }: PageThumbnailProps) {
  const placed = useWallPage(page)
  const colours = useSheetColours()
  const canvas = useRef<HTMLCanvasElement>(null)
  const seen = useSeen(canvas)
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false }) ?? null
    const element = canvas.current
    if (!seen || placed === null || context === null || element === null) return undefined
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
    }
    let idle = requestIdleCallback(draw, { timeout: latest })
    const again = (): void => {
      cancelIdleCallback(idle)
      idle = requestIdleCallback(draw, { timeout: latest })
    }
    void loadFaces(facesOf(placed)).then((came) => {
      if (came) again()
    })
    const forget = onPicture((picture) => {
      if (placed.blocks.some((block) => block.kind === 'picture' && block.picture === picture)) again()
    })
    return () => {
      cancelIdleCallback(idle)
      forget()
    }
  }, [placed, width, colours, seen])
  const height = placed === null ? width * 1.4 : (width * placed.height) / placed.width
  return <canvas ref={canvas} className="page-thumbnail" style={{ width, height }} aria-hidden />
})

/** Whether an element is in sight within the list it stands in: pictures of sixty pages are not drawn for four. */
function useSeen(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const watcher = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting === true), {
      root: current.closest('.desk-scroll'),
      rootMargin: ahead,
    })
    watcher.observe(current)
    return () => watcher.disconnect()
  }, [element])
  return seen
}
