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
