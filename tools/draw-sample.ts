// Draws the pictures of the sample papers: flat illustrations in a few printing colours, made from shapes by
// rule, so that they come out the same each time. In: nothing. Out: JPEGs in the page folders of
// resources/sample, named as the copy names them. Run by hand when a drawing changes.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

const root = join(import.meta.dirname, '../resources/sample')
const width = 1200
const height = 800
const pixels = 2400

const ink = '#22303c'
const river = '#6d9bb0'
const deep = '#4c7a91'
const mist = '#e8e4d6'
const dusk = '#f2c48d'
const brick = '#b5573d'
const leaf = '#6f8c58'
const moss = '#4f6b45'
const straw = '#d9a441'
const white = '#fbf8f0'

type Shape = string

const box = (x: number, y: number, w: number, h: number, fill: string, more = ''): Shape =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
const disc = (x: number, y: number, r: number, fill: string): Shape =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`
const form = (points: string, fill: string): Shape => `<polygon points="${points}" fill="${fill}"/>`
const curve = (d: string, fill: string, stroke = 'none', weight = 0): Shape =>
  `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round"/>`
const times = (count: number, make: (index: number) => Shape): Shape =>
  Array.from({ length: count }, (_, index) => make(index)).join('')
/** A number from 0 to 1 that looks like chance and is the same each time. */
const chance = (seed: number): number => Math.abs((Math.sin(seed * 12.9898) * 43758.5453) % 1)

function sky(top: string, low: string, until = height): Shape {
  return times(12, (band) => {
    const part = band / 11
    return `<rect x="0" y="${(until / 12) * band}" width="${width}" height="${until / 12 + 1}" fill="${mix(top, low, part)}"/>`
  })
}

function mix(one: string, other: string, part: number): string {
  const at = (hex: string, index: number): number =>
    Number.parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16)
  const channel = (index: number): string =>
    Math.round(at(one, index) * (1 - part) + at(other, index) * part)
      .toString(16)
      .padStart(2, '0')
  return `#${channel(0)}${channel(1)}${channel(2)}`
}

function hills(y: number, rise: number, fill: string, seed: number): Shape {
  const points = Array.from(
    { length: 13 },
    (_, index) => `${index * 100},${Math.round(y - chance(seed + index) * rise)}`,
  )
  return form(`0,${height} ${points.join(' ')} ${width},${height}`, fill)
}

function water(y: number, fill = river): Shape {
  return (
    box(0, y, width, height - y, fill) +
    times(46, (index) => {
      const line = y + 14 + ((height - y - 20) * index) / 46
      const from = chance(index * 3.1) * width
      const length = 40 + chance(index * 7.7) * 160
      return curve(
        `M${from} ${line} q${length / 4} -6 ${length / 2} 0 t${length / 2} 0`,
        'none',
        index % 3 === 0 ? white : deep,
        3,
      )
    })
  )
}

function house(x: number, y: number, w: number, h: number, wall: string, roof: string, lit: string): Shape {
  return (
    box(x, y - h, w, h, wall) +
    form(
      `${x - 12},${y - h} ${x + w + 12},${y - h} ${x + w - 18},${y - h - w * 0.28} ${x + 18},${y - h - w * 0.28}`,
      roof,
    ) +
    times(Math.max(1, Math.floor(w / 46)), (column) =>
      times(Math.max(1, Math.floor(h / 62)), (row) =>
        box(
          x + 14 + column * 44,
          y - h + 18 + row * 58,
          22,
          30,
          chance(x + column * 5 + row) > 0.45 ? lit : ink,
        ),
      ),
    )
  )
}

function tree(x: number, y: number, size: number, fill = leaf): Shape {
  return (
    curve(`M${x} ${y} q${size * 0.06} ${-size * 0.5} 0 ${-size}`, 'none', ink, size * 0.07) +
    times(9, (index) =>
      disc(
        x + (chance(x + index) - 0.5) * size * 0.9,
        y - size * (0.75 + chance(index + x * 2) * 0.55),
        size * (0.2 + chance(index * 3) * 0.14),
        index % 2 === 0 ? fill : moss,
      ),
    )
  )
}

