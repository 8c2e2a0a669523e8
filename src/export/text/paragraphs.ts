// Paragraphs as a document can hold them: their writable characters, and their marks where those then stand.

import { byCodeUnit } from '../../base/order.ts'
import type { Mark, Paragraph, ParagraphKind, TextMark } from '../../model/issue.ts'
import { writable } from '../writable.ts'

export interface WritableParagraph {
  readonly kind: ParagraphKind
  readonly text: string
  /** In order, each over at least one character; those of one kind don't overlap. */
  readonly marks: readonly TextMark[]
}

/** A paragraph of writable characters, with its marks where they were among them. */
export function writableParagraph({
  kind,
  text,
  marks,
}: Pick<Paragraph, 'kind' | 'text' | 'marks'>): WritableParagraph {
  const clean = writable(text)
  const at = (offset: number): number => {
    const whole = wholePairs(text, offset)
    return clean === text ? whole : writable(text.slice(0, whole)).length
  }
  const kept = marks
    .filter((mark: Mark): mark is TextMark => mark.kind !== 'comment')
    .map((mark): TextMark => ({ kind: mark.kind, from: at(mark.from), to: at(mark.to) }))
    .filter((mark) => mark.to > mark.from)
    .toSorted(
      (left, right) => left.from - right.from || right.to - left.to || byCodeUnit(left.kind, right.kind),
    )
  return { kind, text: clean, marks: kept }
}

/** The place before a pair that an offset stands within. */
function wholePairs(text: string, offset: number): number {
  return /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(offset - 1, offset + 1)) && offset > 0
    ? offset - 1
    : offset
}
