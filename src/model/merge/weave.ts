// Two lists of the same kind of ids as one: what both writers added is kept, each after the neighbour it
// followed.

/** `primary` with what only `secondary` has, each directly after the thing it follows there. */
export function weave<Id>(primary: readonly Id[], secondary: readonly Id[]): readonly Id[] {
  const have = new Set(primary)
  if (secondary.every((id) => have.has(id))) return primary
  const woven = [...primary]
  let before: Id | undefined
  for (const id of secondary) {
    if (!have.has(id)) {
      woven.splice(before === undefined ? 0 : woven.indexOf(before) + 1, 0, id)
      have.add(id)
    }
    before = id
  }
  return woven
}

/** What is left of a list of ids after two writers' work: all that neither took out. */
export function survivors<Id>(
  base: readonly Id[],
  left: readonly Id[],
  right: readonly Id[],
): ReadonlySet<Id> {
  const [before, one, other] = [new Set(base), new Set(left), new Set(right)]
  return new Set([...left, ...right].filter((id) => (one.has(id) && other.has(id)) || !before.has(id)))
}
