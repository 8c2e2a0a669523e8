// The text of an article as it is printed: its paragraphs without the stretches marked as cut.
// Positions in it are what a placed line's `from` and `to` count.

import type { Article, Paragraph, TextMarkKind } from '../issue.ts'

const printedCache = new WeakMap<Paragraph, string>()

/** A paragraph without its cuts. */
export function printedParagraph(paragraph: Paragraph): string {
  if (paragraph.marks.length === 0) return paragraph.text
  const known = printedCache.get(paragraph)
  if (known !== undefined) return known
  let text = ''
  let at = 0
  for (const cut of paragraph.marks.filter((mark) => mark.kind === 'cut')) {
    text += paragraph.text.slice(at, cut.from)
    at = Math.max(at, cut.to)
  }
  text += paragraph.text.slice(at)
  printedCache.set(paragraph, text)
  return text
}

/** A mark that shows in print. */
export interface PrintedMark {
  readonly kind: Exclude<TextMarkKind, 'cut'>
  readonly from: number
  readonly to: number
}

/** The marks of a paragraph that show in print, at their places in its printed text. */
export function printedMarks(paragraph: Paragraph): readonly PrintedMark[] {
  const cuts = paragraph.marks.filter((mark) => mark.kind === 'cut')
  const shift = (offset: number): number =>
    offset - cuts.reduce((sum, cut) => sum + Math.max(0, Math.min(cut.to, offset) - cut.from), 0)
  return paragraph.marks.flatMap(({ kind, from, to }) => {
    if (kind === 'cut' || kind === 'comment') return []
    const mark = { kind, from: shift(from), to: shift(to) }
    return mark.to > mark.from ? [mark] : []
  })
}

/** All printed paragraphs joined by line feeds; a paragraph that is cut whole leaves nothing behind. */
export function printedText(article: Article): string {
  return printedBody(article)
    .map((paragraph) => printedParagraph(paragraph))
    .join('\n')
}

/** The paragraphs that print at least one character. */
export function printedBody(article: Article): readonly Paragraph[] {
  return article.body.filter((paragraph) => printedParagraph(paragraph) !== '')
}
