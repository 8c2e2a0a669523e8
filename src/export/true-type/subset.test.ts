import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isComposite, partsOf, readTrueType } from './font-file.ts'
import { subsetTrueType } from './subset.ts'

// Curly quotes and digits of this face are made of parts.
const path = new URL('../../../out/fonts/serif.ttf', import.meta.url)

test('a font is the same after a subset was taken of it, though its bytes are a Buffer', () => {
  const file = readFileSync(path)
  const before = Buffer.from(file)
  const font = readTrueType(partsOf(file))
  const glyphs = Array.from({ length: font.glyphCount }, (_, glyph) => glyph)
  const parts = glyphs.filter((glyph) => isComposite(font.glyph(glyph)))
  expect(parts.length).toBeGreaterThan(10)
  const first = subsetTrueType(font, [0, ...parts.slice(0, 10)])
  expect(file.equals(before)).toBe(true)
  expect(subsetTrueType(font, [0, ...parts.slice(0, 10)])).toEqual(first)
})
