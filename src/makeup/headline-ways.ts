// Headlines: another step of the style book, where a size is at fault.

import type { Mpt } from '../base/units.ts'
import type { ProblemCode } from '../model/check/check.ts'
import type { Edit } from '../model/edit/edit.ts'
import { headlineSize } from '../compose/page/headline.ts'
import type { PlanContext } from './plan.ts'
import { blockAt, type Way } from './way.ts'

type Problem = Parameters<Way>[1]

// More than this and the headline says something else about its story; one that does not fit has to give in.
const mostSteps = 4

function* otherSizes(
  context: PlanContext,
  problem: Problem,
  { down, up }: { readonly down: number; readonly up: number },
): Generator<readonly Edit[]> {
  const found = blockAt(context, problem)
  const { issue } = context
  const content = found?.block.content
  if (found === null || content?.kind !== 'story') return
  const article = issue.articles.get(content.article)
  if (article === undefined) return
  const { publication } = issue
  const own = headlineSize({ article, part: 0, content, publication })
  const steps = publication.styles.steps
  const smaller = steps
    .filter((step) => step < own)
    .toReversed()
    .slice(0, down)
  const larger = steps.filter((step) => step > own).slice(0, up)
  const set = (size: Mpt): readonly Edit[] => [
    { kind: 'block.set', block: found.block.id, content: { ...content, headlineSize: size } },
  ]
  for (const size of [...smaller, ...larger]) yield set(size)
}

export const headlineWays = {
  HEADLINE_WIDTH: (context, problem) => otherSizes(context, problem, { down: Infinity, up: 0 }),
  HEADLINE_ORDER: (context, problem) => otherSizes(context, problem, { down: mostSteps, up: 0 }),
  TOMBSTONE: (context, problem) => otherSizes(context, problem, { down: mostSteps, up: 1 }),
} satisfies Partial<Record<ProblemCode, Way>>
