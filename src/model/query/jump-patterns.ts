// Wordings of jump lines and turn lines that papers use, to choose from (domain 5.4), and how one would read in
// an issue. Tokens are those of `JumpPatterns`.

import { countingMint } from '../../base/ids.ts'
import type { Article, Block, Issue, Page } from '../issue.ts'
import { makeArticle, makeBlock, makePage } from '../make.ts'
import type { JumpPatterns } from '../publication.ts'
import { partsOf } from './jump-chain.ts'
import { jumpWords } from './labels.ts'

/** A jump line and the turn line that answers it. */
export interface JumpPattern extends Pick<JumpPatterns, 'jumpLine' | 'turnLine' | 'turnLinePlace'> {
  readonly key: string
  readonly language: 'zh' | 'en'
}

function pattern(
  key: string,
  language: JumpPattern['language'],
  jumpLine: string,
  turnLine: string,
  turnLinePlace: JumpPattern['turnLinePlace'],
): JumpPattern {
  return { key, language, jumpLine, turnLine, turnLinePlace }
}

export const jumpPatterns: readonly JumpPattern[] = [
  pattern('page', 'zh', '下转第{n}版', '(上接{cn}版)', 'inline'),
  pattern('page-plain', 'zh', '下转第{n}版', '上接第{n}版', 'own'),
  pattern('page-wide-brackets', 'zh', '（下转第{n}版）', '（上接第{n}版）', 'inline'),
  pattern('page-numeral', 'zh', '(下转{cn}版)', '(上接{cn}版)', 'inline'),
  pattern('page-padded', 'zh', '下转{nn}版', '上接{nn}版', 'own'),
  pattern('label', 'zh', '下转{label}版', '上接{label}版', 'own'),
  pattern('section', 'zh', '下转第{n}版·{section}', '上接第{n}版·{section}', 'own'),
  pattern('continued', 'en', 'Continued on Page {n}', 'From Page {n}', 'own'),
  pattern('continued-both', 'en', 'Continued on Page {n}', 'Continued from Page {n}', 'own'),
  pattern('column', 'en', 'Continued on Page {n}, Column {col}', 'From Page {n}, Column {col}', 'own'),
  pattern('keyword', 'en', 'See {KEYWORD}, Page {label}', '{KEYWORD}, from Page {label}', 'own'),
  pattern('section-en', 'en', 'Continued in {section}, Page {label}', 'From Page {label}', 'own'),
]

/** The choices of a paper's language. */
export function patternsFor(language: string): readonly JumpPattern[] {
  const own = /^(zh|ja)\b/.test(language) ? 'zh' : 'en'
  return jumpPatterns.filter((one) => one.language === own)
}

export interface PatternPreview {
  readonly jumpLine: string
  readonly turnLine: string
}

/**
 * How both lines would read: at the issue's first jump, or for an invented one from the first page to the last
 * while there is none.
 */
export function previewPattern(
  issue: Issue,
  { jumpLine, turnLine }: Pick<JumpPatterns, 'jumpLine' | 'turnLine'>,
): PatternPreview {
  const { article, from, to } = exampleOf(issue)
  return {
    jumpLine: jumpWords(issue, jumpLine, article, to),
    turnLine: jumpWords(issue, turnLine, article, from),
  }
}

interface End {
  readonly page: Page
  readonly block: Block
}

function exampleOf(issue: Issue): { readonly article: Article; readonly from: End; readonly to: End } {
  for (const article of issue.articles.values()) {
    const [from, to] = partsOf(issue, article)
    if (from !== undefined && to !== undefined) return { article, from, to }
  }
  const article = [...issue.articles.values()].find((one) => one.headline.length > 0) ?? nobody
  const first = issue.pages[0] ?? blank
  return {
    article,
    from: { page: first, block: corner },
    to: { page: issue.pages.at(-1) ?? blank, block: corner },
  }
}

const mint = countingMint('example')
const corner = makeBlock(mint, [{ column: 0, line: 0, columns: 1, lines: 1 }], {
  kind: 'rule',
  style: 'fine',
})
const blank = makePage(mint, '', '')
const nobody = makeArticle(mint, {})
