// Stretches of the story painted by the browser's highlight registry: the editor's own elements are not touched, so no
// input method is disturbed.

import type { EditorView } from 'prosemirror-view'
import type { Span } from './story-places.ts'

/** Which paint lies over which. Names are those of the style sheet. */
const layers = {
  'story-suspect': 1,
  'story-avoid': 1,
  'story-wrong': 1,
  'story-found': 2,
  'story-found-now': 3,
} as const
export type PaintName = keyof typeof layers

/**
 * Paints stretches of the document as it is now, and again whenever the editor draws it anew, as when printed lines end
 * elsewhere. Gives what takes the paint away.
 */
export function paint(view: EditorView, name: PaintName, spans: readonly Span[]): () => void {
  if (view.isDestroyed || spans.length === 0) return () => undefined
  const { doc } = view.state
  let idle = 0
  const draw = (): void => {
    // Of another document the places are not known yet.
    if (view.isDestroyed || view.state.doc !== doc) return
    const highlight = new Highlight(...spans.map((span) => rangeOf(view, span)))
    highlight.priority = layers[name]
    CSS.highlights.set(name, highlight)
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
    CSS.highlights.delete(name)
  }
}

// Before the eye misses it.
const latest = 150

function rangeOf(view: EditorView, { from, to }: Span): Range {
  const range = document.createRange()
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}
