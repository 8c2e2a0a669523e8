// Sky, water, hills and what grows.

import {
  chance,
  cut,
  d,
  type Drawing,
  hatch,
  high,
  ink,
  inside,
  leaf,
  line,
  moss,
  num,
  oval,
  paper,
  path,
  rect,
  rows,
  shaded,
  stone,
  times,
  wide,
} from './gouge.ts'

/** Bands of colour from the top down to a line, cut into each other. */
export function sky(colours: readonly string[], until: number, seed: number): Drawing {
  const band = until / colours.length
  const fields = colours.map((colour, index) => rect(0, index * band, wide, band + 2, colour)).join('')
  const seams = colours.slice(1).map((colour, index) => {
    const y = (index + 1) * band
    const length = [60, 260] as const
    const above = { step: 9, colour, seed: seed + index, length, thick: [1.5, 4] as const, cover: 0.55 }
    const below = { ...above, colour: colours[index] ?? colour, seed: seed + index + 9, cover: 0.4 }
    return rows([0, y - band * 0.5, wide, y], above) + rows([0, y, wide, y + band * 0.45], below)
  })
  return fields + seams.join('')
}

export function cloud(x: number, y: number, width: number, colour: string, seed: number): Drawing {
  const next = chance(seed)
  const words = times(9, (index) => {
    const long = width * next(0.25, 0.9)
    return cut(x + next(0, width - long), y + index * 7, long, next(4, 9))
  })
  return path(words, colour)
}

export function hills(
  y: number,
  rise: number,
  fill: string,
  lines: string,
  seed: number,
  step = 130,
): Drawing {
  const next = chance(seed)
  let [x, top] = [-20, y]
  let words = d`M-20 ${high}L-20 ${y}`
  while (x < wide + step) {
    const [x1, y1] = [x + step * next(0.6, 1.3), y - next(0, rise)]
    words += d`Q${(x + x1) / 2} ${Math.min(top, y1) - rise * 0.15} ${x1} ${y1}`
    ;[x, top] = [x1, y1]
  }
  const slope = { step: 8, colour: lines, seed, length: [20, 70], thick: [0.8, 2], cover: 0.6 } as const
  return shaded(`${words}V${String(high)}Z`, fill, hatch([0, y - rise * 1.3, wide, y + 30], 0.55, slope))
}

export function water(
  y: number,
  fill: string,
  light: string,
  dark: string,
  seed: number,
  until = high,
): Drawing {
  const length = [30, 120] as const
  return (
    rect(0, y, wide, until - y, fill) +
    rows([0, y + 4, wide, until], {
      step: 9,
      colour: dark,
      seed,
      length,
      thick: [1, 2.4],
      cover: 0.55,
      grow: 1.9,
    }) +
    rows([0, y + 8, wide, until], {
      step: 13,
      colour: light,
      seed: seed + 1,
      length: [20, 90],
      thick: [0.8, 1.8],
      cover: 0.34,
      grow: 1.9,
    })
  )
}

/** What water gives back of something above it. */
export function glitter(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  seed: number,
): Drawing {
  const next = chance(seed)
  let words = ''
  for (let down = 0; down < height; down += next(7, 12)) {
    const long = width * (1 - (0.5 * down) / height) * next(0.5, 1.1)
    words += cut(x - long / 2 + next(-6, 6), y + down, long, next(1.5, 3.6))
  }
  return path(words, colour)
}

export function gull(x: number, y: number, size: number, colour = paper): Drawing {
  const [up, out] = [size * 0.7, size * 0.2]
  return line(
    d`M${x - size} ${y - out}Q${x - size / 2} ${y - up} ${x} ${y}Q${x + size / 2} ${y - up} ${x + size} ${y - out}`,
    colour,
    Math.max(2, size * 0.14),
  )
}

export interface Greens {
  readonly fill: string
  readonly dark: string
  readonly light: string
}

export const summer: Greens = { fill: leaf, dark: moss, light: '#a0b170' }
export const autumn: Greens = { fill: '#b98a45', dark: '#7b4f2f', light: '#e0bd72' }

interface Round {
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
}

