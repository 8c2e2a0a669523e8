// Small facts about lines of copy that reading it needs: whether one ends a sentence, how wide it is, and what
// stands between two that are joined.

const wideCharacter =
  /[\u1100-\u115f\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/
// Marks that Chinese and Western text share are wide where they stand among Chinese.
const sharedMarks = /[“”‘’…—·]/

/** Lines of Chinese join without a space, lines of words with one. Korean has spaces between its words. */
export function joint(before: string, after: string): '' | ' ' {
  const isWide = (character: string): boolean =>
    (wideCharacter.test(character) || sharedMarks.test(character)) && !/\p{Script=Hangul}/u.test(character)
  return isWide(before.slice(-1)) || isWide(after.slice(0, 1)) ? '' : ' '
}

export function isWide(character: string): boolean {
  return wideCharacter.test(character)
}

/** Columns of a typewriter: two for a Chinese character, one for any other. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += wideCharacter.test(character) ? 2 : 1
  return columns
}

/** True where a full stop, a question or an exclamation ends the text, inside quotes and brackets too. */
export function endsSentence(text: string): boolean {
  return /[。．.！？!?…][”’"'）)」』】\]]*$/.test(text)
}
