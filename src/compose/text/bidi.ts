// The order of words that run from the right to the left within text that runs from the left to the right
// (UAX #9): names in Hebrew or Arabic, and the isolates and marks that come with pasted text.

import createBidi, { type EmbeddingLevels } from 'bidi-js'

const bidi = createBidi()

// Letters of scripts that run from the right, their presentation forms, and what can turn other text around.
const turning =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Levels by UTF-16 unit, odd where text runs from the right; null for text that runs from the left throughout. */
export function bidiLevels(text: string): EmbeddingLevels | null {
  if (!turning.test(text)) return null
  const found = bidi.getEmbeddingLevels(text, 'ltr')
  return found.levels.some((level) => level % 2 === 1) ? found : null
}

/**
 * Clusters `from` to before `to`, which make a line, as they stand from left to right. `starts`: where each
 * cluster begins in the text.
 */
export function visualOrder(
  text: string,
  levels: EmbeddingLevels,
  starts: readonly number[],
  from: number,
  to: number,
): readonly number[] {
  const first = starts[from] ?? 0
  const clusterAt = new Map<number, number>()
  for (let cluster = from; cluster < to; cluster += 1)
    for (let at = starts[cluster] ?? 0; at < (starts[cluster + 1] ?? 0); at += 1) clusterAt.set(at, cluster)
  const units = bidi.getReorderedIndices(text, levels, first, (starts[to] ?? first) - 1)
  // A mark may come before the letter it belongs to: a cluster stands where the first of its units does.
  return [...new Set(units.map((at) => clusterAt.get(at) ?? from))]
}
