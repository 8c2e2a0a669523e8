// Placed pages to PDFs for the press: text and rules on the K plate, fonts embedded as subsets with their
// Unicode, trim and bleed as set. In: placed pages, fonts, pictures as JPEG. Out: a file's bytes. A page is drawn
// once, however many files it stands in.

import type { PlacedPage, PlacedPicture } from '../../compose/placed.ts'
import type { ExportFonts } from '../export-fonts.ts'
import { pageContent } from './pdf-content.ts'
import { createPdfFonts, type GlyphUse, type PdfFont } from './pdf-fonts.ts'
import {
  createPdfObjects,
  decimal,
  type Deflate,
  type PdfObjects,
  points,
  type Ref,
  refText,
  textString,
} from './pdf-objects.ts'

/** A picture as it is drawn: cut to its crop, as JPEG without metadata. */
export interface PressPicture {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3 | 4
}

export interface PressParts {
  readonly fonts: ExportFonts
  readonly pictures: (picture: PlacedPicture) => PressPicture | null
  readonly deflate: Deflate
}

export interface Press {
  /** A file of these pages. The same pages asked for in the same order give the same bytes. */
  readonly file: (pages: readonly PlacedPage[], info: PdfInfo) => Promise<Uint8Array>
}

export interface PdfInfo {
  readonly title: string
  readonly author: string
  /** BCP 47. */
  readonly language: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** 32 hex digits that name this file. */
  readonly id: string
  readonly producer: string
  /** Entries of the outline: page by page, the headlines on each. */
  readonly outline: readonly {
    readonly title: string
    readonly page: number
    readonly headlines: readonly string[]
  }[]
}

interface DrawnPage {
  /** Packed; packing goes on while other pages are drawn. */
  readonly content: Promise<Uint8Array>
  readonly fonts: ReadonlyMap<PdfFont, ReadonlySet<GlyphUse>>
  readonly pictures: ReadonlyMap<string, PressPicture>
}

export function createPress(parts: PressParts): Press {
  const pdfFonts = createPdfFonts(parts.fonts)
  const known = new Map<PlacedPage, DrawnPage>()
  const names = new Map<string, string>()

  function draw(page: PlacedPage): DrawnPage {
    const fonts = new Map<PdfFont, Set<GlyphUse>>()
    const pictures = new Map<string, PressPicture>()
    const content = pageContent(page, {
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
        const key = `${placed.picture} ${JSON.stringify(placed.crop)}`
        const name = names.get(key) ?? `P${names.size + 1}`
        names.set(key, name)
        pictures.set(name, picture)
        return name
      },
    })
    return { content: parts.deflate(new TextEncoder().encode(content)), fonts, pictures }
  }

  return {
    file(pages, info) {
      const drawn = pages.map((page) => {
        const one = known.get(page) ?? draw(page)
        known.set(page, one)
        return one
      })
      return writeFile(createPdfObjects(parts.deflate), pages, drawn, info)
    },
  }
}

