// Houses, walls, lamps and boats.

import {
  at,
  brick,
  chance,
  cut,
  d,
  deep,
  disc,
  type Drawing,
  dusk,
  each,
  hatch,
  ink,
  inside,
  line,
  moss,
  ochre,
  oval,
  outline,
  paper,
  path,
  rect,
  rows,
  shade,
  shaded,
  times,
} from './gouge.ts'
import { person } from './people.ts'

export interface Panes {
  readonly columns: number
  readonly rows: number
  readonly lit: string
  readonly dark: string
  readonly seed: number
  /** Part of the windows that are lit. */
  readonly share?: number
}

export function windows(x: number, y: number, w: number, h: number, panes: Panes): Drawing {
  const next = chance(panes.seed)
  const [across, down] = [w / panes.columns, h / panes.rows]
  return times(panes.rows, (row) =>
    times(panes.columns, (column) => {
      const fill = next() < (panes.share ?? 0.5) ? panes.lit : panes.dark
      const [left, top] = [x + column * across + across / 4, y + row * down + down * 0.22]
      return (
        rect(left, top, across / 2, down * 0.55, fill) +
        line(d`M${left + across / 4} ${top}v${down * 0.55}`, ink, 1.6)
      )
    }),
  )
}

/** A tiled roof; its ridge is shorter than its eaves by twice the slant. */
export function tiles(x: number, y: number, w: number, h: number, slant: number, fill: string): Drawing {
  const shape = outline([
    [x - slant * 0.3, y + h],
    [x + slant, y],
    [x + w - slant, y],
    [x + w + slant * 0.3, y + h],
  ])
  const courses = times(5, (row) => d`M${x - slant} ${y + (row * h) / 5}h${w + 2 * slant}`)
  const joints = times(Math.ceil((w + slant * 2) / 9), (index) => {
    const left = index * 9
    return d`M${x - slant + left} ${y + h}l${left < w / 2 ? slant / 2 : -slant / 2} ${-h}`
  })
  return (
    path(shape, fill) +
    inside(shape, `<g opacity="0.75">${line(courses, ink, 1.4)}${line(joints, ink, 1.2)}</g>`) +
    line(d`M${x + slant - 4} ${y}h${w - 2 * slant + 8}`, ink, 4)
  )
}

export interface House {
  readonly w: number
  readonly h: number
  readonly wall: string
  readonly roof: string
  readonly seed: number
  readonly columns?: number
  readonly rows?: number
  readonly ridge?: number
  readonly share?: number
  readonly door?: boolean
  readonly lit?: string
}

export function house(x: number, base: number, house: House): Drawing {
  const {
    w,
    h,
    wall,
    roof,
    seed,
    columns = 3,
    rows: floors = 2,
    ridge = w * 0.3,
    share = 0.5,
    door = false,
    lit = dusk,
  } = house
  const top = base - h
  const shadow = { step: 6, colour: ink, seed, length: [10, 40], thick: [0.7, 1.5], cover: 0.6 } as const
  return (
    shaded(
      d`M${x} ${base}V${top}h${w}V${base}Z`,
      wall,
      hatch([x + w * 0.72, top, x + w, base], 1.2, shadow),
    ) +
    windows(x + w * 0.06, top + h * 0.08, w * 0.88, h * (door ? 0.62 : 0.84), {
      columns,
      rows: floors,
      lit,
      dark: ink,
      seed: seed + 3,
      share,
    }) +
    (door
      ? rect(x + w * 0.42, base - h * 0.3, w * 0.18, h * 0.3, ink) +
        rect(x + w * 0.44, base - h * 0.27, w * 0.06, h * 0.1, lit)
      : '') +
    tiles(x - w * 0.05, top - ridge, w * 1.1, ridge, w * 0.14, roof)
  )
}

export interface Courses {
  readonly w: number
  readonly h: number
  readonly fill: string
  readonly joint: string
  readonly seed: number
}

