// Draws a placed page on a canvas, at any scale: every run where the engine put it, and nothing else. Within a
// run the browser shapes the word by the same rules and the same font file as the engine, so a glyph on the
// screen is where the press has it.

import {
  type Box,
  type PlacedPage,
  type PlacedPicture,
  type PlacedRule,
  type Run,
  stripsOf,
} from '../../compose/placed.ts'
import { drawnText } from '../../compose/type/glyphs.ts'
import type { TypeLibrary } from '../../compose/type/type-library.ts'
import type { FaceKey } from '../../model/publication.ts'
import { blockTexts, boxesMeet, drawOrder, type DrawnText, inkOf, inkOfBlock } from './page-texts.ts'

export interface Sheet {
  readonly context: CanvasRenderingContext2D
  /** Device pixels a milli-point. */
  readonly scale: number
  /** Where the page's upper left corner is on the canvas, in device pixels. */
  readonly left: number
  readonly top: number
  readonly colours: SheetColours
  /** CSS family of a face; null while it is not loaded. */
  readonly family: (face: FaceKey) => string | null
  readonly library: TypeLibrary
  readonly picture: (block: PlacedPicture) => PictureSource | null
  readonly grid: boolean
}

export interface PictureSource {
  readonly image: CanvasImageSource
  /** Pixels of the image for one of the original. */
  readonly ratio: number
}

export interface SheetColours {
  readonly paper: string
  readonly ink: string
  readonly grid: string
  readonly baseline: string
  readonly empty: string
}

// Smaller text is grey bars: nobody reads it, and drawing glyphs would take ten times as long.
const smallestType = 3

/** Draws the page, or only what lies in a box of it. */
export function drawPage(sheet: Sheet, page: PlacedPage, box: Box | null): void {
  const { context, colours } = sheet
  prepareText(context)
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (box !== null) clipTo(sheet, box)
  context.fillStyle = colours.paper
  // A pixel more: the canvas ends on a whole one, and what is not filled of an opaque canvas is black.
  const pixel = 1 / sheet.scale
  fillBox(sheet, { x: 0, y: 0, width: page.width + pixel, height: page.height + pixel })
  if (sheet.grid) drawGrid(sheet, page)
  context.fillStyle = colours.ink
  drawRules(sheet, page.rules)
  drawTexts(sheet, page.folio, box)
  for (const block of drawOrder(page)) {
    if (box !== null && !boxesMeet(inkOfBlock(block), box)) continue
    if (block.kind === 'picture') drawPicture(sheet, block)
    else drawRules(sheet, block.rules)
    drawTexts(sheet, blockTexts(block), box)
  }
  context.restore()
}

/** Set once for a canvas: each of these makes the browser look up its fonts anew. */
function prepareText(context: CanvasRenderingContext2D): void {
  if (context.fontKerning === 'normal') return
  context.textBaseline = 'alphabetic'
  context.textAlign = 'left'
  context.direction = 'ltr'
  context.fontKerning = 'normal'
  context.textRendering = 'geometricPrecision'
}

function clipTo(sheet: Sheet, box: Box): void {
  const { context } = sheet
  const left = Math.floor(sheet.left + box.x * sheet.scale)
  const top = Math.floor(sheet.top + box.y * sheet.scale)
  const right = Math.ceil(sheet.left + (box.x + box.width) * sheet.scale)
  const foot = Math.ceil(sheet.top + (box.y + box.height) * sheet.scale)
  context.beginPath()
  context.rect(left, top, right - left, foot - top)
  context.clip()
}

function fillBox(sheet: Sheet, { x, y, width, height }: Box<number>): void {
  const { context, scale, left, top } = sheet
  context.fillRect(left + x * scale, top + y * scale, width * scale, height * scale)
}

/** A rule is black on paper: on a coarse screen it keeps at least a pixel of width. */
function drawRules(sheet: Sheet, rules: readonly PlacedRule[]): void {
  const pixel = 1 / sheet.scale
  for (const rule of rules) {
    fillBox(sheet, { ...rule, width: Math.max(rule.width, pixel), height: Math.max(rule.height, pixel) })
  }
}

// Text is set at a hundred pixels for ten points and scaled down by the canvas: at the small sizes of a screen
// the browser would round advances, and a long line would end a third of a pixel from its place.
const unit = 0.01

