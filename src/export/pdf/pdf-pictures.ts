// Pictures in a PDF: pixels that are packed already, in a colour space of the device.

import type { PdfObjects, Ref } from './pdf-objects.ts'

/** A picture as it is drawn: cut to what its frame shows, without notes. */
export interface PdfPicture {
  readonly bytes: Uint8Array
  /** `jpeg`, or `flate` for pixels that are packed without loss. */
  readonly packing: 'jpeg' | 'flate'
  readonly width: number
  readonly height: number
  /** Grey, RGB, CMYK. */
  readonly channels: 1 | 3 | 4
}

const spaces = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' } as const

export function addPicture(objects: PdfObjects, picture: PdfPicture): Ref {
  const { bytes, packing, width, height, channels } = picture
  // A CMYK JPEG keeps its values upside down.
  const decode = packing === 'jpeg' && channels === 4 ? '/Decode[1 0 1 0 1 0 1 0]' : ''
  return objects.addPacked(
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace${spaces[channels]}${decode}` +
      `/BitsPerComponent 8/Filter/${packing === 'jpeg' ? 'DCTDecode' : 'FlateDecode'}`,
    bytes,
  )
}
