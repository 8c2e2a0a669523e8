// The comparison of two versions as pages. What has to be set for it is set in short turns: a paper that was laid out
// anew takes seconds, and the window answers meanwhile.

import { useEffect, useState } from 'react'
import { articlesToSet, comparePages, type PageComparison } from '../../model/query/compare-pages.ts'
import { makeSteps } from '../state/spare-time.ts'
import type { Side } from './pages-look.ts'
import { printedPartsOf, type VersionSide } from './version-side.ts'

type Sides = Readonly<Record<Side, VersionSide>>

interface Done {
  readonly sides: Sides
  readonly comparison: PageComparison
}

// Milliseconds: a frame is not missed for more than one turn.
const turn = 12

/** Null while it is being made. The same sides are the same comparison. */
export function usePageComparison(sides: Sides): PageComparison | null {
  const [done, setDone] = useState<Done | null>(null)
  useEffect(() => {
    const { before, after } = sides
    const steps = setArticles(sides)
    // Not in spare time: it is waited for.
    const work = (): void => {
      const until = performance.now() + turn
      if (!makeSteps(steps, { timeRemaining: () => until - performance.now() }, 0)) timer = setTimeout(work)
      else setDone({ sides, comparison: comparePages(before.issue, after.issue, printedPartsOf(sides)) })
    }
    let timer = setTimeout(work)
    return () => clearTimeout(timer)
  }, [sides])
  return done?.sides === sides ? done.comparison : null
}

/** The composers keep what they have set. */
function* setArticles({ before, after }: Sides): Generator<undefined> {
  for (const id of articlesToSet(before.issue, after.issue)) {
    for (const { issue, composer } of [before, after]) if (issue.articles.has(id)) composer.article(issue, id)
    yield
  }
}
