// A search that takes many steps, made in the window's spare time while its question stands: another question, or
// nobody who looks any longer, ends it. What was found last is shown until there is more.

import { useEffect, useRef, useState } from 'react'
import { inTurns } from '../../state/spare-time.ts'

// Longer than the pause between two keys of a quick typist.
const quiet = 500
// What a step takes at the most, as a rule.
const enough = 4

/** The same function is the same question; null asks nothing. */
export function useSearchInTurns<Found>(search: (() => Generator<undefined, Found>) | null): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  const hasAsked = useRef(false)
  useEffect(() => {
    if (search === null) return undefined
    // Who has just opened it waits for it.
    const wait = hasAsked.current ? quiet : 0
    hasAsked.current = true
    let stop = (): void => undefined
    const timer = setTimeout(() => {
      stop = inTurns(tell(search, setFound), { enough })
    }, wait)
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
