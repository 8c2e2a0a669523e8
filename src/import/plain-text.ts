// A plain text document to an article. Three shapes are known: the export of a digital edition (an address,
// then 标题： and its lines, then 内容： and the paragraphs), and any other text, whose first line is the
// headline. Paragraphs are lines; the full-width indent of Chinese copy goes.

import { type HeadParts, headParts } from '../model/text/head-lines.ts'
import type { CopyParagraph } from './copy.ts'
import { trimLine } from './decode-text.ts'

export interface PlainArticle extends HeadParts {
  readonly paragraphs: readonly CopyParagraph[]
}

export function readPlainText(text: string): PlainArticle {
  const record = /(?:^|\n)标题[：:]([\s\S]*?)\n内容[：:]([\s\S]*)$/.exec(text)
  if (record === null) return readFirstLine(text)
  const lines = linesOf(record[1] ?? '')
  return { ...headParts(lines), paragraphs: linesOf(record[2] ?? '').map(paragraph) }
}

function readFirstLine(text: string): PlainArticle {
  const [headline, ...rest] = linesOf(text)
  return {
    kicker: '',
    headline: headline === undefined ? [] : [headline],
    deck: '',
    paragraphs: rest.map(paragraph),
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map(trimLine)
    .filter((line) => line !== '')
}

function paragraph(text: string): CopyParagraph {
  return { kind: 'paragraph', text, marks: [] }
}
