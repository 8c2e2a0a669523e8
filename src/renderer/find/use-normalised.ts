// What normalising would change, found in the window's spare time, article by article.

import { useEffect, useState } from 'react'
import type { Article, Issue } from '../../model/issue.ts'
import { type Normalisation, normaliseArticle } from '../../model/text/normalise-article.ts'
import { inTurns } from '../state/spare-time.ts'

export interface NormaliseWish {
  readonly issue: Issue
  readonly articles: readonly Article[]
}

interface Heard {
  readonly wish: NormaliseWish
  readonly changes: readonly Normalisation[]
  readonly isWhole: boolean
}

const latest = 50
const enough = 4

/** The same wish is asked once. */
export function useNormalised(wish: NormaliseWish): Omit<Heard, 'wish'> {
  const [heard, setHeard] = useState<Heard | null>(null)
  useEffect(() => {
    const changes: Normalisation[] = []
    return inTurns(changesStep(wish, changes), { enough, latest }, (isWhole) =>
      setHeard({ wish, changes: changes.slice(), isWhole }),
    )
  }, [wish])
  return heard?.wish === wish ? heard : { changes: [], isWhole: false }
}

function* changesStep({ issue, articles }: NormaliseWish, changes: Normalisation[]): Generator<null> {
  const pictures = new Set<string>()
  for (const article of articles) {
    for (const change of normaliseArticle(issue, article)) {
      // Two articles may show one picture: what it says is one text.
      const { place } = change
      if (place.kind === 'picture' && pictures.has(place.picture)) continue
      changes.push(change)
    }
    for (const picture of article.pictures) pictures.add(picture)
    yield null
  }
}
