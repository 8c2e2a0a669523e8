// Placed pages to PDFs for reading on screens and by machine: the same pages in grey and RGB, cut to the trimmed page,
// tagged in reading order, with bookmarks and links from jump line to turn line. In: the issue as the replica edition
// models it, fonts, pictures in RGB. Out: a file's bytes. A page is drawn once, however many files it stands in.

import type { ArticleId } from '../../base/ids.ts'
import type { PlacedStory } from '../../compose/placed.ts'
import type { SiteIssue, SitePage } from '../site/site-issue.ts'
import { addOutline } from './outline.ts'
import { addResources, createPageDrawer, type DrawerParts, type DrawnPage, usesOf } from './page-drawer.ts'
import type { Corner, Ink } from './pdf-content.ts'
import { documentInfo, metadata, pageLabels } from './pdf-document.ts'
import type { PdfInfo, Spot } from './pdf-info.ts'
import { blockSpot } from './pdf-outline.ts'
import { createPdfObjects, points, type Ref, refText } from './pdf-objects.ts'
import { asciiString, textString } from './pdf-strings.ts'
import { addStructure } from './structure.ts'
import { type TaggedPage, taggedPage, type TagLink } from './tagged-page.ts'

export interface ReadingParts extends DrawerParts {
  readonly site: SiteIssue
}

export interface Reading {
  /** A file of these pages of the site. The same pages asked for in the same order give the same bytes. */
  readonly file: (pages: readonly SitePage[], info: PdfInfo) => Promise<Uint8Array>
}

const ink: Ink = { black: '0 g\n', picture: '', field: '0.9 g' }

/** Name of the file a page has of its own; the files of an issue stand in one folder. */
function pageFile(page: SitePage): string {
  return `${page.name}.pdf`
}

export function createReading(parts: ReadingParts): Reading {
  const { site } = parts
  const drawPage = createPageDrawer(parts, ink)
  const known = new Map<SitePage, TaggedPage>()
  const tags = (page: SitePage): TaggedPage => {
    const tagged = known.get(page) ?? taggedPage(site, page)
    known.set(page, tagged)
    return tagged
  }
  const corner = ({ placed }: SitePage): Corner => ({ left: 0, top: placed.height })
  const places = partPlaces(site)

  return {
    file(pages, info) {
      const objects = createPdfObjects(parts.deflate)
      const drawn = pages.map((page) =>
        drawPage({ page: page.placed, corner: corner(page), pieces: () => tags(page).pieces, over: '' }),
      )
      const resources = addResources(objects, drawn, '')
      const tree = objects.reserve()
      const refs = pages.map(() => objects.reserve())
      const inFile = (page: SitePage, spot: Spot | null): string | null => {
        const ref = refs[pages.indexOf(page)]
        return ref === undefined ? null : destination(refText(ref), corner(page), spot)
      }
      const { root: structure, links } = addStructure(
        objects,
        pages.map((page, index) => ({
          ref: refs[index] as Ref,
          title: page.title,
          tagged: tags(page),
          corner: corner(page),
        })),
        (link) => linkTarget(link, places, inFile),
      )
      for (const [index, page] of pages.entries()) {
        const { placed } = page
        const one = drawn[index] as DrawnPage
        const stream = objects.addPacked('/Filter/FlateDecode', one.content)
        const annots = (links[index] ?? []).map(refText).join(' ')
        objects.put(
          refs[index] as Ref,
          `<</Type/Page/Parent ${refText(tree)}/MediaBox[0 0 ${points(placed.width)} ${points(placed.height)}]` +
            `/Resources${resources(one)}/Contents ${refText(stream)}/StructParents ${index}/Tabs/S` +
            `${annots === '' ? '' : `/Annots[${annots}]`}>>`,
        )
      }
      objects.put(tree, `<</Type/Pages/Kids[${refs.map(refText).join(' ')}]/Count ${refs.length}>>`)
      const outline = addOutline(objects, info.outline, (index, spot) => {
        const page = pages[index]
        return page === undefined ? null : inFile(page, spot)
      })
      const root = objects.add(
        `<</Type/Catalog/Pages ${refText(tree)}/PageLabels${pageLabels(pages.map(({ placed }) => placed))}` +
          `/Lang${textString(info.language)}/MarkInfo<</Marked true>>/StructTreeRoot ${refText(structure)}` +
          `/ViewerPreferences<</DisplayDocTitle true>>` +
          (outline === null ? '' : `/Outlines ${refText(outline)}`) +
          `/Metadata ${refText(metadata(objects, info, isAccessible(drawn) ? 'PDF/UA-1' : null))}>>`,
      )
      const about = objects.add(documentInfo(info))
      return objects.finish({ version: '1.7', root, info: about, id: info.id, pack: true })
    },
  }
}

/** Where each part of each article is laid out. */
type PartPlaces = ReadonlyMap<string, { readonly page: SitePage; readonly spot: Spot }>

function partPlaces(site: SiteIssue): PartPlaces {
  const places = new Map<string, { page: SitePage; spot: Spot }>()
  for (const page of site.pages)
    for (const block of page.placed.blocks)
      if (block.kind === 'story')
        places.set(partKey(block.article, block.part), { page, spot: blockSpot(block) })
  return places
}

function partKey(article: ArticleId, part: PlacedStory['part']): string {
  return `${part} ${article}`
}

/** In this file where the page is in it, else in the file of its page, which stands beside this one. */
function linkTarget(
  { article, part }: TagLink,
  places: PartPlaces,
  inFile: (page: SitePage, spot: Spot) => string | null,
): string | null {
  const place = places.get(partKey(article, part))
  if (place === undefined) return null
  const { page, spot } = place
  const here = inFile(page, spot)
  if (here !== null) return `/Dest${here}`
  const file = asciiString(pageFile(page))
  const there = destination('0', { left: 0, top: page.placed.height }, spot)
  return `/A<</S/GoToR/F<</Type/Filespec/F${file}/UF${file}>>/D${there}>>`
}

function destination(page: string, { left, top }: Corner, spot: Spot | null): string {
  if (spot === null) return `[${page}/Fit]`
  return `[${page}/XYZ ${points(left + spot.x)} ${points(top - spot.y)} null]`
}

/**
 * What can't be promised of every text: that each glyph stands for characters, and that a face had each character
 * (ISO 14289-1, 7.21.7 and 7.21.8). A file with an empty box in it does not claim the standard.
 */
function isAccessible(drawn: readonly DrawnPage[]): boolean {
  return [...usesOf(drawn).values()].every((uses) =>
    [...uses].every(({ glyph, text }) => glyph !== 0 && text !== ''),
  )
}
