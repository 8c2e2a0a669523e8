// The body of an article as one stream of lines: paragraphs in order, each set for the width it meets.
// A cursor stands between two lines; asking for the next line does not move it.

import { mpt, type Mpt } from '../../base/units.ts'
import type { Article, Paragraph } from '../../model/issue.ts'
import type { PageFormat, Publication } from '../../model/publication.ts'
import { printedBody, printedParagraph } from '../../model/query/printed.ts'
import type { TypeLibrary } from '../type/type-library.ts'
import type { SetLine } from '../para/fill.ts'
import { setParagraph, type SetParagraph } from '../para/paragraph.ts'
import type { Strange } from '../para/character-facts.ts'
import type { TextStyle } from '../para/measure.ts'
import { textStyles } from './text-styles.ts'

export interface Cursor {
  readonly paragraph: number
  /** Offset in the paragraph's printed text at which the next line begins. */
  readonly offset: number
}

export interface BodyLine {
  readonly line: SetLine
  /** The paragraph's lines, of which it is number `at`: the same list as long as the paragraph is set the same way. */
  readonly lines: readonly SetLine[]
  readonly at: number
  readonly paragraph: Paragraph
  /** What the line gives up at its start. */
  readonly indent: Mpt
  /** Offset of the paragraph in the article's printed text. */
  readonly base: number
  readonly isFirst: boolean
  /** The paragraph ends with the line after this one. */
  readonly isBeforeLast: boolean
  readonly after: Cursor
}

export interface Body {
  readonly paragraphs: readonly Paragraph[]
  /** The next line for a column of that width; null at the end. `lead` is taken up by words before it. */
  next(cursor: Cursor, width: Mpt, lead: Mpt): BodyLine | null
  /** Characters from the cursor to the end, line feeds left out. */
  left(cursor: Cursor): number
  /** Offset of a paragraph in the article's printed text. */
  base(paragraph: number): number
  readonly strange: Strange
}

export function openBody(
  article: Article,
  publication: Publication,
  format: PageFormat,
  library: TypeLibrary,
): Body {
  const paragraphs = printedBody(article)
  const styles = new Map<Paragraph['kind'], TextStyle>()
  const sets = paragraphs.map((paragraph) => {
    const style = styles.get(paragraph.kind) ?? styleOf(paragraph, publication, format)
    styles.set(paragraph.kind, style)
    return setParagraph(paragraph, style, paragraph.kind !== 'crosshead', library)
  })
  const bases: number[] = []
  let length = 0
  for (const paragraph of paragraphs) {
    bases.push(length)
    length += printedParagraph(paragraph).length + 1
  }
  const characters = Math.max(0, length - paragraphs.length)
  // The list the last line came from: lines of one paragraph are asked for one after the other.
  let run: {
    readonly paragraph: number
    readonly lines: readonly SetLine[]
    readonly width: Mpt
    at: number
  } | null = null

  function linesAt(
    cursor: Cursor,
    set: SetParagraph,
    width: Mpt,
    indent: Mpt,
  ): { readonly lines: readonly SetLine[]; readonly at: number } {
    // Words before the line make it another one than the paragraph had at this place.
    if (run?.paragraph === cursor.paragraph && run.width === width && cursor.offset > 0 && indent === 0) {
      for (let at = run.at; at <= run.at + 1; at += 1) {
        if (run.lines[at - 1]?.to !== cursor.offset) continue
        run.at = at
        return run
      }
    }
    const lines = set.lines(cursor.offset, width, indent)
    run = { paragraph: cursor.paragraph, lines, width, at: 0 }
    return run
  }

  return {
    paragraphs,
    next(cursor, width, lead) {
      const paragraph = paragraphs[cursor.paragraph]
      const set = sets[cursor.paragraph]
      if (paragraph === undefined || set === undefined) return null
      const own = cursor.offset === 0 ? indentOf(paragraph, publication, format) : mpt(0)
      const indent = lead > 0 ? lead : own
      const { lines, at } = linesAt(cursor, set, width, indent)
      const line = lines[at]
      // A paragraph of spaces prints nothing: go on with the next.
      if (line === undefined) return this.next({ paragraph: cursor.paragraph + 1, offset: 0 }, width, lead)
      return {
        line,
        lines,
        at,
        paragraph,
        indent: at === 0 ? indent : mpt(0),
        base: bases[cursor.paragraph] ?? 0,
        isFirst: cursor.offset === 0,
        isBeforeLast: at === lines.length - 2,
        after: line.last
          ? { paragraph: cursor.paragraph + 1, offset: 0 }
          : { paragraph: cursor.paragraph, offset: line.to },
      }
    },
    left(cursor) {
      const base = bases[cursor.paragraph]
      if (base === undefined) return 0
      const passed = base - cursor.paragraph + cursor.offset
      return characters - passed
    },
    base: (paragraph) => bases[paragraph] ?? 0,
    strange: {
      missing: sets.map((set) => set.measured.strange.missing).join(''),
      borrowed: sets.map((set) => set.measured.strange.borrowed).join(''),
    },
  }
}

function styleOf(paragraph: Paragraph, publication: Publication, format: PageFormat): TextStyle {
  const styles = textStyles(publication)
  if (paragraph.kind === 'crosshead') return styles.crosshead(format)
  return paragraph.kind === 'paragraph' ? styles.body(format) : styles.quote(format)
}

/** First-line indent of a paragraph; crossheads have none. */
export function indentOf(paragraph: Paragraph, publication: Publication, format: PageFormat): Mpt {
  if (paragraph.kind === 'crosshead') return mpt(0)
  return mpt((format.bodySize * publication.styles.indent) / 1000)
}
