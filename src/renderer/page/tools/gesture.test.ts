import { describe, expect, test } from 'vitest'
import type { BlockId } from '../../../base/ids.ts'
import { fromPt, mpt } from '../../../base/units.ts'
import type { PageGrid } from '../../../compose/placed.ts'
import type { GridRect } from '../../../model/issue.ts'
import { type Area, cellAt, moveAreas, resizeArea } from './area-move.ts'
import {
  type Effect,
  type Gesture,
  idle,
  type PageState,
  type PointerInput,
  type Spot,
  stepGesture,
  type Target,
} from './gesture.ts'

// Eight columns of 100 points with 10 between them, lines of 12 points: one column and gutter is 110.
const grid: PageGrid = {
  x: mpt(0),
  y: mpt(0),
  columns: 8,
  columnWidth: fromPt(100),
  gutter: fromPt(10),
  lines: 100,
  leading: fromPt(12),
}

const lead = 'lead' as BlockId
const brief = 'brief' as BlockId
const rect = (column: number, line: number, columns: number, lines: number): GridRect => ({
  column,
  line,
  columns,
  lines,
})

function pageWith(selected: readonly BlockId[]): PageState {
  return {
    grid,
    areas: new Map<BlockId, Area>([
      [lead, [rect(0, 0, 4, 40)]],
      [brief, [rect(6, 50, 2, 20)]],
    ]),
    selected,
    frames: new Set(),
    together: (block) => [block],
    attached: () => [],
  }
}

/** Points of the page are window pixels too, at one pixel a point. */
const at = (x: number, y: number): Spot => ({ x: fromPt(x), y: fromPt(y), clientX: x, clientY: y })

interface PressOptions {
  readonly adds?: boolean
  readonly pans?: boolean
  readonly draws?: boolean
}

const down = (
  spot: Spot,
  target: Target,
  { adds = false, pans = false, draws = false }: PressOptions = {},
): PointerInput => ({
  kind: 'down',
  spot,
  target,
  adds,
  pans,
  draws,
})
const onLead: Target = { kind: 'block', block: lead }

/** Feeds inputs; what was to be done is gathered, and selecting is done, as the window does it. */
function feed(
  page: PageState,
  ...inputs: readonly PointerInput[]
): { gesture: Gesture; effects: readonly Effect[] } {
  let gesture: Gesture = idle
  let state = page
  const effects: Effect[] = []
  for (const input of inputs) {
    const outcome = stepGesture(gesture, input, state)
    gesture = outcome.gesture
    effects.push(...outcome.effects)
    for (const effect of outcome.effects)
      if (effect.kind === 'select') state = { ...state, selected: effect.blocks }
  }
  return { gesture, effects }
}

describe('a drag', () => {
  test('of a block snaps to columns and lines and places it once, when let go', () => {
    const moved = feed(
      pageWith([]),
      down(at(50, 50), onLead),
      { kind: 'move', spot: at(100, 60), free: false },
      { kind: 'move', spot: at(180, 75), free: false },
      { kind: 'up', spot: at(180, 75), free: false },
    )
    expect(moved.gesture).toBe(idle)
    expect(moved.effects).toEqual([
      { kind: 'select', blocks: [lead] },
      { kind: 'place', areas: new Map([[lead, [rect(1, 2, 4, 40)]]]) },
    ])
  })

  test('shows where the block would stand before it is let go', () => {
    const { gesture, effects } = feed(pageWith([lead]), down(at(0, 0), onLead), {
      kind: 'move',
      spot: at(220, 0),
      free: false,
    })
    expect(gesture).toMatchObject({ kind: 'moving', ghosts: new Map([[lead, [rect(2, 0, 4, 40)]]]) })
    expect(effects).toEqual([])
  })

  test('back to where it began changes nothing', () => {
    const { effects } = feed(
      pageWith([lead]),
      down(at(0, 0), onLead),
      { kind: 'move', spot: at(220, 0), free: false },
      { kind: 'up', spot: at(2, 1), free: false },
    )
    expect(effects).toEqual([])
  })

  test('that is broken off changes nothing', () => {
    const { gesture, effects } = feed(
      pageWith([lead]),
      down(at(0, 0), onLead),
      { kind: 'move', spot: at(220, 0), free: false },
      { kind: 'cancel' },
      { kind: 'up', spot: at(220, 0), free: false },
    )
    expect(gesture).toBe(idle)
    expect(effects).toEqual([])
  })

  test('moves all that is selected, as far as the page lets them go together', () => {
    const { effects } = feed(
      pageWith([lead, brief]),
      down(at(10, 10), onLead),
      { kind: 'move', spot: at(400, 130), free: false },
      { kind: 'up', spot: at(400, 130), free: false },
    )
    expect(effects).toEqual([
      {
        kind: 'place',
        areas: new Map([
          [lead, [rect(0, 10, 4, 40)]],
          [brief, [rect(6, 60, 2, 20)]],
        ]),
      },
    ])
  })

  test('of a handle pulls that edge only', () => {
    const handle: Target = { kind: 'handle', block: lead, handle: 'se' }
    const { effects } = feed(
      pageWith([lead]),
      down(at(430, 480), handle),
      { kind: 'move', spot: at(330, 504), free: false },
      { kind: 'up', spot: at(330, 504), free: false },
    )
    expect(effects).toEqual([{ kind: 'place', areas: new Map([[lead, [rect(0, 0, 3, 42)]]]) }])
  })

  test('with Space moves the page under the window', () => {
    const { effects } = feed(
      pageWith([lead]),
      down(at(10, 10), onLead, { pans: true }),
      { kind: 'move', spot: at(15, 30), free: false },
      { kind: 'move', spot: at(25, 30), free: false },
      { kind: 'up', spot: at(25, 30), free: false },
    )
    expect(effects).toEqual([
      { kind: 'pan', dx: 5, dy: 20 },
      { kind: 'pan', dx: 10, dy: 0 },
    ])
  })
})

