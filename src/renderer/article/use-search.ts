// A search that takes many steps, made in the window's spare time while its question stands: another question, or
// nobody who looks any longer, ends it. What was found last is shown until there is more.

import { useEffect, useState } from 'react'
import { inSpareTime, makeSteps } from '../state/spare-time.ts'

// Longer than the pause between two keys of a quick typist.
const quiet = 250
// What a step takes at the most, as a rule.
const enough = 4

/** The same function is the same question; null asks nothing. */
export function useSearch<Found>(search: (() => Generator<undefined, Found>) | null): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (search === null) return undefined
    let stop = (): void => undefined
    const goOn = (steps: Iterator<unknown>): void => {
      stop = inSpareTime((slice) => {
        if (!makeSteps(steps, slice, enough)) goOn(steps)
      })
    }
    const timer = setTimeout(() => goOn(tell(search, setFound)), quiet)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [search])
  return found
}

function* tell<Found>(
  search: () => Generator<undefined, Found>,
  take: (found: Found) => void,
): Generator<undefined> {
  take(yield* search())
}
