// Photographs that are hard on a press: made, not taken, so that every test has the same. They have the shadows and
// saturated colours that need the most ink, edges that make a JPEG ring, and grain.

import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Picture } from '../../src/model/issue.ts'

export interface Photograph {
  readonly picture: Picture
  readonly bytes: Uint8Array
}

const [width, height] = [900, 600] as const

type Colour = readonly [red: number, green: number, blue: number]

/** Black bars on deep colours, with grain. */
export function deepColours(): Uint8Array {
  const deep: readonly Colour[] = [
    [8, 6, 10],
    [90, 0, 0],
    [0, 70, 10],
    [10, 0, 90],
    [120, 60, 0],
    [0, 0, 0],
  ]
  return pixels((x, y) => {
    const [red, green, blue] = deep[Math.floor(x / 150) % deep.length] ?? [0, 0, 0]
    const grain = ((x * 7919 + y * 104_729) % 23) - 11
    const bar = Math.floor(y / 20) % 4 === 0 ? 255 : 0
    return [Math.max(red, bar) + grain, Math.max(green, bar) + grain, Math.max(blue, bar) + grain]
  })
}

/** A ramp from black to white over a ramp of grain, in grey. */
export function greyRamp(): Uint8Array {
  return pixels((x, y) => {
    const level = (x / (width - 1)) * 255 + (y % 3) - 1
    return [level, level, level]
  })
}

function pixels(colour: (x: number, y: number) => Colour): Uint8Array {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (const [channel, value] of colour(x, y).entries())
        data[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, Math.round(value)))
    }
  }
  return data
}

export function rgbJpeg(data: Uint8Array): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer()
}

/** A picture of an issue, upright as `bytes` show it. */
export function photograph(
  id: string,
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number } = { width, height },
): Photograph {
  const picture: Picture = {
    id: id as Picture['id'],
    sha256: createHash('sha256').update(bytes).digest('hex'),
    type: 'jpeg',
    ...size,
    focal: { x: 500, y: 500 },
    caption: `Photograph ${id}`,
    credit: '',
    name: `${id}.jpg`,
  }
  return { picture, bytes: new Uint8Array(bytes) }
}
