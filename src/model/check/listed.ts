// Names that are wrong or may be, and words the paper does not use: one problem an article and word, however often it
// stands there.

import type { Article, Issue, Page } from '../issue.ts'
import { partsOf } from '../query/jump-chain.ts'
import { headlineText } from '../query/labels.ts'
import { listedWords, type PlacedWord } from '../query/listed-words.ts'
import type { ListedKind } from '../text/word-finder.ts'
import type { Problem, ProblemCode, Severity } from './check.ts'

const grave: Readonly<Record<ListedKind, readonly [ProblemCode, Severity]>> = {
  wrong: ['NAME_WRONG', 'warning'],
  avoid: ['WORD_AVOIDED', 'warning'],
  suspect: ['NAME_SUSPECT', 'note'],
}

/** The kind of word a check is about, or null. */
function listedKindOf(code: ProblemCode): ListedKind | null {
  const kinds = Object.keys(grave) as readonly ListedKind[]
  return kinds.find((kind) => grave[kind][0] === code) ?? null
}

export function listedProblems(issue: Issue): readonly Problem[] {
  const met = new Set<Article>()
  return issue.pages.flatMap((page) =>
    page.headlines.flatMap((id) => {
      const article = issue.articles.get(id)
      if (article === undefined || met.has(article)) return []
      met.add(article)
      return problemsOf(issue, article, page)
    }),
  )
}

function problemsOf(issue: Issue, article: Article, page: Page): readonly Problem[] {
  const groups = new Map<string, PlacedWord[]>()
  for (const word of listedWords(issue, article)) {
    const key = `${word.kind} ${wordsOf(word)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [word])
    else group.push(word)
  }
  if (groups.size === 0) return []
  const block = partsOf(issue, article)[0]?.block.id ?? null
  return [...groups.values()].flatMap((group): readonly Problem[] => {
    const [first] = group
    if (first === undefined) return []
    const [code, severity] = grave[first.kind]
    const { instead, why } = first
    const values = {
      headline: headlineText(article),
      name: wordsOf(first),
      instead,
      why,
      count: group.length,
    }
    return [{ code, severity, page: page.id, article: article.id, block, values }]
  })
}

/** As it stands in the text. */
function wordsOf({ text, from, to }: Pick<PlacedWord, 'text' | 'from' | 'to'>): string {
  return text.slice(from, to)
}

/** The places a problem of these is about. */
export function placesOf(issue: Issue, { code, article, values }: Problem): readonly PlacedWord[] {
  const kind = listedKindOf(code)
  const found = article === null ? undefined : issue.articles.get(article)
  if (kind === null || found === undefined) return []
  return listedWords(issue, found).filter((word) => word.kind === kind && wordsOf(word) === values['name'])
}
