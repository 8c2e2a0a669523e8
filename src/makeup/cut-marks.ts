// Marks of kind `cut`: text that is kept in the manuscript but not printed. Places in the printed text become places
// in the manuscript here, and stretches to cut, or to print again, become edits.

import type { ParagraphId } from '../base/ids.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { Article, Paragraph, TextMark } from '../model/issue.ts'

/** A stretch of a paragraph's manuscript, in UTF-16 units. */
export interface CutStretch {
  readonly paragraph: ParagraphId
  readonly from: number
  readonly to: number
}

/** The cuts of a paragraph, in order; those that touch are one. */
export function cutsIn(paragraph: Paragraph): readonly TextMark[] {
  return joined(paragraph.marks.flatMap((mark) => (mark.kind === 'cut' ? [mark] : [])))
}

/** A stretch of the printed text as one of the manuscript: cuts that lie within it are taken along. */
export function inManuscript(paragraph: Paragraph, from: number, to: number): CutStretch {
  return {
    paragraph: paragraph.id,
    from: manuscriptOffset(paragraph, from),
    to: manuscriptOffset(paragraph, to - 1) + 1,
  }
}

/** Where the printed character at an offset stands in the manuscript. */
function manuscriptOffset(paragraph: Paragraph, printed: number): number {
  let offset = printed
  for (const cut of cutsIn(paragraph)) {
    if (cut.from > offset) break
    offset += cut.to - cut.from
  }
  return offset
}

/** The edits that cut the stretches: one for each paragraph they touch. */
export function cutEdits(article: Article, stretches: readonly CutStretch[]): readonly Edit[] {
  return changeParagraphs(article, stretches, (paragraph, stretch) =>
    withCuts(paragraph, joined([...cutsIn(paragraph), { kind: 'cut', from: stretch.from, to: stretch.to }])),
  )
}

/** The edits that print the stretches again. What of a cut lies outside them stays cut. */
export function uncutEdits(article: Article, stretches: readonly CutStretch[]): readonly Edit[] {
  return changeParagraphs(article, stretches, (paragraph, { from, to }) => {
    const left = cutsIn(paragraph).flatMap((cut): readonly TextMark[] => [
      { kind: 'cut', from: cut.from, to: Math.min(cut.to, from) },
      { kind: 'cut', from: Math.max(cut.from, to), to: cut.to },
    ])
    return withCuts(paragraph, joined(left.filter((cut) => cut.to > cut.from)))
  })
}

function changeParagraphs(
  article: Article,
  stretches: readonly CutStretch[],
  change: (paragraph: Paragraph, stretch: CutStretch) => Paragraph,
): readonly Edit[] {
  return article.body.flatMap((paragraph, index): readonly Edit[] => {
    const own = stretches.filter((stretch) => stretch.paragraph === paragraph.id)
    if (own.length === 0) return []
    return [
      { kind: 'body.splice', article: article.id, index, remove: 1, insert: [own.reduce(change, paragraph)] },
    ]
  })
}

function withCuts(paragraph: Paragraph, cuts: readonly TextMark[]): Paragraph {
  const others = paragraph.marks.filter((mark) => mark.kind !== 'cut')
  return { ...paragraph, marks: [...cuts, ...others].toSorted((left, right) => left.from - right.from) }
}

function joined(cuts: readonly TextMark[]): readonly TextMark[] {
  const made: TextMark[] = []
  for (const cut of cuts.toSorted((left, right) => left.from - right.from)) {
    const last = made.at(-1)
    if (last === undefined || last.to < cut.from) made.push(cut)
    else if (last.to < cut.to) made[made.length - 1] = { ...last, to: cut.to }
  }
  return made
}
