// A page as a small picture for the page wall. It is drawn when the window has time, and only when the page
// looks different from the last time.

import { memo, useEffect, useRef } from 'react'
import type { PageId } from '../../base/ids.ts'
import { composer, usePlacedPage } from '../state/composer.ts'
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

export const PageThumbnail = memo(function PageThumbnail({ page, width }: PageThumbnailProps) {
  const placed = usePlacedPage(page)
  const colours = useSheetColours()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false }) ?? null
    const element = canvas.current
    if (placed === null || context === null || element === null) return undefined
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
  }, [placed, width, colours])
  const height = placed === null ? width * 1.4 : (width * placed.height) / placed.width
  return <canvas ref={canvas} className="page-thumbnail" style={{ width, height }} aria-hidden />
})
