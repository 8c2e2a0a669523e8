// What keys do in a story. A command of ProseMirror says whether it can be done when it is called without
// `dispatch`, so buttons and keys share these.

import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import { type Command, TextSelection } from 'prosemirror-state'
import type { Mark, ParagraphKind } from '../../model/issue.ts'
import { isBody } from './convert.ts'
import { bodyType, fieldType, markType } from './schema.ts'

export interface StoryActions {
  readonly undo: () => void
  readonly redo: () => void
  readonly galley: () => void
  /** Gives the keyboard back to the page. */
  readonly leave: () => void
}

export function storyKeymap(actions: StoryActions): Record<string, Command> {
  const act =
    (action: () => void): Command =>
    () => {
      action()
      return true
    }
  return {
    ...baseKeymap,
    Enter: chainCommands(nextField, splitHeadline, splitBody),
    'Shift-Enter': chainCommands(nextField, splitHeadline, splitBody),
    Backspace: chainCommands(joinHeadline, baseKeymap['Backspace'] ?? never),
    'Mod-a': selectWhole,
    'Mod-b': markWith('strong'),
    'Mod-i': markWith('emphasis'),
    'Mod-Shift-x': markWith('cut'),
    'Mod-z': act(actions.undo),
    'Mod-Shift-z': act(actions.redo),
    // ProseMirror keeps this key from the window: it is the browser's second redo.
    'Mod-y': act(actions.galley),
    Escape: act(actions.leave),
  }
}

const never: Command = () => false

export function markWith(kind: Mark['kind']): Command {
  return toggleMark(markType(kind), null, { removeWhenPresent: false, includeWhitespace: true })
}

/** Makes the selected paragraphs of that kind; a kind they all have already turns them into plain ones. */
export function setParagraphKind(kind: ParagraphKind): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection
    const found: { readonly at: number; readonly kind: string; readonly id: unknown }[] = []
    state.doc.forEach((node, at) => {
      const touched = at < to + (from === to ? 1 : 0) && at + node.nodeSize > from
      if (isBody(node) && touched) found.push({ at, kind: node.type.name, id: node.attrs['id'] })
    })
    if (found.length === 0) return false
    const type = bodyType(found.every((one) => one.kind === kind) ? 'paragraph' : kind)
    if (dispatch !== undefined) {
      const step = state.tr
      for (const one of found) step.setNodeMarkup(one.at, type, { id: one.id })
      dispatch(step.scrollIntoView())
    }
    return true
  }
}

/** From a field of one line to the next: Enter never breaks a kicker, a deck or a byline. */
const nextField: Command = (state, dispatch) => {
  const { $to } = state.selection
  const node = $to.depth === 0 ? null : $to.node(1)
  if (node === null || isBody(node) || node.type === fieldType('headline')) return false
  const after = $to.after(1)
  if (after >= state.doc.content.size) return true
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(after))).scrollIntoView())
  return true
}

const splitHeadline: Command = (state, dispatch) => {
  const { $from } = state.selection
  if ($from.depth === 0 || $from.node(1).type !== fieldType('headline')) return false
  if (dispatch === undefined) return true
  const step = state.tr.deleteSelection()
  dispatch(step.split(step.mapping.map($from.pos)).scrollIntoView())
  return true
}

/** A new paragraph; after a crosshead or a note the text goes on plain. */
const splitBody: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.depth === 0 || !isBody($from.node(1))) return false
  if (dispatch === undefined) return true
  const step = state.tr.deleteSelection()
  const at = step.mapping.map($from.pos)
  const atEnd = $to.parentOffset === $to.parent.content.size
  const type = atEnd ? bodyType('paragraph') : $from.node(1).type
  step.split(at, 1, [{ type, attrs: { id: null } }])
  dispatch(step.scrollIntoView())
  return true
}

/** Backspace at the start of a headline line joins it to the one above. */
const joinHeadline: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.depth === 0) return false
  if ($from.node(1).type !== fieldType('headline')) return false
  const before = $from.before(1)
  if (state.doc.resolve(before).nodeBefore?.type !== fieldType('headline')) return true
  dispatch?.(state.tr.join(before).scrollIntoView())
  return true
}

/** Selects the field the caret is in, or all of the body; pressed again, everything. */
const selectWhole: Command = (state, dispatch) => {
  const { $from, from, to } = state.selection
  if ($from.depth === 0) return false
  let [start, end] = [$from.start(1), $from.end(1)]
  if (isBody($from.node(1))) {
    const inBody: { readonly from: number; readonly to: number }[] = []
    state.doc.forEach((node, at) => {
      if (isBody(node)) inBody.push({ from: at + 1, to: at + node.nodeSize - 1 })
    })
    start = inBody[0]?.from ?? start
    end = inBody.at(-1)?.to ?? end
  }
  if (from === start && to === end) return false
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, start, end)))
  return true
}
