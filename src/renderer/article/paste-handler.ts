// Takes what is pasted or dropped before ProseMirror does, and puts in only what `paste.ts` let through.

import { Fragment, Slice } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import { TextSelection, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isBody } from './convert.ts'
import { type Clip, type ClipSpan, clipLimit, clipOfMarkup, clipOfText, type Markup } from './paste.ts'
import { plainWords, scanMarkup } from './paste-scan.ts'
import { bodyType, markType, storySchema } from './schema.ts'

export interface PasteHandlers {
  readonly paste: (view: EditorView, event: ClipboardEvent) => boolean
  readonly drop: (view: EditorView, event: DragEvent) => boolean
}

export function pasteHandlers(refuse: () => void): PasteHandlers {
  const take = (view: EditorView, data: DataTransfer): void => {
    const clips = clipsOf(data)
    if (clips === null) refuse()
    else if (clips.length > 0) insertClips(view, clips)
  }
  return {
    paste(view, event) {
      if (event.clipboardData === null) return false
      event.preventDefault()
      take(view, event.clipboardData)
      return true
    },
    drop(view, event) {
      // A selection that is dragged within the story is moved by the editor itself.
      if (view.dragging !== null || event.dataTransfer === null) return false
      event.preventDefault()
      const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
      if (
        place === null ||
        !['text/plain', 'text/html'].some((type) => event.dataTransfer?.types.includes(type))
      )
        return true
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))))
      take(view, event.dataTransfer)
      return true
    },
  }
}

/** Null when it is too large. */
function clipsOf(data: DataTransfer): readonly Clip[] | null {
  const text = data.getData('text/plain')
  const markup = data.getData('text/html')
  if (markup !== '' && markup.length <= clipLimit) {
    const scanned = scanMarkup(markup)
    // A document made by the parser is inert: it runs nothing, fetches nothing and is never shown.
    const clips =
      scanned === null
        ? null
        : clipOfMarkup(markupOf(new DOMParser().parseFromString(scanned, 'text/html').body))
    if (clips !== null && clips.length > 0) return clips
  }
  const words = text === '' ? plainWords(markup.slice(0, clipLimit + 1)) : text
  return words.length > clipLimit ? null : clipOfText(words)
}

function markupOf(node: globalThis.Node): Markup {
  const element = node instanceof Element ? node : null
  const isText = node.nodeType === 3
  return {
    name: isText ? '#text' : (element?.localName ?? '#comment'),
    text: isText ? (node.nodeValue ?? '') : '',
    get children() {
      return Array.from(node.childNodes, markupOf)
    },
    attribute: (name) => element?.getAttribute(name) ?? '',
  }
}

function insertClips(view: EditorView, clips: readonly Clip[]): void {
  const { state } = view
  const { $from } = state.selection
  const inBody = $from.depth > 0 && isBody($from.node(1))
  const [first] = clips
  const step = state.tr
  if (!inBody || (clips.length === 1 && first?.kind === 'paragraph')) {
    // A field is one line: what comes in is one line there too.
    const spans = clips.flatMap((clip, index) => (index === 0 ? clip.spans : [plainSpan(' '), ...clip.spans]))
    step.replaceSelection(new Slice(Fragment.from(spans.map((span) => spanNode(span, inBody))), 0, 0))
  } else insertParagraphs(step, clips)
  view.dispatch(step.scrollIntoView().setMeta('paste', true))
}

function insertParagraphs(step: Transaction, clips: readonly Clip[]): void {
  const nodes = Fragment.from(
    clips.map((clip) =>
      bodyType(clip.kind).create(
        { id: null },
        clip.spans.map((span) => spanNode(span, clip.kind !== 'crosshead')),
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

function plainSpan(text: string): ClipSpan {
  return { text, strong: false, emphasis: false }
}

function spanNode(span: ClipSpan, withMarks: boolean): Node {
  const marks = [
    ...(withMarks && span.strong ? [markType('strong').create()] : []),
    ...(withMarks && span.emphasis ? [markType('emphasis').create()] : []),
  ]
  return storySchema.text(span.text, marks)
}