function drawTexts(sheet: Sheet, texts: readonly DrawnText[], box: Box | null): void {
  const { context, scale } = sheet
  let font = ''
  let spacing = ''
  let stretch = 1000
  let isTurned = false
  setLine(sheet, isTurned, stretch)
  const shown = box === null ? texts : texts.filter((text) => boxesMeet(inkOf(text), box))
  for (const { baseline, runs, turned = false } of shown.flatMap(stripsOf)) {
    const down = turned ? 0 - baseline : baseline
    for (const run of runs) {
      const family = run.size * scale < smallestType ? null : sheet.family(run.face)
      const wide = family === null ? 1000 : run.scale
      if (wide !== stretch || turned !== isTurned) setLine(sheet, turned, wide)
      stretch = wide
      isTurned = turned
      if (family === null) {
        drawBar(context, run, down)
        continue
      }
      const wanted = `${run.size * unit}px ${family}`
      if (wanted !== font) context.font = font = wanted
      // What the canvas widens, it widens with the spaces between the letters.
      const apart = `${(run.spacing * unit * 1000) / stretch}px`
      if (apart !== spacing) context.letterSpacing = spacing = apart
      const direction = run.way === 'rtl' ? 'rtl' : 'ltr'
      if (direction !== context.direction) context.direction = direction
      const words = drawnText(run, sheet.library.face(run.face))
      context.fillText(words, (run.x * unit * 1000) / stretch, down * unit)
    }
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
}

/** Lays the canvas for lines across the page, or turns it a quarter clockwise for those that run down it. */
function setLine({ context, scale, left, top }: Sheet, turned: boolean, stretch: number): void {
  const shrink = scale / unit
  const wide = (shrink * stretch) / 1000
  if (turned) context.setTransform(0, wide, -shrink, 0, left, top)
  else context.setTransform(wide, 0, 0, shrink, left, top)
}

/** Stands for text that is too small to read, or whose face is still being fetched. */
function drawBar(context: CanvasRenderingContext2D, { x, width, size }: Run, baseline: number): void {
  const height = size * 0.72
  context.globalAlpha = 0.28
  context.fillRect(x * unit, (baseline - height) * unit, width * unit, height * unit)
  context.globalAlpha = 1
}

function drawPicture(sheet: Sheet, block: PlacedPicture): void {
  const { context, scale, left, top, colours } = sheet
  const { frame, crop } = block
  const source = sheet.picture(block)
  if (source === null) {
    context.fillStyle = colours.empty
    fillBox(sheet, frame)
    context.fillStyle = colours.ink
    return
  }
  const { image, ratio } = source
  context.imageSmoothingQuality = 'high'
  context.drawImage(
    image,
    crop.x * ratio,
    crop.y * ratio,
    crop.width * ratio,
    crop.height * ratio,
    left + frame.x * scale,
    top + frame.y * scale,
    frame.width * scale,
    frame.height * scale,
  )
}

// Below this many pixels between two lines the baseline grid would be a tint.
const densestGrid = 4

function drawGrid(sheet: Sheet, page: PlacedPage): void {
  const { context, scale, left, top, colours } = sheet
  const { grid } = page
  const width = grid.columns * grid.columnWidth + (grid.columns - 1) * grid.gutter
  const height = grid.lines * grid.leading
  context.lineWidth = 1
  // Half a pixel off, so that a line of one pixel covers one row of pixels.
  const sharp = (value: number): number => Math.round(value) + 0.5
  context.beginPath()
  const step = grid.leading * scale >= densestGrid ? 1 : 10
  for (let line = 0; line <= grid.lines; line += step) {
    const y = sharp(top + (grid.y + line * grid.leading) * scale)
    context.moveTo(left + grid.x * scale, y)
    context.lineTo(left + (grid.x + width) * scale, y)
  }
  context.strokeStyle = colours.baseline
  context.stroke()
  context.beginPath()
  for (let column = 0; column < grid.columns; column += 1) {
    const x = grid.x + column * (grid.columnWidth + grid.gutter)
    for (const edge of [x, x + grid.columnWidth]) {
      context.moveTo(sharp(left + edge * scale), top + grid.y * scale)
      context.lineTo(sharp(left + edge * scale), top + (grid.y + height) * scale)
    }
  }
  context.strokeStyle = colours.grid
  context.stroke()
}
