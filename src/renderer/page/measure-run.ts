// Widths inside a run, measured as the page draws it. Only for showing and finding the caret: where lines
// break and glyphs stand is the engine's alone.

import type { Run } from '../../compose/placed.ts'
import { readyFamily } from './fonts.ts'

let context: CanvasRenderingContext2D | null = null

// Measured large, so that no rounding of the browser's shows.
const size = 100

/** Milli-points from the start of a run to the end of its first `length` UTF-16 units, spacing included. */
export function measureRun(run: Run, length: number): number {
  if (length <= 0) return 0
  context ??= document.createElement('canvas').getContext('2d')
  const family = readyFamily(run.face)
  if (context === null || family === null) return (run.width * length) / Math.max(1, run.text.length)
  context.font = `${size}px ${family}`
  context.fontKerning = 'none'
  context.textRendering = 'geometricPrecision'
  context.letterSpacing = '0px'
  const text = run.text.slice(0, length)
  return (context.measureText(text).width / size) * run.size + run.spacing * Array.from(text).length
}
