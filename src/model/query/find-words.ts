// What an editor looks for, as one pattern: plain words or a regular expression, with case, whole words and the width
// of letters as asked. Plain words become a pattern too, so that both are found in one way and offsets always hold.
// An expression is the editor's own and may never end on an unlucky text: who runs one sees to it that it can be ended
// (renderer/find/expression.worker.ts). Plain words can't.

import { err, ok, type Result } from '../../base/result.ts'

export interface FindAsk {
  readonly words: string
  readonly matchCase: boolean
  /** Of scripts that part words by spaces; Han characters have no such ends. */
  readonly wholeWord: boolean
  /** A regular expression, by the rules of JavaScript with the flag `u`. */
  readonly expression: boolean
  /** Full-width and half-width forms are one: ３ and 3. Plain words only. */
  readonly ignoreWidth: boolean
}

export interface Match {
  readonly from: number
  readonly to: number
  /** The words to be written instead; null where none were given. */
  readonly put: string | null
}

export const plainAsk: FindAsk = {
  words: '',
  matchCase: false,
  wholeWord: false,
  expression: false,
  ignoreWidth: false,
}

/** The fault is the engine's own words for what is wrong with an expression. */
export function patternOf(ask: FindAsk): Result<RegExp, string> {
  const source = ask.expression ? ask.words : plainSource(ask)
  const whole = ask.wholeWord ? `(?:${noWordBefore})(?:${source})(?:${noWordAfter})` : source
  try {
    return ok(new RegExp(whole, ask.matchCase ? 'gu' : 'giu'))
  } catch (error) {
    return err(faultOf(error, ask.words))
  }
}

// A word goes on where a letter stands on both sides of a place.
const letter = String.raw`(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])[\p{L}\p{M}\p{N}_]`
const noWordBefore = `(?<!${letter})|(?!${letter})`
const noWordAfter = `(?!${letter})|(?<!${letter})`

/** The engine repeats the whole pattern before its reason. */
function faultOf(error: unknown, words: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const at = message.lastIndexOf(': ')
  return at < 0 || message.endsWith(`${words}: `) ? message : message.slice(at + 2)
}

function plainSource({ words, ignoreWidth }: FindAsk): string {
  return Array.from(words, (character) => {
    const code = character.codePointAt(0) ?? 0
    const other = ignoreWidth ? otherWidth(code) : null
    return other === null ? escaped(code) : `[${escaped(code)}${escaped(other)}]`
  }).join('')
}

function escaped(code: number): string {
  return `\\u{${code.toString(16)}}`
}

// The full-width forms of ASCII are as far from it throughout; its space is the ideographic one.
const widthStep = 0xfee0

/** The same sign in the other width, or null where there is none. */
function otherWidth(code: number): number | null {
  if (code === 0x20) return 0x3000
  if (code === 0x3000) return 0x20
  if (code > 0x20 && code < 0x7f) return code + widthStep
  if (code > 0x20 + widthStep && code < 0x7f + widthStep) return code - widthStep
  return null
}

/** Places that do not overlap. What is empty is no place: nothing would be shown, and nothing replaced. */
export function* matchesIn(
  text: string,
  pattern: RegExp,
  put: string | null,
  isExpression: boolean,
): Generator<Match, void> {
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [words] = found
    if (words === '') {
      // Past the whole character, or a pair of surrogates would be met in the middle.
      pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1
      continue
    }
    const written = put === null || !isExpression ? put : expanded(found, put)
    yield { from: found.index, to: found.index + words.length, put: written }
  }
}

const token = /\$(?:(?<sign>[$&`'])|(?<digits>\d{1,2}))/g
/** Where no group has a name, $< is no token and what follows it may be one. */
const tokenWithNames = /\$(?:(?<sign>[$&`'])|(?<digits>\d{1,2})|<(?<name>[^>]*)>)/g

/** The words to write for a match, with $1, $<name>, $& and $$ filled in as JavaScript's own `replace` does. */
function expanded(found: RegExpExecArray, template: string): string {
  const { groups } = found
  return template.replaceAll(groups === undefined ? token : tokenWithNames, (whole, ...rest) => {
    const { sign, digits, name } = rest.at(-1) as Readonly<Record<string, string | undefined>>
    if (sign !== undefined) return signText(found, sign)
    if (digits !== undefined) return groupText(found, digits) ?? whole
    return groups?.[name ?? ''] ?? ''
  })
}

function signText(found: RegExpExecArray, sign: string): string {
  switch (sign) {
    case '&':
      return found[0]
    case '`':
      return found.input.slice(0, found.index)
    case "'":
      return found.input.slice(found.index + found[0].length)
    default:
      return '$'
  }
}

/** $12 is the twelfth group, or the first and a 2 where there are not so many; null where there is none at all. */
function groupText(found: RegExpExecArray, digits: string): string | null {
  for (const length of [2, 1]) {
    const group = Number(digits.slice(0, length))
    if (digits.length >= length && group > 0 && group < found.length)
      return (found[group] ?? '') + digits.slice(length)
  }
  return null
}
