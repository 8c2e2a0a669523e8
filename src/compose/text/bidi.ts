// The order of words that run from the right to the left within text that runs from the left to the right
// (UAX #9): names in Hebrew or Arabic, and the isolates and marks that come with pasted text.

import createBidi from 'bidi-js'

const bidi = createBidi()

// Letters of scripts that run from the right, their presentation forms, and what can turn other text around.
const turning =
  /[\u0590-\u08ff\u200f\u202b\u2067\u2068\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

// Overrides turn letters around that do not run from the right. In print, nothing unseen may: they do not act.
const overrides = /[\u202d\u202e]/g
const withoutEffect = '\u200b'

/** Levels by UTF-16 unit, odd where text runs from the right; null for text that runs from the left throughout. */
export function bidiLevels(text: string): Uint8Array | null {
  if (!turning.test(text)) return null
  const { levels } = bidi.getEmbeddingLevels(text.replaceAll(overrides, withoutEffect), 'ltr')
  return levels.some((level) => level % 2 === 1) ? levels : null
}

/**
 * The clusters of a line, by number, as they stand from left to right (rule L2). `levels`: one for each; spaces at
 * the line's end are not among them (rule L1 puts them there whatever their level).
 */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = [...levels.keys()]
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from
      while (to < order.length && (levels[to] ?? 0) >= level) to += 1
      if (to - from > 1) order.splice(from, to - from, ...order.slice(from, to).toReversed())
      from = Math.max(from, to)
    }
  }
  return order
}
