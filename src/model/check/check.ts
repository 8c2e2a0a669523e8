// Desk checks before print (印前检查). In: the issue and what composing it showed. Out: problems, each
// with the place it is at. Its words, in the paper's two interface languages, are in `words.ts`.

import type { ArticleId, BlockId, PageId } from '../../base/ids.ts'
import type { Issue } from '../issue.ts'
import type { DeskRules } from '../publication.ts'
import { fitProblems } from './fit.ts'
import { jumpProblems } from './jumps.ts'
import { layoutProblems } from './layout.ts'
import { listedProblems } from './listed.ts'
import { pageProblems } from './pages.ts'
import { pictureProblems } from './pictures.ts'
import { textProblems } from './text.ts'
import { versionProblems } from './versions.ts'

export type ProblemCode =
  | 'JUMP_NO_TARGET'
  | 'JUMP_BACKWARD'
  | 'JUMP_TWICE'
  | 'JUMP_SHORT_HEAD'
  | 'JUMP_SHORT_TAIL'
  | 'JUMP_AT_PARAGRAPH_END'
  | 'JUMP_WIDOW'
  | 'JUMP_HEAD_MISMATCH'
  | 'JUMP_PAGE_SPIKED'
  | 'OVERSET'
  | 'UNDERSET'
  | 'EMPTY_HEADLINE'
  | 'DUPLICATE_HEADLINE'
  | 'HEADLINE_WIDTH'
  | 'MISSING_BYLINE'
  | 'DUMMY_TEXT'
  | 'MISSING_GLYPH'
  | 'BORROWED_GLYPH'
  | 'MISSING_PICTURE'
  | 'PICTURE_PPI'
  | 'TOMBSTONE'
  | 'HEADLINE_ORDER'
  | 'BURIED_LEAD'
  | 'LEG_SHORT'
  | 'LEG_LONG'
  | 'DOGLEG'
  | 'RUN_OUT'
  | 'PICTURE_IN_LEG'
  | 'SHORT_WRAP'
  | 'WIDOW'
  | 'OVERLAP'
  | 'UNPLACED'
  | 'UNSIGNED'
  | 'BIDI_CONTROL'
  | 'NAME_WRONG'
  | 'NAME_SUSPECT'
  | 'WORD_AVOIDED'
  | 'OPEN_COMMENT'
  | 'OPEN_CHANGE'
  | 'TWO_VERSIONS'

export type Severity = 'error' | 'warning' | 'note'

export interface Problem {
  readonly code: ProblemCode
  readonly severity: Severity
  readonly page: PageId | null
  readonly article: ArticleId | null
  readonly block: BlockId | null
  /** What the words need: headline, lines, characters, page labels. */
  readonly values: Readonly<Record<string, string | number>>
}

/** What only composing can know. `compose/facts.ts` gathers it. */
export interface LaidFacts {
  readonly parts: readonly PartFacts[]
  /** By article: characters no face has, and those that only a face of last resort had. */
  readonly strange: ReadonlyMap<ArticleId, { readonly missing: string; readonly borrowed: string }>
  readonly pictures: readonly { readonly block: BlockId; readonly ppi: number }[]
}

export interface PartFacts {
  readonly article: ArticleId
  readonly block: BlockId
  readonly part: number
  /** Lines of body text in this part. */
  readonly lines: number
  /** A jump after this part breaks at the end of a paragraph. */
  readonly endsParagraph: boolean
  /** The part begins with the last line of a paragraph. */
  readonly startsWithWidow: boolean
  readonly oversetLines: number
  readonly oversetCharacters: number
  readonly undersetLines: number
  /** A headline line that is wider than its block. */
  readonly headlineTooWide: boolean
  /** Milli-points; 0 where no headline stands over this part. */
  readonly headlineSize: number
  /** Lines of text in each column that has some. */
  readonly legs: readonly number[]
  /** Columns that begin with the last line of a paragraph. */
  readonly widows: number
  /** The article's own pictures in this part's area, with the lines of text over and under each. */
  readonly pictures: readonly { readonly block: BlockId; readonly above: number; readonly below: number }[]
}

export function checkIssue(issue: Issue, facts: LaidFacts): readonly Problem[] {
  const { severities } = issue.publication.rules
  const parts = new Map(facts.parts.map((part) => [part.block, part]))
  const problems = [
    ...jumpProblems(issue, facts),
    ...fitProblems(issue, facts),
    ...textProblems(issue, facts),
    ...listedProblems(issue),
    ...pictureProblems(issue, facts),
    ...pageProblems(issue),
    ...issue.pages.flatMap((page) => layoutProblems(issue, page, parts)),
    ...versionProblems(issue),
  ]
  const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }
  const place = (problem: Problem): number => issue.pages.findIndex((page) => page.id === problem.page)
  return asRuled(problems, severities).toSorted(
    (left, right) => weight[left.severity] - weight[right.severity] || place(left) - place(right),
  )
}

/** As grave as the paper takes each: what it has turned off is left out. */
function asRuled(problems: readonly Problem[], severities: DeskRules['severities']): readonly Problem[] {
  return problems.flatMap((problem): readonly Problem[] => {
    const ruled = severities[problem.code]
    if (ruled === undefined) return [problem]
    return ruled === 'off' ? [] : [{ ...problem, severity: ruled }]
  })
}
