// Stretches of the story painted by the browser's highlight registry: the editor's own elements are not touched, so no
// input method is disturbed.

import type { EditorView } from 'prosemirror-view'
import type { Span } from './story-places.ts'

/** Which paint lies over which. Names are those of the style sheet. */
const layers = {
  'story-inserted': 1,
  'story-removed': 1,
  'story-review-now': 2,
  'story-suspect': 3,
  'story-chosen': 2,
  'story-avoid': 3,
  'story-wrong': 3,
  'story-found': 4,
  'story-found-now': 5,
} as const
export type PaintName = keyof typeof layers

function paint(view: EditorView, name: PaintName, spans: readonly Span[]): void {
  if (view.isDestroyed || spans.length === 0) {
    CSS.highlights.delete(name)
    return
  }
  const highlight = new Highlight(...spans.map((span) => rangeOf(view, span)))
  highlight.priority = layers[name]
  CSS.highlights.set(name, highlight)
}

/**
 * Paints stretches of the document as it is now, and again whenever the editor draws it anew, as when printed lines end
 * elsewhere. Gives what takes the paint away.
 */
export function keepPainted(view: EditorView, name: PaintName, spans: readonly Span[]): () => void {
  if (view.isDestroyed || spans.length === 0) return () => undefined
  const { doc } = view.state
  let idle = 0
  const draw = (): void => {
    // Of another document the places are not known yet.
    if (!view.isDestroyed && view.state.doc === doc) paint(view, name, spans)
  }
  draw()
  const observer = new MutationObserver(() => {
    cancelIdleCallback(idle)
    idle = requestIdleCallback(draw, { timeout: latest })
  })
  observer.observe(view.dom, { childList: true, subtree: true })
  return () => {
    observer.disconnect()
    cancelIdleCallback(idle)
    unpaint(name)
  }
}

// Before the eye misses it.
const latest = 150

function unpaint(...names: readonly PaintName[]): void {
  for (const name of names) CSS.highlights.delete(name)
}

function rangeOf(view: EditorView, { from, to }: Span): Range {
  const range = document.createRange()
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}
