// The story editor's caret, shown where its text stands on the page.

import type { PlacedPage } from '../../compose/placed.ts'
import { useViewStore } from '../state/view-store.ts'
import { boxStyle } from './block-layer.tsx'
import { measureRun } from './measure-run.ts'
import { caretBox } from './text-place.ts'

export function PageCaret({ placed }: { readonly placed: PlacedPage }) {
  const caret = useViewStore((view) => view.caret)
  if (caret === null) return null
  for (const block of placed.blocks) {
    if (block.kind !== 'story' || block.article !== caret.article) continue
    const box = caretBox(placed, block, caret.offset, measureRun)
    if (box !== null)
      return <div className="page-caret" style={{ ...boxStyle(box, placed), width: undefined }} aria-hidden />
  }
  return null
}
