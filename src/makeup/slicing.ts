// Cuts a rectangle into modules for an ordered list of items, by straight cuts from edge to edge (guillotine
// layout). All ways of cutting are tried, widths in whole columns; of each group and width only the best
// few are kept. Pure arithmetic: what an item needs at a width is handed in.

export interface Leaf {
  readonly kind: 'leaf'
  readonly item: number
  readonly columns: number
  readonly lines: number
}

/** Parts one above the other, or side by side. */
export interface Cut {
  readonly kind: 'stack' | 'row'
  readonly first: Slicing
  readonly second: Slicing
  readonly columns: number
  readonly lines: number
}

export type Slicing = Leaf | Cut

export interface Candidate {
  readonly slicing: Slicing
  readonly lines: number
  readonly cost: number
}

export interface SliceAsk {
  readonly count: number
  readonly columns: number
  /** Lines the page offers; candidates near it are worth more. */
  readonly lines: number
  readonly need: (item: number, columns: number) => { readonly lines: number; readonly cost: number }
}

/** Free lines between two modules that stand one above the other. */
export const moduleGap = 1

// Candidates kept of each group of items at each width.
const kept = 6
// What a line of white in one column costs, beside how a shape looks.
const whiteCost = 0.35
// Text that does not fit is worse than any shape.
const overCost = 2000
// Two headlines at the same height side by side (tombstones) are what a page designer avoids.
const besideCost = 2

/** Ways to place items 0 to count - 1 in order, best first; at least one. */
export function slice(ask: SliceAsk): readonly Candidate[] {
  const { count, columns } = ask
  const table = new Map<string, readonly Candidate[]>()

  function group(from: number, to: number, width: number): readonly Candidate[] {
    const key = `${from} ${to} ${width}`
    const known = table.get(key)
    if (known !== undefined) return known
    const found: Candidate[] = to - from === 1 ? [single(from, width)] : []
    for (let middle = from + 1; middle < to; middle += 1) {
      stackInto(found, group(from, middle, width), group(middle, to, width), width)
      for (let left = 1; left < width; left += 1) {
        rowInto(found, group(from, middle, left), group(middle, to, width - left), width)
      }
    }
    const best = bestOf(found)
    table.set(key, best)
    return best
  }

  function single(item: number, width: number): Candidate {
    const { lines, cost } = ask.need(item, width)
    return { slicing: { kind: 'leaf', item, columns: width, lines }, lines, cost }
  }

  const all = group(0, count, columns)
  const score = (candidate: Candidate): number => {
    const over = candidate.lines - ask.lines
    return candidate.cost + (over > 0 ? overCost + over * 100 : -over * columns * whiteCost)
  }
  return all.toSorted((left, right) => score(left) - score(right))
}

function stackInto(
  found: Candidate[],
  upper: readonly Candidate[],
  lower: readonly Candidate[],
  columns: number,
): void {
  for (const first of upper) {
    for (const second of lower) {
      const lines = first.lines + moduleGap + second.lines
      const slicing: Slicing = { kind: 'stack', first: first.slicing, second: second.slicing, columns, lines }
      found.push({ slicing, lines, cost: first.cost + second.cost })
    }
  }
}

function rowInto(
  found: Candidate[],
  left: readonly Candidate[],
  right: readonly Candidate[],
  columns: number,
): void {
  for (const first of left) {
    for (const second of right) {
      const lines = Math.max(first.lines, second.lines)
      const white =
        (lines - first.lines) * first.slicing.columns + (lines - second.lines) * second.slicing.columns
      const slicing: Slicing = { kind: 'row', first: first.slicing, second: second.slicing, columns, lines }
      found.push({ slicing, lines, cost: first.cost + second.cost + white * whiteCost + besideCost })
    }
  }
}

/** The best few: those no other beats in both height and cost, the cheapest of them first. */
function bestOf(found: readonly Candidate[]): readonly Candidate[] {
  const sorted = found.toSorted((left, right) => left.cost - right.cost || left.lines - right.lines)
  const best: Candidate[] = []
  for (const candidate of sorted) {
    if (best.length < kept && !best.some((one) => one.lines <= candidate.lines && one.cost <= candidate.cost))
      best.push(candidate)
  }
  // The flattest is kept whatever it costs: a full page needs it.
  const flattest = found.reduce<Candidate | null>(
    (least, one) => (least === null || one.lines < least.lines ? one : least),
    null,
  )
  if (flattest !== null && !best.some((one) => one.lines <= flattest.lines)) best.push(flattest)
  return best
}

export interface PlacedLeaf {
  readonly item: number
  readonly column: number
  readonly line: number
  readonly columns: number
  readonly lines: number
}

/** Lines each item can take up beyond its need, and lines it can give up at most. */
export type Flex = (item: number) => { readonly grow: number; readonly shrink: number }

/** Gives every item its rect in the room. What is too high is shared out by `flex`; white that nobody can use stays at the foot. */
export function placeSlices(
  slicing: Slicing,
  room: { readonly column: number; readonly line: number; readonly lines: number },
  flex: Flex,
): readonly PlacedLeaf[] {
  const { column, line, lines } = room
  if (slicing.kind === 'leaf') return [{ item: slicing.item, column, line, columns: slicing.columns, lines }]
  const { first, second } = slicing
  if (slicing.kind === 'row') {
    return [
      ...placeSlices(first, { column, line, lines }, flex),
      ...placeSlices(second, { column: column + first.columns, line, lines }, flex),
    ]
  }
  const upper = Math.max(
    1,
    Math.min(lines - moduleGap - 1, first.lines + upperShare(first, second, lines - slicing.lines, flex)),
  )
  return [
    ...placeSlices(first, { column, line, lines: upper }, flex),
    ...placeSlices(
      second,
      { column, line: line + upper + moduleGap, lines: Math.max(1, lines - upper - moduleGap) },
      flex,
    ),
  ]
}

/** What the upper of two parts gets of the lines that are too many, or gives of those that lack. */
function upperShare(first: Slicing, second: Slicing, extra: number, flex: Flex): number {
  const side = extra >= 0 ? 'grow' : 'shrink'
  const own = weigh(first, side, flex)
  const total = own + weigh(second, side, flex)
  if (total === 0) return extra >= 0 ? 0 : Math.round(extra / 2)
  const share = Math.round((extra * own) / total)
  return extra >= 0 ? Math.min(share, own) : share
}

function weigh(slicing: Slicing, side: 'grow' | 'shrink', flex: Flex): number {
  if (slicing.kind === 'leaf') return flex(slicing.item)[side]
  const first = weigh(slicing.first, side, flex)
  const second = weigh(slicing.second, side, flex)
  // Side by side both must agree; one above the other they share.
  return slicing.kind === 'row' ? Math.max(first, second) : first + second
}
