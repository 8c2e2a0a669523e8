// Pictures for the press: in its inks, within its limit, and only what shows. Originals come as cameras, agencies and
// archives send them.

import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlacedPicture } from '../../src/compose/placed.ts'
import { cmykTiff } from '../../src/main/services/jobs/cmyk-tiff.ts'
import { screenPicture } from '../../src/main/services/jobs/export-pictures.ts'
import { openPressPictures, type PressPicture } from '../../src/main/services/jobs/press-pictures.ts'
import { paper, story } from '../support/paper.ts'
import { pressFile } from '../support/pdf-files.ts'
import { deepColours, greyRamp, photograph, rgbJpeg } from '../support/photographs.ts'
import { coverage, heaviest, inksByGhostscript, platesOf } from '../support/plates.ts'
import { newsprint, profileFile } from '../support/press.ts'
import { laidOut } from './run-export.ts'

const maker = openPressPictures(newsprint(), 240)
afterAll(() => maker.close())

/** A frame that shows so many pixels at 100 to the inch. */
function shown(width: number, height: number): Pick<PlacedPicture, 'crop' | 'frame'> {
  const frame = { x: 0, y: 0, width: width * 720, height: height * 720 } as PlacedPicture['frame']
  return { crop: { x: 0, y: 0, width, height }, frame }
}

/** Every pixel as it is in the file. */
async function inks(picture: PressPicture): Promise<readonly number[]> {
  const channels = picture.channels
  const decoded =
    channels === 4
      ? sharp(picture.bytes).pipelineColourspace('cmyk').toColourspace('cmyk')
      : sharp(picture.bytes).toColourspace('b-w')
  return [...(await decoded.raw().toBuffer())]
}

/** One colour, 16 by 16. */
function flat(colour: readonly number[]): Buffer {
  return Buffer.from(Array.from({ length: 256 }, () => colour).flat())
}

function flatPng(colour: readonly [red: number, green: number, blue: number]): Promise<Buffer> {
  return sharp(flat(colour), { raw: { width: 16, height: 16, channels: 3 } })
    .png()
    .toBuffer()
}

/** Ink of the first pixel. */
async function inkOf(original: Uint8Array, width = 16, height = 16): Promise<readonly number[]> {
  const picture = await maker.make(original, shown(width, height))
  const first = (await inks(picture)).slice(0, picture.channels)
  // Grey in a PDF counts light.
  return picture.channels === 1 ? first.map((light) => 255 - light) : first
}

test.each([240, 220, 200])(
  'photographs have at most %i per cent of ink, as ghostscript separates the page',
  async (inkLimit) => {
    const { picture, bytes } = photograph('pica', await rgbJpeg(deepColours()))
    const issue = laidOut(
      paper({
        pages: [[story('一条江上的两岸人家', 40, { rank: 1, pictures: [picture.id] })]],
        pictures: [picture],
      }),
    )
    const made = await pressFile({ issue, originals: new Map([[picture.sha256, bytes]]), inkLimit })
    const plates = await platesOf(made.bytes, 1, 200)
    const told = Math.max(...[...made.pictures.values()].map(({ ink }) => ink))
    const measured = heaviest(plates)
    expect(measured).toBeLessThanOrEqual(inkLimit)
    // It comes near the limit, and what is told is what is there.
    expect(measured).toBeGreaterThan(inkLimit - 15)
    expect(Math.abs(told - measured)).toBeLessThan(3)
    // The picture is in colour: the plates are not those of its negative.
    const [cyan = 0, magenta = 0, yellow = 0, black = 0] = coverage(plates)
    expect(Math.min(cyan, magenta, yellow)).toBeGreaterThan(0.5)
    expect(black).toBeLessThan(40)
  },
  60_000,
)

test('white is paper, black is mostly black, and colours are the inks one expects', async () => {
  expect(await inkOf(await flatPng([255, 255, 255]))).toEqual([0])
  const [red, blue] = [await inkOf(await flatPng([255, 0, 0])), await inkOf(await flatPng([0, 0, 255]))]
  expect(red.map((ink) => ink > 200)).toEqual([false, true, true, false])
  expect(blue.map((ink) => ink > 120)).toEqual([true, true, false, false])
})

test('colours are converted with the profile as ghostscript converts them', async () => {
  for (const colour of [
    [180, 120, 100],
    [90, 120, 90],
    [150, 150, 190],
    [20, 30, 60],
  ] as const) {
    const wanted = await inksByGhostscript(colour, profileFile)
    const found = await inkOf(await flatPng(colour))
    for (const [channel, ink] of wanted.entries())
      expect(Math.abs(ink - (found[channel] ?? 0)), `${colour.join(' ')}: ${found.join(' ')}`).toBeLessThan(5)
  }
})