function willow(x: number, y: number, size: number): Shape {
  return (
    curve(
      `M${x} ${y} C${x - 10} ${y - size * 0.5} ${x + 30} ${y - size * 0.6} ${x + 14} ${y - size}`,
      'none',
      ink,
      size * 0.08,
    ) +
    times(26, (index) => {
      const from = x + 14 + (index - 13) * size * 0.055
      return curve(
        `M${x + 14} ${y - size} Q${from} ${y - size * 1.25} ${from + (index - 13) * 3} ${y - size * (0.25 + chance(index) * 0.3)}`,
        'none',
        index % 2 === 0 ? leaf : moss,
        5,
      )
    })
  )
}

function person(x: number, y: number, size: number, coat: string): Shape {
  return (
    disc(x, y - size * 0.9, size * 0.11, '#d7a27c') +
    curve(
      `M${x - size * 0.12} ${y - size * 0.34} q0 ${-size * 0.45} ${size * 0.12} ${-size * 0.45} t${size * 0.12} ${size * 0.45} z`,
      coat,
    ) +
    curve(
      `M${x - size * 0.06} ${y - size * 0.36} l${-size * 0.06} ${size * 0.36} M${x + size * 0.06} ${y - size * 0.36} l${size * 0.1} ${size * 0.34}`,
      'none',
      ink,
      size * 0.075,
    )
  )
}

function boat(x: number, y: number, size: number): Shape {
  const windows = times(9, (index) =>
    box(
      x + size * (0.17 + index * 0.072),
      y - size * 0.18,
      size * 0.048,
      size * 0.06,
      index % 4 === 3 ? ink : dusk,
    ),
  )
  return (
    form(
      `${x},${y - size * 0.08} ${x + size},${y - size * 0.08} ${x + size * 0.92},${y + size * 0.06} ${x + size * 0.08},${y + size * 0.06}`,
      deep,
    ) +
    box(x + size * 0.02, y - size * 0.1, size * 0.96, size * 0.025, white) +
    box(x + size * 0.13, y - size * 0.21, size * 0.7, size * 0.11, white) +
    windows +
    box(x + size * 0.4, y - size * 0.31, size * 0.2, size * 0.1, white) +
    times(3, (index) =>
      box(x + size * (0.42 + index * 0.06), y - size * 0.29, size * 0.045, size * 0.045, ink),
    ) +
    curve(`M${x + size * 0.5} ${y - size * 0.31} v${-size * 0.12}`, 'none', ink, 5) +
    form(
      `${x + size * 0.5},${y - size * 0.43} ${x + size * 0.57},${y - size * 0.4} ${x + size * 0.5},${y - size * 0.37}`,
      brick,
    )
  )
}

const lamp = (x: number, y: number, h: number): Shape =>
  curve(`M${x} ${y} v${-h} q4 -26 34 -24`, 'none', ink, 8) +
  disc(x + 36, y - h - 20, 13, dusk) +
  disc(x + 36, y - h - 20, 26, 'rgb(242 196 141 / 0.35)')

