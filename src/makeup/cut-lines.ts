// How long the last line of each printed paragraph is: a paragraph whose last line is short gives up a line for a
// few characters. Lines that stand on a page are taken as they stand; those that are left over are set as wide as
// the last part's columns.

import type { ComposedArticle, Composer } from '../compose/compose.ts'
import { openBody } from '../compose/page/body.ts'
import { pageGrid } from '../compose/page/grid.ts'
import type { PlacedLine } from '../compose/placed.ts'
import { mpt } from '../base/units.ts'
import type { Article, Issue, Paragraph } from '../model/issue.ts'
import { formatOf } from '../model/publication.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import { printedParagraph } from '../model/query/printed.ts'

export interface LastLine {
  readonly paragraph: Paragraph
  /** Characters of its last line, and of a full one. */
  readonly characters: number
  readonly full: number
}

export function lastLines(
  issue: Issue,
  composer: Composer,
  article: Article,
  composed: ComposedArticle,
): readonly LastLine[] {
  const { publication } = issue
  const parts = partsOf(issue, article)
  const formats = parts.map(({ page }) => formatOf(publication, page.format))
  const plain = formatOf(publication, publication.format)
  const body = openBody(article, publication, formats[0] ?? plain, composer.fonts)
  const { columnWidth } = pageGrid(formats.at(-1) ?? plain)
  const placed = new Map<number, PlacedLine>()
  for (const { lines } of composed.parts) for (const line of lines) if (line.last) placed.set(line.to, line)
  return body.paragraphs.flatMap((paragraph, index): readonly LastLine[] => {
    const end = body.base(index) + printedParagraph(paragraph).trimEnd().length
    const lines = body.next({ paragraph: index, offset: 0 }, columnWidth, mpt(0))?.lines ?? []
    const last = placed.get(end) ?? lines.at(-1)
    if (last === undefined) return []
    const most = Math.max(...lines.map(({ from, to }) => to - from))
    return [{ paragraph, characters: last.to - last.from, full: Math.max(1, most) }]
  })
}
