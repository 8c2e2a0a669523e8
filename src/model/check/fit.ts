// Does the text fit where it stands, and does everything stand somewhere?

import type { Issue } from '../issue.ts'
import { basket, findBlock, storyBlocks } from '../query/find.ts'
import { headlineText, pageLabel } from '../query/labels.ts'
import type { LaidFacts, Problem } from './check.ts'

// White at a story's foot that a reader notices, in column lines.
const noticedWhite = 8

export function fitProblems(issue: Issue, facts: LaidFacts): readonly Problem[] {
  return [...facts.parts.flatMap((part) => partProblems(issue, part)), ...unplaced(issue)]
}

function partProblems(issue: Issue, part: LaidFacts['parts'][number]): readonly Problem[] {
  const article = issue.articles.get(part.article)
  const page = findBlock(issue, part.block)?.page.id ?? null
  if (article === undefined) return []
  const headline = headlineText(article)
  const place = { page, article: article.id, block: part.block }
  const problems: Problem[] = []
  if (part.oversetLines > 0) {
    const values = { headline, lines: part.oversetLines, characters: part.oversetCharacters }
    problems.push({ code: 'OVERSET', severity: 'error', ...place, values })
  }
  if (part.undersetLines >= noticedWhite) {
    problems.push({
      code: 'UNDERSET',
      severity: 'warning',
      ...place,
      values: { headline, lines: part.undersetLines },
    })
  }
  if (part.headlineTooWide)
    problems.push({ code: 'HEADLINE_WIDTH', severity: 'warning', ...place, values: { headline } })
  return problems
}

function unplaced(issue: Issue): readonly Problem[] {
  const listed = issue.pages.flatMap((page) =>
    page.headlines.flatMap((id): readonly Problem[] => {
      const article = issue.articles.get(id)
      const stands = storyBlocks(issue, id).some((found) => found.page.id === page.id)
      if (article === undefined || stands) return []
      const values = { headline: headlineText(article), page: pageLabel(issue, page.id) }
      return [{ code: 'UNPLACED', severity: 'error', page: page.id, article: id, block: null, values }]
    }),
  )
  const waiting = basket(issue).map((article): Problem => {
    const values = { headline: headlineText(article), page: '' }
    return { code: 'UNPLACED', severity: 'note', page: null, article: article.id, block: null, values }
  })
  return [...listed, ...waiting]
}
