// Which line over a text is which: kicker, headline, deck. An import does what it says; pasting offers it.

export interface HeadParts {
  readonly kicker: string
  readonly headline: readonly string[]
  readonly deck: string
}

/**
 * Where nothing says which is the headline, a line that ends with —— or a colon leads up to the next; one that
 * begins with a dash, or stands in brackets, follows the headline; else the first line is the headline. `main`
 * are the lines that are known to be it, by their type.
 */
export function headParts(lines: readonly string[], main: readonly number[] = []): HeadParts {
  const [first = '', second] = lines
  const leadsUp = second !== undefined && (/(?:——|[：:])$/.test(first) || isCapitals(first, second))
  const from = main[0] ?? (leadsUp ? 1 : 0)
  const to = (main.at(-1) ?? from) + 1
  return {
    kicker: lines.slice(0, from).join(' '),
    headline: lines.slice(from, to),
    deck: lines.slice(to).join(' '),
  }
}

/** A word or two in capitals over a line that is not: a Western kicker. */
function isCapitals(line: string, next: string): boolean {
  return /^[\p{Lu}\d &'’-]{3,30}$/u.test(line) && /\p{Lu}/u.test(line) && /\p{Ll}/u.test(next)
}