test('a grey photograph is black ink alone, whatever its file says it is', async () => {
  const grey = sharp(greyRamp(), { raw: { width: 900, height: 600, channels: 3 } })
  const files = [
    await grey.clone().jpeg({ quality: 95 }).toBuffer(),
    await grey.clone().toColourspace('b-w').jpeg({ quality: 95 }).toBuffer(),
    await grey.clone().toColourspace('grey16').png().toBuffer(),
  ]
  for (const file of files) {
    const picture = await maker.make(file, shown(900, 600))
    expect(picture.channels).toBe(1)
    const row = (await inks(picture)).slice(900 * 300, 900 * 301)
    expect(row[0]).toBeLessThan(20)
    expect(row.at(-1)).toBeGreaterThan(250)
    // The press's black prints darker in the middle than a screen's grey: less of it is asked for.
    const middle = row[450] ?? 0
    expect(middle).toBeGreaterThan(128)
    expect(middle).toBeLessThan(200)
    for (let at = 30; at < 900; at += 30) expect(row[at]).toBeGreaterThanOrEqual((row[at - 30] ?? 0) - 3)
  }
})

test('sixteen bits without a profile give the inks that eight give', async () => {
  const eight = await flatPng([200, 60, 30])
  const sixteen = await sharp(eight).toColourspace('rgb16').png().toBuffer()
  expect((await sharp(sixteen).metadata()).depth).toBe('ushort')
  expect(await inkOf(sixteen)).toEqual(await inkOf(eight))
})

test('sixteen bits with the profile of sRGB give them too', async () => {
  const eight = await flatPng([200, 60, 30])
  const sixteen = await sharp(eight).toColourspace('rgb16').withIccProfile('srgb').png().toBuffer()
  const [wanted, found] = [await inkOf(eight), await inkOf(sixteen)]
  for (const [channel, ink] of found.entries()) expect(Math.abs(ink - (wanted[channel] ?? 0))).toBeLessThan(4)
})

test('inks without a profile stay as they are: black alone stays black alone', async () => {
  const original = await sharp(cmykTiff(flat([0, 0, 0, 180]), 16, 16))
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .jpeg({ quality: 100 })
    .toBuffer()
  expect(await inkOf(original)).toEqual([0, 0, 0, 180])
})

test('inks of another press are converted by their profile', async () => {
  const tagged = Buffer.from(cmykTiff(flat([200, 200, 200, 255]), 16, 16, newsprint().bytes))
  expect((await sharp(tagged).metadata()).hasProfile).toBe(true)
  const ink = await inkOf(tagged)
  expect(ink.reduce((sum, one) => sum + one, 0)).toBeLessThan(2.4 * 255)
})

test('what is clear in a picture is paper', async () => {
  const clear = await sharp(flat([200, 0, 0, 0]), { raw: { width: 16, height: 16, channels: 4 } })
    .png()
    .toBuffer()
  expect(await inkOf(clear)).toEqual([0])
})

test('a picture that is kept lying is turned before it is cut', async () => {
  // 32 wide and 16 high, the left half red; turned by its note it is 16 wide, and red above.
  const pixels = Buffer.alloc(32 * 16 * 3, 255)
  for (let y = 0; y < 16; y += 1) for (let x = 0; x < 16; x += 1) pixels.set([255, 0, 0], (y * 32 + x) * 3)
  const lying = await sharp(pixels, { raw: { width: 32, height: 16, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer()
  const place = shown(16, 16)
  const top = await maker.make(lying, place)
  const foot = await maker.make(lying, { ...place, crop: { x: 0, y: 16, width: 16, height: 16 } })
  expect(top.channels).toBe(4)
  expect((await inks(top))[1]).toBeGreaterThan(200)
  expect(foot.channels).toBe(1)
})

test('only what shows is in the file, at the resolution of the press, and no notes', async () => {
  const original = await sharp(deepColours(), { raw: { width: 900, height: 600, channels: 3 } })
    .withExif({ IFD0: { Copyright: 'somebody', ImageDescription: 'a place' } })
    .jpeg()
    .toBuffer()
  const frame = { x: 0, y: 0, width: 72_000, height: 72_000 } as PlacedPicture['frame']
  const picture = await maker.make(original, { crop: { x: 100, y: 100, width: 400, height: 400 }, frame })
  expect([picture.width, picture.height]).toEqual([200, 200])
  const bytes = Buffer.from(picture.bytes).toString('latin1')
  expect(bytes).not.toContain('somebody')
  expect(bytes).not.toContain('ICC_PROFILE')
})

let screens: readonly Buffer[] = []
beforeAll(async () => {
  screens = [
    await rgbJpeg(deepColours()),
    await sharp(greyRamp(), { raw: { width: 900, height: 600, channels: 3 } })
      .toColourspace('b-w')
      .jpeg()
      .toBuffer(),
    await sharp(cmykTiff(flat([255, 0, 0, 0]), 16, 16))
      .pipelineColourspace('cmyk')
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer(),
  ]
})

test('for a screen the same pictures are in RGB or grey', async () => {
  const [photo, grey, cyan] = screens
  if (!photo || !grey || !cyan) throw new Error('three originals')
  expect((await screenPicture(photo, shown(900, 600))).channels).toBe(3)
  expect((await screenPicture(grey, shown(900, 600))).channels).toBe(1)
  const made = await screenPicture(cyan, shown(16, 16))
  expect(made.channels).toBe(3)
  const [red = 0, green = 0, blue = 0] = await sharp(made.bytes).raw().toBuffer()
  expect(red).toBeLessThan(80)
  expect(Math.min(green, blue)).toBeGreaterThan(120)
})
