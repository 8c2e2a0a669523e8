// Headlines: another step of the style book, where a size is at fault.

import type { Mpt } from '../base/units.ts'
import type { Problem, ProblemCode } from '../model/check/check.ts'
import type { Edit } from '../model/edit/edit.ts'
import { sizeSteps } from './item.ts'
import type { PlanContext } from './plan.ts'
import { itemParts } from './story-edits.ts'
import { blockAt, type Way } from './way.ts'

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
  const item = { article, part: 0, lines: 0, picture: null, content }
  const { smaller, larger } = sizeSteps(item, itemParts(issue, found.page, context.composer))
  const set = (size: Mpt): readonly Edit[] => [
    { kind: 'block.set', block: found.block.id, content: { ...content, headlineSize: size } },
  ]
  for (const size of [...smaller.slice(0, down), ...larger.slice(0, up)]) yield set(size)
}

export const headlineWays = {
  HEADLINE_WIDTH: (context, problem) => otherSizes(context, problem, { down: Infinity, up: 0 }),
  HEADLINE_ORDER: (context, problem) => otherSizes(context, problem, { down: mostSteps, up: 0 }),
  TOMBSTONE: (context, problem) => otherSizes(context, problem, { down: mostSteps, up: 1 }),
} satisfies Partial<Record<ProblemCode, Way>>
