// Keeps one canvas showing one page: draws all of it when the view changes, and after an edit only the boxes
// that look different. Faces and pictures that come later are drawn in when they are there.

import type { Box, PlacedPage } from '../../compose/placed.ts'
import type { Issue } from '../../model/issue.ts'
import { composer } from '../state/composer.ts'
import { changedBoxes } from './changed-boxes.ts'
import { drawPage, type Sheet, type SheetColours } from './draw-page.ts'
import { loadFaces, readyFamily } from './fonts.ts'
import { facesOf } from './page-texts.ts'
import { onPicture, pictureOf } from './pictures.ts'
import type { Area } from './scale.ts'

export interface SheetView {
  readonly page: PlacedPage
  /** CSS pixels a milli-point. */
  readonly pixels: number
  /** Device pixels a CSS pixel. */
  readonly ratio: number
  /** The part of the page the canvas covers, in CSS pixels. */
  readonly area: Area
  readonly grid: boolean
  readonly colours: SheetColours
  /** Of the version the page is from, when that is not the issue as it is. */
  readonly pictures?: Issue['pictures']
}

export interface PageSheet {
  show(view: SheetView): void
  stop(): void
}

export function createPageSheet(canvas: HTMLCanvasElement): PageSheet {
  // Opaque paper: the compositor need not blend it, and text gets no fringe.
  const context = canvas.getContext('2d', { alpha: false })
  let shown: SheetView | null = null
  let stopped = false

  function draw(view: SheetView, boxes: readonly Box[] | null): void {
    if (context === null) return
    const sheet = sheetOf(context, view)
    if (boxes === null) drawPage(sheet, view.page, null)
    else for (const box of boxes) drawPage(sheet, view.page, box)
  }

  function fetchFaces(page: PlacedPage): void {
    void loadFaces(facesOf(page)).then((came) => {
      if (came && !stopped && shown !== null) draw(shown, null)
    })
  }

  const forget = onPicture((picture) => {
    if (shown === null) return
    const blocks = shown.page.blocks.filter((block) => block.kind === 'picture' && block.picture === picture)
    draw(
      shown,
      blocks.flatMap((block) => (block.kind === 'picture' ? [block.frame] : [])),
    )
  })

  return {
    show(view) {
      const before = shown
      shown = view
      if (before !== null && sameView(before, view)) draw(view, changedBoxes(before.page, view.page))
      else {
        fitCanvas(canvas, view)
        draw(view, null)
      }
      if (before?.page !== view.page) fetchFaces(view.page)
    },
    stop() {
      stopped = true
      forget()
    },
  }
}

function sheetOf(context: CanvasRenderingContext2D, view: SheetView): Sheet {
  const scale = view.pixels * view.ratio
  return {
    context,
    scale,
    left: -view.area.x * view.ratio,
    top: -view.area.y * view.ratio,
    colours: view.colours,
    family: readyFamily,
    library: composer().fonts,
    picture: (block) => pictureOf(block, block.frame.width * scale, view.pictures),
    grid: view.grid,
  }
}

/** Pixels of the canvas and of the screen are the same ones, or thin strokes would blur. */
function fitCanvas(canvas: HTMLCanvasElement, { area, ratio }: SheetView): void {
  const width = Math.ceil(area.width * ratio)
  const height = Math.ceil(area.height * ratio)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  canvas.style.left = `${area.x}px`
  canvas.style.top = `${area.y}px`
  canvas.style.width = `${width / ratio}px`
  canvas.style.height = `${height / ratio}px`
}

function sameView(left: SheetView, right: SheetView): boolean {
  return (
    left.pixels === right.pixels &&
    left.ratio === right.ratio &&
    left.grid === right.grid &&
    left.colours === right.colours &&
    left.pictures === right.pictures &&
    left.area.x === right.area.x &&
    left.area.y === right.area.y &&
    left.area.width === right.area.width &&
    left.area.height === right.area.height
  )
}
