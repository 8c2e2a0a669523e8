// What a key becomes while typing: straight quotes the marks of the language, the second of two hyphens a dash, the third
// of three dots an ellipsis.

import { dashOf, ellipsisOf, languageOf, quoteBetween } from './quote-marks.ts'

export interface SmartTyped {
  /** Characters before the caret that it takes along. */
  readonly remove: number
  readonly put: string
}

/** `before`: the text of the line or paragraph up to the caret. Null where the key stays what it is. */
export function smartTyped(paper: string, before: string, typed: string): SmartTyped | null {
  const language = languageOf(paper, before)
  switch (typed) {
    case '"':
    case "'": {
      const put = quoteBetween(language, before, typed)
      return put === typed ? null : { remove: 0, put }
    }
    case '-':
      // A row of hyphens is a line somebody draws.
      return /(?:^|[^-–—])-$/.test(before) ? { remove: 1, put: dashOf(language) } : null
    case '.':
      return /(?:^|[^.])\.\.$/.test(before) ? { remove: 2, put: ellipsisOf(language) } : null
    default:
      return null
  }
}
