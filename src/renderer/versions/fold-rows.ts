// A comparison as it is read: what changed with a row around it, and a count for what stayed.

import type { ComparedRow } from '../../model/query/compare.ts'

export type FoldedRow = ComparedRow | { readonly kind: 'folded'; readonly count: number }

/** Rows that stayed are shown where they touch a change; more than one elsewhere is only counted. */
export function foldRows(rows: readonly ComparedRow[]): readonly FoldedRow[] {
  const changed = (index: number): boolean => {
    const row = rows[index]
    return row !== undefined && row.kind !== 'same'
  }
  const folded: FoldedRow[] = []
  let from = 0
  const fold = (to: number): void => {
    const count = to - from
    if (count === 1) folded.push(...rows.slice(from, to))
    else if (count > 1) folded.push({ kind: 'folded', count })
  }
  for (const [index, row] of rows.entries()) {
    if (!changed(index) && !changed(index - 1) && !changed(index + 1)) continue
    fold(index)
    folded.push(row)
    from = index + 1
  }
  fold(rows.length)
  return folded
}
