// Ink on paper (总墨量): how much of the four inks lies on one spot, and what is taken away where it is too much for
// the press. Pixels are CMYK, 8 bits a channel, 255 for full tone.

const full = 255

/** The heaviest pixel, in percent of full tone of one ink: 400 at the most. */
export function mostInk(pixels: Uint8Array): number {
  let most = 0
  for (let at = 0; at + 3 < pixels.length; at += 4) most = Math.max(most, inkAt(pixels, at))
  return (most * 100) / full
}

function inkAt(pixels: Uint8Array, at: number): number {
  return (pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0) + (pixels[at + 3] ?? 0)
}

/** Sides of the squares a JPEG is made of: each is packed by itself, and its noise stays in it. */
const side = 8

/** How much ink each square of a picture may have, in levels of 255, row by row. */
export type InkLimits = Uint16Array

export function evenLimits(width: number, height: number, percent: number): InkLimits {
  const squares = Math.ceil(width / side) * Math.ceil(height / side)
  return new Uint16Array(squares).fill(Math.floor((percent * full) / 100))
}

/**
 * Pixels with no more ink than their squares may have. Black is kept and the colours are thinned by one measure, so
 * that a shadow stays as deep as it can and keeps its hue.
 */
export function limitInk(pixels: Uint8Array, width: number, limits: InkLimits): Uint8Array {
  const limited = new Uint8Array(pixels)
  const across = Math.ceil(width / side)
  // Most pixels are far below any limit: those are not asked for their square.
  const least = limits.reduce((low, limit) => Math.min(low, limit), 4 * full)
  for (let at = 0; at + 3 < limited.length; at += 4) {
    const ink = inkAt(limited, at)
    if (ink <= least) continue
    const most = limits[squareOf(at / 4, width, across)] ?? 0
    if (ink <= most) continue
    const black = limited[at + 3] ?? 0
    const room = Math.max(0, most - black)
    const colours = ink - black
    for (let channel = at; channel < at + 3; channel += 1)
      limited[channel] = colours === 0 ? 0 : Math.floor(((limited[channel] ?? 0) * room) / colours)
    limited[at + 3] = Math.min(black, most)
  }
  return limited
}

function squareOf(pixel: number, width: number, across: number): number {
  return Math.floor(Math.floor(pixel / width) / side) * across + Math.floor((pixel % width) / side)
}

/**
 * Lower limits for the squares that were `given` so much ink and have more than `percent` where they are `decoded`: by
 * half as much again as they are over it, since with less ink their noise is another. Two rounds do it then, not four.
 */
export function tighterLimits(
  limits: InkLimits,
  {
    given,
    decoded,
    width,
  }: { readonly given: Uint8Array; readonly decoded: Uint8Array; readonly width: number },
  percent: number,
): InkLimits {
  const allowed = Math.floor((percent * full) / 100)
  const across = Math.ceil(width / side)
  const before = new Uint16Array(limits.length)
  const after = new Uint16Array(limits.length)
  for (let at = 0; at + 3 < decoded.length; at += 4) {
    const square = squareOf(at / 4, width, across)
    before[square] = Math.max(before[square] ?? 0, inkAt(given, at))
    after[square] = Math.max(after[square] ?? 0, inkAt(decoded, at))
  }
  return limits.map((limit, square) => {
    const excess = (after[square] ?? 0) - allowed
    return excess <= 0 ? limit : Math.max(0, (before[square] ?? 0) - Math.ceil(excess * 1.5) - 1)
  })
}

/**
 * Which tone of black stands for each level of grey (0 is black), on paper as it is. `shades` are the lightness of
 * black inked from nothing to full, in 256 steps, by the profile. The paper is white and full black is black: the
 * levels between are spread as the eye counts them.
 */
export function greyCurve(shades: readonly number[]): Uint8Array {
  const lightest = shades[0] ?? 100
  const darkest = shades[full] ?? 0
  const curve = new Uint8Array(full + 1)
  let tone = full
  for (let level = 0; level <= full; level += 1) {
    const wanted = darkest + (lightness(level) / 100) * (lightest - darkest)
    // Lighter greys never take more ink.
    while (tone > 0 && Math.abs((shades[tone - 1] ?? 0) - wanted) <= Math.abs((shades[tone] ?? 0) - wanted))
      tone -= 1
    curve[level] = tone
  }
  return curve
}

/** L* of an sRGB grey level (IEC 61966-2-1, CIE 15). */
function lightness(level: number): number {
  return lightnessOf(linear(level))
}

/** L* of an sRGB colour. */
export function colourLightness(red: number, green: number, blue: number): number {
  return lightnessOf(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
}

function linear(level: number): number {
  const value = level / full
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function lightnessOf(luminance: number): number {
  return luminance > 216 / 24389 ? 116 * Math.cbrt(luminance) - 16 : (luminance * 24389) / 27
}

// What a JPEG of a black-and-white photograph strays from grey, in levels of 255.
const stray = 3

/** True for RGB pixels that show no colour. */
export function isGrey(pixels: Uint8Array): boolean {
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]]
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > stray) return false
  }
  return true
}