describe('a click', () => {
  const click = (page: PageState, target: Target, options: PressOptions = {}) =>
    feed(
      page,
      down(at(10, 10), target, options),
      { kind: 'move', spot: at(11, 12), free: false },
      { kind: 'up', spot: at(11, 12), free: false },
    )

  test('selects a block and points into its text', () => {
    expect(click(pageWith([brief]), onLead).effects).toEqual([
      { kind: 'select', blocks: [lead] },
      { kind: 'point', block: lead, spot: at(11, 12) },
    ])
  })

  test('with Shift adds to the selection and takes away again', () => {
    expect(click(pageWith([brief]), onLead, { adds: true }).effects).toEqual([
      { kind: 'select', blocks: [brief, lead] },
    ])
    expect(click(pageWith([brief, lead]), onLead, { adds: true }).effects).toEqual([
      { kind: 'select', blocks: [brief] },
    ])
  })

  test('on one of several keeps that one', () => {
    expect(click(pageWith([brief, lead]), onLead).effects).toContainEqual({ kind: 'select', blocks: [lead] })
  })

  test('on the desk deselects', () => {
    expect(click(pageWith([lead]), { kind: 'desk' }).effects).toEqual([{ kind: 'select', blocks: [] }])
    expect(click(pageWith([]), { kind: 'desk' }).effects).toEqual([])
  })
})

describe('a drag on the empty page', () => {
  const over = [
    { kind: 'move', spot: at(500, 590), free: false },
    { kind: 'move', spot: at(700, 700), free: false },
    { kind: 'up', spot: at(700, 700), free: false },
  ] as const
  const desk: Target = { kind: 'desk' }

  test('chooses what it touches, and with Shift adds to what was chosen', () => {
    expect(feed(pageWith([]), down(at(480, 580), desk), ...over).effects).toEqual([
      { kind: 'select', blocks: [brief] },
    ])
    expect(feed(pageWith([lead]), down(at(480, 580), desk, { adds: true }), ...over).effects).toEqual([
      { kind: 'select', blocks: [lead, brief] },
    ])
  })

  test('that is broken off brings back what was chosen', () => {
    const broken = feed(pageWith([lead]), down(at(480, 580), desk), ...over.slice(0, 2), { kind: 'cancel' })
    expect(broken.gesture).toBe(idle)
    expect(broken.effects.at(-1)).toEqual({ kind: 'select', blocks: [lead] })
  })

  test('chooses a box only when all of it is inside', () => {
    const page = { ...pageWith([]), frames: new Set([brief]) }
    expect(feed(page, down(at(480, 580), desk), ...over).effects).toEqual([])
    const whole = [
      { kind: 'move', spot: at(900, 900), free: false },
      { kind: 'up', spot: at(900, 900), free: false },
    ] as const
    expect(feed(page, down(at(480, 580), desk), ...whole).effects).toEqual([
      { kind: 'select', blocks: [brief] },
    ])
  })

  test('with the drawing tool draws whole columns and lines, wherever it begins', () => {
    const { effects } = feed(
      pageWith([]),
      down(at(50, 50), onLead, { draws: true }),
      { kind: 'move', spot: at(200, 90), free: false },
      { kind: 'up', spot: at(250, 100), free: false },
    )
    expect(effects).toMatchObject([{ kind: 'draw', drawn: rect(0, 4, 3, 5) }])
    const click = feed(pageWith([]), down(at(50, 50), onLead, { draws: true }), {
      kind: 'up',
      spot: at(51, 50),
      free: false,
    })
    expect(click.effects).toMatchObject([{ kind: 'draw', drawn: null }])
  })
})

