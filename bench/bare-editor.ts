// A ProseMirror editor with nothing around it: what a key costs at the least in this browser. Text comes in and
// the caret is put by `window.openBare`.

import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { Schema } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', toDOM: () => ['p', 0] },
    text: {},
  },
})

function openBare(paragraphs: readonly string[]): void {
  const doc = schema.node(
    'doc',
    null,
    paragraphs.map((text) => schema.node('paragraph', null, [schema.text(text)])),
  )
  const view = new EditorView(document.body, {
    state: EditorState.create({ doc, selection: TextSelection.atEnd(doc), plugins: [keymap(baseKeymap)] }),
    attributes: { spellcheck: 'false' },
  })
  view.focus()
  view.dispatch(view.state.tr.scrollIntoView())
}

Object.assign(window, { openBare })
