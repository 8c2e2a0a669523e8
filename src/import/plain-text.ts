// A plain text document to an article. Three shapes are known: the export of a digital edition (an address,
// then 标题： and its lines, then 内容： and the paragraphs), and any other text, whose first line is the
// headline. Paragraphs are lines; the full-width indent of Chinese copy goes.

import type { CopyParagraph } from './copy.ts'
import { trimLine } from './decode-text.ts'

export interface PlainArticle {
  readonly kicker: string
  readonly headline: readonly string[]
  readonly deck: string
  readonly paragraphs: readonly CopyParagraph[]
}

export function readPlainText(text: string): PlainArticle {
  const record = /(?:^|\n)标题[：:]([\s\S]*?)\n内容[：:]([\s\S]*)$/.exec(text)
  if (record === null) return readFirstLine(text)
  const lines = linesOf(record[1] ?? '')
  return { ...headlineParts(lines), paragraphs: linesOf(record[2] ?? '').map(paragraph) }
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

/**
 * Which of the title lines is which is not said. A line that ends with —— leads up to the next; one that
 * begins with it, or stands in brackets, follows the headline; else the first line is the headline.
 */
function headlineParts(lines: readonly string[]): Omit<PlainArticle, 'paragraphs'> {
  const [first = '', ...rest] = lines
  if (rest.length === 0) return { kicker: '', headline: lines, deck: '' }
  const leadsUp = /(——|[：:])$/.test(first)
  const [headline = '', ...after] = leadsUp ? rest : lines
  return {
    kicker: leadsUp ? first : '',
    headline: [headline],
    deck: after.join(' '),
  }
}

function paragraph(text: string): CopyParagraph {
  return { kind: 'paragraph', text, marks: [] }
}
