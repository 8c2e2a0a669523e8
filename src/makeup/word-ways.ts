// Words of the paper's lists are mended by writing what the list says, wherever they stand in the article.

import type { Problem, ProblemCode } from '../model/check/check.ts'
import { placesOf } from '../model/check/listed.ts'
import type { Edit } from '../model/edit/edit.ts'
import type { PlanContext } from './plan.ts'
import { planTexts } from './text-plans.ts'
import type { Way } from './way.ts'

function* writeInstead({ issue }: PlanContext, problem: Problem): Generator<readonly Edit[]> {
  const { article } = problem
  if (article === null) return
  const changes = placesOf(issue, problem).flatMap((word) =>
    word.instead === '' ? [] : [{ ...word, article, put: word.instead }],
  )
  yield planTexts(issue, changes).edits
}

export const wordWays = {
  NAME_WRONG: writeInstead,
  NAME_SUSPECT: writeInstead,
  WORD_AVOIDED: writeInstead,
} satisfies Partial<Record<ProblemCode, Way>>
