// Pictures made for a format, a few at a time: much of the work on one is done on threads of its own.

import { availableParallelism } from 'node:os'
import { mapLimited } from '../../limited.ts'
import type { Work } from '../work.ts'

/** Each holds some tens of megabytes while it is made. */
const mostAtOnce = 4

/** What `make` gives for each thing, in order; each one made is told. */
export function makeEach<Thing, Made>(
  { progress }: Pick<Work, 'progress'>,
  things: readonly Thing[],
  make: (thing: Thing) => Promise<Made>,
): Promise<readonly Made[]> {
  let done = 0
  const atOnce = Math.min(mostAtOnce, Math.max(2, availableParallelism()))
  return mapLimited(things, atOnce, async (thing) => {
    const made = await make(thing)
    done += 1
    progress.pictures(done, things.length)
    return made
  })
}
