// Blocks: another area, or text in other columns.

import type { BlockId } from '../base/ids.ts'
import type { Problem, ProblemCode } from '../model/check/check.ts'
import type { Edit } from '../model/edit/edit.ts'
import { areasOverlap, boundsOf, cellsIn } from '../model/grid.ts'
import type { GridRect, Page } from '../model/issue.ts'
import { formatOf, type PageFormat } from '../model/publication.ts'
import { findPage } from '../model/query/find.ts'
import { withFoot } from './arrange.ts'
import { planSwap } from './arrange-plans.ts'
import { nearestPlaces } from './free-place.ts'
import { planLower } from './jump-plans.ts'
import { planBlockMove, planLay, type PlanContext } from './plan.ts'
import { asTry, blockAt, type Way } from './way.ts'

type Tries = Generator<readonly Edit[]>

/** Lines a block may be made deeper before it meets another, or the page's foot. */
function freeBelow(page: Page, block: BlockId, format: PageFormat): number {
  const found = page.blocks.find((one) => one.id === block)
  if (found === undefined) return 0
  const { column, line, columns, lines } = boundsOf(found.area)
  const foot = line + lines
  const strip = (depth: number): readonly GridRect[] => [{ column, line: foot, columns, lines: depth }]
  let free = 0
  while (
    foot + free < format.lines &&
    !page.blocks.some((other) => isInTheWay(other, found.id) && areasOverlap(other.area, strip(free + 1)))
  )
    free += 1
  return free
}

function isInTheWay({ id, content }: Page['blocks'][number], block: BlockId): boolean {
  return id !== block && content.kind !== 'box'
}

function* deeper(context: PlanContext, problem: Problem, from: number, most: number): Tries {
  const found = blockAt(context, problem)
  if (found === null) return
  const format = formatOf(context.issue.publication, found.page.format)
  const free = Math.min(most, freeBelow(found.page, found.block.id, format))
  for (let by = from; by <= free; by += 1)
    yield* moved(context, found.block.id, withFoot(found.block.area, by))
}

function* shallower(context: PlanContext, problem: Problem, from: number, to: number): Tries {
  const found = blockAt(context, problem)
  if (found === null) return
  const { lines } = boundsOf(found.block.area)
  for (let by = Math.min(from, lines - 1); by >= to; by -= 1)
    yield* moved(context, found.block.id, withFoot(found.block.area, -by))
}

function moved(context: PlanContext, block: BlockId, area: readonly GridRect[]): Tries {
  return asTry(planBlockMove(context, block, area))
}

// A block that was set a line or two too short is made longer without a second look; more is the editor's to say.
const longerAtOnce = 40

function* overset(context: PlanContext, problem: Problem): Tries {
  yield* deeper(context, problem, 1, longerAtOnce)
}

function* widow(context: PlanContext, problem: Problem): Tries {
  yield* deeper(context, problem, 1, 2)
  yield* shallower(context, problem, 2, 1)
}

/** Fewer columns than now, or more: k equal ones in the block's width. */
function* inColumns(context: PlanContext, problem: Problem, step: 1 | -1): Tries {
  const found = blockAt(context, problem)
  const content = found?.block.content
  if (found === null || content?.kind !== 'story') return
  const { columns } = boundsOf(found.block.area)
  const now = content.columns.kind === 'equal' ? content.columns.count : columns
  for (let count = now + step; count >= 1 && count <= columns + 2; count += step) {
    yield [
      {
        kind: 'block.set',
        block: found.block.id,
        content: { ...content, columns: { kind: 'equal', count, fit: 'absolute' } },
      },
    ]
  }
}

/** Wider and less deep, where it is free beside it; else in more columns. */
function* wider(context: PlanContext, problem: Problem): Tries {
  const found = blockAt(context, problem)
  if (found === null) return
  const bounds = boundsOf(found.block.area)
  const format = formatOf(context.issue.publication, found.page.format)
  const cells = cellsIn([bounds])
  for (let columns = bounds.columns + 1; columns <= format.columns; columns += 1) {
    const least = Math.ceil(cells / columns)
    for (const column of [bounds.column, bounds.column + bounds.columns - columns]) {
      if (column < 0 || column + columns > format.columns) continue
      // A headline that gets wider takes fewer lines, columns that end badly take more.
      for (let lines = least - 2; lines <= least + 6; lines += 1)
        yield* moved(context, found.block.id, [{ ...bounds, column, columns, lines }])
    }
  }
  yield* inColumns(context, problem, 1)
}

/** One rect: all of what it reaches over where that is free, else its largest. */
function* asRectangle(context: PlanContext, problem: Problem): Tries {
  const found = blockAt(context, problem)
  if (found === null) return
  const { id, area } = found.block
  yield* moved(context, id, [boundsOf(area)])
  for (const rect of area.toSorted((left, right) => cellsIn([right]) - cellsIn([left])))
    yield* moved(context, id, [rect])
}

/** As low as its text. */
function* lower(context: PlanContext, { block }: Problem): Tries {
  if (block !== null) yield* asTry(planLower(context, block))
}

/** The lead and the story that stands before it change places. */
function* changedPlaces(context: PlanContext, problem: Problem): Tries {
  const first = String(problem.values['first'] ?? '') as BlockId
  if (problem.block !== null) yield* asTry(planSwap(context, [problem.block, first]))
}

/** To where it is free, the nearest first; else no deeper than the other one lets it. */
function* apart(context: PlanContext, problem: Problem): Tries {
  const found = blockAt(context, problem)
  if (found === null) return
  const { page, block } = found
  const format = formatOf(context.issue.publication, page.format)
  const bounds = boundsOf(block.area)
  const others = page.blocks.filter((other) => isInTheWay(other, block.id)).flatMap((other) => other.area)
  for (const to of nearestPlaces(format, others, bounds)) yield* moved(context, block.id, [to])
  for (let lines = bounds.lines - 1; lines >= 1; lines -= 1) {
    const shorter = { ...bounds, lines }
    const lower = { ...shorter, line: bounds.line + bounds.lines - lines }
    for (const rect of [shorter, lower])
      if (!others.some((other) => areasOverlap([other], [rect]))) yield* moved(context, block.id, [rect])
  }
}

function* placed(context: PlanContext, { article, page }: Problem): Tries {
  if (article !== null && page !== null && findPage(context.issue, page) !== null)
    yield* asTry(planLay(context, article, page))
}

function* signed(_context: PlanContext, { page }: Problem): Tries {
  if (page !== null) yield [{ kind: 'page.set', page, fields: { state: 'signed' } }]
}

export const blockWays = {
  OVERSET: overset,
  UNDERSET: lower,
  WIDOW: widow,
  LEG_SHORT: (context, problem) => inColumns(context, problem, -1),
  LEG_LONG: wider,
  DOGLEG: asRectangle,
  RUN_OUT: asRectangle,
  BURIED_LEAD: changedPlaces,
  OVERLAP: apart,
  UNPLACED: placed,
  UNSIGNED: signed,
} satisfies Partial<Record<ProblemCode, Way>>