/** A wall of dressed stone or brick. */
export function masonry(left: number, top: number, right: number, foot: number, courses: Courses): Drawing {
  const { w, h, fill, joint, seed } = courses
  const next = chance(seed)
  let [joints, marks] = ['', '']
  for (let y = top, row = 0; y < foot; y += h, row += 1) {
    joints += d`M${left} ${y}H${right}`
    for (let x = left - (row % 2 === 0 ? 0 : w / 2); x < right; x += w * next(0.9, 1.1)) {
      if (x > left) joints += d`M${x} ${y}v${Math.min(h, foot - y)}`
      if (next() < 0.35) marks += cut(Math.max(x, left) + w * 0.15, y + h * 0.55, w * 0.6, h * 0.09)
    }
  }
  const shape = d`M${left} ${top}H${right}V${foot}H${left}Z`
  return path(shape, fill) + inside(shape, path(marks, shade), line(joints, joint, 1.8))
}

export function lamp(x: number, base: number, height: number, post = ink, glow = dusk): Drawing {
  const top = base - height
  return (
    disc(x + 26, top - 4, 34, glow, 'opacity="0.28"') +
    line(d`M${x} ${base}V${top}q2-22 26-20`, post, 6) +
    rect(x - 7, base - 18, 14, 18, post) +
    path(d`M${x + 16} ${top - 20}h22l6 20h-34z`, post) +
    oval(x + 27, top + 2, 11, 8, glow)
  )
}

/** An iron bollard with its rope. */
export function bollard(x: number, base: number): Drawing {
  return path(d`M${x - 14} ${base}v-26q14-12 28 0v26z`, ink)
}

/** A ferry with a bow at either end, 740 long; (0, 0) is amidships at the waterline. */
export function ferry(lit = dusk, hull = deep): Drawing {
  const side = 'M-358-28H358L346 6C280 16-280 16-346 6Z'
  const cabin = times(9, (index) => {
    const x = -252 + index * 57
    const head = [1, 4, 6].includes(index) ? oval(x + 12, -74, 7, 8, ink) + rect(x + 4, -68, 16, 6, ink) : ''
    return rect(x, -100, 42, 38, index === 3 ? deep : lit) + line(d`M${x + 21}-100v38`, ink, 2) + head
  })
  const riders = [
    [-220, brick],
    [-178, moss],
    [-146, ochre],
    [180, deep],
    [216, brick],
  ] as const
  return (
    path('M-372-62L-336-40H336L372-62 344 6C280 16-280 16-344 6Z', paper) +
    shaded(
      side,
      hull,
      rows([-360, -22, 360, 14], { step: 7, colour: '#17384a', seed: 7, length: [40, 150], thick: [1, 2.2] }),
    ) +
    line('M-362-30H362', ink, 3) +
    line('M-372-62L-336-40H336L372-62', ink, 4) +
    path('M-372-62L-398-104-386-108-350-50ZM372-62L398-104 386-108 350-50Z', shade) +
    line('M-392-104L-360-58M392-104L360-58', ink, 2) +
    rect(-270, -112, 540, 72, paper) +
    rows([-268, -58, 268, -42], { step: 6, colour: shade, seed: 3, length: [30, 110], thick: [0.8, 1.6] }) +
    rect(-282, -120, 564, 10, ink) +
    cabin +
    line('M-282-120V-146H282V-120M-282-134H282', ink, 2.4) +
    line(
      times(21, (index) => d`M${-260 + index * 26}-120v-26`),
      ink,
      2,
    ) +
    rect(-74, -178, 148, 60, paper) +
    rect(-84, -186, 168, 9, ink) +
    times(5, (index) => rect(-66 + index * 27, -170, 22, 26, index === 2 ? lit : deep)) +
    line('M0-186V-262M-22-236H22', ink, 4) +
    path('M0-256L44-246 0-234Z', brick) +
    disc(0, -264, 5, '#e46a4b') +
    rect(96, -160, 30, 40, brick) +
    rect(96, -168, 30, 8, ink) +
    each(riders, ([x, coat]) => at(x, -118, 0.23, person({ coat })))
  )
}
