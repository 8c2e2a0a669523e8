// Paragraphs as Markdown that any program shows rightly and `src/import/markdown.ts` reads back without change. What
// Markdown would take for a sign is escaped; what no editor shows, or a file might lose (spaces at the ends, direction
// marks, line separators), is written as a character reference.
//
// Bold, italic and struck text have the usual stars and tildes where those are sure to be read. They are not beside
// quotes and spaces (CommonMark 0.31.2, 6.2: left-flanking and right-flanking runs), which Chinese text has no spaces
// to keep apart from: there, tags stand instead.

import type { TextMark, TextMarkKind } from '../../model/issue.ts'
import type { WritableParagraph } from './paragraphs.ts'

export function markdownBody(paragraphs: readonly WritableParagraph[]): string {
  return paragraphs.map((paragraph) => `${block(paragraph)}\n`).join('\n')
}

function block(paragraph: WritableParagraph): string {
  switch (paragraph.kind) {
    case 'crosshead':
      return `## ${inline(paragraph).replace(/(?<!\\)#+$/, (signs) => signs.replaceAll('#', '\\#'))}`
    case 'quote':
      return `> ${inline(paragraph)}`
    case 'note':
      return `> [!NOTE]\n> ${inline(paragraph)}`
    case 'list':
      return item(paragraph)
    default:
      return inline(paragraph)
  }
}

/** An item's mark is part of its text. A star is written where Markdown has no such mark: the item brings its own. */
function item(paragraph: WritableParagraph): string {
  const marker = /^(?:• |\d{1,9}[.)] )/.exec(paragraph.text)?.[0] ?? ''
  if (marker === '' || paragraph.marks.some((mark) => mark.from < marker.length))
    return `* ${inline(paragraph)}`
  const rest = {
    ...paragraph,
    text: paragraph.text.slice(marker.length),
    marks: paragraph.marks.map((mark) => ({
      ...mark,
      from: mark.from - marker.length,
      to: mark.to - marker.length,
    })),
  }
  return `${marker === '• ' ? '- ' : marker}${inline(rest)}`
}

interface Signs {
  readonly open: string
  readonly close: string
}
const sure: Readonly<Record<TextMarkKind, Signs>> = {
  strong: { open: '**', close: '**' },
  emphasis: { open: '*', close: '*' },
  cut: { open: '~~', close: '~~' },
}
const always: Readonly<Record<TextMarkKind, Signs>> = {
  strong: { open: '<strong>', close: '</strong>' },
  emphasis: { open: '<em>', close: '</em>' },
  cut: { open: '<del>', close: '</del>' },
}

function inline({ text, marks }: WritableParagraph): string {
  if (text === '') return '<br>'
  const signs = areSure(text, marks) ? sure : always
  const spots = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.from, mark.to])])].toSorted(
    (left, right) => left - right,
  )
  const ends = { start: text.length - text.trimStart().length, end: text.trimEnd().length }
  let made = ''
  for (const [index, from] of spots.entries()) {
    // What began last ends first.
    for (const mark of marks.toReversed()) if (mark.to === from) made += signs[mark.kind].close
    for (const mark of marks) if (mark.from === from) made += signs[mark.kind].open
    made += escaped(text, from, spots[index + 1] ?? from, ends)
  }
  return startEscaped(made)
}

function areSure(text: string, marks: readonly TextMark[]): boolean {
  const isWord = (character: string): boolean => /^[\p{L}\p{N}]/u.test(character)
  return marks.every((mark, index) => {
    const before = marks[index - 1]
    const within = [...text.slice(mark.from, mark.to)]
    return (
      (before === undefined || before.to < mark.from) &&
      isWord(within[0] ?? '') &&
      isWord(within.at(-1) ?? '')
    )
  })
}

// Nothing is seen of these, or they turn the text around them.
const unseen = /[\t\n\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/** A stretch of the text; a space at either end of the whole is written so that it stays. */
function escaped(
  text: string,
  from: number,
  to: number,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  let made = ''
  for (let at = from; at < to; at += 1) {
    const character = text.charAt(at)
    if (at < start || at >= end || unseen.test(character)) made += reference(character)
    else made += /[\\`*_[\]<&~]/.test(character) ? `\\${character}` : character
  }
  return made
}

function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}

/** Signs that mean something where a line begins. */
function startEscaped(line: string): string {
  return line.replace(/^([#>+-])/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
