// White between the words of a set line, as its glyphs are placed: that is what the PDF and the window draw.

import type { SetLine } from '../../src/compose/para/fill.ts'
import { runGlyphs } from '../../src/compose/type/glyphs.ts'
import { realFonts } from './paper.ts'

/** In points. */
export function wordGaps({ runs }: SetLine): readonly number[] {
  const gaps: number[] = []
  let end = 0
  let inWord = true
  for (const run of runs) {
    const glyphs = runGlyphs(run, realFonts())
    for (const glyph of glyphs) {
      if (glyph.text === ' ') {
        if (inWord && glyph !== glyphs[0]) end = glyph.x - run.spacing
        inWord = false
      } else if (!inWord) {
        gaps.push((glyph.x - end) / 1000)
        inWord = true
      }
    }
    if (inWord) end = run.x + run.width
  }
  return gaps
}
