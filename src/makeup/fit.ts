// Fits one story into its module: the picture takes up what the text leaves over, a headline may go a step
// up, and a text too long for the module gets a smaller headline before it runs over. In: an item and a
// rect. Out: the area of its text, its headline size, the rect of its picture.

import type { GridRect, HeadlinePlace } from '../model/issue.ts'
import type { Mpt } from '../base/units.ts'
import {
  type Head,
  headOf,
  type Item,
  type ItemParts,
  type PictureShape,
  type Shape,
  shapeOf,
  sizeSteps,
  storyLines,
} from './item.ts'

export interface FittedStory {
  readonly area: GridRect
  readonly headlineSize: Mpt | null
  readonly picture: GridRect | null
}

// A picture may become this much higher or lower than its own proportions ask: the crop takes the rest.
const pictureGrow = 1.55
const pictureShrink = 0.6
// Lines of white at a story's foot that are left as they are.
const whiteLimit = 2
// How many steps a headline may go up to fill its module (more, and it outranks its betters), and down to make room.
const stepsUp = 1
const stepsDown = 2

/** `breaksOff`: it goes on elsewhere, so that room is for its text and not for a larger picture. */
export function fitStory(item: Item, rect: GridRect, parts: ItemParts, breaksOff: boolean): FittedStory {
  const { columns } = rect
  const shape = shapeOf(item, columns, parts)
  const size = chooseSize(item, rect, shape, parts)
  const head = headOf(item, columns, size, parts)
  const picture =
    shape.picture === null ? null : fitPicture(item, rect, head, shape.picture, breaksOff ? 1 : pictureGrow)
  const needed = storyLines(item, columns, head, picture)
  const white = rect.lines - needed
  // A part that goes on elsewhere fills its module; any other ends with its text.
  const lines = white > whiteLimit ? needed : rect.lines
  return {
    area: { ...rect, lines: Math.max(1, lines) },
    headlineSize: size,
    picture: picture === null ? null : pictureRect(rect, item.content.headlinePlace, head, picture),
  }
}

function chooseSize(item: Item, rect: GridRect, { head, picture }: Shape, parts: ItemParts): Mpt | null {
  const own = item.content.headlineSize
  if (item.part > 0) return own
  const { columns } = rect
  const fits = (size: Mpt | null, asked: PictureShape | null): number => {
    const set = headOf(item, columns, size, parts)
    return set.tooWide ? -1000 : rect.lines - storyLines(item, columns, set, asked)
  }
  const least = picture === null ? null : { ...picture, lines: Math.ceil(picture.lines * pictureShrink) }
  const { larger, smaller } = sizeSteps(item, parts)
  if (head.tooWide || fits(own, least) < 0) {
    return smaller.slice(0, stepsDown).find((size) => fits(size, least) >= 0) ?? smaller[stepsDown - 1] ?? own
  }
  // The picture grows before the headline does.
  if (picture !== null || head.rows === 0) return own
  return (
    larger.slice(0, stepsUp).findLast((size) => fits(size, null) >= 0 && fits(own, null) > whiteLimit) ?? own
  )
}

function fitPicture(item: Item, rect: GridRect, head: Head, shape: PictureShape, grow: number): PictureShape {
  const most = Math.floor(shape.lines * grow)
  const least = Math.ceil(shape.lines * pictureShrink)
  let best = { ...shape, lines: least }
  for (let lines = least; lines <= most; lines += 1) {
    const tried = { ...shape, lines }
    if (storyLines(item, rect.columns, head, tried) > rect.lines) break
    best = tried
  }
  return best
}

/** Under or beside the headline, at the right of the text: text begins at the left and is read down to it. */
function pictureRect(rect: GridRect, place: HeadlinePlace, head: Head, picture: PictureShape): GridRect {
  const right = rect.column + rect.columns - (place === 'right' ? head.beside : 0)
  return {
    column: right - picture.columns,
    line: rect.line + head.over,
    columns: picture.columns,
    lines: Math.max(1, Math.min(picture.lines, rect.lines - head.over)),
  }
}
