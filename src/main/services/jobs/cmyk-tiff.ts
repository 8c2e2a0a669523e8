// Raw CMYK pixels in the smallest TIFF there is. libvips takes four raw channels for RGB with an alpha channel; in a
// file they are what they are said to be.

const entry = 12

/** TIFF 6.0, section 16: 8 bits a channel, one strip, not packed. `profile` says what the inks look like. */
export function cmykTiff(
  pixels: Uint8Array,
  width: number,
  height: number,
  profile: Uint8Array | null = null,
): Buffer {
  const bits = [8, 8, 8, 8]
  const count = profile === null ? 10 : 11
  const bitsAt = 8 + 2 + count * entry + 4
  const profileAt = bitsAt + bits.length * 2
  const pixelsAt = profileAt + (profile === null ? 0 : profile.length + (profile.length % 2))
  const file = Buffer.alloc(pixelsAt + pixels.length)
  file.write('II', 0, 'latin1')
  file.writeUInt16LE(42, 2)
  file.writeUInt32LE(8, 4)
  file.writeUInt16LE(count, 8)
  let at = 10
  const [short, long, bytes] = [3, 4, 7]
  const add = (tag: number, type: number, values: number, value: number): void => {
    file.writeUInt16LE(tag, at)
    file.writeUInt16LE(type, at + 2)
    file.writeUInt32LE(values, at + 4)
    // Little-endian: a short value stands in the first half of its place.
    file.writeUInt32LE(value, at + 8)
    at += entry
  }
  add(256, long, 1, width)
  add(257, long, 1, height)
  add(258, short, bits.length, bitsAt)
  add(259, short, 1, 1)
  // Separated, in the order cyan, magenta, yellow, black.
  add(262, short, 1, 5)
  add(273, long, 1, pixelsAt)
  add(277, short, 1, 4)
  add(278, long, 1, height)
  add(279, long, 1, pixels.length)
  add(284, short, 1, 1)
  if (profile !== null) {
    add(34675, bytes, profile.length, profileAt)
    file.set(profile, profileAt)
  }
  for (const [index, depth] of bits.entries()) file.writeUInt16LE(depth, bitsAt + index * 2)
  file.set(pixels, pixelsAt)
  return file
}
