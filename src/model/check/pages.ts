// Blocks that cover each other, and pages that are not signed off.

import type { Block, Issue, Page } from '../issue.ts'
import { headlineText, pageLabel } from '../query/labels.ts'
import { blocksOverlap } from '../query/overlap.ts'
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
      return blocksOverlap(page, left, right)
        ? [{ code: 'OVERLAP', severity: 'error', ...place, values }]
        : []
    }),
  )
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
