// Pictures of an export, made by libvips from originals and from pages drawn as SVG. Nothing of an
// original's notes (camera, place) gets into a copy.

import type { PlacedPicture } from '../../../compose/placed.ts'
import type { PressPicture } from '../../../export/pdf/pdf.ts'
import type { Libvips } from '../libvips.ts'

// Newsprint at 85 lines per inch shows no more than this.
const pressPpi = 200
const pressQuality = 88
const webQuality = 80
/** Widest picture of an article in the replica edition, in pixels. */
const webWidth = 1600

let loading: Promise<Libvips> | null = null

/** An issue without pictures, as PDF, needs none of it. The main thread has settled what it opens before. */
function loaded(): Promise<Libvips> {
  return (loading ??= load())
}

async function load(): Promise<Libvips> {
  const { default: sharp } = await import('sharp')
  // A page is drawn as SVG by ourselves; files from outside are looked at before libvips gets them.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] })
  return sharp
}

/** What a frame shows of an original, at the resolution of the press. */
export async function pressPicture(
  original: Uint8Array,
  placed: Pick<PlacedPicture, 'crop' | 'frame'>,
): Promise<PressPicture> {
  const { crop, frame } = placed
  const width = Math.max(1, Math.min(crop.width, Math.round((frame.width * pressPpi) / 72_000)))
  const height = Math.max(1, Math.round((width * frame.height) / frame.width))
  const sharp = await loaded()
  const turned = sharp(original).autoOrient()
  const cut = turned.extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height })
  const { data, info } = await cut
    .resize({ width, height, fit: 'fill' })
    .flatten({ background: '#fff' })
    .jpeg({ quality: pressQuality, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
  return {
    jpeg: new Uint8Array(data),
    width: info.width,
    height: info.height,
    channels: info.channels === 1 ? 1 : 3,
  }
}

/** A picture for the web edition, whole. */
export async function webPicture(original: Uint8Array): Promise<Uint8Array> {
  const sharp = await loaded()
  const copy = sharp(original).autoOrient().resize({ width: webWidth, withoutEnlargement: true })
  return new Uint8Array(
    await copy.flatten({ background: '#fff' }).jpeg({ quality: webQuality, mozjpeg: true }).toBuffer(),
  )
}

/** Pixels of a page picture, from which every size is made. */
export interface PagePixels {
  readonly copy: (width: number, type: 'jpg' | 'webp') => Promise<Uint8Array>
}

export async function pagePixels(svg: string): Promise<PagePixels> {
  const sharp = await loaded()
  const { data, info } = await sharp(Buffer.from(svg), { limitInputPixels: false, unlimited: true })
    .flatten({ background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return {
    async copy(width, type) {
      const resized = sharp(data, { raw }).resize({ width })
      const made =
        type === 'jpg'
          ? resized.jpeg({ quality: webQuality })
          : resized.webp({ quality: webQuality, effort: 2 })
      return new Uint8Array(await made.toBuffer())
    },
  }
}
