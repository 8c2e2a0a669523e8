// Where the galley shows something: beginnings of printed lines, ends of parts, and where the text runs over. In:
// a composed article. Out: offsets of its printed text.

import type { BlockId } from '../../base/ids.ts'
import type { ComposedArticle } from '../../compose/compose.ts'

export type GalleyPoint =
  | { readonly kind: 'line'; readonly offset: number; readonly number: number }
  | { readonly kind: 'part'; readonly offset: number; readonly next: BlockId }
  | { readonly kind: 'over'; readonly offset: number; readonly lines: number }

export function galleyPoints(composed: ComposedArticle, showLines: boolean): readonly GalleyPoint[] {
  const points: GalleyPoint[] = []
  let number = 0
  composed.parts.forEach((part, index) => {
    for (const line of part.lines) {
      number += 1
      if (showLines) points.push({ kind: 'line', offset: line.from, number })
    }
    const offset = part.lines.at(-1)?.to
    const next = composed.parts[index + 1]
    if (offset !== undefined && next !== undefined) points.push({ kind: 'part', offset, next: next.id })
  })
  const over = oversetFrom(composed)
  if (over !== null) points.push({ kind: 'over', offset: over, lines: composed.overset.lines })
  return points
}

/** Where the printed text begins that is left over; null when nothing is, or when the article is not placed. */
export function oversetFrom(composed: ComposedArticle): number | null {
  if (composed.overset.lines === 0 || composed.parts.length === 0) return null
  // A part may be too small for a single line: what is left over begins where the one before it ended.
  return composed.parts.flatMap((part) => part.lines).at(-1)?.to ?? 0
}
