// The tokens that patterns of a paper may hold: its page labels, and the lines of its jumps.

export const labelTokens: readonly string[] = ['n', 'nn', 'letter']
export const jumpTokens: readonly string[] = [
  'n',
  'nn',
  'cn',
  'label',
  'section',
  'col',
  'keyword',
  'KEYWORD',
]

/** What stands in braces in a pattern and is none of the known tokens: it would be printed as it is. */
export function unknownTokens(pattern: string, known: readonly string[]): readonly string[] {
  return [...pattern.matchAll(/\{([^{}]*)\}/g)].flatMap(([, token = '']) =>
    known.includes(token) ? [] : [token],
  )
}
