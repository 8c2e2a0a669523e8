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

export interface Step<Thing> {
  readonly thing: Thing
  /** Where it stands once it was moved. */
  readonly to: number
}

/** How to bring some things of a list together at `index` of the rest, in the order they have: one move at the most for each. */
export function stepsTogether<Thing>(
  list: readonly Thing[],
  chosen: ReadonlySet<Thing>,
  index: number,
): { readonly order: readonly Thing[]; readonly steps: readonly Step<Thing>[] } {
  const going = list.filter((thing) => chosen.has(thing))
  const order = list.filter((thing) => !chosen.has(thing)).toSpliced(index, 0, ...going)
  const steps: Step<Thing>[] = []
  let now = list
  for (const thing of going) {
    // Right after the one it shall follow: that one stays, or stands where it belongs already.
    const rest = now.filter((one) => one !== thing)
    const follows = order[order.indexOf(thing) - 1]
    const to = follows === undefined ? 0 : rest.indexOf(follows) + 1
    if (now.indexOf(thing) !== to) steps.push({ thing, to })
    now = rest.toSpliced(to, 0, thing)
  }
  return { order, steps }
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
