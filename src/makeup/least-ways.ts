// The cheapest choice of cuts that saves so many lines: at most one way in each paragraph, and one ending or none.
// What each makes the text shorter is added up; whether they do so together is for the caller to try.

import type { ParagraphId } from '../base/ids.ts'
import type { CutWay } from './cut-ways.ts'

/** Null when all of them together do not save as many. */
export function leastWays(
  byParagraph: ReadonlyMap<ParagraphId, readonly CutWay[]>,
  endings: readonly CutWay[],
  lines: number,
): readonly CutWay[] | null {
  let best: Choice | null = null
  for (const ending of [null, ...endings]) {
    const gone = new Set(ending?.stretches.map((stretch) => stretch.paragraph))
    const groups = [...byParagraph].flatMap(([paragraph, ways]) => (gone.has(paragraph) ? [] : [ways]))
    const rest = cheapest(groups, lines - (ending?.shorter ?? 0))
    if (rest === null) continue
    const choice: Choice =
      ending === null ? rest : { ways: [...rest.ways, ending], cost: rest.cost + ending.characters }
    if (best === null || choice.cost < best.cost) best = choice
  }
  return best?.ways ?? null
}

interface Choice {
  readonly ways: readonly CutWay[]
  readonly cost: number
}

/** For each number of lines the cheapest choice so far that saves at least as many. */
function cheapest(groups: readonly (readonly CutWay[])[], lines: number): Choice | null {
  const wanted = Math.max(0, lines)
  let choices: readonly (Choice | null)[] = [{ ways: [], cost: 0 }, ...Array<null>(wanted).fill(null)]
  for (const ways of groups) {
    const next = [...choices]
    for (const [saved, choice] of choices.entries()) {
      if (choice === null) continue
      for (const way of ways) {
        const at = Math.min(wanted, saved + way.shorter)
        const cost = choice.cost + way.characters
        const known = next[at]
        if (known === null || known === undefined || cost < known.cost)
          next[at] = { ways: [...choice.ways, way], cost }
      }
    }
    choices = next
  }
  return choices[wanted] ?? null
}
