// Orders that are the same on every machine and in every language.

/** Compares by UTF-16 code unit: the same everywhere, unlike a collation. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** The list with the thing at `from` moved to stand at `to`. */
export function moved<Thing>(list: readonly Thing[], from: number, to: number): readonly Thing[] {
  const thing = list[from]
  if (thing === undefined) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, thing)
}

/** `value` held between `low` and `high`. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value
}

/** A longest part of `list` whose things stand in ascending order of `rank`: what need not move. */
export function steadyPart<Thing>(
  list: readonly Thing[],
  rank: (thing: Thing) => number,
): ReadonlySet<Thing> {
  // `ends[k]` is the place of the smallest end of an ascending run of k + 1 things.
  const ends: number[] = []
  const ranks = list.map(rank)
  const before: number[] = []
  for (const [at, value] of ranks.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ranks[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[at] = low === 0 ? -1 : (ends[low - 1] ?? -1)
    ends[low] = at
  }
  const steady = new Set<Thing>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const thing = list[at]
    if (thing !== undefined) steady.add(thing)
  }
  return steady
}
