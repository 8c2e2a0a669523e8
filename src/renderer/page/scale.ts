// Arithmetic of looking at a page: zoom, where the view stands after it, and which part of a large page is
// drawn. At zoom 1 the page has its printed size.

import { clamp } from '../../base/order.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Area extends Size {
  readonly x: number
  readonly y: number
}

const smallestZoom = 0.1
const largestZoom = 4
/** Space around the page on the desk, in CSS pixels. */
const deskMargin = 28

/** CSS pixels a milli-point: 96 pixels and 72 points are one inch. */
export function pixelsAt(zoom: number): number {
  return (zoom * 96) / 72_000
}

/** The zoom at which all of the page is seen. */
export function fitZoom(page: Size, desk: Size): number {
  const wide = (desk.width - 2 * deskMargin) / (page.width * pixelsAt(1))
  const high = (desk.height - 2 * deskMargin) / (page.height * pixelsAt(1))
  // Rounded down: a page a hair too large would bring up scroll bars.
  return clampZoom(Math.floor(Math.min(wide, high) * 10_000) / 10_000)
}

function clampZoom(zoom: number): number {
  return clamp(zoom, smallestZoom, largestZoom)
}

// A step of one eighth of an octave is smooth under a wheel; keys take whole steps of a quarter.
export function wheelZoom(zoom: number, delta: number): number {
  return clampZoom(zoom * wheelFactor(delta))
}

/** How much larger a turn of the wheel makes things; `delta` in CSS pixels, as the browser tells it. */
export function wheelFactor(delta: number): number {
  return 2 ** (-clamp(delta, -120, 120) / 480)
}

export function stepZoom(zoom: number, steps: number): number {
  return clampZoom(zoom * 2 ** (steps / 4))
}

// A canvas larger than this costs more memory than a whole-page drawing is worth.
const mostPixels = 12_000_000

/**
 * The part of the page that is drawn, in CSS pixels from its corner: all of it while that is affordable,
 * else what is seen and a good half as much around it, in steps of half a window, so that scrolling
 * seldom has to draw.
 */
export function drawnArea(page: Size, seen: Area, ratio: number): Area {
  if (page.width * page.height * ratio * ratio <= mostPixels)
    return { x: 0, y: 0, width: page.width, height: page.height }
  const [x, width] = drawnStretch(page.width, seen.x, seen.width)
  const [y, height] = drawnStretch(page.height, seen.y, seen.height)
  return { x, y, width, height }
}

function drawnStretch(length: number, from: number, seen: number): readonly [start: number, length: number] {
  const half = Math.max(1, Math.ceil(seen / 2))
  const first = (Math.floor(from / half) - 1) * half
  const start = clamp(first, 0, Math.max(0, length - 1))
  const end = clamp(first + 4 * half, start + 1, Math.max(start + 1, length))
  return [start, end - start]
}

export function sameArea(left: Area, right: Area): boolean {
  return (
    left.x === right.x && left.y === right.y && left.width === right.width && left.height === right.height
  )
}

export interface Layout {
  /** Size of all there is to scroll over. */
  readonly room: Size
  /** The page on it. */
  readonly sheet: Area
}

/**
 * Lays a page in the middle of the desk, its corner on a whole device pixel. A page that was zoomed has half a desk
 * of room around it: any spot of it can be brought anywhere, so zooming keeps what is under the pointer.
 */
export function layOut(page: Size, desk: Size, pixels: number, ratio: number, zoomed = false): Layout {
  const width = page.width * pixels
  const height = page.height * pixels
  const around = zoomed ? { x: desk.width / 2, y: desk.height / 2 } : { x: deskMargin, y: deskMargin }
  const room = {
    width: Math.max(desk.width, width + 2 * around.x),
    height: Math.max(desk.height, height + 2 * around.y),
  }
  const whole = (value: number): number => Math.floor(value * ratio) / ratio
  return {
    room,
    sheet: { x: whole((room.width - width) / 2), y: whole((room.height - height) / 2), width, height },
  }
}
