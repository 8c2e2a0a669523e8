// Every jump of an issue as a desk reads it: where from and where to, the words printed at both ends, how much
// text stands before and after, what is wrong with it; and what all of them come to.

import type { ArticleId, BlockId, JumpId, PageId } from '../base/ids.ts'
import type { Composer } from '../compose/compose.ts'
import { partFacts } from '../compose/facts.ts'
import type { PlacedLine } from '../compose/placed.ts'
import type { Problem } from '../model/check/check.ts'
import { jumpProblems } from '../model/check/jumps.ts'
import type { Article, Issue } from '../model/issue.ts'
import { partsOf } from '../model/query/jump-chain.ts'
import { pageNumber } from '../model/query/labels.ts'

export interface JumpEnd {
  readonly page: PageId
  readonly block: BlockId
  /** The line printed there about the other end. */
  readonly words: string
  readonly lines: number
  readonly characters: number
}

export interface JumpRow {
  readonly article: ArticleId
  readonly jump: JumpId
  /** Place in the article's chain, and how many there are in it. */
  readonly index: number
  readonly of: number
  readonly from: JumpEnd
  readonly to: JumpEnd
  /** False where the break takes as many lines as fit. */
  readonly kept: boolean
  readonly problems: readonly Problem[]
}

/** In the order of the pages they begin on. */
export function jumpRows(issue: Issue, composer: Composer): readonly JumpRow[] {
  const continued = [...issue.articles.values()].filter((article) => article.jumps.length > 0)
  const parts = continued.flatMap((article) => partFacts(composer.article(issue, article.id)))
  const problems = jumpProblems(issue, { parts, strange: new Map(), pictures: [] })
  return continued
    .flatMap((article) => rowsOf(issue, composer, article, problems))
    .toSorted(
      (left, right) =>
        pageNumber(issue, left.from.page) - pageNumber(issue, right.from.page) ||
        pageNumber(issue, left.to.page) - pageNumber(issue, right.to.page),
    )
}

function rowsOf(
  issue: Issue,
  composer: Composer,
  article: Article,
  problems: readonly Problem[],
): readonly JumpRow[] {
  const parts = partsOf(issue, article)
  const laid = composer.article(issue, article.id).parts
  return article.jumps.flatMap((jump, index): readonly JumpRow[] => {
    const [from, to] = [parts[index], parts[index + 1]]
    const [before, after] = [laid[index], laid[index + 1]]
    if (from === undefined || to === undefined || before === undefined || after === undefined) return []
    const own = problems.filter(
      (problem) =>
        problem.article === article.id && (headed.has(problem.code) ? jump.from : jump.to) === problem.block,
    )
    return [
      {
        article: article.id,
        jump: jump.id,
        index,
        of: article.jumps.length,
        from: {
          page: from.page.id,
          block: jump.from,
          words: before.jumpLine?.text ?? '',
          ...sum(before.lines),
        },
        to: { page: to.page.id, block: jump.to, words: after.turnLine?.text ?? '', ...sum(after.lines) },
        kept: jump.keep !== null,
        problems: own,
      },
    ]
  })
}

// These say the block that breaks off; the others the block that goes on.
const headed: ReadonlySet<string> = new Set([
  'JUMP_NO_TARGET',
  'JUMP_BACKWARD',
  'JUMP_TWICE',
  'JUMP_SHORT_HEAD',
  'JUMP_AT_PARAGRAPH_END',
])

function sum(lines: readonly PlacedLine[]): { readonly lines: number; readonly characters: number } {
  return { lines: lines.length, characters: lines.reduce((all, line) => all + line.to - line.from, 0) }
}

export interface JumpBudget {
  readonly jumps: number
  /** Stories that are continued. */
  readonly stories: number
  /** Of those, stories with more jumps than the paper's rule lets them have. */
  readonly tooOften: number
  /** Part of the text on the pages that stands after a jump, 0 to 1. */
  readonly carried: number
  /** Jumps a story may have. */
  readonly most: number
}

export function jumpBudget(issue: Issue, composer: Composer, rows: readonly JumpRow[]): JumpBudget {
  let shown = 0
  let carried = 0
  for (const id of issue.articles.keys()) {
    for (const [index, part] of composer.article(issue, id).parts.entries()) {
      const { characters } = sum(part.lines)
      shown += characters
      if (index > 0) carried += characters
    }
  }
  const { most } = issue.publication.jumps.rules
  const stories = new Set(rows.map((row) => row.article))
  const tooOften = rows.filter((row) => row.index === most).length
  return {
    jumps: rows.length,
    stories: stories.size,
    tooOften,
    carried: shown === 0 ? 0 : carried / shown,
    most,
  }
}
