// Pages as a press gets them, in four plates: ghostscript separates, and its pixels are read here.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'

export interface Plates {
  /** Cyan, magenta, yellow, black; 255 is full tone. */
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
}

/** One page, numbered from 1, cut to its trim or with all that is around it. Overprinting is done as a press does it. */
export async function platesOf(
  pdf: Uint8Array,
  page: number,
  ppi: number,
  box: 'trim' | 'media' = 'trim',
): Promise<Plates> {
  const folder = mkdtempSync(join(tmpdir(), 'jumpline-plates-'))
  try {
    const [file, tiff] = [join(folder, 'file.pdf'), join(folder, 'page.tif')]
    writeFileSync(file, pdf)
    const ran = spawnSync('gs', [
      '-q',
      '-dBATCH',
      '-dNOPAUSE',
      '-dSAFER',
      '-sDEVICE=tiff32nc',
      '-dOverprint=/enable',
      ...(box === 'trim' ? ['-dUseTrimBox'] : []),
      `-r${ppi}`,
      `-dFirstPage=${page}`,
      `-dLastPage=${page}`,
      `-sOutputFile=${tiff}`,
      file,
    ])
    if (ran.status !== 0) throw new Error(`gs: ${String(ran.stderr)}`)
    return await platesIn(tiff)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function platesIn(tiff: string): Promise<Plates> {
  const { data, info } = await sharp(tiff, { limitInputPixels: false })
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels !== 4) throw new Error('four plates')
  return { pixels: data, width: info.width, height: info.height }
}

/** The inks ghostscript makes of an sRGB colour with a profile, rendered perceptually. */
export async function inksByGhostscript(
  colour: readonly [red: number, green: number, blue: number],
  profile: string,
): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jumpline-plates-'))
  try {
    const tiff = join(folder, 'colour.tif')
    const paint = colour.map((level) => `${level} 255 div`).join(' ')
    const ran = spawnSync('gs', [
      '-q',
      '-dBATCH',
      '-dNOPAUSE',
      '-sDEVICE=tiff32nc',
      `-sOutputICCProfile=${profile}`,
      `--permit-file-read=${profile}`,
      '-dRenderIntent=0',
      '-g8x8',
      '-r72',
      `-sOutputFile=${tiff}`,
      '-c',
      `${paint} setrgbcolor 0 0 8 8 rectfill showpage`,
    ])
    if (ran.status !== 0) throw new Error(`gs: ${String(ran.stderr)}`)
    return [...(await platesIn(tiff)).pixels.subarray(0, 4)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The heaviest spot of all plates together, in percent. */
export function heaviest({ pixels }: Plates): number {
  let most = 0
  for (let at = 0; at < pixels.length; at += 4) {
    const [cyan = 0, magenta = 0, yellow = 0, black = 0] = pixels.subarray(at, at + 4)
    most = Math.max(most, cyan + magenta + yellow + black)
  }
  return (most * 100) / 255
}

/** Mean tone of each plate in percent. */
export function coverage({ pixels }: Plates): readonly number[] {
  const sums = [0, 0, 0, 0]
  for (const [at, tone] of pixels.entries()) sums[at % 4] = (sums[at % 4] ?? 0) + tone
  return sums.map((sum) => (sum * 100) / (255 * (pixels.length / 4)))
}
