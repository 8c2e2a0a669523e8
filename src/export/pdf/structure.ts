// The structure tree of a tagged file (ISO 32000-1, 14.7): elements that say what the numbered pieces of its pages are,
// the tree that leads back from a piece to its element, and the links that belong to both.

import type { Box } from '../../compose/placed.ts'
import type { Corner } from './pdf-content.ts'
import { type PdfObjects, points, type Ref, refText } from './pdf-objects.ts'
import { textString } from './pdf-strings.ts'
import type { Tag, TaggedPage, TagLink } from './tagged-page.ts'

export interface StructuredPage {
  readonly ref: Ref
  readonly title: string
  readonly tagged: TaggedPage
  readonly corner: Corner
}

export interface Structure {
  readonly root: Ref
  /** Link annotations of each page, in the order they are read. */
  readonly links: readonly (readonly Ref[])[]
}

/** `target` is what a link's annotation says of where it leads; null where that is not laid out. */
export function addStructure(
  objects: PdfObjects,
  pages: readonly StructuredPage[],
  target: (link: TagLink) => string | null,
): Structure {
  const root = objects.reserve()
  const document = objects.reserve()
  const parents: Ref[][] = pages.map(() => [])
  const linkParents: Ref[] = []
  const links: Ref[][] = pages.map(() => [])

  const addTag = (tag: Tag, parent: Ref, index: number): Ref => {
    const { ref: page, corner } = pages[index] as StructuredPage
    const own = objects.reserve()
    const kids = tag.kids.map((kid) => {
      if (typeof kid !== 'number') return refText(addTag(kid, own, index))
      ;(parents[index] as Ref[])[kid] = own
      return String(kid)
    })
    const leads = tag.link === undefined ? null : target(tag.link)
    if (tag.link !== undefined && leads !== null) {
      // Keys of pages come first in the parent tree, then those of links.
      const key = pages.length + linkParents.push(own) - 1
      const link = objects.add(
        `<</Type/Annot/Subtype/Link/Rect[${sides(tag.link.area, corner)}]/Border[0 0 0]/F 4` +
          `/Contents${textString(tag.link.words)}/StructParent ${key}${leads}>>`,
      )
      ;(links[index] as Ref[]).push(link)
      kids.push(`<</Type/OBJR/Obj ${refText(link)}/Pg ${refText(page)}>>`)
    }
    // A link that leads nowhere is a line of text.
    const name = tag.link !== undefined && leads === null ? 'Span' : tag.name
    const { title, figure } = tag
    objects.put(
      own,
      `<</Type/StructElem/S/${name}/P ${refText(parent)}/Pg ${refText(page)}/K[${kids.join(' ')}]` +
        (title === undefined || title === '' ? '' : `/T${textString(title)}`) +
        (figure === undefined
          ? ''
          : `/Alt${textString(figure.alt)}/A<</O/Layout/Placement/Block/BBox[${sides(figure.box, corner)}]>>`) +
        '>>',
    )
    return own
  }

  const sections = pages.map(({ ref, title, tagged }, index) => {
    const section = objects.reserve()
    const kids = tagged.tags.map((tag) => refText(addTag(tag, section, index)))
    objects.put(
      section,
      `<</Type/StructElem/S/Sect/P ${refText(document)}/Pg ${refText(ref)}/T${textString(title)}/K[${kids.join(' ')}]>>`,
    )
    return refText(section)
  })
  objects.put(document, `<</Type/StructElem/S/Document/P ${refText(root)}/K[${sections.join(' ')}]>>`)
  const rows = [
    ...parents.map((refs, index) => `${index}[${refs.map(refText).join(' ')}]`),
    ...linkParents.map((ref, index) => `${pages.length + index} ${refText(ref)}`),
  ]
  const tree = objects.add(`<</Nums[${rows.join(' ')}]>>`)
  objects.put(
    root,
    `<</Type/StructTreeRoot/K ${refText(document)}/ParentTree ${refText(tree)}/ParentTreeNextKey ${rows.length}>>`,
  )
  return { root, links }
}

function sides(box: Box, { left, top }: Corner): string {
  const [x, y] = [left + box.x, top - box.y]
  return [x, y - box.height, x + box.width, y].map(points).join(' ')
}
