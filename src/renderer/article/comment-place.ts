// What a comment is about: the words that are selected in the story, else the word at the caret; a field as a whole.

import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { ParagraphId } from '../../base/ids.ts'
import { type StoryField, storyFields } from '../../model/issue.ts'
import { isBody } from './convert.ts'

export interface CommentPlace {
  readonly field: StoryField | null
  /** Of the body; UTF-16 units of each paragraph with its cuts. */
  readonly stretches: readonly CommentStretch[]
  /** The words themselves. */
  readonly words: string
}

export interface CommentStretch {
  readonly paragraph: ParagraphId
  readonly from: number
  readonly to: number
}

/** `language` decides what a word is. */
export function commentPlace({ doc, selection }: EditorState, language: string): CommentPlace | null {
  const { from, to, $from } = selection
  if ($from.depth === 0) return null
  const first = $from.node(1)
  if (!isBody(first)) {
    const field = storyFields.find((name) => name === first.type.name)
    return field === undefined ? null : { field, stretches: [], words: first.textContent }
  }
  const stretches: CommentStretch[] = []
  const words: string[] = []
  doc.forEach((node, at) => {
    if (!isBody(node)) return
    const stretch = stretchIn(node, from - at - 1, to - at - 1, language)
    if (stretch === null) return
    stretches.push({ paragraph: node.attrs['id'] as ParagraphId, ...stretch })
    words.push(node.textContent.slice(stretch.from, stretch.to))
  })
  return stretches.length === 0 ? null : { field: null, stretches, words: words.join(' ') }
}

function stretchIn(
  node: Node,
  start: number,
  end: number,
  language: string,
): { readonly from: number; readonly to: number } | null {
  const text = node.textContent
  const selected = text.slice(Math.max(0, start), Math.max(0, end))
  const words = selected.trim()
  if (words !== '') {
    // Without the space a double click takes along.
    const from = Math.max(0, start) + selected.length - selected.trimStart().length
    return { from, to: from + words.length }
  }
  // A caret alone is in one paragraph.
  if (start !== end || start < 0 || start > text.length || text === '') return null
  return wordAt(text, start, language)
}

/** The word at a place, or the one before it; where there is none, all of the text. */
export function wordAt(
  text: string,
  at: number,
  language: string,
): { readonly from: number; readonly to: number } {
  const parts = new Intl.Segmenter(language === '' ? undefined : language, { granularity: 'word' }).segment(
    text,
  )
  for (const place of [at, at - 1]) {
    const found = place < 0 ? undefined : parts.containing(place)
    if (found?.isWordLike === true) return { from: found.index, to: found.index + found.segment.length }
  }
  return { from: 0, to: text.length }
}
