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

/** A paragraph that is printed, or a part of it is. */
export interface PrintedParagraph {
  readonly node: Node
  /** Position before it. */
  readonly at: number
  /** Its range of the printed text. */
  readonly from: number
  readonly to: number
  readonly stretches: readonly Stretch[]
}

const known = new WeakMap<Node, readonly PrintedParagraph[]>()

export function printedParagraphs(story: Node): readonly PrintedParagraph[] {
  const before = known.get(story)
  if (before !== undefined) return before
  const paragraphs: PrintedParagraph[] = []
  const cut = markType('cut')
  let to = 0
  story.forEach((node, at) => {
    if (!isBody(node)) return
    // A line feed stands between printed paragraphs.
    const from = paragraphs.length === 0 ? to : to + 1
    const stretches: Stretch[] = []
    let offset = from
    node.forEach((child, within) => {
      if (cut.isInSet(child.marks) !== undefined) return
      stretches.push({ at: at + 1 + within, offset, length: child.nodeSize })
      offset += child.nodeSize
    })
    if (stretches.length === 0) return
    to = offset
    paragraphs.push({ node, at, from, to, stretches })
  })
  known.set(story, paragraphs)
  return paragraphs
}

const knownStretches = new WeakMap<Node, readonly Stretch[]>()

function stretchesOf(story: Node): readonly Stretch[] {
  const before = knownStretches.get(story)
  if (before !== undefined) return before
  const stretches = printedParagraphs(story).flatMap((paragraph) => paragraph.stretches)
  knownStretches.set(story, stretches)
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
  const start = bodyStart(story)
  return walk(stretchesOf(story), [offset], start)[0] ?? start
}

/** The positions of offsets in one paragraph, which must ascend: all of them in one walk through its text. */
export function positionsIn(
  { stretches, at }: PrintedParagraph,
  offsets: readonly number[],
): readonly number[] {
  return walk(stretches, offsets, at + 1)
}

function walk(stretches: readonly Stretch[], offsets: readonly number[], start: number): readonly number[] {
  const endOf = (stretch: Stretch | undefined): number => (stretch?.offset ?? 0) + (stretch?.length ?? 0)
  let next = 0
  return offsets.map((offset) => {
    while (next < stretches.length && endOf(stretches[next]) <= offset) next += 1
    const [before, here] = [stretches[next - 1], stretches[next]]
    if (here !== undefined && here.offset <= offset) return here.at + offset - here.offset
    // Between two paragraphs, or beyond the last.
    return before === undefined ? (here?.at ?? start) : before.at + before.length
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
