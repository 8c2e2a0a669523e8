// Puts clips into a story as the editor's own nodes.

import { Fragment, type Node, Slice } from 'prosemirror-model'
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { joint } from '../../../model/text/sentences.ts'
import { isBody } from '../convert.ts'
import { bodyType, markType, storySchema } from '../schema.ts'
import { type Clip, type ClipSpan, clipText } from './clip.ts'

export function insertStep(state: EditorState, clips: readonly Clip[]): Transaction {
  const { $from } = state.selection
  const inBody = $from.depth > 0 && isBody($from.node(1))
  const [first] = clips
  const step = state.tr.setMeta('paste', true)
  // A few words of a heading, put into a paragraph, are words.
  const isWords = clips.length === 1 && (first?.kind === 'paragraph' || $from.parent.content.size > 0)
  if (!inBody || isWords) {
    const nodes = oneLine(clips).map((span) => spanNode(span, inBody))
    return step.replaceSelection(new Slice(Fragment.from(nodes), 0, 0)).scrollIntoView()
  }
  insertParagraphs(step, clips)
  return step.scrollIntoView()
}

/** A field is one line: what comes in is one line there too. */
function oneLine(clips: readonly Clip[]): readonly ClipSpan[] {
  return clips.flatMap((clip, index) => {
    const before = clips[index - 1]
    const between = before === undefined ? '' : joint(clipText(before), clipText(clip))
    return between === '' ? clip.spans : [{ text: between, marks: [] }, ...clip.spans]
  })
}

function insertParagraphs(step: Transaction, clips: readonly Clip[]): void {
  const nodes = Fragment.from(
    clips.map((clip) =>
      bodyType(clip.kind).create(
        { id: null },
        clip.spans.map((span) => spanNode(span, true)),
      ),
    ),
  )
  const { $from, empty } = step.selection
  if (empty && $from.parent.content.size === 0) {
    const start = $from.before(1)
    step.replaceWith(start, $from.after(1), nodes)
    step.setSelection(TextSelection.near(step.doc.resolve(start + nodes.size), -1))
    return
  }
  // Plain paragraphs at the ends join the text they are put into; another kind stands for itself.
  const open = (clip: Clip | undefined): number => (clip?.kind === 'paragraph' ? 1 : 0)
  step.replaceSelection(new Slice(nodes, open(clips[0]), open(clips.at(-1))))
}

function spanNode(span: ClipSpan, withMarks: boolean): Node {
  const marks = withMarks ? span.marks.map((kind) => markType(kind).create()) : []
  return storySchema.text(span.text, marks)
}
