// Where two versions of a paragraph differ, in words: a Han character is one, and so is every mark.

import { compareRows } from './compare.ts'

export interface ChangedWords {
  /** Where the new words begin in the text as it is now; UTF-16 units. */
  readonly from: number
  /** Where the old ones began in the agreed text. */
  readonly agreedFrom: number
  readonly was: string
  readonly now: string
}

/** The stretches that differ, in order. */
export function changedWords(before: string, after: string): readonly ChangedWords[] {
  if (before === after) return []
  const changes: ChangedWords[] = []
  let [from, agreedFrom] = [0, 0]
  let [was, now] = ['', '']
  const close = (): void => {
    if (was !== '' || now !== '') changes.push({ from, agreedFrom, was, now })
    from += now.length
    agreedFrom += was.length
    was = ''
    now = ''
  }
  for (const { kind, text } of compareRows(wordsOf(before), wordsOf(after))) {
    if (kind === 'removed') was += text
    else if (kind === 'added') now += text
    else {
      close()
      from += text.length
      agreedFrom += text.length
    }
  }
  close()
  return changes
}

/** Together they are the text again. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}\p{M}'’]+|\s+|[^]/gu) ?? []
}
