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

export const smallestZoom = 0.1
export const largestZoom = 4
/** Space around the page on the desk, in CSS pixels. */
export const deskMargin = 28

/** CSS pixels a milli-point: 96 pixels and 72 points are one inch. */
export function pixelsAt(zoom: number): number {
  return (zoom * 96) / 72_000
}

/** The zoom at which all of the page is seen. */
export function fitZoom(page: Size, desk: Size): number {
  const wide = (desk.width - 2 * deskMargin) / (page.width * pixelsAt(1))
  const high = (desk.height - 2 * deskMargin) / (page.height * pixelsAt(1))
  return clampZoom(Math.min(wide, high))
}

export function clampZoom(zoom: number): number {
  return clamp(zoom, smallestZoom, largestZoom)
}

// A step of one eighth of an octave is smooth under a wheel; keys take whole steps of a quarter.
export function wheelZoom(zoom: number, delta: number): number {
  return clampZoom(zoom * 2 ** (-clamp(delta, -120, 120) / 480))
}

export function stepZoom(zoom: number, steps: number): number {
  return clampZoom(zoom * 2 ** (steps / 4))
}

/** Scroll offset that keeps what is under the pointer there, when the content grows by `ratio`. */
export function scrollAfterZoom(scroll: number, pointer: number, origin: number, ratio: number): number {
  return (scroll + pointer - origin) * ratio + origin - pointer
}

// A canvas larger than this costs more memory than a whole-page drawing is worth.
const mostPixels = 12_000_000

/**
 * The part of the page that is drawn, in CSS pixels from its corner: all of it while that is affordable,
 * else what is seen and half as much again on every side, so that scrolling rarely has to draw.
 */
export function drawnArea(page: Size, seen: Area, ratio: number): Area {
  if (page.width * page.height * ratio * ratio <= mostPixels) return { x: 0, y: 0, ...page }
  const x = clamp(Math.floor(seen.x - seen.width / 2), 0, page.width)
  const y = clamp(Math.floor(seen.y - seen.height / 2), 0, page.height)
  return {
    x,
    y,
    width: Math.max(1, Math.min(page.width, Math.ceil(seen.x + seen.width * 1.5)) - x),
    height: Math.max(1, Math.min(page.height, Math.ceil(seen.y + seen.height * 1.5)) - y),
  }
}

export function holdsArea(outer: Area, inner: Area, page: Size): boolean {
  const right = Math.min(page.width, inner.x + inner.width)
  const foot = Math.min(page.height, inner.y + inner.height)
  return (
    Math.max(0, inner.x) >= outer.x &&
    Math.max(0, inner.y) >= outer.y &&
    right <= outer.x + outer.width &&
    foot <= outer.y + outer.height
  )
}
