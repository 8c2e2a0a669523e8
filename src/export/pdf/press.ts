// Placed pages to PDFs for the press: PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003 (ISO 15930-4). Text and rules are on the
// K plate and overprint; pictures come in colours of the press already and knock out. In: placed pages, fonts,
// pictures, the press's profile. Out: a file's bytes. A page is drawn once, however many files it stands in.
//
// Nothing here has transparency, layers, annotations or actions, so that one way of drawing is right for both standards.

import type { PlacedPage } from '../../compose/placed.ts'
import type { Publication } from '../../model/publication.ts'
import { addOutline } from './outline.ts'
import type { OutputProfile } from './output-profile.ts'
import { addResources, createPageDrawer, type DrawerParts, type DrawnPage } from './page-drawer.ts'
import { type Corner, type Ink, plainPieces } from './pdf-content.ts'
import { documentInfo, metadata, pageLabels } from './pdf-document.ts'
import type { PdfInfo } from './pdf-info.ts'
import { createPdfObjects, type PdfObjects, points, type Ref, refText } from './pdf-objects.ts'
import { asciiString, textString } from './pdf-strings.ts'
import { allPlates, markContent, markRoom, slugPieces } from './press-marks.ts'

export type PressStandard = 'x4' | 'x1a'

const standardNames = { x4: 'PDF/X-4', x1a: 'PDF/X-1a:2003' } as const

export interface PressParts extends DrawerParts {
  readonly standard: PressStandard
  readonly profile: OutputProfile
  /** What the slug line needs to know; null for a file without marks. */
  readonly marks: { readonly publication: Publication; readonly date: string } | null
}

export interface Press {
  /** A file of these pages. The same pages asked for in the same order give the same bytes. */
  readonly file: (pages: readonly PlacedPage[], info: PdfInfo) => Promise<Uint8Array>
}

// Black goes on top of what is there and takes nothing out of it: a plate that is a hair off shows no white edge
// around the letters. With OPM 1 a colour of 0 leaves a plate alone (ISO 32000-1, 8.6.7).
const overprint = '<</Type/ExtGState/OP true/op true/OPM 1>>'
const knockout = '<</Type/ExtGState/OP false/op false/OPM 0>>'

const ink: Ink = {
  black: '/GB gs\n0 0 0 1 k\n',
  picture: '/GK gs ',
  field: '/GK gs 0 0 0 0.1 k',
}

export function createPress(parts: PressParts): Press {
  const drawPage = createPageDrawer(parts, ink)
  const room = parts.marks === null ? 0 : markRoom
  const packedProfile = parts.deflate(parts.profile.bytes)
  const corner = (page: PlacedPage): Corner => ({
    left: room + page.bleed,
    top: room + page.bleed + page.height,
  })

  function draw(page: PlacedPage): DrawnPage {
    const { marks } = parts
    const at = corner(page)
    return drawPage({
      page,
      corner: at,
      pieces: () => [
        ...plainPieces(page),
        ...(marks === null
          ? []
          : slugWords(parts, page).flatMap((words) =>
              slugPieces(page, words, marks.publication, parts.fonts.library),
            )),
      ],
      over: marks === null ? '' : markContent(page, at),
    })
  }

  return {
    file(pages, info) {
      const objects = createPdfObjects(parts.deflate)
      const drawn = pages.map(draw)
      const states = `/ExtGState<</GB ${refText(objects.add(overprint))}/GK ${refText(objects.add(knockout))}>>`
      const resources = addResources(objects, drawn, states + (parts.marks === null ? '' : allPlates))
      const tree = objects.reserve()
      const pageRefs = pages.map((page, index) => {
        const one = drawn[index] as DrawnPage
        return addPage(objects, tree, page, one, resources(one), corner(page), room)
      })
      objects.put(tree, `<</Type/Pages/Kids[${pageRefs.map(refText).join(' ')}]/Count ${pageRefs.length}>>`)
      const outline = addOutline(objects, info.outline, (page, spot) => {
        const [ref, placed] = [pageRefs[page], pages[page]]
        if (ref === undefined || placed === undefined) return null
        if (spot === null) return `[${refText(ref)}/Fit]`
        const { left, top } = corner(placed)
        return `[${refText(ref)}/XYZ ${points(left + spot.x)} ${points(top - spot.y)} null]`
      })
      const claim = standardNames[parts.standard]
      const root = objects.add(
        `<</Type/Catalog/Pages ${refText(tree)}/PageLabels${pageLabels(pages)}/Lang${textString(info.language)}` +
          `/ViewerPreferences<</DisplayDocTitle true>>${outline === null ? '' : `/Outlines ${refText(outline)}`}` +
          `/Metadata ${refText(metadata(objects, info, claim))}` +
          `/OutputIntents[${refText(addIntent(objects, parts.profile, packedProfile))}]>>`,
      )
      // X-1a is claimed here (ISO 15930-4, clause 5); X-4 in the metadata, and here for readers that look no further.
      const about = objects.add(documentInfo(info, `/GTS_PDFXVersion${asciiString(claim)}`))
      return objects.finish({
        version: parts.standard === 'x4' ? '1.6' : '1.4',
        root,
        info: about,
        id: info.id,
        pack: false,
      })
    },
  }
}

/** What the slug line of a page says; nothing in a file without marks. */
export function slugWords({ marks, standard, profile }: PressParts, page: PlacedPage): readonly string[] {
  if (marks === null) return []
  return [[marks.publication.name, marks.date, page.label, standardNames[standard], profile.name].join('   ')]
}

function addPage(
  objects: PdfObjects,
  tree: Ref,
  page: PlacedPage,
  drawn: DrawnPage,
  resources: string,
  { left, top }: Corner,
  room: number,
): Ref {
  const stream = objects.addPacked('/Filter/FlateDecode', drawn.content)
  const box = (edge: number): string =>
    `[${[left - edge, top - page.height - edge, left + page.width + edge, top + edge].map(points).join(' ')}]`
  return objects.add(
    `<</Type/Page/Parent ${refText(tree)}/MediaBox${box(page.bleed + room)}/BleedBox${box(page.bleed)}` +
      `/TrimBox${box(0)}/Resources${resources}/Contents ${refText(stream)}>>`,
  )
}

/**
 * The intended press. The profile is of no condition in the registry of characterizations, so the identifier is
 * the one the reference keeps for that, the profile is embedded, and no registry is named (ISO 32000-1, table 365).
 */
function addIntent(objects: PdfObjects, profile: OutputProfile, packed: Promise<Uint8Array>): Ref {
  const stream = objects.addPacked('/N 4/Alternate/DeviceCMYK/Filter/FlateDecode', packed)
  const name = asciiString(profile.name)
  return objects.add(
    `<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier(Custom)/OutputCondition${name}/Info${name}` +
      `/DestOutputProfile ${refText(stream)}>>`,
  )
}