/** A mass of leaves, dark below and light above. */
export function crown(
  { x, y, rx, ry }: Round,
  greens: Greens,
  seed: number,
  fruit: string | null = null,
): Drawing {
  const next = chance(seed)
  const around = Array.from({ length: 15 }, (_, index): readonly [number, number] => {
    const angle = (2 * Math.PI * index) / 15
    const out = next(0.86, 1.08)
    return [x + Math.cos(angle) * rx * out, y + Math.sin(angle) * ry * out]
  })
  const edge = around.map(([ax, ay], index) => {
    const [bx, by] = around[(index + 1) % 15] ?? [ax, ay]
    const [mx, my] = [(ax + bx) / 2, (ay + by) / 2]
    return d`${index === 0 ? d`M${ax} ${ay}` : ''}Q${mx + (mx - x) * 0.28} ${my + (my - y) * 0.28} ${bx} ${by}`
  })
  let [dark, light, fruits] = ['', '', '']
  const somewhere = (): readonly [number, number] => {
    const [angle, out] = [next(0, 2 * Math.PI), Math.sqrt(next())]
    return [x + Math.cos(angle) * rx * out, y + Math.sin(angle) * ry * out]
  }
  for (let count = 0; count < (rx * ry) / 26; count += 1) {
    const [lx, ly] = somewhere()
    const [angle, long] = [next(-0.9, 0.3), next(8, 15)]
    const low = ((lx - x) / rx) * 0.6 + (ly - y) / ry > next(-0.7, 0.5)
    if (low) dark += cut(lx, ly, long, next(2, 3.6), Math.cos(angle), Math.sin(angle))
    else if (next() < 0.7) light += cut(lx, ly, long * 0.8, next(1.4, 2.6), Math.cos(angle), Math.sin(angle))
  }
  if (fruit !== null)
    for (let count = 0; count < (rx * ry) / 420; count += 1) {
      const [fx, fy] = somewhere()
      fruits += oval(fx, fy, rx * 0.045 + 1.5, rx * 0.045 + 1.5, fruit)
    }
  return shaded(`${edge.join('')}Z`, greens.fill, path(dark, greens.dark), path(light, greens.light)) + fruits
}

export function trunk(x: number, base: number, height: number, width: number, lean: number): Drawing {
  const [top, low, mid] = [base - height, base - height * 0.3, base - height * 0.6]
  const words =
    d`M${x - width * 0.7} ${base}C${x - width * 0.3} ${low} ${x + lean * 0.4 - width * 0.4} ${mid} ` +
    d`${x + lean - width * 0.25} ${top}L${x + lean + width * 0.3} ${top}` +
    d`C${x + lean * 0.5 + width * 0.5} ${mid} ${x + width * 0.4} ${low} ${x + width * 0.9} ${base}Z`
  const bark = {
    step: 7,
    colour: stone,
    seed: Math.round(x) + 3,
    length: [14, 40],
    thick: [0.7, 1.5],
    cover: 0.5,
  } as const
  return shaded(words, ink, hatch([x - width, top, x + width + lean, base], 3, bark))
}

export function tree(
  x: number,
  base: number,
  size: number,
  seed: number,
  greens: Greens = summer,
  fruit: string | null = null,
): Drawing {
  const boughs =
    d`M${x + size * 0.02} ${base - size * 0.45}q${size * 0.1} ${-size * 0.1} ${size * 0.2} ${-size * 0.16}` +
    d`M${x} ${base - size * 0.4}q${-size * 0.1} ${-size * 0.1} ${-size * 0.18} ${-size * 0.2}`
  return (
    trunk(x, base, size * 0.62, size * 0.07, size * 0.03) +
    line(boughs, ink, size * 0.025) +
    crown(
      { x: x + size * 0.18, y: base - size * 0.68, rx: size * 0.26, ry: size * 0.22 },
      greens,
      seed + 1,
      fruit,
    ) +
    crown(
      { x: x - size * 0.17, y: base - size * 0.7, rx: size * 0.27, ry: size * 0.23 },
      greens,
      seed + 2,
      fruit,
    ) +
    crown({ x, y: base - size * 0.88, rx: size * 0.33, ry: size * 0.27 }, greens, seed, fruit)
  )
}

const withies = [
  { colour: moss, width: 0.011 },
  { colour: leaf, width: 0.009 },
  { colour: '#a3b26c', width: 0.007 },
] as const

