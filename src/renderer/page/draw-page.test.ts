import { realFonts } from '../../../tests/support/paper.ts'
import { describe, expect, test } from 'vitest'
import type { ArticleId, BlockId, PageId, PictureId } from '../../base/ids.ts'
import { mpt, type Mpt } from '../../base/units.ts'
import type {
  PlacedBlock,
  PlacedLine,
  PlacedPage,
  PlacedPicture,
  PlacedStory,
  Point,
} from '../../compose/placed.ts'
import { changedBoxes } from './changed-boxes.ts'
import { drawPage, type Sheet } from './draw-page.ts'
import { caretBox, offsetAt } from './text-place.ts'

const box = (x: number, y: number, width: number, height: number) => ({
  x: mpt(x),
  y: mpt(y),
  width: mpt(width),
  height: mpt(height),
})

function corners(x: number, y: number, width: number, height: number): readonly Point[] {
  const at = (left: number, top: number): Point => [mpt(left), mpt(top)]
  return [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)]
}

/** A line of em-wide letters of 10 points. */
function line(text: string, from: number, x: number, baseline: number): PlacedLine {
  const width = mpt(text.length * 10_000)
  const run = {
    face: 'serif-sc',
    size: mpt(10_000),
    x: mpt(x),
    text,
    at: 0,
    spacing: mpt(0),
    scale: 1000,
    way: 'ltr' as const,
    width,
  }
  return {
    text,
    x: mpt(x),
    baseline: mpt(baseline),
    width,
    measure: mpt(50_000),
    from,
    to: from + text.length,
    justified: false,
    last: false,
    column: 0,
    spacing: mpt(0),
    runs: [run],
  }
}

function story(id: string, x: number, y: number, texts: readonly string[]): PlacedStory {
  let from = 0
  const lines = texts.map((text, index) => {
    const placed = line(text, from, x, y + (index + 1) * 12_000)
    from += text.length
    return placed
  })
  return {
    kind: 'story',
    id: id as BlockId,
    article: `a-${id}` as ArticleId,
    part: 0,
    polygon: corners(x, y, 50_000, 100_000),
    headline: [],
    lines,
    extras: [],
    turnLine: null,
    jumpLine: null,
    rules: [],
    overset: { characters: 0, lines: 0 },
    underset: 0,
    capacity: 8,
  }
}

function pageOf(...blocks: readonly PlacedBlock[]): PlacedPage {
  return {
    page: 'page1' as PageId,
    label: '01',
    section: '',
    width: mpt(300_000),
    height: mpt(400_000),
    bleed: mpt(0),
    grid: {
      x: mpt(0),
      y: mpt(0),
      columns: 5,
      columnWidth: mpt(50_000),
      gutter: mpt(10_000),
      lines: 30,
      leading: mpt(12_000),
    },
    folio: [],
    rules: [],
    blocks,
    fill: 0,
  }
}

interface Drawn {
  readonly texts: readonly (readonly [text: string, x: number, y: number])[]
  readonly fonts: readonly string[]
  readonly images: number
}

/** Draws on a canvas that only writes down what it is asked for. */
function drawn(
  page: PlacedPage,
  options: Partial<Sheet> = {},
  part: Parameters<typeof drawPage>[2] = null,
): Drawn {
  const texts: [string, number, number][] = []
  const fonts = new Set<string>()
  let images = 0
  let [grown, left, top] = [1, 0, 0]
  const recorder = {
    font: '',
    letterSpacing: '',
    fillStyle: '',
    globalAlpha: 1,
    setTransform(a: number, _b: number, _c: number, _d: number, e: number, f: number) {
      ;[grown, left, top] = [a, e, f]
    },
    fillText(text: string, x: number, y: number) {
      const size = Number.parseFloat(recorder.font) * grown
      texts.push([text, Math.round(left + x * grown), Math.round(top + y * grown)])
      fonts.add(`${Math.round(size)} ${recorder.font.split(' ')[1] ?? ''} ${recorder.letterSpacing}`)
    },
    drawImage() {
      images += 1
    },
  }
  const context = new Proxy(recorder, {
    get: (target, name): unknown => Reflect.get(target, name) ?? (() => {}),
  }) as unknown as CanvasRenderingContext2D
  const colours = { paper: '#fff', ink: '#000', grid: '#00f', baseline: '#00f', empty: '#ccc' }
  drawPage(
    {
      context,
      scale: 0.001,
      left: 0,
      top: 0,
      colours,
      family: (face) => `"${face}"`,
      library: realFonts(),
      picture: () => null,
      grid: false,
      ...options,
    },
    page,
    part,
  )
  return { texts, fonts: [...fonts], images }
}