const scenes: Readonly<Record<string, () => Shape>> = {
  'zh/01 要闻/ferry': () =>
    sky('#8fa9b8', dusk, 470) +
    disc(930, 380, 58, '#f7dcae') +
    hills(450, 70, '#9fb0b3', 3) +
    hills(478, 40, '#7f959c', 9) +
    water(470) +
    boat(240, 600, 640) +
    times(7, (i) => box(i * 34, 640 - i * 3, 14, 160, ink)) +
    box(0, 636, 260, 18, '#7c6a58') +
    lamp(70, 636, 150) +
    person(150, 636, 90, brick) +
    person(196, 636, 84, moss),
  'zh/01 要闻/embankment': () =>
    sky('#c9d4d6', mist, 420) +
    hills(420, 50, '#b4bfae', 5) +
    water(430, '#86a9b5') +
    form('0,800 0,560 1200,470 1200,800', '#a89a7d') +
    form('0,800 0,640 1200,540 1200,800', '#8f8166') +
    willow(250, 590, 330) +
    willow(720, 545, 300) +
    form('860,660 1010,640 1010,700 860,720', straw) +
    curve('M1000 650 L1090 560 L1150 610', 'none', straw, 22) +
    form('1140,600 1180,640 1120,660', ink) +
    times(4, (i) => disc(880 + i * 40, 722 - i * 4, 18, ink)) +
    person(440, 660, 130, brick) +
    person(520, 652, 124, deep) +
    person(610, 648, 128, straw) +
    times(16, (i) =>
      box(40 + i * 24, 700 - i * 2, 18, 40 + chance(i) * 20, mix('#cfc3a4', '#a39371', chance(i * 5))),
    ),
  'zh/01 要闻/bridge': () =>
    sky('#a9c0c9', mist, 500) +
    times(7, (i) =>
      house(30 + i * 170, 470 - chance(i) * 10, 120, 90 + chance(i * 2) * 60, white, ink, dusk),
    ) +
    water(520) +
    curve('M0 500 Q600 330 1200 500 V560 Q600 400 0 560 Z', '#b7ad98') +
    [210, 600, 990]
      .map((x, i) => {
        const r = i === 1 ? 130 : 105
        const y = i === 1 ? 560 : 585
        return (
          curve(`M${x - r} ${y} a${r} ${r} 0 0 1 ${2 * r} 0 z`, deep) +
          curve(`M${x - r} ${y} a${r} ${r} 0 0 1 ${2 * r} 0`, 'none', '#8d836f', 22)
        )
      })
      .join('') +
    times(37, (i) => {
      const x = 24 + i * 32
      const y = 498 - Math.sin((x / 1200) * Math.PI) * 82
      return box(x, y - 42, 14, 42, '#cfc6b2')
    }) +
    curve('M0 456 Q600 292 1200 456', 'none', '#8d836f', 12) +
    person(380, 440, 84, brick) +
    person(650, 420, 84, leaf) +
    willow(1110, 560, 260),
  'zh/02 要闻综合/greenway': () =>
    sky('#f6d9b0', mist, 380) +
    disc(220, 250, 50, '#f4b66d') +
    times(9, (i) =>
      box(640 + i * 62, 200 + chance(i) * 120, 52, 260, mix('#9aa9ad', '#c0c7c2', chance(i * 4))),
    ) +
    hills(430, 30, '#8fa58b', 8) +
    water(430, '#8fb0b8') +
    form('0,800 420,470 620,470 1200,800', '#c96b4a') +
    form('470,800 515,470 530,470 640,800', white) +
    times(6, (i) => tree(60 + i * 62, 640 - i * 34, 150 - i * 14)) +
    times(5, (i) => tree(1130 - i * 90, 640 - i * 40, 170 - i * 18, moss)) +
    person(440, 700, 210, deep) +
    person(620, 640, 160, straw) +
    person(700, 760, 230, brick) +
    lamp(930, 640, 240),
  'zh/02 要闻综合/allotment': () =>
    sky('#bcd0d4', mist, 330) +
    times(6, (i) =>
      house(i * 210 - 20, 380, 170, 200 + chance(i) * 50, mix('#d9cdb7', '#c2b59c', chance(i)), brick, dusk),
    ) +
    box(0, 372, width, 428, '#8a7355') +
    times(
      6,
      (row) =>
        form(
          `${-40 + row * 60},800 ${-40 + row * 60 + 190},800 ${420 + row * 74},390 ${380 + row * 74},390`,
          row % 2 === 0 ? '#76614a' : '#93805f',
        ) +
        times(11, (i) => {
          const part = i / 11
          const x = 60 + row * 60 + (345 + row * 14) * part
          const y = 780 - 380 * part
          const size = 34 * (1 - part * 0.7)
          return times(5, (k) =>
            curve(
              `M${x} ${y} q${(k - 2) * size * 0.5} ${-size} ${(k - 2) * size * 0.8} ${-size * 0.7}`,
              'none',
              k % 2 === 0 ? leaf : moss,
              size * 0.24,
            ),
          )
        }),
    ) +
    person(930, 720, 250, brick) +
    curve('M985 560 L1060 720', 'none', '#7c6a58', 12) +
    person(1080, 640, 180, deep) +
    disc(820, 715, 34, straw) +
    box(786, 715, 68, 44, straw),
  'zh/03 民生/bus': () =>
    sky('#5f7486', '#e2a878', 470) +
    times(
      12,
      (i) =>
        box(i * 104, 160 + chance(i * 3) * 170, 92, 330, mix('#3f4e5c', '#5b6876', chance(i))) +
        times(12, (k) =>
          box(
            i * 104 + 12 + (k % 3) * 26,
            190 + chance(i * 3) * 170 + Math.floor(k / 3) * 56,
            14,
            22,
            chance(i * 20 + k) > 0.5 ? dusk : '#33414e',
          ),
        ),
    ) +
    box(0, 490, width, 310, '#4b5258') +
    box(0, 640, width, 10, '#c9c2ae', 'stroke-dasharray="60 40"') +
    box(330, 300, 640, 250, '#c8563c', 'rx="26"') +
    box(330, 440, 640, 24, white) +
    times(6, (i) => box(356 + i * 92, 326, 80, 92, i === 5 ? '#ffe9bd' : '#f7d79b')) +
    times(5, (i) => disc(396 + i * 92, 398, 18, ink) + box(380 + i * 92, 410, 34, 10, ink)) +
    disc(450, 552, 52, ink) +
    disc(450, 552, 22, '#9aa3a8') +
    disc(850, 552, 52, ink) +
    disc(850, 552, 22, '#9aa3a8') +
    box(900, 330, 46, 210, '#3a4650') +
    curve('M150 560 v-330', 'none', ink, 12) +
    box(84, 210, 140, 100, deep, 'rx="8"') +
    times(4, (i) => box(98, 226 + i * 20, 112 - (i % 2) * 30, 9, white)) +
    person(240, 600, 200, leaf) +
    person(300, 600, 190, straw) +
    person(90, 610, 195, brick),
  'zh/03 民生/market': () =>
    box(0, 0, width, height, '#e6dcc4') +
    form('0,0 1200,0 900,240 300,240', '#cfe0de') +
    times(13, (i) => curve(`M${i * 100} 0 L${300 + i * 50} 240`, 'none', '#8fa4a3', 6)) +
    times(4, (i) => curve(`M${i * 74} ${i * 60} H${width - i * 74}`, 'none', '#8fa4a3', 6)) +
    form('300,240 900,240 900,430 300,430', '#c6b793') +
    form('0,0 300,240 300,470 0,740', '#d5c6a4') +
    form('1200,0 900,240 900,470 1200,740', '#cdbd99') +
    form('0,740 300,470 900,470 1200,740 1200,800 0,800', '#a79c87') +
    times(5, (i) => {
      const s = 1 - i * 0.16
      const y = 720 - i * 62
      return [-1, 1]
        .map((side) => {
          const x = 600 + side * (440 - i * 62)
          const w = 210 * s
          return (
            box(x - w / 2, y - 80 * s, w, 80 * s, '#7c6a58') +
            form(
              `${x - w / 2 - 8},${y - 210 * s} ${x + w / 2 + 8},${y - 210 * s} ${x + w / 2 + 26},${y - 170 * s} ${x - w / 2 - 26},${y - 170 * s}`,
              i % 2 === 0 ? brick : deep,
            ) +
            times(8, (k) =>
              disc(
                x - w / 2 + 14 * s + k * 25 * s,
                y - 86 * s,
                14 * s,
                [leaf, straw, brick, '#e9e1c8'][(k + i) % 4] ?? leaf,
              ),
            )
          )
        })
        .join('')
    }) +
    person(560, 760, 240, deep) +
    person(660, 690, 180, brick) +
    person(600, 610, 130, leaf),
  'zh/03 民生/bakery': () =>
    sky('#27323d', '#3f4c58') +
    box(140, 120, 920, 560, '#5b4a3d') +
    box(140, 90, 920, 70, brick) +
    times(12, (i) => box(140 + i * 77, 160, 77, 46, i % 2 === 0 ? white : brick)) +
    box(200, 250, 520, 330, '#ffdf9e') +
    times(
      4,
      (row) =>
        box(210, 300 + row * 72, 500, 8, '#8a6b45') +
        times(9, (i) =>
          disc(240 + i * 54, 284 + row * 72, 22, mix('#c98a43', '#e0b070', chance(row * 9 + i))),
        ),
    ) +
    box(780, 250, 200, 430, '#3b2f27') +
    box(800, 272, 160, 260, '#ffd58a') +
    person(870, 560, 240, white) +
    disc(470, 240, 130, 'rgb(255 223 158 / 0.25)') +
    lamp(1100, 700, 420) +
    box(0, 680, width, 120, '#303a42') +
    person(360, 740, 240, deep) +
    person(460, 750, 220, brick) +
    times(5, (i) => curve(`M${500 + i * 26} 236 q-18 -40 6 -76 t0 -70`, 'none', 'rgb(251 248 240 / 0.5)', 6)),
  'zh/04 文化/lamp': () =>
    sky('#31465a', '#c58f63', 520) +
    water(520, '#3e6275') +
    form('420,800 780,800 700,640 500,640', '#5a5347') +
    form('520,640 680,640 650,210 550,210', white) +
    box(538, 300, 124, 46, brick) +
    box(530, 440, 140, 50, brick) +
    box(526, 184, 148, 26, ink) +
    box(556, 110, 88, 76, '#ffe3a3') +
    form('540,110 660,110 600,60', ink) +
    form('556,150 0,40 0,300', 'rgb(255 227 163 / 0.28)') +
    form('644,150 1200,70 1200,330', 'rgb(255 227 163 / 0.28)') +
    boat(820, 600, 260) +
    person(470, 690, 130, brick) +
    times(20, (i) => disc(chance(i * 9) * width, chance(i * 4) * 230, 2.5, white)),
  'zh/04 文化/shadow': () =>
    box(0, 0, width, height, '#3a2a22') +
    box(150, 90, 900, 480, '#f6dfa8') +
    disc(600, 330, 230, '#fbeec6') +
    box(120, 60, 960, 30, brick) +
    box(120, 570, 960, 40, brick) +
    [300, 520, 760, 900]
      .map(
        (x, i) =>
          person(x, 540, 260 + (i % 2) * 40, ink) +
          curve(`M${x} 360 l${60 - i * 30} -90`, 'none', ink, 12) +
          curve(`M${x - 4} 420 L${x - 30 + i * 10} 640`, 'none', '#7c6a58', 6),
      )
      .join('') +
    form('420,300 470,240 520,300 470,330', ink) +
    times(9, (i) => disc(80 + i * 130, 760, 66, '#241a15') + box(30 + i * 130, 760, 100, 60, '#241a15')),
  'en/01 News/harbour': () =>
    sky('#9db6c4', '#f0dcc0', 430) +
    hills(430, 60, '#8ea39a', 2) +
    times(9, (i) =>
      house(
        40 + i * 128,
        470,
        96,
        90 + chance(i) * 80,
        [white, '#e3c7a0', '#c9d6d2', '#d8a48b'][i % 4] ?? white,
        i % 2 === 0 ? brick : ink,
        dusk,
      ),
    ) +
    water(480) +
    boat(420, 640, 560) +
    box(0, 600, 330, 26, '#7c6a58') +
    times(6, (i) => box(20 + i * 56, 620, 16, 180, '#5a4a3d')) +
    lamp(260, 600, 170) +
    person(90, 600, 110, brick) +
    person(150, 600, 104, deep) +
    person(210, 600, 60, straw),
  'en/01 News/clock': () =>
    sky('#c7d3d6', mist, 620) +
    times(6, (i) =>
      house(
        -30 + i * 210,
        640,
        180,
        180 + chance(i * 3) * 60,
        [white, '#dcc6a2', '#cdd8d4'][i % 3] ?? white,
        ink,
        dusk,
      ),
    ) +
    box(520, 180, 170, 470, '#b9a483') +
    form('500,180 710,180 605,60', ink) +
    disc(605, 290, 62, white) +
    curve('M605 290 V244 M605 290 l34 22', 'none', ink, 8) +
    times(12, (i) =>
      disc(605 + Math.cos((i * Math.PI) / 6) * 50, 290 + Math.sin((i * Math.PI) / 6) * 50, 4, ink),
    ) +
    times(3, (i) => box(540, 390 + i * 80, 130, 12, '#8d7a5c')) +
    times(9, (i) => curve(`M${430 + i * 45} 650 V${200 + (i % 2) * 40}`, 'none', '#9b8d74', 5)) +
    times(5, (i) => curve(`M430 ${260 + i * 90} H790`, 'none', '#9b8d74', 5)) +
    box(0, 650, width, 150, '#b8ad98') +
    person(300, 740, 150, deep) +
    person(360, 740, 140, brick) +
    tree(980, 700, 220),
  'en/02 Town/library': () =>
    box(0, 0, width, height, '#ddcfb0') +
    times(
      4,
      (row) =>
        box(60, 120 + row * 150, 700, 14, '#6b4f38') +
        times(33, (i) => {
          const h = 84 + chance(row * 40 + i) * 40
          return box(
            66 + i * 21,
            120 + row * 150 - h,
            17,
            h,
            [brick, deep, moss, straw, '#8a6f8a', ink][Math.floor(chance(row * 7 + i) * 6)] ?? ink,
          )
        }),
    ) +
    box(830, 90, 300, 420, '#bcd3d8') +
    curve('M980 90 V510 M830 300 H1130', 'none', '#6b4f38', 12) +
    tree(980, 500, 240) +
    box(0, 640, width, 160, '#a98e68') +
    box(500, 560, 420, 26, '#6b4f38') +
    box(530, 586, 20, 150, '#6b4f38') +
    box(870, 586, 20, 150, '#6b4f38') +
    person(640, 700, 240, brick) +
    person(800, 700, 200, deep) +
    box(690, 536, 90, 22, white),
  'en/02 Town/orchard': () =>
    sky('#b9d0d8', mist, 360) +
    hills(380, 60, '#9db08a', 4) +
    hills(430, 30, '#869c70', 7) +
    box(0, 430, width, 370, '#7f9463') +
    times(4, (row) =>
      times(
        5,
        (i) =>
          tree(90 + i * 260 - row * 40, 520 + row * 80, 150 + row * 40) +
          times(7, (k) =>
            disc(
              90 + i * 260 - row * 40 + (chance(k + i * 9 + row) - 0.5) * 150,
              440 + row * 70 - chance(k * 2 + row) * 60,
              7 + row * 1.5,
              brick,
            ),
          ),
      ),
    ) +
    person(520, 760, 220, deep) +
    person(640, 770, 200, straw) +
    box(560, 720, 70, 50, '#8a6b45') +
    times(6, (i) => disc(568 + i * 11, 718, 9, brick)),
}

for (const [path, draw] of Object.entries(scenes)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${(pixels * height) / width}" viewBox="0 0 ${width} ${height}">${draw()}</svg>`
  const jpeg = await sharp(Buffer.from(svg))
    .flatten({ background: white })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer()
  const file = join(root, `${path}.jpg`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, jpeg)
  process.stdout.write(`${path}.jpg ${String(Math.round(jpeg.length / 1024))} kB\n`)
}
