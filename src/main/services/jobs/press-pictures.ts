// Pictures for the press: cut to what shows, at the press's resolution, in the press's inks and within its ink limit.
// The limit is held by what is in the file: a JPEG is decoded again and measured, for its own noise adds ink.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { PlacedPicture } from '../../../compose/placed.ts'
import type { OutputProfile } from '../../../export/pdf/output-profile.ts'
import type { PdfPicture } from '../../../export/pdf/pdf-pictures.ts'
import type { Libvips } from '../libvips.ts'
import { cmykTiff } from './cmyk-tiff.ts'
import { type Cut, cutPicture, loadedVips } from './export-pictures.ts'
import { colourLightness, evenLimits, greyCurve, isGrey, limitInk, mostInk, tighterLimits } from './ink.ts'

// Newsprint at 85 lines per inch shows no more than this.
const pressPpi = 200
const quality = 88
// Another decoder may find each ink a level higher than ours did (ISO/IEC 10918-2): four levels in all, in percent.
const decoderSlack = 1.6
// How often a JPEG may be made with less ink before its pixels are kept as they are.
const attempts = 8

export interface PressPicture extends PdfPicture {
  /** Percent of ink on its heaviest pixel, as it is in the file. */
  readonly ink: number
}

export interface PressPictures {
  readonly make: (
    original: Uint8Array,
    placed: Pick<PlacedPicture, 'crop' | 'frame'>,
  ) => Promise<PressPicture>
  /** No picture can be made after it. */
  readonly close: () => Promise<void>
}

/** `limit` in percent. */
export function openPressPictures(profile: OutputProfile, limit: number): PressPictures {
  let folder: Promise<string> | null = null
  let curve: Promise<Uint8Array> | null = null
  // libvips takes a profile by its name on the disk.
  const written = async (): Promise<string> => {
    const made = await (folder ??= mkdtemp(join(tmpdir(), 'jumpline-icc-')))
    const path = join(made, 'press.icc')
    await writeFile(path, profile.bytes)
    return path
  }
  let path: Promise<string> | null = null
  return {
    async make(original, placed) {
      const sharp = await loadedVips()
      const cut = await cutPicture(original, placed, pressPpi)
      if (cut.channels === 4) return inkedJpeg(sharp, cut, limit)
      if (cut.channels === 1 || isGrey(cut.pixels))
        return greyJpeg(sharp, cut, await (curve ??= toneCurve(sharp, profile.bytes)))
      const raw = { width: cut.width, height: cut.height, channels: 3 } as const
      const { data } = await sharp(cut.pixels, { raw })
        .withIccProfile(await (path ??= written()), { attach: false })
        .raw()
        .toBuffer({ resolveWithObject: true })
      return inkedJpeg(sharp, { ...cut, pixels: data, channels: 4 }, limit)
    },
    async close() {
      if (folder !== null) await rm(await folder, { recursive: true, force: true })
    },
  }
}

/** How light each tone of black alone is on the press's paper. */
async function toneCurve(sharp: Libvips, profile: Uint8Array): Promise<Uint8Array> {
  const ramp = new Uint8Array(256 * 4)
  for (let tone = 0; tone < 256; tone += 1) ramp[tone * 4 + 3] = tone
  const data = await sharp(cmykTiff(ramp, 256, 1, profile))
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  const shades = Array.from({ length: 256 }, (_, tone) =>
    colourLightness(data[tone * 3] ?? 0, data[tone * 3 + 1] ?? 0, data[tone * 3 + 2] ?? 0),
  )
  return greyCurve(shades)
}

/** A grey picture is black ink alone: in four inks it would be coloured wherever one plate is a hair off. */
async function greyJpeg(sharp: Libvips, cut: Cut, curve: Uint8Array): Promise<PressPicture> {
  const { width, height, channels } = cut
  const grey = new Uint8Array(width * height)
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = pixel * channels
    const level = channels === 1 ? (cut.pixels[at] ?? 0) : middle(cut.pixels, at)
    // DeviceGray counts light, not ink.
    grey[pixel] = 255 - (curve[level] ?? 0)
  }
  const bytes = await sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .jpeg({ quality })
    .toBuffer()
  const decoded = await sharp(bytes).toColourspace('b-w').raw().toBuffer()
  const darkest = decoded.reduce((least, level) => Math.min(least, level), 255)
  return {
    bytes: new Uint8Array(bytes),
    packing: 'jpeg',
    width,
    height,
    channels: 1,
    ink: ((255 - darkest) * 100) / 255,
  }
}

function middle(pixels: Uint8Array, at: number): number {
  return Math.round(((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0)) / 3)
}

async function inkedJpeg(
  sharp: Libvips,
  { pixels, width, height }: Cut,
  limit: number,
): Promise<PressPicture> {
  const picture = { width, height, channels: 4 } as const
  const held = limit - decoderSlack
  let limits = evenLimits(width, height, held)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const given = limitInk(pixels, width, limits)
    const bytes = await sharp(cmykTiff(given, width, height))
      .pipelineColourspace('cmyk')
      .toColourspace('cmyk')
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer()
    const decoded = await sharp(bytes).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer()
    const ink = mostInk(decoded)
    if (ink <= held) return { ...picture, bytes: new Uint8Array(bytes), packing: 'jpeg', ink }
    limits = tighterLimits(limits, { given, decoded, width }, held)
  }
  const kept = limitInk(pixels, width, evenLimits(width, height, limit))
  const bytes = new Uint8Array(await promisify(deflate)(kept))
  return { ...picture, bytes, packing: 'flate', ink: mostInk(kept) }
}
