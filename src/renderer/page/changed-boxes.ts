// Where a page looks different from before. After a key press that is a few lines of one column: only they
// are drawn again. In: two placed pages. Out: boxes that hold every difference.

import {
  type Box,
  type PlacedBlock,
  type PlacedPage,
  type PlacedStory,
  type Run,
  type Strip,
  stripsOf,
} from '../../compose/placed.ts'
import { blockTexts, boxesMeet, type DrawnText, inkOf, inkOfBlock, unionOf } from './page-texts.ts'

/** Null when all of the page has to be drawn. */
export function changedBoxes(before: PlacedPage, after: PlacedPage): readonly Box[] | null {
  if (before === after) return []
  const sameSheet =
    before.page === after.page &&
    before.width === after.width &&
    before.height === after.height &&
    before.grid.columns === after.grid.columns &&
    before.grid.lines === after.grid.lines &&
    before.rules.length === after.rules.length &&
    before.rules.every((rule, index) => sameBox(rule, after.rules[index]))
  if (!sameSheet) return null
  const old = new Map(before.blocks.map((block) => [block.id, block]))
  const boxes = changedTexts(before.folio, after.folio)
  for (const block of after.blocks) {
    const was = old.get(block.id)
    old.delete(block.id)
    if (was === block) continue
    boxes.push(...(was === undefined ? [inkOfBlock(block)] : changedIn(was, block)))
  }
  for (const gone of old.values()) boxes.push(inkOfBlock(gone))
  return joined(boxes)
}

function changedIn(before: PlacedBlock, after: PlacedBlock): readonly Box[] {
  const sameFrame =
    before.kind === 'story' &&
    after.kind === 'story' &&
    before.polygon.length === after.polygon.length &&
    before.polygon.every(
      ([x, y], index) => x === after.polygon[index]?.[0] && y === after.polygon[index][1],
    ) &&
    before.rules.length === after.rules.length &&
    before.rules.every((rule, index) => sameBox(rule, after.rules[index]))
  return sameFrame ? changedStory(before, after) : [inkOfBlock(before), inkOfBlock(after)]
}

function changedStory(before: PlacedStory, after: PlacedStory): readonly Box[] {
  // Body lines are compared by themselves: a kicker more or less must not shift them against each other.
  const others = (story: PlacedStory): readonly DrawnText[] => blockTexts({ ...story, lines: [] })
  return [...changedTexts(others(before), others(after)), ...changedTexts(before.lines, after.lines)]
}

function changedTexts(before: readonly DrawnText[], after: readonly DrawnText[]): Box[] {
  const boxes: Box[] = []
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const [old, now] = [before[index], after[index]]
    if (old !== undefined && now !== undefined && looksSame(old, now)) continue
    if (old !== undefined) boxes.push(inkOf(old))
    if (now !== undefined) boxes.push(inkOf(now))
  }
  return boxes
}

function looksSame(left: DrawnText, right: DrawnText): boolean {
  if (left === right) return true
  const strips = stripsOf(right)
  const before = stripsOf(left)
  return before.length === strips.length && before.every((strip, index) => sameStrip(strip, strips[index]))
}

function sameStrip(left: Strip, right: Strip | undefined): boolean {
  return (
    left.baseline === right?.baseline &&
    left.turned === right.turned &&
    left.runs.length === right.runs.length &&
    left.runs.every((run, index) => sameRun(run, right.runs[index]))
  )
}

function sameRun(left: Run, right: Run | undefined): boolean {
  if (left === right) return true
  return (
    left.text === right?.text &&
    left.x === right.x &&
    left.spacing === right.spacing &&
    left.scale === right.scale &&
    left.size === right.size &&
    left.face === right.face &&
    left.way === right.way
  )
}

function sameBox(left: Box, right: Box | undefined): boolean {
  return (
    left.x === right?.x && left.y === right.y && left.width === right.width && left.height === right.height
  )
}

/** Boxes that meet the one before them are one: lines of a column follow each other. */
function joined(boxes: readonly Box[]): readonly Box[] {
  const result: Box[] = []
  for (const box of boxes) {
    const last = result.at(-1)
    if (last !== undefined && boxesMeet(last, box)) result[result.length - 1] = unionOf([last, box])
    else result.push(box)
  }
  return result
}
