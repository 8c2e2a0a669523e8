// Searches articles while the window goes on: plain words in its spare time, regular expressions in a worker. What was
// found so far is told as it comes, so that the first places are there at once.

import type { Article, Issue } from '../../model/issue.ts'
import { articleTexts, type PlacedText, placeKey, type TextPlace } from '../../model/query/article-texts.ts'
import { type FindAsk, patternOf } from '../../model/query/find-words.ts'
import { type Finding, findInArticle } from '../../model/query/search.ts'
import { inSpareTime, inTurns } from '../state/spare-time.ts'
import { type ExpressionSearch, expressionSearch } from './expression-search.ts'

export interface SearchWish {
  readonly issue: Pick<Issue, 'pictures'>
  readonly articles: readonly Article[]
  readonly ask: FindAsk
  /** Null where nothing is to be replaced. */
  readonly put: string | null
  /** False leaves out what pictures say. */
  readonly pictures: boolean
}

/** How a search came to its end: through all texts, or stopped short. */
export type SearchEnd = 'whole' | 'too-many' | 'too-long'

export interface SearchNews {
  /** All that was found so far. */
  readonly found: readonly Finding[]
  /** Null while it goes on. */
  readonly end: SearchEnd | null
}

// More than anybody looks through; beyond it the words are too common to be meant.
export const mostPlaces = 50_000
// First places are wanted at once, also while the window is busy.
const latest = 50
// An article takes less than this.
const enough = 2
// Characters the worker gets at once: a few milliseconds of work.
const chunk = 400_000

/** Gives what stops it. Nothing is told after that, and nothing before it has returned. */
export type RunSearch = (wish: SearchWish, tell: (news: SearchNews) => void) => () => void

/** Searches one after the other: a new one waits for no worker that is still at the last. */
export function createSearch(): RunSearch {
  const expressions = expressionSearch()
  return (wish, tell) => {
    if (wish.ask.words === '' || !patternOf(wish.ask).ok)
      return inSpareTime(() => tell({ found: [], end: 'whole' }), latest)
    return wish.ask.expression ? runExpression(wish, tell, expressions) : runPlain(wish, tell)
  }
}

function runPlain(wish: SearchWish, tell: (news: SearchNews) => void): () => void {
  const found: Finding[] = []
  const steps = findSteps(wish, found)
  return inTurns(steps, { enough, latest }, (isDone) => {
    const end = isDone ? (found.length > mostPlaces ? 'too-many' : 'whole') : null
    tell({ found: found.slice(0, mostPlaces), end })
  })
}

/** An article a step. */
function* findSteps({ issue, articles, ask, put, pictures }: SearchWish, found: Finding[]): Generator<null> {
  const pattern = patternOf(ask)
  if (!pattern.ok) return
  const isWanted = onlyOnce(pictures)
  const search = { pattern: pattern.value, put, isExpression: false }
  for (const article of articles) {
    for (const place of findInArticle(issue, article, search, isWanted)) found.push(place)
    if (found.length > mostPlaces) return
    yield null
  }
}

function runExpression(
  wish: SearchWish,
  tell: (news: SearchNews) => void,
  expressions: ExpressionSearch,
): () => void {
  let stopped = false
  const goOn = async (): Promise<void> => {
    const found: Finding[] = []
    for (const texts of chunksOf(wish)) {
      const matches = await expressions.run({
        ask: wish.ask,
        put: wish.put,
        texts: texts.map(({ text }) => text),
        most: mostPlaces + 1 - found.length,
      })
      if (stopped) return
      if (matches === null) {
        tell({ found, end: 'too-long' })
        return
      }
      for (const { index, ...match } of matches) {
        const text = texts[index]
        if (text !== undefined) found.push({ ...match, ...text })
      }
      if (found.length > mostPlaces) {
        tell({ found: found.slice(0, mostPlaces), end: 'too-many' })
        return
      }
      tell({ found: found.slice(), end: null })
    }
    tell({ found, end: 'whole' })
  }
  void goOn()
  return () => {
    stopped = true
    expressions.stop()
  }
}

interface ArticleText extends PlacedText {
  readonly article: Finding['article']
}

function* chunksOf({ issue, articles, pictures }: SearchWish): Generator<readonly ArticleText[]> {
  const isWanted = onlyOnce(pictures)
  let texts: ArticleText[] = []
  let length = 0
  for (const article of articles) {
    for (const one of articleTexts(issue, article)) {
      if (one.text === '' || !isWanted(one.place)) continue
      texts.push({ ...one, article: article.id })
      length += one.text.length
    }
    if (length < chunk) continue
    yield texts
    texts = []
    length = 0
  }
  if (texts.length > 0) yield texts
}

/** Two articles may show one picture: what it says is one text. */
function onlyOnce(pictures: boolean): (place: TextPlace) => boolean {
  const met = new Set<string>()
  return (place) => {
    if (place.kind !== 'picture') return true
    const key = placeKey(place)
    if (!pictures || met.has(key)) return false
    met.add(key)
    return true
  }
}
