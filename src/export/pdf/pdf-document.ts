// What every kind of file says of itself in the same way.

import type { PlacedPage } from '../../compose/placed.ts'
import type { PdfInfo } from './pdf-info.ts'
import type { PdfObjects, Ref } from './pdf-objects.ts'
import { textString } from './pdf-strings.ts'
import { type PdfClaim, xmpPacket } from './xmp.ts'

/** The information dictionary; `more` are entries only this kind has. */
export function documentInfo(info: PdfInfo, more = ''): string {
  const made = `(D:${info.date.replaceAll('-', '')}000000Z)`
  const producer = textString(info.producer)
  return (
    `<</Title${textString(info.title)}/Author${textString(info.author)}/Creator${producer}/Producer${producer}` +
    `/CreationDate${made}/ModDate${made}/Trapped/False${more}>>`
  )
}

/** Not packed: whoever looks for it finds it without reading the file's structure. */
export function metadata(objects: PdfObjects, info: PdfInfo, claim: PdfClaim): Ref {
  return objects.addPacked('/Type/Metadata/Subtype/XML', new TextEncoder().encode(xmpPacket(info, claim)))
}

export function pageLabels(pages: readonly PlacedPage[]): string {
  return `<</Nums[${pages.map((page, index) => `${index}<</P${textString(page.label)}>>`).join('')}]>>`
}
