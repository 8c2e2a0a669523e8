// What must not be read in print: missing or doubled headlines, dummy text, characters no face has, marks
// that turn the reading direction unseen; and what editors have not settled yet in a text that prints.

import type { ArticleId } from '../../base/ids.ts'
import type { Article, Issue, Page } from '../issue.ts'
import { partsOf } from '../query/jump-chain.ts'
import { headlineText } from '../query/labels.ts'
import { openChanges } from '../query/open-changes.ts'
import { printedText } from '../query/printed.ts'
import type { LaidFacts, Problem, ProblemCode, Severity } from './check.ts'

const dummy =
  /lorem ipsum|\bTK\b ?\bTK\b|\bxxx+\b|headline (goes )?here|text (goes )?here|标题标题|正文正文|此处(插入|填写|标题|正文)|占位文字/iu
const bidiControl = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const signed: ReadonlySet<Article['kind']> = new Set(['news', 'opinion', 'feature'])

export function textProblems(issue: Issue, facts: LaidFacts): readonly Problem[] {
  const listed = new Map<ArticleId, Page>()
  for (const page of issue.pages) for (const id of page.headlines) if (!listed.has(id)) listed.set(id, page)
  const seen = new Map<string, ArticleId>()
  return [...listed].flatMap(([id, page]) => {
    const article = issue.articles.get(id)
    return article === undefined ? [] : problemsOf(issue, article, page, facts, seen)
  })
}

function problemsOf(
  issue: Issue,
  article: Article,
  page: Page,
  facts: LaidFacts,
  seen: Map<string, ArticleId>,
): readonly Problem[] {
  const headline = headlineText(article)
  const problems: Problem[] = []
  const block = partsOf(issue, article)[0]?.block.id ?? null
  const add = (code: ProblemCode, severity: Severity, values: Problem['values'] = {}): void => {
    problems.push({
      code,
      severity,
      page: page.id,
      article: article.id,
      block,
      values: { headline, ...values },
    })
  }
  if (headline.trim() === '') add('EMPTY_HEADLINE', 'error')
  else if (seen.has(headline)) add('DUPLICATE_HEADLINE', 'warning')
  seen.set(headline, article.id)
  const words = [
    article.kicker,
    ...article.headline,
    article.deck,
    article.byline,
    article.dateline,
    article.tagline,
  ]
  const all = [...words, printedText(article)].join('\n')
  const found = dummy.exec(all)
  if (found !== null) add('DUMMY_TEXT', 'error', { text: found[0] })
  if (bidiControl.test(all)) add('BIDI_CONTROL', 'warning')
  const { missing = '', borrowed = '' } = facts.strange.get(article.id) ?? {}
  if (missing !== '') add('MISSING_GLYPH', 'error', { text: missing })
  if (borrowed !== '') add('BORROWED_GLYPH', 'note', { text: borrowed })
  const named = article.byline !== '' || article.tagline !== '' || article.dateline !== ''
  const remarks = article.comments.filter(({ done }) => !done).length
  if (remarks > 0) add('OPEN_COMMENT', 'note', { count: remarks })
  const changes = openChanges(article).length
  if (changes > 0) add('OPEN_CHANGE', 'note', { count: changes })
  if (signed.has(article.kind) && article.rank < 5 && !named) add('MISSING_BYLINE', 'note')
  return problems
}
