// Width and height of a JPEG, read from its frame header (ITU-T T.81, B.2.2): what a picture item says of its file
// must be true of the file that is sent, not of the original.

export interface PixelSize {
  readonly width: number
  readonly height: number
}

export function jpegSize(bytes: Uint8Array): PixelSize | null {
  const word = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  if (word(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    // Frames of all kinds; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: word(at + 5), width: word(at + 7) }
    }
    at += 2 + word(at + 2)
  }
  return null
}
