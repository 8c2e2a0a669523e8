// The outline of a glyph as SVG path data, in font units with y downwards.

import { components, isComposite, type TrueTypeFont, viewOf } from './font-file.ts'

interface Dot {
  readonly x: number
  readonly y: number
  readonly on: boolean
}
type Contour = readonly Dot[]

// Real fonts nest two or three deep; more is a loop.
const maxDepth = 8

/** Empty for a blank glyph. */
export function glyphPath(font: TrueTypeFont, glyph: number): string {
  return contoursOf(font, glyph, 0).map(contourPath).join('')
}

function contoursOf(font: TrueTypeFont, glyph: number, depth: number): readonly Contour[] {
  const bytes = font.glyph(glyph)
  if (bytes.length < 10 || depth > maxDepth) return []
  if (!isComposite(bytes)) return simpleContours(bytes)
  return components(bytes).list.flatMap((component) => {
    const [a, b, c, d] = component.matrix
    return contoursOf(font, component.glyph, depth + 1).map((contour) =>
      contour.map((dot) => ({
        x: a * dot.x + c * dot.y + component.dx,
        y: b * dot.x + d * dot.y + component.dy,
        on: dot.on,
      })),
    )
  })
}

function simpleContours(bytes: Uint8Array): readonly Contour[] {
  const view = viewOf(bytes)
  const contourCount = view.getInt16(0)
  const ends = Array.from({ length: contourCount }, (_, index) => view.getUint16(10 + index * 2))
  const count = (ends.at(-1) ?? -1) + 1
  let at = 10 + contourCount * 2
  at += 2 + view.getUint16(at)
  const flags = new Uint8Array(count)
  for (let index = 0; index < count; ) {
    const flag = view.getUint8(at)
    at += 1
    let repeat = 1
    if ((flag & 8) !== 0) {
      repeat += view.getUint8(at)
      at += 1
    }
    for (; repeat > 0 && index < count; repeat -= 1, index += 1) flags[index] = flag
  }
  const coordinates = (short: number, same: number): Int32Array => {
    const list = new Int32Array(count)
    let value = 0
    for (let index = 0; index < count; index += 1) {
      const flag = flags[index] ?? 0
      if ((flag & short) !== 0) {
        value += (flag & same) !== 0 ? view.getUint8(at) : -view.getUint8(at)
        at += 1
      } else if ((flag & same) === 0) {
        value += view.getInt16(at)
        at += 2
      }
      list[index] = value
    }
    return list
  }
  const xs = coordinates(2, 16)
  const ys = coordinates(4, 32)
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1
    const dots: Dot[] = []
    for (let dot = start; dot <= end; dot += 1)
      dots.push({ x: xs[dot] ?? 0, y: ys[dot] ?? 0, on: ((flags[dot] ?? 0) & 1) === 1 })
    return dots
  })
}

/** Quadratic curves; between two off-curve dots an on-curve one is implied. */
function contourPath(contour: Contour): string {
  if (contour.length < 2) return ''
  const firstOn = contour.findIndex((dot) => dot.on)
  const middle = (left: Dot, right: Dot): Dot => ({
    x: (left.x + right.x) / 2,
    y: (left.y + right.y) / 2,
    on: true,
  })
  const ring =
    firstOn < 0
      ? [middle(contour[0] as Dot, contour.at(-1) as Dot), ...contour]
      : [...contour.slice(firstOn), ...contour.slice(0, firstOn)]
  const start = ring[0] as Dot
  let path = `M${place(start)}`
  for (let index = 1; index < ring.length; index += 1) {
    const dot = ring[index] as Dot
    if (dot.on) {
      path += `L${place(dot)}`
      continue
    }
    const next = ring[index + 1] ?? start
    if (next.on) {
      path += `Q${place(dot)} ${place(next)}`
      index += 1
    } else {
      path += `Q${place(dot)} ${place(middle(dot, next))}`
    }
  }
  return `${path}Z`
}

function place(dot: Dot): string {
  return `${short(dot.x)} ${short(-dot.y)}`
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}