describe('a group', () => {
  const page = { ...pageWith([]), together: () => [lead, brief] }

  test('is chosen and moved by any of its blocks', () => {
    const { effects } = feed(
      page,
      down(at(50, 50), onLead),
      { kind: 'move', spot: at(50, 170), free: false },
      { kind: 'up', spot: at(50, 170), free: false },
    )
    expect(effects).toMatchObject([{ kind: 'select', blocks: [lead, brief] }, { kind: 'place' }])
    expect(effects.at(-1)).toMatchObject({
      areas: new Map([
        [lead, [rect(0, 10, 4, 40)]],
        [brief, [rect(6, 60, 2, 20)]],
      ]),
    })
  })

  test('stays chosen at the first click, and a second one takes one of it alone', () => {
    const click = [down(at(50, 50), onLead), { kind: 'up', spot: at(50, 50), free: false }] as const
    expect(feed(page, ...click).effects).toMatchObject([{ kind: 'select' }, { kind: 'point' }])
    expect(feed({ ...page, selected: [lead, brief] }, ...click).effects[0]).toEqual({
      kind: 'select',
      blocks: [lead],
    })
  })
})

describe('an edge', () => {
  const pull = (page: PageState, lines: number, free: boolean) => {
    const { effects } = feed(
      page,
      down(at(50, 50), onLead),
      { kind: 'move', spot: at(50, 50 + lines * 12), free },
      { kind: 'up', spot: at(50, 50 + lines * 12), free },
    )
    const [placed] = effects.flatMap((effect) => (effect.kind === 'place' ? effect : []))
    return placed?.areas.get(lead)?.[0]?.line
  }

  test('within two lines of a neighbour’s sticks to it, unless Alt is held', () => {
    // The lead's foot comes to lines 67 to 73; that of the brief beside it is 70.
    expect([27, 28, 30, 32, 33].map((lines) => pull(pageWith([lead]), lines, false))).toEqual([
      27, 30, 30, 30, 33,
    ])
    expect(pull(pageWith([lead]), 28, true)).toBe(28)
  })

  test('does not stick to a picture that goes along', () => {
    expect(pull({ ...pageWith([lead]), attached: () => [brief] }, 28, false)).toBe(28)
  })
})

describe('an area', () => {
  const page = { columns: 8, lines: 100 }
  const shape: Area = [rect(0, 10, 2, 20), rect(2, 20, 2, 10)]

  test('stays on the page however far it is moved', () => {
    expect(moveAreas([shape], { columns: -9, lines: 500 }, page)).toEqual([
      [rect(0, 80, 2, 20), rect(2, 90, 2, 10)],
    ])
  })

  test('of two rects keeps its corner when its right edge is pulled', () => {
    expect(resizeArea(shape, 'e', { columns: 3, lines: 0 }, page)).toEqual([
      rect(0, 10, 2, 20),
      rect(2, 20, 5, 10),
    ])
  })

  test('grows to the edge of the page and shrinks to one column and line, no further', () => {
    const area: Area = [rect(2, 90, 2, 5)]
    expect(resizeArea(area, 'se', { columns: 20, lines: 20 }, page)).toEqual([rect(2, 90, 6, 10)])
    expect(resizeArea(area, 'nw', { columns: 20, lines: 20 }, page)).toEqual([rect(3, 94, 1, 1)])
    expect(resizeArea(area, 'nw', { columns: -20, lines: -200 }, page)).toEqual([rect(0, 0, 4, 95)])
  })

  test('finds the cell under a point, the gutter belonging to both sides by half', () => {
    expect(cellAt(grid, fromPt(104), fromPt(25))).toEqual({ column: 0, line: 2 })
    expect(cellAt(grid, fromPt(106), fromPt(25))).toEqual({ column: 1, line: 2 })
    expect(cellAt(grid, fromPt(-50), fromPt(9999))).toEqual({ column: 0, line: 99 })
  })
})
