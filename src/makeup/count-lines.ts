// How much text a part prints, in every unit a desk counts in. After a key nearly all lines are the same objects as
// before, and are not counted again.

import type { PlacedLine } from '../compose/placed.ts'
import { countWords } from '../model/query/count.ts'

export interface TextCount {
  readonly lines: number
  readonly characters: number
  /** Han characters and words together. */
  readonly words: number
}

const known = new WeakMap<PlacedLine, number>()

export function countLines(lines: readonly PlacedLine[]): TextCount {
  let characters = 0
  let words = 0
  for (const [index, line] of lines.entries()) {
    characters += line.to - line.from
    words += wordsIn(line)
    const next = lines[index + 1]
    if (next !== undefined && partsWord(line, next)) words -= 1
  }
  return { lines: lines.length, characters, words }
}

function wordsIn(line: PlacedLine): number {
  let words = known.get(line)
  if (words === undefined) known.set(line, (words = countWords(line.text)))
  return words
}

const wordCharacter = /[^\P{L}\p{Script=Han}]|[\p{N}'’.-]/u

/** A word that goes on in the next line stands in both, and is one. */
function partsWord(line: PlacedLine, next: PlacedLine): boolean {
  if (next.from !== line.to) return false
  return wordCharacter.test(line.text.at(-1) ?? '') && /^(?:[^\P{L}\p{Script=Han}]|\p{N})/u.test(next.text)
}
