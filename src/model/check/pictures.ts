// Pictures: are they there, are they placed, are they sharp enough for newsprint (170 ppi; below 120 the
// dots show)?

import type { BlockId } from '../../base/ids.ts'
import type { Issue } from '../issue.ts'
import { findBlock, pictureIn } from '../query/find.ts'
import { headlineText } from '../query/labels.ts'
import type { LaidFacts, Problem } from './check.ts'

const goodPpi = 170
const leastPpi = 120

export function pictureProblems(issue: Issue, facts: LaidFacts): readonly Problem[] {
  return [
    ...facts.pictures.flatMap(({ block, ppi }) => placedPicture(issue, block, ppi)),
    ...notPlaced(issue),
  ]
}

function placedPicture(issue: Issue, block: BlockId, ppi: number): readonly Problem[] {
  const found = findBlock(issue, block)
  if (found?.block.content.kind !== 'picture') return []
  const { picture: id, article } = found.block.content
  const picture = issue.pictures.get(id)
  const place = { page: found.page.id, article, block }
  if (picture === undefined)
    return [{ code: 'MISSING_PICTURE', severity: 'error', ...place, values: { name: id } }]
  if (ppi >= goodPpi) return []
  const severity = ppi < leastPpi ? 'error' : 'warning'
  return [{ code: 'PICTURE_PPI', severity, ...place, values: { name: picture.name, ppi, least: goodPpi } }]
}

function notPlaced(issue: Issue): readonly Problem[] {
  const placed = new Set(
    issue.pages.flatMap((page) => page.blocks.flatMap((block) => pictureIn(block.content) ?? [])),
  )
  return [...issue.articles.values()].flatMap((article) =>
    article.pictures
      .filter((id) => !placed.has(id))
      .map((id): Problem => {
        const page = issue.pages.find((one) => one.headlines.includes(article.id))?.id ?? null
        const values = { name: issue.pictures.get(id)?.name ?? id, headline: headlineText(article) }
        return {
          code: 'MISSING_PICTURE',
          severity: 'warning',
          page,
          article: article.id,
          block: null,
          values,
        }
      }),
  )
}
