// Draws pages once, however many files they stand in, and writes what they are made of into a file: fonts cut to
// the glyphs of its pages, pictures, the pages themselves.

import type { PlacedPage, PlacedPicture } from '../../compose/placed.ts'
import type { ExportFonts } from '../export-fonts.ts'
import { type Corner, type Ink, pageContent, type Piece } from './pdf-content.ts'
import { createPdfFonts, type GlyphUse, type PdfFont } from './pdf-fonts.ts'
import type { Deflate, PdfObjects, Ref } from './pdf-objects.ts'
import { refText } from './pdf-objects.ts'
import { addPicture, type PdfPicture } from './pdf-pictures.ts'

export interface DrawnPage {
  /** Packed; packing goes on while other pages are drawn. */
  readonly content: Promise<Uint8Array>
  readonly fonts: ReadonlyMap<PdfFont, ReadonlySet<GlyphUse>>
  readonly pictures: ReadonlyMap<string, PdfPicture>
}

export interface DrawerParts {
  readonly fonts: ExportFonts
  readonly pictures: (picture: PlacedPicture) => PdfPicture | null
  readonly deflate: Deflate
}

export interface PageWish {
  readonly page: PlacedPage
  readonly corner: Corner
  readonly pieces: () => readonly Piece[]
  /** Drawn over it all. */
  readonly over: string
}

export function createPageDrawer(parts: DrawerParts, ink: Ink): (wish: PageWish) => DrawnPage {
  const pdfFonts = createPdfFonts(parts.fonts)
  const known = new Map<PlacedPage, DrawnPage>()
  const names = new Map<string, string>()

  function draw({ corner, pieces, over }: PageWish): DrawnPage {
    const fonts = new Map<PdfFont, Set<GlyphUse>>()
    const pictures = new Map<string, PdfPicture>()
    const content = pageContent(pieces(), corner, {
      ink,
      fonts: parts.fonts,
      pdfFonts,
      drawn(font, use) {
        let uses = fonts.get(font)
        if (uses === undefined) fonts.set(font, (uses = new Set<GlyphUse>()))
        uses.add(use)
      },
      picture(placed) {
        const picture = parts.pictures(placed)
        if (picture === null) return null
        const { frame, crop } = placed
        const key = `${placed.picture} ${JSON.stringify(crop)} ${frame.width} ${frame.height}`
        const name = names.get(key) ?? `P${names.size + 1}`
        names.set(key, name)
        pictures.set(name, picture)
        return name
      },
    })
    return { content: parts.deflate(new TextEncoder().encode(content + over)), fonts, pictures }
  }

  return (wish) => {
    const before = known.get(wish.page)
    if (before !== undefined) return before
    const drawn = draw(wish)
    known.set(wish.page, drawn)
    return drawn
  }
}

/** The resources of pages in one file, by page. */
export type PageResources = (page: DrawnPage) => string

/** Adds the fonts and pictures the pages share. Every page names all fonts of the file. */
export function addResources(objects: PdfObjects, drawn: readonly DrawnPage[], more: string): PageResources {
  const uses = usesOf(drawn)
  const fonts = [...uses]
    .map(([font, used]) => `/${font.name} ${refText(font.addTo(objects, used))}`)
    .join('')
  const refs = new Map<string, Ref>()
  for (const { pictures } of drawn)
    for (const [name, picture] of pictures) if (!refs.has(name)) refs.set(name, addPicture(objects, picture))
  return ({ pictures }) => {
    const shown = [...pictures.keys()].map((name) => `/${name} ${refText(refs.get(name) as Ref)}`)
    return `<</Font<<${fonts}>>${shown.length === 0 ? '' : `/XObject<<${shown.join('')}>>`}${more}>>`
  }
}

/** The glyphs the pages draw, by font. */
export function usesOf(drawn: readonly DrawnPage[]): ReadonlyMap<PdfFont, ReadonlySet<GlyphUse>> {
  const uses = new Map<PdfFont, Set<GlyphUse>>()
  for (const { fonts } of drawn) {
    for (const [font, used] of fonts) {
      const all = uses.get(font)
      if (all === undefined) uses.set(font, new Set(used))
      else for (const use of used) all.add(use)
    }
  }
  return uses
}
