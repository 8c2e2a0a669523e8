// Blocks that cover each other, and pages that are not signed off.

import { areasOverlap } from '../grid.ts'
import type { Block, Issue, Page } from '../issue.ts'
import { headlineText, pageLabel } from '../query/labels.ts'
import type { Problem } from './check.ts'

export function pageProblems(issue: Issue): readonly Problem[] {
  return issue.pages.flatMap((page) => [...pairProblems(issue, page), ...unsigned(issue, page)])
}

function pairProblems(issue: Issue, page: Page): readonly Problem[] {
  return page.blocks.flatMap((left, index) =>
    page.blocks.slice(index + 1).flatMap((right): readonly Problem[] => {
      const place = { page: page.id, article: articleOf(right), block: right.id }
      const values = {
        first: nameOf(issue, left),
        second: nameOf(issue, right),
        page: pageLabel(issue, page.id),
      }
      return overlap(left, right) ? [{ code: 'OVERLAP', severity: 'error', ...place, values }] : []
    }),
  )
}

/** A story's own pictures stand inside its area; anything else that meets covers something. */
function overlap(left: Block, right: Block): boolean {
  const family =
    articleOf(left) !== null &&
    articleOf(left) === articleOf(right) &&
    left.content.kind !== right.content.kind
  return !family && areasOverlap(left.area, right.area)
}

function articleOf(block: Block): Problem['article'] {
  return block.content.kind === 'story' || block.content.kind === 'picture' ? block.content.article : null
}

function nameOf(issue: Issue, block: Block): string {
  const id = articleOf(block)
  const article = id === null ? undefined : issue.articles.get(id)
  return article === undefined ? block.content.kind : headlineText(article)
}

function unsigned(issue: Issue, page: Page): readonly Problem[] {
  if (page.state === 'signed') return []
  const values = { page: pageLabel(issue, page.id) }
  return [{ code: 'UNSIGNED', severity: 'note', page: page.id, article: null, block: null, values }]
}
