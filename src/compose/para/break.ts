// Breaks a measured paragraph into lines of one width. Chinese lines are taken one after the other, as
// CLREQ has it (`break-han.ts`); Western paragraphs are broken as a whole, so that a loose line near the top can
// buy a better one below it (`break-western.ts`).
//
// In: a measured text, where to begin, the width, and what the first line gives up at its start.
// Out: break positions only; `fill.ts` places the characters.

import { breakHan } from './break-han.ts'
import { breakWestern } from './break-western.ts'
import { type BreakAsk, type LineBreak, skipSpaces } from './line-break.ts'
import type { Measured } from './measure.ts'

export function breakLines(measured: Measured, start: number, ask: BreakAsk): readonly LineBreak[] {
  const from = skipSpaces(measured, start)
  if (from >= measured.count) return []
  return measured.style.han ? breakHan(measured, from, ask) : breakWestern(measured, from, ask)
}
