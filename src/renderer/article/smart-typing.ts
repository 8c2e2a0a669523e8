// Quotes, dashes and ellipses of the language while typing. Only single keys of a keyboard are changed: what an input
// method brings has been chosen already, and what is pasted is left as it was written. Backspace right after gives back
// what was typed.

import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { smartTyped } from '../../model/text/smart-typed.ts'
import { useViewStore } from '../state/view-store.ts'

/** What stands in the place of keys that were typed, until anything else happens. */
interface Changed {
  readonly from: number
  readonly to: number
  readonly typed: string
}

const key = new PluginKey<Changed | null>('smart-typing')

// ProseMirror may hand over the text of a composition up to 20 ms after its end, as if it had been typed. A key that
// is pressed in that time says other words, so it is told by them.
const composeEnd = 50

export function smartTyping(language: string): Plugin<Changed | null> {
  let composed = { text: '', at: Number.NEGATIVE_INFINITY }
  return new Plugin<Changed | null>({
    key,
    state: {
      init: () => null,
      apply(step, before) {
        const made: unknown = step.getMeta(key)
        if (made !== undefined) return made as Changed
        return step.docChanged || step.selectionSet ? null : before
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        const isComposed = text === composed.text && performance.now() - composed.at < composeEnd
        if (view.composing || isComposed || !useViewStore.getState().smartTyping) return false
        return typeSmartly(view, language, { from, to, text })
      },
      handleKeyDown(view, event) {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
        return event.key === 'Backspace' && isPlain && !view.composing && giveBack(view)
      },
      handleDOMEvents: {
        compositionend(_view, event) {
          composed = { text: event.data, at: performance.now() }
          return false
        },
      },
    },
  })
}

interface Typed {
  readonly from: number
  readonly to: number
  readonly text: string
}

function typeSmartly(
  { state, dispatch }: Pick<EditorView, 'state' | 'dispatch'>,
  language: string,
  { from, to, text }: Typed,
): boolean {
  const smart = smartTyped(language, textBefore(state, from), text)
  if (smart === null) return false
  const start = from - smart.remove
  const typed = state.doc.textBetween(start, from) + text
  const changed: Changed = { from: start, to: start + smart.put.length, typed }
  dispatch(state.tr.insertText(smart.put, start, to).setMeta(key, changed).scrollIntoView())
  return true
}

function textBefore(state: EditorState, position: number): string {
  const at = state.doc.resolve(position)
  return at.parent.textBetween(0, at.parentOffset)
}

function giveBack(view: EditorView): boolean {
  const changed = key.getState(view.state)
  if (changed === null || changed === undefined) return false
  view.dispatch(view.state.tr.insertText(changed.typed, changed.from, changed.to).scrollIntoView())
  return true
}
