// Where the ink of a run is by the engine's geometry and the outlines in the font file, in milli-points from
// the page's left edge; null for a run of spaces.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Run } from '../../src/compose/placed.ts'
import { runGlyphs } from '../../src/compose/type/glyphs.ts'
import { partsOf, readTrueType, type TrueTypeFont, viewOf } from '../../src/export/true-type/font-file.ts'
import { realFonts } from './paper.ts'

const fonts = new Map<string, TrueTypeFont>()

export function fontOf(face: string): TrueTypeFont {
  let font = fonts.get(face)
  if (font === undefined) {
    const path = fileURLToPath(new URL(`../../out/fonts/${face}.ttf`, import.meta.url))
    fonts.set(face, (font = readTrueType(partsOf(readFileSync(path)))))
  }
  return font
}

export function inkOfRun(run: Run): { readonly left: number; readonly right: number } | null {
  const font = fontOf(run.face)
  const unit = (run.size * run.scale) / (1000 * font.unitsPerEm)
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  for (const glyph of runGlyphs(run, realFonts())) {
    const outline = font.glyph(glyph.glyph)
    if (outline.length === 0) continue
    const view = viewOf(outline)
    left = Math.min(left, glyph.x + view.getInt16(2) * unit)
    right = Math.max(right, glyph.x + view.getInt16(6) * unit)
  }
  return left < right ? { left, right } : null
}
