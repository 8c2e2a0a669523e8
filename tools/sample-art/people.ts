// People, 200 high, standing on (0, 0) and turned to the right.

import {
  brick,
  d,
  deep,
  disc,
  type Drawing,
  hatch,
  ink,
  leaf,
  line,
  num,
  ochre,
  oval,
  paper,
  path,
  rect,
  shade,
  shaded,
  skin,
  times,
} from './gouge.ts'

export type Pose = 'stand' | 'walk' | 'run' | 'sit' | 'skirt' | 'reach' | 'work'
export type Hat = 'straw' | 'hard' | 'cap' | 'chef' | 'bun' | 'long' | 'none'
export type Load = 'basket' | 'bag' | 'pole' | 'can' | 'tray' | 'none'

export interface Person {
  readonly coat: string
  readonly pose?: Pose
  readonly hat?: Hat
  readonly load?: Load
  readonly trousers?: string
  readonly hair?: string
}

const standing = 'M-16-90L-18-8-28 0-4 0 0-60 6-8 6 0 28 0 20-8 18-90Z'

const legs: Readonly<Record<Pose, string>> = {
  stand: standing,
  reach: standing,
  work: standing,
  walk: 'M-14-84L-20-44-34-6-40 0-14 0-10-10-2-50 4-78 8-48 22-8 20 0 44 0 40-8 28-16 20-84Z',
  run: 'M-10-86L-24-58-56-40-62-48-70-28-62-22-20-36 0-62 18-44 12-12 2-4 4 4 24 4 28-6 40-50 16-84Z',
  sit: 'M-14-84L34-84 44-70 42-8 60-6 60 0 26 0 24-56-14-56Z',
  skirt: 'M-16-96L-30-26 32-26 16-96ZM-16-30L-18-4-24 0-4 0-4-30ZM6-30L8-4 6 0 26 0 18-6 18-30Z',
}

function arms(pose: Pose, coat: string): Drawing {
  const hand = (x: number, y: number): Drawing => disc(x, y, 6.5, skin)
  switch (pose) {
    case 'run':
      return line('M-8-146L-34-120-22-100M24-144L46-122 66-134', coat, 13) + hand(-20, -98) + hand(67, -135)
    case 'reach':
      return line('M20-148L40-176 50-206M-22-146L-34-116-30-92', coat, 13) + hand(51, -212) + hand(-30, -88)
    case 'work':
      return line('M18-146L44-122 58-104M-10-146L26-112 52-98', coat, 12) + hand(58, -102)
    case 'sit':
      return line('M14-142L30-112 54-104', coat, 12) + hand(57, -104)
    case 'stand':
    case 'walk':
    case 'skirt':
      return line('M-22-146L-36-112-32-84M22-146L34-112 30-84', coat, 12) + hand(-32, -80) + hand(30, -80)
  }
}

function headwear(hat: Hat, x: number, hair: string): Drawing {
  switch (hat) {
    case 'straw':
      return (
        path(d`M${x - 34}-184Q${x}-192 ${x + 34}-184L${x + 6}-212H${x - 6}Z`, ochre) +
        line(
          d`M${x - 26}-186L${x - 3}-210M${x - 10}-188L${x - 1}-210M${x + 10}-188L${x + 1}-210M${x + 26}-186L${x + 3}-210`,
          ink,
          1.3,
        )
      )
    case 'hard':
      return path(d`M${x - 20}-184C${x - 18}-206 ${x + 16}-208 ${x + 18}-186L${x + 26}-184H${x - 20}Z`, ochre)
    case 'cap':
      return path(d`M${x - 15}-182C${x - 15}-204 ${x + 13}-204 ${x + 14}-188L${x + 24}-184H${x - 15}Z`, ink)
    case 'chef':
      return path(
        d`M${x - 15}-186C${x - 26}-204 ${x - 10}-218 ${x}-210C${x + 12}-218 ${x + 26}-204 ${x + 15}-186Z`,
        paper,
      )
    case 'bun':
      return (
        path(
          d`M${x - 14}-176C${x - 20}-206 ${x + 18}-206 ${x + 14}-178C${x + 8}-190 ${x - 6}-192 ${x - 14}-176Z`,
          hair,
        ) + disc(x - 14, -198, 8, hair)
      )
    case 'long':
      return path(
        d`M${x - 15}-158C${x - 24}-208 ${x + 24}-206 ${x + 14}-172C${x + 8}-190 ${x - 4}-192 ${x - 6}-180L${x - 6}-158Z`,
        hair,
      )
    case 'none':
      return path(
        d`M${x - 14}-178C${x - 18}-206 ${x + 18}-206 ${x + 14}-180C${x + 6}-192 ${x - 8}-190 ${x - 14}-178Z`,
        hair,
      )
  }
}

function burden(load: Load): Drawing {
  switch (load) {
    case 'basket':
      return path('M22-80L44-80 40-50 20-50Z', ochre) + line('M23-72H43M22-62H42M26-80Q33-100 40-80', ink, 2)
    case 'bag':
      return path('M20-82L42-82 46-44 18-44Z', brick) + line('M24-82Q31-98 38-82', ink, 2.4)
    case 'pole':
      return (
        line('M-92-152Q0-166 92-152', ink, 5) +
        line('M-84-152L-100-84M-84-152L-68-84M84-152L68-84M84-152L100-84', ink, 2) +
        path('M-106-84H-62L-68-48H-100ZM62-84H106L100-48H68Z', ochre) +
        line('M-104-74H-64M-103-64H-66M64-74H104M66-64H103', ink, 2) +
        path('M-102-84q18-26 36 0zM66-84q18-26 36 0z', leaf)
      )
    case 'can':
      return path('M52-96H86L82-62H56Z', deep) + line('M84-88L110-104M60-96Q70-116 80-96', deep, 6)
    case 'tray':
      return rect(30, -112, 86, 8, shade) + times(4, (index) => oval(44 + index * 20, -117, 10, 7, '#c98a43'))
    case 'none':
      return ''
  }
}

export function person({
  coat,
  pose = 'stand',
  hat = 'none',
  load = 'none',
  trousers = ink,
  hair = ink,
}: Person): Drawing {
  const runs = pose === 'run'
  const body = runs
    ? 'M8-162C-10-160-18-148-22-122L-20-78C-6-72 10-72 22-80L32-122C34-148 26-160 8-162Z'
    : 'M0-162C-18-160-26-148-28-122L-30-74C-12-66 14-66 30-74L28-122C26-148 18-160 0-162Z'
  const folds = {
    step: 6,
    colour: ink,
    seed: coat.length + pose.length,
    length: [14, 44],
    thick: [0.9, 1.9],
    cover: 0.75,
  } as const
  const x = runs ? 8 : 0
  return (
    path(legs[pose], trousers) +
    shaded(body, coat, hatch([2, -165, 40, -66], 1.6, folds)) +
    arms(pose, coat) +
    path(`M${num(x - 7)}-166h14v10h-14z`, skin) +
    oval(x, -180, 13, 16, skin) +
    headwear(hat, x, hair) +
    burden(load)
  )
}
