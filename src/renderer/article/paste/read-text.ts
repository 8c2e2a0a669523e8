// Pasted plain text to clips: its paragraphs, with the lines joined that a page or a mail program ended, and
// what a mail quotes as quotes.

import { joinHardLines } from '../../../model/text/hard-lines.ts'
import { type Clip, plainClip } from './clip.ts'
import { tidy } from './read-markup.ts'

export function clipsOfText(text: string): readonly Clip[] {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
  return quotedGroups(lines).flatMap(({ isQuote, lines: group }) =>
    joinHardLines(group)
      .map((line) => tidy(line).trim())
      .filter((line) => line !== '')
      .map((line) => plainClip(line, isQuote ? 'quote' : /^[•▪◦‣] /.test(line) ? 'list' : 'paragraph')),
  )
}

interface Group {
  readonly isQuote: boolean
  readonly lines: string[]
}

const quoteSigns = /^(?:[>＞] ?)+/

/** Lines that begin with `>` apart from those that don't, their signs taken off. */
function quotedGroups(lines: readonly string[]): readonly Group[] {
  const groups: Group[] = []
  for (const line of lines) {
    const isQuote = quoteSigns.test(line)
    const words = line.replace(quoteSigns, '')
    const last = groups.at(-1)
    if (last?.isQuote === isQuote) last.lines.push(words)
    else groups.push({ isQuote, lines: [words] })
  }
  return groups
}
