// The cheapest choice of cuts, held against going through all there are.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ParagraphId } from '../base/ids.ts'
import type { CutWay } from './cut-ways.ts'
import { leastWays } from './least-ways.ts'

function way(paragraphs: readonly string[], characters: number, shorter: number): CutWay {
  const stretches = paragraphs.map((id) => ({ paragraph: id as ParagraphId, from: 0, to: characters }))
  const [first = ''] = paragraphs
  const kind = paragraphs.length > 1 ? 'ending' : 'clause'
  return {
    kind,
    stretches,
    paragraph: first as ParagraphId,
    text: '',
    lastLine: 0,
    characters,
    lines: shorter,
    shorter,
  }
}

/** Every choice of at most one way of each paragraph. */
function every(groups: readonly (readonly CutWay[])[]): readonly (readonly CutWay[])[] {
  return groups.reduce<readonly (readonly CutWay[])[]>(
    (sets, ways) => [...sets, ...sets.flatMap((set) => ways.map((one) => [...set, one]))],
    [[]],
  )
}

const cost = (ways: readonly CutWay[]): number => ways.reduce((sum, one) => sum + one.characters, 0)
const shorter = (ways: readonly CutWay[]): number => ways.reduce((sum, one) => sum + one.shorter, 0)

test('no other choice that is enough costs less', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 4 })), {
    maxLength: 3,
  })
  fc.assert(
    fc.property(
      fc.array(some, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (list, lines) => {
        const ids = list.map((_, index) => `p${String(index)}`)
        const groups = list.map((ways, index) =>
          ways.map(([characters, saves]) => way([ids[index] ?? ''], characters, saves)),
        )
        const ending = way(ids.slice(-2), 60, 3)
        const byParagraph = new Map(groups.map((ways, index) => [(ids[index] ?? '') as ParagraphId, ways]))
        const chosen = leastWays(byParagraph, [ending], lines)
        const all = [...every(groups), ...every(groups.slice(0, -2)).map((ways) => [...ways, ending])]
        const enough = all.filter((ways) => shorter(ways) >= lines).map(cost)
        expect(chosen === null ? null : cost(chosen)).toBe(enough.length === 0 ? null : Math.min(...enough))
        if (chosen !== null) expect(shorter(chosen)).toBeGreaterThanOrEqual(lines)
      },
    ),
  )
})
