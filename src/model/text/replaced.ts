// A paragraph with stretches of its text written anew. Its marks follow: one that holds the first character of a stretch
// holds what is written there, as if it had been typed over; one that ends within it ends with what is written, one that
// begins within it begins after that. A comment is never lost: what it is about may be one word of those replaced, and
// it is about all that is written for them then.

import { sameValue } from '../../base/canonical.ts'
import type { Mark, Paragraph } from '../issue.ts'

/** A stretch of a text and what is written in its place. */
export interface Rewrite {
  readonly from: number
  readonly to: number
  readonly put: string
}

/** The stretches are in order and do not overlap. */
export function rewritten(text: string, rewrites: readonly Rewrite[]): string {
  let made = ''
  let at = 0
  for (const { from, to, put } of rewrites) {
    made += text.slice(at, from) + put
    at = to
  }
  return made + text.slice(at)
}

export function rewriteParagraph(paragraph: Paragraph, rewrites: readonly Rewrite[]): Paragraph {
  return {
    ...paragraph,
    text: rewritten(paragraph.text, rewrites),
    marks: joinedMarks(paragraph.marks.flatMap((mark) => followed(mark, rewrites))),
  }
}

function followed(mark: Mark, rewrites: readonly Rewrite[]): readonly Mark[] {
  const isComment = mark.kind === 'comment'
  const [from, to] = [startAfter(mark.from, rewrites, isComment), endAfter(mark.to, rewrites)]
  return to > from ? [{ ...mark, from, to }] : []
}

/** Where a mark begins: within a stretch, after what is written there, or with it. */
function startAfter(at: number, rewrites: readonly Rewrite[], isWith: boolean): number {
  let shift = 0
  for (const { from, to, put } of rewrites) {
    if (to > at) return from < at ? from + shift + (isWith ? 0 : put.length) : at + shift
    shift += put.length - (to - from)
  }
  return at + shift
}

/** Where a mark ends: within a stretch, with what is written there. Words put in right after it are not its own. */
function endAfter(at: number, rewrites: readonly Rewrite[]): number {
  let shift = 0
  for (const { from, to, put } of rewrites) {
    if (from >= at) return at + shift
    if (to > at) return from + shift + put.length
    shift += put.length - (to - from)
  }
  return at + shift
}

/** In order, and two of the same kind that have come to touch are one: so the editor writes them. */
function joinedMarks(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = []
  for (const mark of marks.toSorted((left, right) => left.from - right.from)) {
    const at = joined.findIndex((one) => one.to === mark.from && isSameKind(one, mark))
    const before = joined[at]
    if (before === undefined) joined.push(mark)
    else joined[at] = { ...before, to: mark.to }
  }
  return joined
}

function isSameKind(one: Mark, other: Mark): boolean {
  return sameValue({ ...one, from: 0, to: 0 }, { ...other, from: 0, to: 0 })
}
