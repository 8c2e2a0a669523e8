// The fonts of one PDF file. Each face becomes one Type 0 font over a subset of its TrueType file. A
// code stands for a glyph together with the characters it was drawn for, so that text comes out of the file
// as it went in even where two characters share a glyph, or one glyph is several (a ligature).

import type { PlacedPage } from '../../compose/placed.ts'
import { byCodeUnit } from '../../base/order.ts'
import type { FaceKey } from '../../model/publication.ts'
import { type PlacedGlyph, runGlyphs } from '../../compose/type/glyphs.ts'
import { type ExportFonts, pageRuns } from '../export-fonts.ts'
import type { TrueTypeFont } from '../true-type/font-file.ts'
import { subsetTrueType } from '../true-type/subset.ts'
import { decimal, hex, type PdfObjects, type Ref, refText } from './pdf-objects.ts'

export interface PdfFont {
  /** Name in a page's resources. */
  readonly name: string
  readonly ref: Ref
  code(glyph: Pick<PlacedGlyph, 'glyph' | 'text'>): number
  /** Advance of a code in thousandths of the em, exactly as the file states it. */
  width(code: number): number
}

/** Writes the fonts the pages use; the result is looked up by the key of the library's face. */
export function addFonts(
  objects: PdfObjects,
  pages: readonly PlacedPage[],
  fonts: ExportFonts,
): ReadonlyMap<FaceKey, PdfFont> {
  const used = new Map<FaceKey, Map<string, number>>()
  for (const page of pages) {
    for (const run of pageRuns(page)) {
      const face = fonts.library.face(run.face)
      let glyphs = used.get(face.key)
      if (glyphs === undefined) used.set(face.key, (glyphs = new Map<string, number>()))
      for (const placed of runGlyphs(run, fonts.library)) glyphs.set(useOf(placed), placed.glyph)
    }
  }
  const keys = [...used.keys()].toSorted(byCodeUnit)
  return new Map(
    keys.map((key, index) => [
      key,
      addFont(objects, `F${index + 1}`, fonts.outlines(key), used.get(key) ?? new Map()),
    ]),
  )
}

function addFont(
  objects: PdfObjects,
  name: string,
  font: TrueTypeFont,
  used: ReadonlyMap<string, number>,
): PdfFont {
  const uses = [...used.keys()].toSorted(byCodeUnit)
  const codes = new Map(uses.map((use, index) => [use, index + 1]))
  const glyphs = [0, ...uses.map((use) => used.get(use) ?? 0)]
  const em = (units: number): number => Number(decimal((units * 1000) / font.unitsPerEm, 3))
  const widths = glyphs.map((glyph) => em(font.advance(glyph)))
  const fontName = `${subsetTag(uses)}+${font.name}`
  const { bounds } = font
  const subset = subsetTrueType(font, glyphs)
  const file = objects.addStream(`/Length1 ${subset.length}`, subset)
  const box = [bounds.left, bounds.bottom, bounds.right, bounds.top]
    .map((side) => decimal(em(side), 0))
    .join(' ')
  const descriptor = objects.add(
    `<</Type/FontDescriptor/FontName/${fontName}/Flags 4/FontBBox[${box}]` +
      `/ItalicAngle ${decimal(font.italicAngle, 2)}/Ascent ${decimal(em(font.ascender), 0)}` +
      `/Descent ${decimal(em(font.descender), 0)}/CapHeight ${decimal(em(font.capHeight), 0)}/StemV 80` +
      `/FontFile2 ${refText(file)}>>`,
  )
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${fontName}` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${refText(descriptor)}/DW 1000/W[${widthArray(widths)}]/CIDToGIDMap/Identity>>`,
  )
  const unicode = objects.addStream('', new TextEncoder().encode(unicodeMap(uses)))
  const ref = objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${fontName}/Encoding/Identity-H` +
      `/DescendantFonts[${refText(descendant)}]/ToUnicode ${refText(unicode)}>>`,
  )
  return {
    name,
    ref,
    code: (glyph) => codes.get(useOf(glyph)) ?? 0,
    width: (code) => widths[code] ?? 1000,
  }
}

/** The characters come after the glyph's number and a space. */
function useOf({ glyph, text }: Pick<PlacedGlyph, 'glyph' | 'text'>): string {
  return `${glyph} ${text}`
}

/** Stretches of widths other than the default. */
function widthArray(widths: readonly number[]): string {
  let text = ''
  let open = false
  for (const [code, width] of widths.entries()) {
    if (width === 1000) {
      if (open) text += ']'
      open = false
      continue
    }
    text += open ? ` ${decimal(width, 3)}` : `${code}[${decimal(width, 3)}`
    open = true
  }
  return open ? `${text}]` : text
}

/** Six letters that differ between subsets: two files bound into one must not mix their fonts. */
function subsetTag(uses: readonly string[]): string {
  let hash = 0x811c9dc5
  for (const use of uses) {
    for (let at = 0; at < use.length; at += 1) hash = Math.imul(hash ^ use.charCodeAt(at), 0x01000193) >>> 0
  }
  let tag = ''
  for (let letter = 0; letter < 6; letter += 1) {
    tag += String.fromCharCode(65 + (hash % 26))
    hash = Math.floor(hash / 26)
  }
  return tag
}

// A map may hold at most a hundred entries in one section.
const section = 100

function unicodeMap(uses: readonly string[]): string {
  const rows = uses.flatMap((use, index) => {
    const text = use.slice(use.indexOf(' ') + 1)
    return text === '' ? [] : [`<${hex(index + 1, 4)}> <${utf16(text)}>`]
  })
  let sections = ''
  for (let at = 0; at < rows.length; at += section) {
    const part = rows.slice(at, at + section)
    sections += `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar\n`
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n' +
    `${sections}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n`
  )
}

function utf16(text: string): string {
  let digits = ''
  for (let at = 0; at < text.length; at += 1) digits += hex(text.charCodeAt(at), 4)
  return digits
}
