// Word lists as lines of plain text, as they are pasted from a table or a mail: `wrong => right` for names,
// `word => instead | why` for words not to use. One entry a line; wrong forms are parted by commas.

import type { WordLists } from '../publication.ts'

type Name = WordLists['names'][number]
type Avoided = WordLists['avoid'][number]

const arrow = /\s*(?:=>|⇒|→|\t)\s*/u
const comma = /\s*[,，、;；]\s*/u

/** The list with the lines put to it; a right name that is there already gets the new wrong forms. */
export function withNameLines(names: readonly Name[], text: string): readonly Name[] {
  const made = new Map(names.map((name) => [name.right, name]))
  for (const line of linesOf(text)) {
    const parts = line.split(arrow)
    // A line without an arrow is a right name whose slips are to be seen.
    const right = (parts.at(-1) ?? '').trim()
    const wrong = parts.length < 2 ? [] : (parts[0] ?? '').split(comma).map((one) => one.trim())
    if (right === '') continue
    const before = made.get(right)?.wrong ?? []
    const forms = new Set([...before, ...wrong.filter((one) => one !== '' && one !== right)])
    made.set(right, { right, wrong: [...forms] })
  }
  return [...made.values()]
}

/** The list with the lines put to it; a word that is there already is written anew. */
export function withAvoidLines(avoid: readonly Avoided[], text: string): readonly Avoided[] {
  const made = new Map(avoid.map((one) => [one.word, one]))
  for (const line of linesOf(text)) {
    const [word = '', rest = ''] = line.split(arrow)
    const [instead = '', why = ''] = rest.split(/\s*[|｜]\s*/u)
    if (word.trim() !== '')
      made.set(word.trim(), { word: word.trim(), instead: instead.trim(), why: why.trim() })
  }
  return [...made.values()]
}

function linesOf(text: string): readonly string[] {
  return text.split(/[\n\r]+/).filter((line) => line.trim() !== '')
}

export function nameLines(names: readonly Name[]): string {
  return names
    .map(({ right, wrong }) => (wrong.length === 0 ? right : `${wrong.join(', ')} => ${right}`))
    .join('\n')
}

export function avoidLines(avoid: readonly Avoided[]): string {
  return avoid
    .map(({ word, instead, why }) => `${word} => ${instead}${why === '' ? '' : ` | ${why}`}`)
    .join('\n')
}

/** Wrong forms as one line of a field, and back. */
export function shownForms(wrong: readonly string[]): string {
  return wrong.join(', ')
}

export function readForms(text: string): readonly string[] {
  return text.split(comma).filter((one) => one.trim() !== '')
}
