// Pictures of an export: of originals, made by libvips, and of pages drawn as SVG, made by resvg. Nothing of an
// original's notes (camera, place) gets into a copy.

import type { PlacedPicture } from '../../../compose/placed.ts'
import type { PdfPicture } from '../../../export/pdf/pdf-pictures.ts'
import type { Libvips } from '../libvips.ts'
import { cmykTiff } from './cmyk-tiff.ts'

// A page is looked at on a screen, and enlarged there: more than this shows on none.
const screenPpi = 200
const screenQuality = 85
const webQuality = 80
/** Widest picture of an article in the replica edition, in pixels. */
const webWidth = 1600

/** What it opens is settled for the whole process, in the main thread, before an export begins. */
export async function loadedVips(): Promise<Libvips> {
  return (await import('sharp')).default
}

/** Pixels of what a frame shows of an original: grey, sRGB, or the inks of a CMYK original that has no profile. */
export interface Cut {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3 | 4
}

/** What a frame shows of an original, the right way up, on white, at no more than `ppi` pixels per inch. */
export async function cutPicture(
  original: Uint8Array,
  { crop, frame }: Pick<PlacedPicture, 'crop' | 'frame'>,
  ppi: number,
): Promise<Cut> {
  const width = Math.max(1, Math.min(crop.width, Math.round((frame.width * ppi) / 72_000)))
  const height = Math.max(1, Math.round((width * frame.height) / frame.width))
  const sharp = await loadedVips()
  const { space, channels, hasProfile, depth } = await sharp(original).metadata()
  // Inks of no known press are taken for this one's, as every prepress desk takes them: what is to be black alone stays so.
  const inks = space === 'cmyk' && !hasProfile && channels === 4
  let whole = sharp(original)
  if (inks) whole = whole.pipelineColourspace('cmyk')
  // Sixteen bits with a profile are worked on in a wider space than sRGB; without one they are sRGB already.
  else if (depth === 'ushort' && hasProfile && space !== 'grey16')
    whole = whole.withIccProfile('srgb', { attach: false })
  const cut = whole
    .autoOrient()
    .extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height })
    .resize({ width, height, fit: 'fill' })
  const flat = inks ? cut.toColourspace('cmyk') : cut.flatten({ background: '#fff' })
  const { data, info } = await (isGreySpace(space) ? flat.toColourspace('b-w') : flat)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return {
    pixels: data,
    width: info.width,
    height: info.height,
    channels: info.channels === 1 ? 1 : info.channels === 4 ? 4 : 3,
  }
}

function isGreySpace(space: string | undefined): boolean {
  return space === 'b-w' || space === 'grey16'
}

/** What a frame shows of an original, for a page that is read on a screen. */
export async function screenPicture(
  original: Uint8Array,
  placed: Pick<PlacedPicture, 'crop' | 'frame'>,
): Promise<PdfPicture> {
  const sharp = await loadedVips()
  const { pixels, width, height, channels } = await cutPicture(original, placed, screenPpi)
  const cut =
    channels === 4
      ? sharp(cmykTiff(pixels, width, height)).toColourspace('srgb')
      : sharp(pixels, { raw: { width, height, channels } }).toColourspace(channels === 1 ? 'b-w' : 'srgb')
  const bytes = await cut.jpeg({ quality: screenQuality, chromaSubsampling: '4:4:4' }).toBuffer()
  return {
    bytes: new Uint8Array(bytes),
    packing: 'jpeg',
    width,
    height,
    channels: channels === 1 ? 1 : 3,
  }
}

/** A picture for the web edition, whole. */
export async function webPicture(original: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadedVips()
  const copy = sharp(original).autoOrient().resize({ width: webWidth, withoutEnlargement: true })
  return new Uint8Array(
    await copy.flatten({ background: '#fff' }).jpeg({ quality: webQuality, mozjpeg: true }).toBuffer(),
  )
}

/** Pixels of a page picture, from which every size is made. */
export interface PagePixels {
  readonly copy: (width: number, type: 'jpg' | 'webp') => Promise<Uint8Array>
}

/** `svg`: a page as we have drawn it. It is drawn on another thread. */
export async function pagePixels(svg: string): Promise<PagePixels> {
  const [sharp, { renderAsync }] = await Promise.all([loadedVips(), import('@resvg/resvg-js')])
  const { pixels, width, height } = await renderAsync(svg, {
    background: '#fff',
    font: { loadSystemFonts: false },
  })
  const raw = { width, height, channels: 4 as const }
  return {
    async copy(wide, type) {
      const resized = sharp(pixels, { raw }).removeAlpha().resize({ width: wide })
      const made =
        type === 'jpg'
          ? resized.jpeg({ quality: webQuality })
          : resized.webp({ quality: webQuality, effort: 2 })
      return new Uint8Array(await made.toBuffer())
    },
  }
}
