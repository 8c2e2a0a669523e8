// The outline (bookmarks) of a file: pages, and below each the headlines that stand on it.

import type { OutlinePage, Spot } from './pdf-info.ts'
import { decimal, type PdfObjects, type Ref, refText } from './pdf-objects.ts'
import { textString } from './pdf-strings.ts'

/** A destination on a page of the file: the spot at the top of the window, or the page as a whole. */
export type Destination = (page: number, spot: Spot | null) => string | null

interface Entry {
  readonly title: string
  readonly page: number
  readonly spot: Spot | null
  readonly children: readonly Entry[]
}

/** Null when there is nothing to list. */
export function addOutline(
  objects: PdfObjects,
  outline: readonly OutlinePage[],
  destination: Destination,
): Ref | null {
  const entries: readonly Entry[] = outline.map(({ title, page, headlines }) => ({
    title,
    page,
    spot: null,
    children: headlines.map((one) => ({ title: one.title, page, spot: one.spot, children: [] })),
  }))
  if (entries.length === 0) return null
  const root = objects.reserve()
  const ends = addLevel(objects, entries, root, destination)
  objects.put(root, `<</Type/Outlines${ends}/Count ${entries.length}>>`)
  return root
}

/** Adds the entries of one level; gives what their parent says of them. */
function addLevel(
  objects: PdfObjects,
  level: readonly Entry[],
  parent: Ref,
  destination: Destination,
): string {
  const refs = level.map(() => objects.reserve())
  const link = (key: string, ref: Ref | undefined): string =>
    ref === undefined ? '' : `/${key} ${refText(ref)}`
  for (const [index, { title, page, spot, children }] of level.entries()) {
    const ref = refs[index] as Ref
    const below = addLevel(objects, children, ref, destination)
    const target = destination(page, spot)
    objects.put(
      ref,
      `<</Title${textString(title)}/Parent ${refText(parent)}${target === null ? '' : `/Dest${target}`}` +
        link('Prev', refs[index - 1]) +
        link('Next', refs[index + 1]) +
        (below === '' ? '' : `${below}/Count ${decimal(-children.length, 0)}`) +
        '>>',
    )
  }
  return link('First', refs[0]) + link('Last', refs.at(-1))
}
