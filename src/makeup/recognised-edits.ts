// What was recognised in pasted paragraphs as edits: their words go into the article's fields, and the text
// that is left stays where it stands.

import { bodySplice } from '../model/edit/body-splice.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { Article, Mark, Paragraph } from '../model/issue.ts'
import type { CopyFields, CopyPiece, Recognised } from '../model/text/recognise.ts'

/** `pasted` are paragraphs of the article, in order, one for each line that was recognised. */
export function recognisedEdits(
  article: Article,
  pasted: readonly Paragraph[],
  recognised: Recognised,
): readonly Edit[] {
  const pieces = new Map(recognised.body.map((piece) => [pasted[piece.line], piece]))
  const lines = new Set(pasted)
  const body = article.body.flatMap((paragraph) => {
    const piece = pieces.get(paragraph)
    if (piece !== undefined) return pieceOf(paragraph, piece)
    return lines.has(paragraph) ? [] : paragraph
  })
  const splice = bodySplice(article.body, body)
  const fields = foundFields(recognised.fields)
  return [
    ...(Object.keys(fields).length === 0
      ? []
      : [{ kind: 'article.set' as const, article: article.id, fields }]),
    ...(splice === null ? [] : [{ kind: 'body.splice' as const, article: article.id, ...splice }]),
  ]
}

/** The fields something was found for: what is not found leaves its field as it is. */
export function foundFields(fields: CopyFields): Partial<CopyFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, words]) => words.length > 0))
}

function pieceOf(paragraph: Paragraph, { from, to, kind }: CopyPiece): Paragraph {
  const within = (offset: number): number => Math.min(Math.max(offset, from), to) - from
  const marks = paragraph.marks
    .map((mark) => ({ ...mark, from: within(mark.from), to: within(mark.to) }))
    .filter((mark) => mark.to > mark.from && !isHeadingsOwn(mark, kind, paragraph.kind))
  return { ...paragraph, kind, text: paragraph.text.slice(from, to), marks }
}

/** A crosshead is strong as it is. */
function isHeadingsOwn(mark: Mark, kind: CopyPiece['kind'], before: Paragraph['kind']): boolean {
  return mark.kind === 'strong' && kind === 'crosshead' && before !== 'crosshead'
}
