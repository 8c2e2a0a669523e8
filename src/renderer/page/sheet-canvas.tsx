// All of a page at one size, as a picture: where a page is looked at and not worked on.

import { useEffect, useRef } from 'react'
import type { PlacedPage } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import { useSheetColours } from './sheet-colours.ts'
import { createPageSheet, type PageSheet } from './sheet.ts'

export interface SheetCanvasProps {
  /** The version the page is from. */
  readonly issue: Issue
  readonly placed: PlacedPage
  /** CSS pixels a milli-point. */
  readonly pixels: number
  readonly grid: boolean
}

export function SheetCanvas({ issue, placed, pixels, grid }: SheetCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const sheet = useRef<PageSheet>(null)
  const colours = useSheetColours()
  const { pictures } = issue
  useEffect(() => {
    if (canvas.current === null) return undefined
    sheet.current = createPageSheet(canvas.current)
    return () => sheet.current?.stop()
  }, [])
  useEffect(() => {
    // No room has been found for it yet.
    if (pixels <= 0) return
    const area = { x: 0, y: 0, width: placed.width * pixels, height: placed.height * pixels }
    sheet.current?.show({ page: placed, pixels, ratio: devicePixelRatio, area, grid, colours, pictures })
  }, [placed, pixels, grid, colours, pictures])
  return <canvas ref={canvas} aria-hidden />
}
