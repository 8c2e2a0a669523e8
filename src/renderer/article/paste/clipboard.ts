// The clipboard and drag and drop of the story editor. Everything that comes in is taken here, before
// ProseMirror or the browser would, and is put in as clips; what goes out is written by `own-markup.ts`.

import { TextSelection } from 'prosemirror-state'
import type { EditorProps, EditorView } from 'prosemirror-view'
import { inertBody } from '../../bridge/trusted-types.ts'
import { type Clip, type ClipFault, clipFault, clipLimit } from './clip.ts'
import type { Markup } from './look.ts'
import { ownMarkup, ownText } from './own-markup.ts'
import { clipsOfMarkup } from './read-markup.ts'
import { clipsOfText } from './read-text.ts'
import { scanMarkup } from './scan.ts'

export interface ClipboardParts {
  readonly refuse: (fault: ClipFault) => void
  /** Puts something in where the selection is. */
  readonly put: (clips: readonly Clip[]) => void
}

export interface ClipboardHandlers {
  readonly paste: (view: EditorView, event: ClipboardEvent) => boolean
  readonly copy: (view: EditorView, event: ClipboardEvent) => boolean
  readonly cut: (view: EditorView, event: ClipboardEvent) => boolean
  readonly drop: (view: EditorView, event: DragEvent) => boolean
}

/**
 * Should anything lead past the handlers below, ProseMirror's own reading of the clipboard gets nothing to read.
 */
export const closedClipboard: Pick<EditorProps, 'transformPastedHTML'> = { transformPastedHTML: () => '' }

export function clipboardHandlers(parts: ClipboardParts): ClipboardHandlers {
  const take = (view: EditorView, data: DataTransfer): void => {
    const clips = clipsOf(data)
    if (typeof clips === 'string') parts.refuse(clips)
    else if (clips.length > 0) whenComposed(view, () => parts.put(clips))
  }
  return {
    paste(view, event) {
      event.preventDefault()
      if (view.editable && event.clipboardData !== null) take(view, event.clipboardData)
      return true
    },
    drop(view, event) {
      // A selection that is dragged within the story is moved by the editor itself.
      if (view.dragging !== null) return false
      event.preventDefault()
      const data = event.dataTransfer
      const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
      if (data === null || place === null || !view.editable) return true
      if (!['text/plain', 'text/html'].some((type) => data.types.includes(type))) return true
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))))
      take(view, data)
      return true
    },
    copy: (view, event) => copy(view, event),
    cut(view, event) {
      const copied = copy(view, event)
      if (copied && view.editable) view.dispatch(view.state.tr.deleteSelection().scrollIntoView())
      return copied
    },
  }
}

// ProseMirror takes up to 20 ms after the browser's event to see a composition as ended.
const composeEnd = 30

/** Nothing is put into the editor while an input method composes. */
function whenComposed(view: EditorView, act: () => void): void {
  if (!view.composing) act()
  else setTimeout(() => view.isDestroyed || whenComposed(view, act), composeEnd)
}

/** False where nothing is chosen. */
function copy(view: EditorView, event: ClipboardEvent): boolean {
  const { selection } = view.state
  if (selection.empty || event.clipboardData === null) return false
  const { $from, $to } = selection
  const isWhole = $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size
  const nodes = selection.content().content.content.filter((node) => node.content.size > 0)
  event.preventDefault()
  event.clipboardData.clearData()
  event.clipboardData.setData('text/html', ownMarkup(nodes, isWhole))
  event.clipboardData.setData('text/plain', ownText(nodes))
  return true
}

/** What the clipboard holds, or why it can't be taken. */
function clipsOf(data: DataTransfer): readonly Clip[] | ClipFault {
  const markup = data.getData('text/html')
  const scanned = markup === '' || markup.length > clipLimit ? null : scanMarkup(markup)
  const clips = scanned === null ? [] : clipsOfMarkup(markupOf(inertBody(scanned)))
  if (clips.length > 0) return clipFault(clips) ?? clips
  const text = data.getData('text/plain')
  if (text.length > clipLimit) return 'tooLarge'
  if (text === '' && markup !== '' && scanned === null)
    return markup.length > clipLimit ? 'tooLarge' : 'tooMany'
  const lines = clipsOfText(text)
  return clipFault(lines) ?? lines
}

function markupOf(node: globalThis.Node): Markup {
  const element = node instanceof Element ? node : null
  const isText = node.nodeType === 3
  return {
    name: isText ? '#text' : (element?.localName ?? '#comment'),
    text: isText ? (node.nodeValue ?? '') : '',
    isHidden: element?.hasAttribute('hidden') === true,
    get children() {
      return Array.from(node.childNodes, markupOf)
    },
    attribute: (name) => element?.getAttribute(name) ?? '',
  }
}
