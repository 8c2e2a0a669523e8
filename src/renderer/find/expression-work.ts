// What is asked of the worker that runs an editor's regular expressions, and what it answers.

import { type FindAsk, type Match, matchesIn, patternOf } from '../../model/query/find-words.ts'

export interface ExpressionWork {
  readonly turn: number
  readonly ask: FindAsk
  readonly put: string | null
  readonly texts: readonly string[]
  /** More places than this are not wanted. */
  readonly most: number
}

export interface ExpressionMatch extends Match {
  /** Which of the texts. */
  readonly index: number
}

export interface ExpressionAnswer {
  readonly turn: number
  readonly matches: readonly ExpressionMatch[]
}

export function workThrough({ turn, ask, put, texts, most }: ExpressionWork): ExpressionAnswer {
  const pattern = patternOf(ask)
  const matches: ExpressionMatch[] = []
  if (!pattern.ok) return { turn, matches }
  for (const [index, text] of texts.entries()) {
    for (const match of matchesIn(text, pattern.value, put, true)) {
      matches.push({ ...match, index })
      if (matches.length >= most) return { turn, matches }
    }
  }
  return { turn, matches }
}
