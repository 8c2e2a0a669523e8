// What keys do in a story. A command of ProseMirror says whether it can be done when it is called without
// `dispatch`, so buttons and keys share these.

import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import type { Node } from 'prosemirror-model'
import { type Command, TextSelection } from 'prosemirror-state'
import type { ParagraphKind, TextMarkKind } from '../../model/issue.ts'
import { isBody } from './convert.ts'
import { markerOf, nextMarker, usualMarker } from '../../model/text/list-items.ts'
import { bodyType, fieldType, markType } from './schema.ts'

export interface StoryActions {
  readonly undo: () => void
  readonly redo: () => void
  readonly galley: () => void
  /** Puts what was recognised in a paste in its fields. */
  readonly takePasted: () => void
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
    // And this one too, as any Enter.
    'Mod-Enter': act(actions.takePasted),
    Escape: act(actions.leave),
  }
}

const never: Command = () => false

export function markWith(kind: TextMarkKind): Command {
  return toggleMark(markType(kind), null, { removeWhenPresent: false, includeWhitespace: true })
}

/**
 * Makes the selected paragraphs of that kind; a kind they all have already turns them into plain ones. An item of a list
 * gets a mark, or the next number, and loses it with the list.
 */
export function setParagraphKind(kind: ParagraphKind): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection
    const found: { readonly at: number; readonly node: Node }[] = []
    state.doc.forEach((node, at) => {
      const touched = at < to + (from === to ? 1 : 0) && at + node.nodeSize > from
      if (isBody(node) && touched) found.push({ at, node })
    })
    if (found.length === 0) return false
    const wanted = found.every(({ node }) => node.type.name === kind) ? 'paragraph' : kind
    if (dispatch !== undefined) {
      const step = state.tr
      let above = state.doc.childBefore(found[0]?.at ?? 0).node
      for (const { at, node } of found) {
        const start = step.mapping.map(at)
        step.setNodeMarkup(start, bodyType(wanted), node.attrs)
        const had = markerOf(node.textContent)
        if (wanted === 'list' && had === '') {
          const next = above?.type === bodyType('list') ? nextMarker(above.textContent) : ''
          step.insertText(next === '' ? usualMarker : next, start + 1)
        } else if (wanted !== 'list' && node.type === bodyType('list')) {
          step.delete(start + 1, start + 1 + had.length)
        }
        above = step.doc.nodeAt(start)
      }
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
  // An item that holds nothing but its mark ends the list.
  const { textContent, type: own } = $from.node(1)
  if (own === bodyType('list') && markerOf(textContent) === textContent)
    return setParagraphKind('paragraph')(state, dispatch)
  if (dispatch === undefined) return true
  const step = state.tr.deleteSelection()
  const at = step.mapping.map($from.pos)
  const atEnd = $to.parentOffset === $to.parent.content.size
  const before = $from.node(1)
  const isList = before.type === bodyType('list')
  const type = atEnd && !isList ? bodyType('paragraph') : before.type
  step.split(at, 1, [{ type, attrs: { id: null } }])
  if (isList) step.insertText(nextMarker(before.textContent), at + 2)
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
