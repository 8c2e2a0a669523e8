// What comes in by the clipboard or by a drop once it is clean: paragraphs of text with the marks a story
// knows, and what their look told about them. `read-markup.ts` and `read-text.ts` make clips, `insert.ts` puts
// them into the story, `model/text/recognise.ts` says which of them are an article's fields.

import { longestText, type ParagraphKind, type TextMarkKind } from '../../../model/issue.ts'
import type { CopyLine } from '../../../model/text/recognise.ts'

export interface Clip {
  readonly kind: ParagraphKind
  readonly spans: readonly ClipSpan[]
  /** Level of the heading it was, from 1; 0 where it was none. */
  readonly level: number
  /** Size of its type in pixels; null where nothing said it. */
  readonly size: number | null
}

export interface ClipSpan {
  readonly text: string
  readonly marks: readonly TextMarkKind[]
}

/** Characters of a clipboard flavour that are looked at; one that is larger is refused. */
export const clipLimit = 5_000_000

// A whole newspaper page has about 400 paragraphs and 15,000 characters. What is far beyond holds up the window
// while the browser sets it, and is what an import is for.
const mostParagraphs = 2_000
const mostCharacters = 200_000

// What a browser sets in time that grows with its square: a word that fills many lines (60,000 letters take 5 s), and
// a paragraph that goes from one face to another again and again (16,000 times take 2 s).
const longestWord = 5_000
const mostChanges = 6_000

/** Why something can't be pasted; the names are keys of the language files. */
export type ClipFault = 'tooLarge' | 'tooMany' | 'tooLong' | 'notProse'

export function clipFault(clips: readonly Clip[]): ClipFault | null {
  const texts = clips.map(clipText)
  const lengths = texts.map((text) => text.length)
  if (lengths.some((length) => length > longestText)) return 'tooLong'
  if (texts.some((text) => text.length > longestWord && isNotProse(text))) return 'notProse'
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  return clips.length > mostParagraphs || whole > mostCharacters ? 'tooMany' : null
}

function isNotProse(text: string): boolean {
  const words = text.split(/[\s\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef-]/)
  return words.some((word) => word.length > longestWord) || faceChanges(text) > mostChanges
}

/** How often the text goes on in letters for which a face of another script is looked up. */
function faceChanges(text: string): number {
  let [changes, before] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const block = blockOf(text.charCodeAt(at))
    if (block === null || block === before) continue
    before = block
    changes += 1
  }
  return changes
}

/** Null for marks that take the face of what they stand beside. */
function blockOf(code: number): number | null {
  if (code <= 0x20 || (code >= 0x300 && code < 0x370) || (code >= 0x2000 && code < 0x2070)) return null
  if (code < 0x250) return 0
  return code >= 0x2e80 ? 0x2e80 : code >> 7
}

export function plainClip(text: string, kind: ParagraphKind = 'paragraph'): Clip {
  return { kind, spans: [{ text, marks: [] }], level: 0, size: null }
}

export function clipText({ spans }: Clip): string {
  return spans.map((span) => span.text).join('')
}

/** What recognition is told of the clips. */
export function copyLines(clips: readonly Clip[]): readonly CopyLine[] {
  const usual = usualSize(clips)
  return clips.map((clip) => ({
    text: clipText(clip),
    kind: clip.kind,
    level: clip.level,
    strong: clip.spans.every((span) => span.marks.includes('strong')),
    large: clip.size !== null && clip.size >= usual * 1.2,
  }))
}

// What browsers and word processors take for running text where nothing is said.
const plainSize = 16

/** The size most characters are in. */
function usualSize(clips: readonly Clip[]): number {
  const characters = new Map<number, number>()
  for (const clip of clips) {
    const size = clip.size ?? plainSize
    characters.set(size, (characters.get(size) ?? 0) + clipText(clip).length)
  }
  const [most] = [...characters].toSorted((left, right) => right[1] - left[1])
  return most?.[0] ?? plainSize
}
