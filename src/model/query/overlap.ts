// Which blocks of a page lie over each other so that something is covered. Text runs around pictures of its
// own story, rules and boxes, and a box stands around what it holds: there nothing is.

import { areasOverlap, cellsIn, containsRect } from '../grid.ts'
import type { Block, Page } from '../issue.ts'

export function blocksOverlap(page: Page, left: Block, right: Block): boolean {
  if (!areasOverlap(left.area, right.area) || isOwnPicture(left, right)) return false
  const kinds = [left.content.kind, right.content.kind]
  // A rule in a story pushes its text aside, and may meet a frame or another rule.
  if (kinds.includes('rule'))
    return !kinds.every((kind) => kind === 'rule' || kind === 'story' || kind === 'box')
  if (kinds.includes('box')) return !isWithin(left, right) && !isWithin(right, left)
  return !isInset(page, left, right) && !isInset(page, right, left)
}

/** True for what stands wholly in a box. */
function isHeld(box: Block, block: Block): boolean {
  return box !== block && box.content.kind === 'box' && isWithin(block, box)
}

/** The box a block stands in, the smallest where one is in another. */
export function boxAround(page: Page, block: Block): Block | null {
  const boxes = page.blocks.filter(
    (box) => isHeld(box, block) && !(isHeld(block, box) && isBefore(page, block, box)),
  )
  return boxes.toSorted((left, right) => cellsIn(left.area) - cellsIn(right.area))[0] ?? null
}

function isBefore({ blocks }: Page, left: Block, right: Block): boolean {
  return blocks.indexOf(left) < blocks.indexOf(right)
}

function isWithin(inner: Block, outer: Block): boolean {
  return inner.area.every((rect) => outer.area.some((one) => containsRect(one, rect)))
}

function isOwnPicture(left: Block, right: Block): boolean {
  return (
    left.content.kind !== right.content.kind && ownerOf(left) !== null && ownerOf(left) === ownerOf(right)
  )
}

function ownerOf({ content }: Block): string | null {
  return content.kind === 'story' || content.kind === 'picture' ? content.article : null
}

/** A block in a box that stands in a story: the box keeps the story's text off it. */
function isInset(page: Page, inner: Block, story: Block): boolean {
  return (
    story.content.kind === 'story' &&
    page.blocks.some((box) => isHeld(box, inner) && !isHeld(box, story) && isWithin(box, story))
  )
}