function writeFile(
  objects: PdfObjects,
  pages: readonly PlacedPage[],
  drawn: readonly DrawnPage[],
  info: PdfInfo,
): Promise<Uint8Array> {
  const uses = new Map<PdfFont, ReadonlySet<GlyphUse>>()
  for (const { fonts } of drawn)
    for (const [font, used] of fonts) uses.set(font, new Set([...(uses.get(font) ?? []), ...used]))
  const fontEntries = [...uses].map(([font, used]) => `/${font.name} ${refText(font.addTo(objects, used))}`)
  const pictureRefs = new Map<string, Ref>()
  for (const { pictures } of drawn)
    for (const [name, picture] of pictures)
      if (!pictureRefs.has(name)) pictureRefs.set(name, addPicture(objects, picture))
  const tree = objects.reserve()

  const pageRefs = pages.map((page, index) => {
    const { content, pictures } = drawn[index] as DrawnPage
    const stream = objects.addPacked('/Filter/FlateDecode', content)
    const onPage = [...pictures.keys()].map((name) => `/${name} ${refText(pictureRefs.get(name) as Ref)}`)
    const right = page.width + 2 * page.bleed
    const top = page.height + 2 * page.bleed
    const media = `0 0 ${points(right)} ${points(top)}`
    const trim = `${points(page.bleed)} ${points(page.bleed)} ${points(page.bleed + page.width)} ${points(page.bleed + page.height)}`
    return objects.add(
      `<</Type/Page/Parent ${refText(tree)}/MediaBox[${media}]/BleedBox[${media}]/TrimBox[${trim}]` +
        `/Resources<</Font<<${fontEntries.join('')}>>${onPage.length === 0 ? '' : `/XObject<<${onPage.join('')}>>`}>>` +
        `/Contents ${refText(stream)}>>`,
    )
  })

  objects.put(tree, `<</Type/Pages/Kids[${pageRefs.map(refText).join(' ')}]/Count ${pageRefs.length}>>`)
  const labels = pages.map((page, index) => `${index}<</P${textString(page.label)}>>`).join('')
  const outline = addOutline(objects, info, pageRefs, pages)
  const root = objects.add(
    `<</Type/Catalog/Pages ${refText(tree)}/PageLabels<</Nums[${labels}]>>/Lang${textString(info.language)}` +
      `/ViewerPreferences<</DisplayDocTitle true>>${outline === null ? '' : `/Outlines ${refText(outline)}`}>>`,
  )
  const made = `(D:${info.date.replaceAll('-', '')}000000Z)`
  const about = objects.add(
    `<</Title${textString(info.title)}/Author${textString(info.author)}/Producer${textString(info.producer)}` +
      `/CreationDate${made}/ModDate${made}/Trapped/False>>`,
  )
  return objects.finish(root, about, info.id)
}

function addPicture(objects: PdfObjects, picture: PressPicture): Ref {
  // A CMYK JPEG keeps its values upside down.
  const space = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]' }[
    picture.channels
  ]
  return objects.addPacked(
    `/Type/XObject/Subtype/Image/Width ${picture.width}/Height ${picture.height}` +
      `/ColorSpace${space}/BitsPerComponent 8/Filter/DCTDecode`,
    picture.jpeg,
  )
}

interface OutlineEntry {
  readonly title: string
  readonly page: number
  readonly children: readonly OutlineEntry[]
}

function addOutline(
  objects: PdfObjects,
  info: PdfInfo,
  pageRefs: readonly Ref[],
  pages: readonly PlacedPage[],
): Ref | null {
  const entries: readonly OutlineEntry[] = info.outline.map((entry) => ({
    title: entry.title,
    page: entry.page,
    children: entry.headlines.map((title) => ({ title, page: entry.page, children: [] })),
  }))
  if (entries.length === 0) return null
  const target = (page: number): string => {
    const ref = pageRefs[page]
    const height = pages[page]
    return ref === undefined || height === undefined ? '' : `/Dest[${refText(ref)}/Fit]`
  }
  const addLevel = (
    level: readonly OutlineEntry[],
    parent: Ref,
  ): { readonly first: Ref; readonly last: Ref } | null => {
    const refs = level.map(() => objects.reserve())
    for (const [index, entry] of level.entries()) {
      const ref = refs[index] as Ref
      const children = addLevel(entry.children, ref)
      const before = refs[index - 1]
      const after = refs[index + 1]
      objects.put(
        ref,
        `<</Title${textString(entry.title)}/Parent ${refText(parent)}${target(entry.page)}` +
          (before === undefined ? '' : `/Prev ${refText(before)}`) +
          (after === undefined ? '' : `/Next ${refText(after)}`) +
          (children === null
            ? ''
            : `/First ${refText(children.first)}/Last ${refText(children.last)}/Count ${decimal(-entry.children.length, 0)}`) +
          '>>',
      )
    }
    const first = refs[0]
    const last = refs.at(-1)
    return first === undefined || last === undefined ? null : { first, last }
  }
  const root = objects.reserve()
  const ends = addLevel(entries, root)
  if (ends === null) return null
  objects.put(
    root,
    `<</Type/Outlines/First ${refText(ends.first)}/Last ${refText(ends.last)}/Count ${entries.length}>>`,
  )
  return root
}
