// Is every jump one a reader can follow? The limits are the paper's own (`JumpRules`).

import type { Article, Issue } from '../issue.ts'
import { findBlock } from '../query/find.ts'
import { headlineText, keyword, pageLabel, pageNumber } from '../query/labels.ts'
import type { LaidFacts, PartFacts, Problem, ProblemCode, Severity } from './check.ts'

export function jumpProblems(issue: Issue, facts: LaidFacts): readonly Problem[] {
  const parts = new Map(facts.parts.map((part) => [part.block, part]))
  return [...issue.articles.values()].flatMap((article) => jumpsOf(issue, article, parts))
}

function jumpsOf(issue: Issue, article: Article, parts: ReadonlyMap<string, PartFacts>): readonly Problem[] {
  const problems: Problem[] = []
  const add = (code: ProblemCode, severity: Severity, block: string, values: Problem['values']): void => {
    const found = findBlock(issue, block as never)
    const title = headlineText(article)
    problems.push({
      code,
      severity,
      page: found?.page.id ?? null,
      article: article.id,
      block: found?.block.id ?? null,
      values: { headline: title, ...values },
    })
  }
  for (const [index, jump] of article.jumps.entries()) {
    const from = findBlock(issue, jump.from)
    const to = findBlock(issue, jump.to)
    const head = parts.get(jump.from)
    const tail = parts.get(jump.to)
    // No edit of ours takes a page away that a jump leads to; a file of another program may lack it.
    if (to === null) {
      add('JUMP_PAGE_SPIKED', 'error', jump.from, { to: '?' })
      continue
    }
    if (from === null || tail?.lines === 0) {
      add('JUMP_NO_TARGET', 'error', jump.from, { to: pageLabel(issue, to.page.id) })
      continue
    }
    const labels = { from: pageLabel(issue, from.page.id), to: pageLabel(issue, to.page.id) }
    if (!to.page.headlines.includes(article.id)) add('JUMP_PAGE_SPIKED', 'error', jump.to, labels)
    if (pageNumber(issue, to.page.id) < pageNumber(issue, from.page.id))
      add('JUMP_BACKWARD', 'warning', jump.from, labels)
    const { leastBefore, leastAfter, most, paragraphEnd, widow } = issue.publication.jumps.rules
    if (index === most) add('JUMP_TWICE', 'warning', jump.from, { count: article.jumps.length })
    if (head !== undefined && head.lines < leastBefore) {
      add('JUMP_SHORT_HEAD', 'warning', jump.from, { lines: head.lines, least: leastBefore })
    }
    if (tail !== undefined && tail.lines < leastAfter && index === article.jumps.length - 1) {
      add('JUMP_SHORT_TAIL', 'warning', jump.to, { lines: tail.lines, least: leastAfter })
    }
    if (head?.endsParagraph === true && !paragraphEnd)
      add('JUMP_AT_PARAGRAPH_END', 'warning', jump.from, labels)
    if (tail?.startsWithWidow === true && !widow) add('JUMP_WIDOW', 'warning', jump.to, labels)
    const word = keyword(article)
    if (printsKeyword(issue) && !headlineText(article).toLowerCase().includes(word.toLowerCase())) {
      add('JUMP_HEAD_MISMATCH', 'warning', jump.to, { keyword: word })
    }
  }
  return problems
}

/** Whether the paper's jumps show a key word: over the part that goes on, or in the lines at either end. */
function printsKeyword({ publication }: Issue): boolean {
  const { jumpHead, jumpLine, turnLine } = publication.jumps
  return jumpHead === 'keyword' || /\{keyword\}/i.test(jumpLine + turnLine)
}
