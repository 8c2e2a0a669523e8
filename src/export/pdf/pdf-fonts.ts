// The fonts of PDF files. Each face becomes one Type 0 font over a subset of its TrueType file. A code stands
// for a glyph together with the characters it was drawn for, so that text comes out of the file as it went in
// even where two characters share a glyph, or one glyph is several (a ligature). Codes are given in the order
// glyphs are met, and hold for every file made of the same drawn pages; a file has the glyphs of its own pages.

import type { FaceKey } from '../../model/publication.ts'
import type { PlacedGlyph } from '../../compose/type/glyphs.ts'
import type { ExportFonts } from '../export-fonts.ts'
import type { TrueTypeFont } from '../true-type/font-file.ts'
import { subsetTrueType } from '../true-type/subset.ts'
import { decimal, hex, type PdfObjects, type Ref, refText } from './pdf-objects.ts'

/** A glyph as it is drawn for certain characters. */
export interface GlyphUse {
  readonly code: number
  readonly glyph: number
  readonly text: string
  /** The code as it stands in a page's content. */
  readonly digits: string
  /** Advance in thousandths of the em, exactly as the file states it. */
  readonly width: number
}

export interface PdfFont {
  /** Name in a page's resources. */
  readonly name: string
  use(glyph: Pick<PlacedGlyph, 'glyph' | 'text'>): GlyphUse
  /** Writes the font into a file, with these uses of it. */
  addTo(objects: PdfObjects, uses: ReadonlySet<GlyphUse>): Ref
}

export interface PdfFonts {
  /** By the key of the library's face. */
  readonly font: (key: FaceKey) => PdfFont
}

export function createPdfFonts(fonts: ExportFonts): PdfFonts {
  const made = new Map<FaceKey, PdfFont>()
  return {
    font(key) {
      const known = made.get(key)
      if (known !== undefined) return known
      const font = createPdfFont(`F${made.size + 1}`, fonts.outlines(key))
      made.set(key, font)
      return font
    },
  }
}

function createPdfFont(name: string, font: TrueTypeFont): PdfFont {
  const byGlyph = new Map<number, GlyphUse[]>()
  // Code 0 is the empty box.
  let count = 1
  return {
    name,
    use({ glyph, text }) {
      let uses = byGlyph.get(glyph)
      if (uses === undefined) byGlyph.set(glyph, (uses = []))
      for (const use of uses) if (use.text === text) return use
      const width = em(font, font.advance(glyph))
      const use = { code: count, glyph, text, digits: hex(count, 4), width }
      uses.push(use)
      count += 1
      return use
    },
    addTo: (objects, uses) =>
      addFont(
        objects,
        font,
        [...uses].toSorted((left, right) => left.code - right.code),
      ),
  }
}

function em(font: TrueTypeFont, units: number): number {
  return Number(decimal((units * 1000) / font.unitsPerEm, 3))
}

/** `uses` in the order of their codes. */
function addFont(objects: PdfObjects, font: TrueTypeFont, uses: readonly GlyphUse[]): Ref {
  const glyphs: (number | null)[] = new Array<null>((uses.at(-1)?.code ?? 0) + 1).fill(null)
  glyphs[0] = 0
  for (const { code, glyph } of uses) glyphs[code] = glyph
  const fontName = `${subsetTag(uses)}+${font.name}`
  const { bounds } = font
  const subset = subsetTrueType(font, glyphs)
  const file = objects.addStream(`/Length1 ${subset.length}`, subset)
  const box = [bounds.left, bounds.bottom, bounds.right, bounds.top]
    .map((side) => decimal(em(font, side), 0))
    .join(' ')
  const descriptor = objects.add(
    `<</Type/FontDescriptor/FontName/${fontName}/Flags 4/FontBBox[${box}]` +
      `/ItalicAngle ${decimal(font.italicAngle, 2)}/Ascent ${decimal(em(font, font.ascender), 0)}` +
      `/Descent ${decimal(em(font, font.descender), 0)}/CapHeight ${decimal(em(font, font.capHeight), 0)}/StemV 80` +
      `/FontFile2 ${refText(file)}>>`,
  )
  const empty = em(font, font.advance(0))
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${fontName}` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${refText(descriptor)}/DW 1000/W[${widthArray([{ code: 0, width: empty }, ...uses])}]` +
      `/CIDToGIDMap/Identity>>`,
  )
  const unicode = objects.addStream('', new TextEncoder().encode(unicodeMap(uses)))
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${fontName}/Encoding/Identity-H` +
      `/DescendantFonts[${refText(descendant)}]/ToUnicode ${refText(unicode)}>>`,
  )
}

/** Stretches of widths other than the default. */
function widthArray(uses: readonly Pick<GlyphUse, 'code' | 'width'>[]): string {
  let text = ''
  let next = -1
  for (const { code, width } of uses) {
    if (width === 1000) continue
    text += code === next ? ` ${decimal(width, 3)}` : `${next < 0 ? '' : ']'}${code}[${decimal(width, 3)}`
    next = code + 1
  }
  return next < 0 ? text : `${text}]`
}

/** Six letters that differ between subsets: two files bound into one must not mix their fonts. */
function subsetTag(uses: readonly GlyphUse[]): string {
  let hash = 0x811c9dc5
  for (const { code, glyph, text } of uses) {
    const use = `${code} ${glyph} ${text}`
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

function unicodeMap(uses: readonly GlyphUse[]): string {
  const rows = uses
    .filter(({ text }) => text !== '')
    .map(({ digits, text }) => `<${digits}> <${utf16(text)}>`)
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
