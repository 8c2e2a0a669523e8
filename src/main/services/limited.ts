/** Does the work for each thing, at most `limit` at a time, and gives the outcomes in order. */
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
      outcomes[index] = await work(things[index] as Thing)
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, things.length) }, run))
  return outcomes
}
