// The words of the paper's lists in the texts of an article. An article that has not changed is not read again.

import type { Article, Issue } from '../issue.ts'
import { type ListedWord, wordFinder } from '../text/word-finder.ts'
import type { WordLists } from '../publication.ts'
import { articleTexts, type PlacedText } from './article-texts.ts'

export interface PlacedWord extends ListedWord, PlacedText {}

interface Known {
  readonly words: WordLists
  readonly pictures: Issue['pictures']
  readonly found: readonly PlacedWord[]
}

const known = new WeakMap<Article, Known>()

export function listedWords(issue: Issue, article: Article): readonly PlacedWord[] {
  const { words } = issue.publication
  if (words.names.length === 0 && words.avoid.length === 0) return []
  const before = known.get(article)
  const isSame =
    before?.words === words && (before.pictures === issue.pictures || article.pictures.length === 0)
  if (before !== undefined && isSame) return before.found
  const finder = wordFinder(words)
  const found = [...articleTexts(issue, article)].flatMap(({ place, text }) =>
    finder(text).map((word) => ({ ...word, place, text })),
  )
  known.set(article, { words, pictures: issue.pictures, found })
  return found
}
