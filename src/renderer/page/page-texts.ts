// What there is to draw on a placed page, taken apart: its texts, rules and pictures, each with the box its
// ink may cover. Drawing, finding what changed and finding what was clicked all go over these.

import { mpt } from '../../base/units.ts'
import {
  type Box,
  type PlacedBlock,
  type PlacedPage,
  type PlacedText,
  type Point,
  type Strip,
  stripsOf,
} from '../../compose/placed.ts'
import type { FaceKey } from '../../model/publication.ts'

export type DrawnText = Pick<PlacedText, 'text' | 'x' | 'baseline' | 'width' | 'runs' | 'strips'>

/** Every text of a block. */
export function blockTexts(block: PlacedBlock): readonly DrawnText[] {
  switch (block.kind) {
    case 'story':
      return [
        ...block.headline,
        ...block.extras,
        ...(block.turnLine === null ? [] : [block.turnLine]),
        ...block.lines,
        ...(block.jumpLine === null ? [] : [block.jumpLine]),
      ]
    case 'picture':
      return block.caption
    default:
      return block.lines
  }
}

/** Blocks in the order they are drawn everywhere: down the page, then across. */
export function drawOrder(page: PlacedPage): readonly PlacedBlock[] {
  return page.blocks.toSorted((left, right) => {
    const a = boundsOfPolygon(left.polygon)
    const b = boundsOfPolygon(right.polygon)
    return a.y - b.y || a.x - b.x
  })
}

export function facesOf(page: PlacedPage): ReadonlySet<FaceKey> {
  const texts = [...page.folio, ...page.blocks.flatMap(blockTexts)]
  return new Set(texts.flatMap(stripsOf).flatMap((strip) => strip.runs.map((run) => run.face)))
}

/** What a text's ink may cover: glyphs reach a little beyond their advance and above their em. */
export function inkOf(text: DrawnText): Box {
  if (text.strips !== undefined) return unionOf(text.strips.map(inkOfStrip))
  return inkAlong(text.x, text.x + text.width, text)
}

function inkOfStrip(strip: Strip): Box {
  const first = strip.runs[0]?.x ?? 0
  const box = inkAlong(first, first, strip)
  if (strip.turned !== true) return box
  // Up is to the right.
  const right = 2 * strip.baseline - box.y
  return { x: mpt(right - box.height), y: box.x, width: box.height, height: box.width }
}

function inkAlong(from: number, to: number, strip: Strip): Box {
  let left = from
  let right = to
  let size = 0
  for (const run of strip.runs) {
    left = Math.min(left, run.x)
    right = Math.max(right, run.x + run.width)
    size = Math.max(size, run.size)
  }
  return {
    x: mpt(left - size / 4),
    y: mpt(strip.baseline - size * 1.2),
    width: mpt(right - left + size / 2),
    height: mpt(size * 1.7),
  }
}

export function inkOfBlock(block: PlacedBlock): Box {
  const rules = block.kind === 'picture' ? [block.frame] : block.rules
  return unionOf([boundsOfPolygon(block.polygon), ...rules, ...blockTexts(block).map(inkOf)])
}

export function boundsOfPolygon(polygon: readonly Point[]): Box {
  const xs = polygon.map(([x]) => x)
  const ys = polygon.map(([, y]) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x: mpt(x), y: mpt(y), width: mpt(Math.max(...xs) - x), height: mpt(Math.max(...ys) - y) }
}

export function unionOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x: mpt(x),
    y: mpt(y),
    width: mpt(Math.max(...boxes.map((box) => box.x + box.width)) - x),
    height: mpt(Math.max(...boxes.map((box) => box.y + box.height)) - y),
  }
}

export function boxesMeet(left: Box, right: Box): boolean {
  return (
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height
  )
}
