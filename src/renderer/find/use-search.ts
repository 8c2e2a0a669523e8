// A search as a component follows it: begun anew when its wish is another one, and until its first news what the last
// one found stays in sight.

import { useEffect, useState } from 'react'
import type { RunSearch, SearchNews, SearchWish } from './run-search.ts'

interface Heard extends SearchNews {
  readonly wish: SearchWish | null
}

export interface Searched extends SearchNews {
  /** False while what was found belongs to the question before. */
  readonly isCurrent: boolean
}

/** The same wish is the same search. */
export function useSearch(run: RunSearch, wish: SearchWish): Searched {
  const [heard, setHeard] = useState<Heard>({ found: [], end: null, wish: null })
  useEffect(() => run(wish, (news) => setHeard({ ...news, wish })), [run, wish])
  return { found: heard.found, end: heard.end, isCurrent: heard.wish === wish }
}
