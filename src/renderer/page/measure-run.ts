// Widths inside a run, for showing and finding the caret: the engine's own.

import type { Run } from '../../compose/placed.ts'
import { runAdvance } from '../../compose/type/glyphs.ts'
import { composer } from '../state/composer.ts'

/** Milli-points from the start of a run to the end of its first `length` UTF-16 units, spacing included. */
export function measureRun(run: Run, length: number): number {
  return runAdvance(run, length, composer().fonts)
}
