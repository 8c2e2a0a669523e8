// The size the galley's text is shown at: the face it is printed in, so large that a printed line has room in the panel.

import { useEffect, useMemo, useState } from 'react'
import type { ComposedArticle } from '../../compose/compose.ts'
import type { Issue } from '../../model/issue.ts'
import { formatOf } from '../../model/publication.ts'
import { findBlock } from '../../model/query/find.ts'
import { familyOf, loadFaces } from '../page/fonts.ts'
import { useIssueStore } from '../state/issue-store.ts'
import { useIssueBeside } from '../state/use-later.ts'

/** CSS pixels. */
const [least, most] = [10, 15]
// A line on the page may be set tighter than its natural width.
const spare = 1.03

export interface GalleyType {
  readonly family: string
  /** Width of the longest printed line, in ems. */
  readonly measure: number
}

/** Null while the article stands nowhere. Drawn again only when face or measure change. */
export function useGalleyType(composed: ComposedArticle | null): GalleyType | null {
  const face = useIssueStore(({ open }) => open?.issue.publication.styles.body ?? null)
  const issue = useIssueBeside()
  const measure = useMemo(
    () => (issue === null || composed === null ? 0 : longestMeasure(issue, composed)),
    [issue, composed],
  )
  useEffect(() => {
    if (face !== null) void loadFaces([face])
  }, [face])
  return face === null || measure === 0 ? null : { family: familyOf(face), measure }
}

function longestMeasure(issue: Issue, composed: ComposedArticle): number {
  return Math.max(
    0,
    ...composed.parts.map((part) => {
      const page = findBlock(issue, part.id)?.page
      if (page === undefined) return 0
      const { bodySize } = formatOf(issue.publication, page.format)
      return part.lines.reduce((longest, line) => Math.max(longest, line.measure), 0) / bodySize
    }),
  )
}

/** The size at which a line of so many ems has room in the text of a story; follows the panel's width. */
export function useGalleySize(text: HTMLElement | null, measure: number): number {
  const [size, setSize] = useState<number>(most)
  useEffect(() => {
    if (text === null || measure === 0) return undefined
    const fit = (): void => {
      const { paddingLeft, paddingRight } = getComputedStyle(text)
      const room = text.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      // Half pixels: finer steps can't be seen.
      const fitting = Math.floor((room / (measure * spare)) * 2) / 2
      setSize(Math.min(most, Math.max(least, fitting)))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(text)
    return () => observer.disconnect()
  }, [text, measure])
  return size
}
