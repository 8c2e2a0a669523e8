/**
 * Does the work for each thing, at most `limit` at a time, and gives the outcomes in order. Where one fails
 * nothing more is begun, and the failure is told when all that was under way has ended: whoever clears up after
 * it must not meet work that goes on.
 */
export async function mapLimited<Thing, Outcome>(
  things: readonly Thing[],
  limit: number,
  work: (thing: Thing) => Promise<Outcome>,
): Promise<readonly Outcome[]> {
  const outcomes = new Array<Outcome>(things.length)
  let next = 0
  async function run(): Promise<void> {
    while (next < things.length) {
      const index = next
      next += 1
      try {
        outcomes[index] = await work(things[index] as Thing)
      } catch (error) {
        next = things.length
        throw error
      }
    }
  }
  const runs = Array.from({ length: Math.min(limit, things.length) }, run)
  try {
    await Promise.all(runs)
  } finally {
    await Promise.allSettled(runs)
  }
  return outcomes
}
