// Paints stretches of a story by the browser's highlight registry and brings the first into view: the document's
// elements are not touched, and neither are the caret and the keyboard.

import type { EditorView } from 'prosemirror-view'
import type { CutStretch } from '../../makeup/cut-marks.ts'

const name = 'story-chosen'

export function paintStretches(view: EditorView, stretches: readonly CutStretch[]): void {
  clearPaint()
  if (view.isDestroyed) return
  const ranges = stretches.flatMap((stretch) => rangeOf(view, stretch) ?? [])
  const [first] = ranges
  if (first === undefined) return
  CSS.highlights.set(name, new Highlight(...ranges))
  const scroller = view.dom.closest('.story-scroller')
  if (scroller === null) return
  const box = scroller.getBoundingClientRect()
  const { top, bottom } = first.getBoundingClientRect()
  // A third down, so that what comes before can be read too.
  if (top < box.top || bottom > box.bottom) scroller.scrollTop += top - box.top - box.height / 3
}

export function clearPaint(): void {
  CSS.highlights.delete(name)
}

function rangeOf(view: EditorView, { paragraph, from, to }: CutStretch): Range | null {
  let start = 0
  for (const node of view.state.doc.children) {
    if (node.attrs['id'] === paragraph && to <= node.content.size) {
      const [first, last] = [view.domAtPos(start + 1 + from, 1), view.domAtPos(start + 1 + to, -1)]
      const range = document.createRange()
      range.setStart(first.node, first.offset)
      range.setEnd(last.node, last.offset)
      return range
    }
    start += node.nodeSize
  }
  return null
}
