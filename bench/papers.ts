// Issues of any size for the benchmarks, laid out by make-up as an editor would have them.

import type { Issue } from '../src/model/issue.ts'
import { makeUp } from '../src/makeup/makeup.ts'
import { after, composer, paper, story } from '../tests/support/paper.ts'

/** Nine stories a page, a typical inside page of a broadsheet; the lead of each page is the longest. */
export function fullIssue(pages: number): Issue {
  const first = paper({
    pages: Array.from({ length: pages }, (_, page) =>
      Array.from({ length: 9 }, (__, index) => {
        const paragraphs = [14, 10, 9, 8, 8, 7, 3, 2, 2][index] ?? 4
        const rank = ([1, 2, 3, 3, 3, 4, 4, 5, 5] as const)[index] ?? 3
        return story(`第${String(page + 1)}版第${String(index + 1)}条`, paragraphs, {
          rank,
          byline: '本报记者',
        })
      }),
    ),
  })
  const made = makeUp(
    { issue: first.issue, composer: composer(), mint: first.mint },
    { pages: null, keep: false },
  )
  return after(first.issue, made.edits)
}