/** Long branches that hang to the ground, in three greens one behind the other. */
export function willow(x: number, base: number, size: number, seed: number, lean = 0.06): Drawing {
  const next = chance(seed)
  const [tx, ty] = [x + size * lean, base - size * 0.8]
  const strands = ['', '', '']
  const leaves = ['', '', '']
  for (let index = 0; index < 84; index += 1) {
    const layer = index % 3
    const side = next(-1, 1)
    const ax = tx + side * size * 0.46
    const ay = ty - size * 0.16 * (1 - side * side) + next(-10, 16)
    const drop = Math.min(base - 20 - ay, size * next(0.3, 0.68) * (1.1 - 0.35 * Math.abs(side)))
    const sway = side * size * 0.07 + next(-6, 6)
    strands[layer] +=
      d`M${tx + side * size * 0.2} ${ty - size * 0.06}Q${ax} ${ay - size * 0.1} ${ax + sway * 0.5} ${ay + drop * 0.3}` +
      d`T${ax + sway} ${ay + drop}`
    for (let down = drop * 0.1; down < drop; down += (next(8, 14) * size) / 330) {
      const way = next() < 0.5 ? 0.5 : -0.5
      leaves[layer] += cut(
        ax + (sway * down) / drop,
        ay + down,
        (next(8, 14) * size) / 330,
        (next(1.8, 2.9) * size) / 330,
        way,
        0.86,
      )
    }
  }
  const boughs = [-0.34, -0.16, 0.14, 0.3].map(
    (out) =>
      d`M${tx - size * lean * 0.3} ${ty + size * 0.14}Q${tx + out * size * 0.5} ${ty - size * 0.14} ` +
      d`${tx + out * size} ${ty - size * 0.08}`,
  )
  return (
    trunk(x, base, size * 0.82, size * 0.075, size * lean) +
    line(boughs.join(''), ink, size * 0.022) +
    crown({ x: tx - size * 0.16, y: ty - size * 0.08, rx: size * 0.22, ry: size * 0.12 }, summer, seed + 5) +
    crown({ x: tx + size * 0.18, y: ty - size * 0.08, rx: size * 0.22, ry: size * 0.12 }, summer, seed + 6) +
    crown({ x: tx, y: ty - size * 0.14, rx: size * 0.27, ry: size * 0.14 }, summer, seed + 7) +
    withies
      .map(
        ({ colour, width }, layer) =>
          line(strands[layer] ?? '', colour, size * width) + path(leaves[layer] ?? '', colour),
      )
      .join('')
  )
}

export function reeds(
  from: number,
  to: number,
  base: number,
  height: number,
  colour: string,
  seed: number,
  count = 28,
): Drawing {
  const next = chance(seed)
  let [stems, heads] = ['', '']
  for (let index = 0; index < count; index += 1) {
    const x = next(from, to)
    const tall = height * next(0.5, 1)
    const lean = next(-0.25, 0.35) * tall
    stems += d`M${x} ${base}Q${x + lean * 0.2} ${base - tall * 0.6} ${x + lean} ${base - tall}`
    if (index % 3 === 0)
      heads += cut(x + lean * 0.9, base - tall * 0.96, tall * 0.2, tall * 0.04, lean / tall, -1)
    if (index % 2 === 0)
      stems += d`M${x} ${base - tall * 0.2}q${tall * 0.14} ${-tall * 0.16} ${tall * 0.2} ${-tall * 0.42}`
  }
  return line(stems, colour, 3) + path(heads, colour)
}

/** Tufts of grass over an area. */
export function grass(
  left: number,
  top: number,
  right: number,
  foot: number,
  colour: string,
  seed: number,
  count: number,
): Drawing {
  const next = chance(seed)
  const tufts = times(count, () => {
    const [x, y] = [next(left, right), next(top, foot)]
    const size = 5 + (13 * (y - top)) / Math.max(1, foot - top)
    return times(3, (blade) =>
      cut(x + blade * 3, y, size * next(0.7, 1.2), size * 0.13, (blade - 1) * 0.45, -0.9),
    )
  })
  return path(tufts, colour)
}

/** Clods and furrows between two level lines. */
export function ground(top: number, fill: string, lines: string, seed: number): Drawing {
  const words = `M0 ${num(top)}H${String(wide)}V${String(high)}H0Z`
  return (
    path(words, fill) +
    inside(
      words,
      rows([0, top + 6, wide, high], {
        step: 12,
        colour: lines,
        seed,
        length: [20, 110],
        thick: [0.9, 2.2],
        cover: 0.4,
        grow: 1.2,
      }),
    )
  )
}
