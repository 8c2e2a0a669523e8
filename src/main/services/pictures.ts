// Pictures: what a file is, and small copies of it for the screen. In: bytes nobody has checked. Out:
// facts about a picture that really decodes, or why it does not. The original is kept untouched, by its
// SHA-256; only formats that print are let in.

import { createHash } from 'node:crypto'
import type { Sharp } from 'sharp'
import { err, ok, type Result } from '../../base/result.ts'
import type { Fault } from '../../contract/fault.ts'
import type { Original } from './store/original.ts'
import { libvips } from './libvips.ts'

export interface ReadPicture {
  readonly original: Original
  /** As the picture is meant to be seen: turned as its camera noted. */
  readonly width: number
  readonly height: number
}

export interface Preview {
  readonly type: 'image/webp'
  readonly bytes: Uint8Array
}

export interface Pictures {
  readonly read: (bytes: Uint8Array, name: string) => Promise<Result<ReadPicture, Fault>>
  /** A copy at most `width` pixels wide. */
  readonly preview: (original: Original, width: number) => Promise<Result<Preview, Fault>>
}

/** A poster at 300 dpi; above that a file is a mistake or a trap. */
const maxPixels = 100_000_000
export const maxPictureBytes = 200 * 1024 * 1024
const widest = 4000
const cacheBytes = 128 * 1024 * 1024

export function createPictures(): Pictures {
  const previews = new Map<string, Uint8Array>()
  let cached = 0

  function remember(key: string, bytes: Uint8Array): void {
    previews.set(key, bytes)
    cached += bytes.length
    for (const [oldest, old] of previews) {
      if (cached <= cacheBytes) break
      previews.delete(oldest)
      cached -= old.length
    }
  }

  return {
    async read(bytes, name) {
      if (bytes.length === 0) return err({ kind: 'unreadable', name, why: 'empty' })
      if (bytes.length > maxPictureBytes) return err({ kind: 'unreadable', name, why: 'too-large' })
      if (!looksPrintable(bytes)) return err({ kind: 'unreadable', name, why: 'format' })
      try {
        const picture = await open(bytes)
        const { format, width, height, autoOrient, pages } = await picture.metadata()
        if (width * height > maxPixels) return err({ kind: 'unreadable', name, why: 'too-large' })
        const type = printable.find((one) => one === format)
        if (type === undefined || (pages ?? 1) > 1) return err({ kind: 'unreadable', name, why: 'format' })
        // Decodes every line of it: a file cut short is found now, not on the press.
        await (await open(bytes)).resize({ width: 16 }).toBuffer()
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        return ok({ original: { sha256, type, bytes }, width: autoOrient.width, height: autoOrient.height })
      } catch (error) {
        const tooLarge = error instanceof Error && /pixel limit/i.test(error.message)
        return err({ kind: 'unreadable', name, why: tooLarge ? 'too-large' : 'damaged' })
      }
    },
    async preview(original, width) {
      const wanted = Math.min(widest, Math.max(16, width))
      const key = `${original.sha256} ${String(wanted)}`
      const known = previews.get(key)
      if (known !== undefined) return ok({ type: 'image/webp', bytes: known })
      try {
        const picture = await open(original.bytes)
        const resized = picture.autoOrient().resize({ width: wanted, withoutEnlargement: true })
        const bytes = await resized.toColourspace('srgb').webp({ quality: 82 }).toBuffer()
        remember(key, bytes)
        return ok({ type: 'image/webp', bytes })
      } catch {
        return err({ kind: 'unreadable', name: original.sha256, why: 'damaged' })
      }
    },
  }
}

const printable = ['jpeg', 'png', 'webp', 'tiff'] as const

/** First bytes of the printable formats: what does not begin so never reaches a decoder. */
const beginnings: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x52, 0x49, 0x46, 0x46],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
]

function looksPrintable(bytes: Uint8Array): boolean {
  return beginnings.some((beginning) => beginning.every((byte, index) => bytes[index] === byte))
}

async function open(bytes: Uint8Array): Promise<Sharp> {
  if (!looksPrintable(bytes)) throw new Error('not a picture of a printable format')
  const sharp = await libvips()
  return sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels })
}
