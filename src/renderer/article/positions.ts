// Between a place in the editor and an offset of the article's printed text, which is what placed lines
// count. Text that is cut, and paragraphs that print nothing, are stepped over.

import type { Node } from 'prosemirror-model'
import { isBody } from './convert.ts'
import { markType } from './schema.ts'

/** A stretch of printed text in the document: `offset` of the printed text stands at position `at`. */
interface Stretch {
  readonly at: number
  readonly offset: number
  readonly length: number
}

const known = new WeakMap<Node, readonly Stretch[]>()

function stretchesOf(story: Node): readonly Stretch[] {
  const before = known.get(story)
  if (before !== undefined) return before
  const stretches: Stretch[] = []
  const cut = markType('cut')
  let offset = 0
  let printed = 0
  story.forEach((node, start) => {
    if (!isBody(node)) return
    const own: Stretch[] = []
    let length = 0
    node.forEach((child, within) => {
      if (cut.isInSet(child.marks) !== undefined) return
      own.push({ at: start + 1 + within, offset: length, length: child.nodeSize })
      length += child.nodeSize
    })
    if (length === 0) return
    // A line feed stands between printed paragraphs.
    const begin = printed === 0 ? offset : offset + 1
    stretches.push(...own.map((one) => ({ ...one, offset: one.offset + begin })))
    offset = begin + length
    printed += 1
  })
  known.set(story, stretches)
  return stretches
}

/** The printed offset at a position of the document: for a position in a cut, where the print goes on. */
export function printedOffset(story: Node, position: number): number {
  let offset = 0
  for (const stretch of stretchesOf(story)) {
    if (position <= stretch.at) return position < stretch.at ? offset : stretch.offset
    offset = stretch.offset + Math.min(stretch.length, position - stretch.at)
    if (position <= stretch.at + stretch.length) return offset
  }
  return offset
}

/** The position that shows a printed offset; the end of the body when it is beyond. */
export function positionAt(story: Node, offset: number): number {
  return positionsAt(story, [offset])[0] ?? bodyStart(story)
}

/** The positions of many offsets, which must ascend: all of them in one walk through the text. */
export function positionsAt(story: Node, offsets: readonly number[]): readonly number[] {
  const stretches = stretchesOf(story)
  const endOf = (stretch: Stretch | undefined): number => (stretch?.offset ?? 0) + (stretch?.length ?? 0)
  let next = 0
  return offsets.map((offset) => {
    while (next < stretches.length && endOf(stretches[next]) <= offset) next += 1
    const [before, here] = [stretches[next - 1], stretches[next]]
    if (here !== undefined && here.offset <= offset) return here.at + offset - here.offset
    // Between two paragraphs, or beyond the last.
    return before === undefined ? (here?.at ?? bodyStart(story)) : before.at + before.length
  })
}

/** Where typing begins in a story: the start of its first paragraph. */
export function bodyStart(story: Node): number {
  let at = 0
  for (const node of story.children) {
    if (isBody(node)) return at + 1
    at += node.nodeSize
  }
  return at
}

/** True when the position is in a paragraph of the body. */
export function isInBody(story: Node, position: number): boolean {
  const at = story.resolve(position)
  return at.depth > 0 && isBody(at.node(1))
}