const picture: PlacedPicture = {
  kind: 'picture',
  id: 'photo' as BlockId,
  picture: 'pic1' as PictureId,
  article: null,
  polygon: corners(120_000, 0, 60_000, 60_000),
  frame: box(120_000, 0, 60_000, 60_000),
  crop: box(0, 0, 600, 600),
  caption: [],
}

describe('a page', () => {
  test('is drawn run by run where the engine placed them, scaled', () => {
    const page = pageOf(story('one', 60_000, 0, ['甲乙', '丙']))
    expect(drawn(page, { scale: 0.002, left: -10, top: 5 }).texts).toEqual([
      ['甲乙', 110, 29],
      ['丙', 110, 53],
    ])
    expect(drawn(page, { scale: 0.002 }).fonts).toEqual(['20 "serif-sc" 0px'])
  })

  test('is drawn down the page, then across, whatever order its blocks have', () => {
    const page = pageOf(
      story('low', 0, 200_000, ['下']),
      story('right', 60_000, 0, ['右']),
      story('left', 0, 0, ['左']),
    )
    expect(drawn(page).texts.map(([text]) => text)).toEqual(['左', '右', '下'])
  })

  test('has bars where text is too small or its face is not there yet', () => {
    const page = pageOf(story('one', 0, 0, ['甲乙']))
    expect(drawn(page, { scale: 0.0002 }).texts).toEqual([])
    expect(drawn(page, { family: () => null }).texts).toEqual([])
  })

  test('is drawn only inside a box', () => {
    const page = pageOf(story('left', 0, 0, ['一', '二', '三']), story('right', 120_000, 0, ['四']))
    expect(drawn(page, {}, box(0, 34_000, 40_000, 2_000)).texts.map(([text]) => text)).toEqual(['三'])
  })

  test('shows a picture when it has come', () => {
    const image = {} as CanvasImageSource
    expect(drawn(pageOf(picture)).images).toBe(0)
    expect(drawn(pageOf(picture), { picture: () => ({ image, ratio: 0.5 }) }).images).toBe(1)
  })
})

describe('after an edit', () => {
  const left = story('left', 0, 0, ['一', '二', '三'])
  const right = story('right', 120_000, 0, ['四'])

  test('only the changed lines are drawn again', () => {
    const after = { ...left, lines: left.lines.with(2, line('三三', 2, 0, 36_000)) }
    const boxes = changedBoxes(pageOf(left, right), pageOf(after, right))
    expect(boxes).toHaveLength(1)
    const texts = boxes!.flatMap((part) => drawn(pageOf(after, right), {}, part).texts.map(([text]) => text))
    expect(texts).toContain('三三')
    expect(texts).not.toContain('一')
    expect(texts).not.toContain('四')
  })

  test('that composed the same lines anew nothing is', () => {
    const again = { ...left, lines: left.lines.map((one) => ({ ...one })) }
    expect(changedBoxes(pageOf(left), pageOf(again))).toEqual([])
  })

  test('a block that moved is drawn where it was and where it is', () => {
    const moved = story('left', 0, 240_000, ['一', '二', '三'])
    const boxes = changedBoxes(pageOf(left, right), pageOf(moved, right))
    const covers = (y: Mpt) => boxes!.some((one) => one.y <= y && one.y + one.height >= y)
    expect(covers(mpt(12_000))).toBe(true)
    expect(covers(mpt(252_000))).toBe(true)
  })

  test('a block that went is wiped, and another page is drawn whole', () => {
    expect(changedBoxes(pageOf(left, right), pageOf(left))).toHaveLength(1)
    expect(changedBoxes(pageOf(left), { ...pageOf(left), page: 'page2' as PageId })).toBeNull()
  })
})

describe('a place in the text', () => {
  const em = (_run: unknown, length: number): number => length * 10_000
  const block = story('one', 60_000, 0, ['甲乙丙', '丁戊'])

  test('is the nearest gap between letters', () => {
    expect(offsetAt(block, [mpt(64_000), mpt(9_000)], em)).toBe(0)
    expect(offsetAt(block, [mpt(66_000), mpt(9_000)], em)).toBe(1)
    expect(offsetAt(block, [mpt(999_000), mpt(9_000)], em)).toBe(3)
    expect(offsetAt(block, [mpt(71_000), mpt(900_000)], em)).toBe(4)
  })

  test('has a caret there, at the start of the line that follows', () => {
    const page = pageOf(block)
    expect(caretBox(page, block, 1, em)).toMatchObject({ x: 70_000, y: 2_000 })
    expect(caretBox(page, block, 3, em)).toMatchObject({ x: 60_000, y: 14_000 })
    expect(caretBox(page, block, 5, em)).toMatchObject({ x: 80_000, y: 14_000 })
    expect(caretBox(page, block, 99, em)).toBeNull()
  })
})
