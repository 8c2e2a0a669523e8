/** True when two lists have the same things in the same order. */
export function sameList<Thing>(left: readonly Thing[], right: readonly Thing[]): boolean {
  return left.length === right.length && left.every((thing, index) => thing === right[index])
}
