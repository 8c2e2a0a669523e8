// The smallest step from one document to another: what changed elsewhere, by undo or by another command,
// comes into the editor without moving the caret or redrawing what stayed.

import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'

/** Null when the documents are equal. */
export function syncStep(state: EditorState, target: Node): Transaction | null {
  const { content } = state.doc
  const start = content.findDiffStart(target.content)
  const end = content.findDiffEnd(target.content)
  if (start === null || end === null) return null
  // The same letters twice in a row can be found from both sides: the ends must not cross the start.
  const crossed = Math.max(0, start - Math.min(end.a, end.b))
  const step = state.tr.replace(start, end.a + crossed, target.slice(start, end.b + crossed))
  if (step.doc.eq(target)) return step
  // Where a paragraph became another kind the slice may be fitted otherwise: all is replaced then.
  return state.tr.replaceWith(0, content.size, target.content)
}
