// Text whose lines were ended by a width, not by its author, as PDF readers and mail programs give it: lines
// are joined to paragraphs, a hyphen at a line end goes, page numbers between lines go. Other text keeps its
// lines: each is a paragraph.
//
// In: lines as they were found, empty ones too. Out: paragraphs, indents and all.

import { columnsOf, endsSentence, isWide, joint } from './sentences.ts'

// Narrower is verse or a list, wider was not set by a page.
const narrowest = 24
const widest = 160
// Of the ends of lines that could have been ended by the width, so many must be.
const mostlyFull = 0.4

export function joinHardLines(lines: readonly string[]): readonly string[] {
  const trimmed = lines.map((line) => line.replaceAll('\f', '').trimEnd())
  const width = lineWidth(trimmed)
  if (width === null) return trimmed.filter((line) => line.trim() !== '')
  const kept = withoutPageNumbers(trimmed)
  const margin = Math.min(...kept.filter((line) => line !== '').map(indentOf))
  const known = wordsOf(kept)
  const paragraphs: string[] = []
  let open = ''
  for (const [index, line] of kept.entries()) {
    if (line === '') continue
    const before = kept[index - 1] ?? ''
    const begins = indentOf(line) >= margin + 2 || /^\s*(?:[•▪◦‣–-]|\d{1,2}[.)])\s/.test(line)
    const goesOn = before !== '' && !begins && isFull(before, line, width)
    if (open !== '' && goesOn) open = joinLines(open, line.trimStart(), known)
    else {
      if (open !== '') paragraphs.push(open)
      open = line
    }
  }
  return open === '' ? paragraphs : [...paragraphs, open]
}

/** The width the lines were ended by; null when their author ended them. */
function lineWidth(lines: readonly string[]): number | null {
  const written = lines.filter((line) => line.trim() !== '')
  const widths = written.map(columnsOf).toSorted((left, right) => left - right)
  const width = widths[Math.ceil((widths.length - 1) * 0.9)] ?? 0
  if (written.length < 3 || width < narrowest || width > widest) return null
  let [ends, full, small] = [0, 0, 0]
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? ''
    if (line === '' || next.trim() === '') continue
    ends += 1
    if (!isFull(line, next, width) || endsSentence(line)) continue
    full += 1
    if (!/^\s*\p{Lu}/u.test(next)) small += 1
  }
  const prose = written.filter((line) => /[，。；、：！？,.;]/.test(line)).length
  const isProse = prose >= written.length / 2 && small >= full * mostlyFull
  return isProse && full >= 2 && full >= ends * mostlyFull ? width : null
}

/** True when what comes next would not have had room in the line: its end says nothing. */
function isFull(line: string, next: string, width: number): boolean {
  const ahead = next.trimStart()
  // Columns of names or figures.
  if ((line.trim().match(/\t|\u3000| {3,}/g)?.length ?? 0) > 1) return false
  if (hasHyphen(line, ahead)) return true
  const taken = columnsOf(line)
  // A sentence that ends near the edge may end a paragraph: less play is given then.
  const ends = endsSentence(line)
  // Up to three characters: a mark that may not begin a line took one with it.
  if (isWide(ahead.charAt(0))) return taken + (ends ? 4 : 8) > width
  const word = /^\S+/.exec(ahead)?.[0] ?? ''
  // Letters are not of one width.
  return taken + 1 + word.length > width * (ends ? 1 : 0.85)
}

function hasHyphen(line: string, next: string): boolean {
  return /[\p{Ll}\p{Lu}][-\u00ad\u2010]$/u.test(line) && /^\p{Ll}/u.test(next)
}

function joinLines(before: string, after: string, known: ReadonlySet<string>): string {
  if (!hasHyphen(before, after)) return before + joint(before, after) + after
  const head = /[\p{L}\p{M}]+.$/u.exec(before)?.[0] ?? ''
  const tail = /^[\p{L}\p{M}]+/u.exec(after)?.[0] ?? ''
  // The hyphen is the author's where the text has the word with it elsewhere.
  const written = `${head.slice(0, -1)}-${tail}`.toLowerCase()
  return (known.has(written) ? `${before.slice(0, -1)}-` : before.slice(0, -1)) + after
}

/** Words with a hyphen in them that stand within a line. */
function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap((line) => line.match(/\p{L}+-\p{L}+/gu) ?? []).map((word) => word.toLowerCase()),
  )
}

const pageNumber =
  /^\s*(?:[-–—－]\s*\d{1,4}\s*[-–—－]|第\s*\d{1,4}\s*[页頁](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?|page \d{1,4}(?: (?:of|\/) \d{1,4})?|\d{1,4}(?:\s*\/\s*\d{1,4})?)\s*$/i

/** Without page numbers and the empty lines around them: the sentence goes on after them. */
function withoutPageNumbers(lines: readonly string[]): readonly string[] {
  const kept: string[] = []
  let skips = false
  for (const line of lines) {
    if (pageNumber.test(line)) {
      while (kept.at(-1) === '') kept.pop()
      skips = true
    } else if (line.trim() !== '' || !skips) {
      kept.push(line.trim() === '' ? '' : line)
      skips = false
    }
  }
  return kept
}

/** Columns of white space a line begins with. */
function indentOf(line: string): number {
  return columnsOf(/^\s*/.exec(line)?.[0] ?? '')
}
