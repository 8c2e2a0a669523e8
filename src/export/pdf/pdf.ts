// Placed pages to a PDF for the press: text and rules on the K plate, fonts embedded as subsets with
// their Unicode, trim and bleed as set. In: placed pages, fonts, pictures as JPEG. Out: one file's bytes.

import type { PictureId } from '../../base/ids.ts'
import type { PlacedPage, PlacedPicture } from '../../compose/placed.ts'
import type { ExportFonts } from '../export-fonts.ts'
import { pageContent } from './pdf-content.ts'
import { addFonts } from './pdf-fonts.ts'
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

export interface PdfWishes {
  readonly pages: readonly PlacedPage[]
  readonly fonts: ExportFonts
  readonly pictures: (picture: PlacedPicture) => PressPicture | null
  readonly deflate: Deflate
  readonly info: PdfInfo
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

export function makePdf(wishes: PdfWishes): Uint8Array {
  const { pages, fonts, info } = wishes
  const objects = createPdfObjects(wishes.deflate)
  const pdfFonts = addFonts(objects, pages, fonts)
  const fontEntries = [...pdfFonts.values()].map((font) => `/${font.name} ${refText(font.ref)}`).join('')
  const tree = objects.reserve()
  const drawn = new Map<PictureId, { readonly name: string; readonly ref: Ref; readonly crop: string }[]>()
  let pictureCount = 0

  const pageRefs = pages.map((page) => {
    const onPage = new Map<string, Ref>()
    const content = pageContent(page, {
      fonts,
      pdfFonts,
      picture(placed) {
        const crop = JSON.stringify(placed.crop)
        const known = drawn.get(placed.picture)?.find((one) => one.crop === crop)
        if (known !== undefined) {
          onPage.set(known.name, known.ref)
          return known.name
        }
        const picture = wishes.pictures(placed)
        if (picture === null) return null
        pictureCount += 1
        const name = `P${pictureCount}`
        const ref = addPicture(objects, picture)
        drawn.set(placed.picture, [...(drawn.get(placed.picture) ?? []), { name, ref, crop }])
        onPage.set(name, ref)
        return name
      },
    })
    const stream = objects.addStream('', new TextEncoder().encode(content))
    const pictures = [...onPage].map(([name, ref]) => `/${name} ${refText(ref)}`).join('')
    const right = page.width + 2 * page.bleed
    const top = page.height + 2 * page.bleed
    const media = `0 0 ${points(right)} ${points(top)}`
    const trim = `${points(page.bleed)} ${points(page.bleed)} ${points(page.bleed + page.width)} ${points(page.bleed + page.height)}`
    return objects.add(
      `<</Type/Page/Parent ${refText(tree)}/MediaBox[${media}]/BleedBox[${media}]/TrimBox[${trim}]` +
        `/Resources<</Font<<${fontEntries}>>${pictures === '' ? '' : `/XObject<<${pictures}>>`}>>` +
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
