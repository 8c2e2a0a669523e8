// The hand that cuts the sample papers' pictures: flat shapes in a few printing colours, shaded by short
// cuts that are thin, thick and thin again, as a gouge leaves them in wood. All chance is counted out from a
// seed, so a picture comes out the same each time. A drawing is a piece of SVG text.

export type Drawing = string
export type Point = readonly [x: number, y: number]

export const wide = 1200
export const high = 800

export const ink = '#1c2931'
export const paper = '#f3ead6'
export const deep = '#2f5b70'
export const pale = '#b4cbc9'
export const ochre = '#d8a04a'
export const brick = '#b4543a'
export const leaf = '#748a52'
export const moss = '#3e5940'
export const dusk = '#efc38d'
export const stone = '#b3a88f'
export const shade = '#7d745f'
export const skin = '#d8a682'
export const earth = '#7a6145'

export type Chance = (from?: number, to?: number) => number

export function chance(seed: number): Chance {
  let state = Math.imul(seed, 2654435761) >>> 0 || 1
  return (from = 0, to = 1) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return from + (to - from) * (state / 4294967296)
  }
}

/** A number as short as its picture needs it. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Path words with their numbers shortened: d`M${x} ${y}h${w}`. */
export function d(words: TemplateStringsArray, ...values: readonly (number | string)[]): string {
  return words.reduce((text, word, index) => {
    const value = values[index]
    return text + word + (typeof value === 'number' ? num(value) : (value ?? ''))
  }, '')
}

export function rect(x: number, y: number, w: number, h: number, fill: string, more = ''): Drawing {
  return d`<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
}

export function disc(x: number, y: number, r: number, fill: string, more = ''): Drawing {
  return d`<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`
}

export function oval(x: number, y: number, rx: number, ry: number, fill: string): Drawing {
  return d`<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`
}

export function path(words: string, fill: string, more = ''): Drawing {
  return `<path d="${words}" fill="${fill}" ${more}/>`
}

export function line(words: string, colour: string, width: number): Drawing {
  return (
    `<path d="${words}" fill="none" stroke="${colour}" stroke-width="${num(width)}" ` +
    'stroke-linecap="round" stroke-linejoin="round"/>'
  )
}

export function outline(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join(' ')}Z`
}

export function at(x: number, y: number, scale: number, drawing: Drawing): Drawing {
  return `<g transform="translate(${num(x)} ${num(y)}) scale(${String(Math.round(scale * 1000) / 1000)})">${drawing}</g>`
}

export function mirrored(x: number, y: number, scale: number, drawing: Drawing): Drawing {
  const factor = Math.round(scale * 1000) / 1000
  return `<g transform="translate(${num(x)} ${num(y)}) scale(-${String(factor)} ${String(factor)})">${drawing}</g>`
}

export function tilted(x: number, y: number, degrees: number, scale: number, drawing: Drawing): Drawing {
  return `<g transform="translate(${num(x)} ${num(y)}) rotate(${num(degrees)}) scale(${String(scale)})">${drawing}</g>`
}

export function faint(opacity: number, drawing: Drawing): Drawing {
  return `<g opacity="${String(opacity)}">${drawing}</g>`
}

export function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('')
}

export function each<Item>(items: readonly Item[], make: (item: Item, index: number) => string): string {
  return items.map(make).join('')
}

let clips = 0

/** A shape in one colour and, inside its edge only, its shading. */
export function shaded(words: string, fill: string, ...shading: readonly Drawing[]): Drawing {
  return path(words, fill) + inside(words, ...shading)
}

export function inside(words: string, ...drawings: readonly Drawing[]): Drawing {
  clips += 1
  const id = `c${String(clips)}`
  return `<clipPath id="${id}"><path d="${words}"/></clipPath><g clip-path="url(#${id})">${drawings.join('')}</g>`
}

/** One cut of the gouge, along (dx, dy). */
export function cut(x: number, y: number, length: number, thick: number, dx = 1, dy = 0): string {
  const half = length / 2
  const [ax, ay] = [half * dx - thick * dy, half * dy + thick * dx]
  const [bx, by] = [-half * dx + thick * dy, -half * dy - thick * dx]
  return d`M${x} ${y}q${ax} ${ay} ${length * dx} ${length * dy}q${bx} ${by} ${-length * dx} ${-length * dy}z`
}

export interface Cuts {
  readonly step: number
  readonly colour: string
  readonly seed: number
  readonly length?: readonly [number, number]
  readonly thick?: readonly [number, number]
  /** Part of the cuts that are made. */
  readonly cover?: number
  /** Longer, thicker and farther apart towards the foot. */
  readonly grow?: number
}

type Area = readonly [left: number, top: number, right: number, foot: number]

/** Level cuts in rows. */
export function rows([left, top, right, foot]: Area, cuts: Cuts): Drawing {
  const { step, colour, seed, length = [40, 140], thick = [1, 3], cover = 0.6, grow = 0 } = cuts
  const next = chance(seed)
  let words = ''
  for (let y = top; y < foot; ) {
    const factor = 1 + (grow * (y - top)) / Math.max(1, foot - top)
    for (let x = left - next(0, length[1]); x < right; ) {
      const long = next(...length) * factor
      const start = Math.max(x, left)
      if (next() < cover && x + long > left) {
        const y1 = y + next(-1, 1) * step * 0.2
        words += cut(start, y1, Math.min(long, right - start), next(...thick) * factor)
      }
      x += long + next(4, 30) * factor
    }
    y += step * factor
  }
  return path(words, colour)
}

/** Slanting cuts over an area; meant to shade a shape. */
export function hatch(area: Area, slope: number, cuts: Cuts): Drawing {
  const [left, top, right, foot] = area
  const { step, colour, seed, length = [30, 90], thick = [1, 2.4], cover = 0.8 } = cuts
  const next = chance(seed)
  const root = Math.hypot(1, slope)
  const [dx, dy] = [1 / root, slope / root]
  const half = Math.hypot(right - left, foot - top) / 2
  let words = ''
  for (let across = -half; across < half; across += step * next(0.8, 1.2)) {
    for (let along = -half; along < half; ) {
      const long = next(...length)
      const x = (left + right) / 2 - dy * across + dx * along
      const y = (top + foot) / 2 + dx * across + dy * along
      const near = x > left - 90 && x < right + 20 && y > top - 90 && y < foot + 90
      if (next() < cover && near) words += cut(x, y, long, next(...thick), dx, dy)
      along += long + next(2, 14)
    }
  }
  return path(words, colour)
}
