// How the blocks of a page stand to each other, and whether the page is signed off.

import { boundsOf } from '../grid.ts'
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
      if (blocksOverlap(page, left, right)) return [{ code: 'OVERLAP', severity: 'error', ...place, values }]
      return isTombstone(issue, left, right)
        ? [{ code: 'TOMBSTONE', severity: 'note', ...place, values }]
        : []
    }),
  )
}

function articleOf(block: Block): Problem['article'] {
  return block.content.kind === 'story' || block.content.kind === 'picture' ? block.content.article : null
}

/** Two headlines of one size side by side are read as one. */
function isTombstone(issue: Issue, left: Block, right: Block): boolean {
  if (left.content.kind !== 'story' || right.content.kind !== 'story') return false
  const [a, b] = [boundsOf(left.area), boundsOf(right.area)]
  const touch = a.column + a.columns === b.column || b.column + b.columns === a.column
  return touch && a.line === b.line && sizeOf(issue, left) === sizeOf(issue, right)
}

function sizeOf(issue: Issue, block: Block): number | null {
  if (block.content.kind !== 'story') return null
  const article = issue.articles.get(block.content.article)
  return block.content.headlineSize ?? issue.publication.styles.byRank[(article?.rank ?? 1) - 1] ?? null
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
