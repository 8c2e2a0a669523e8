// Finds the words of a paper's lists in its texts: names in a form that is known to be wrong, words not to use, and what is
// nearly a name of the list and may be meant for it. Lists may have thousands of entries: words are looked up by their
// first two characters, so that a text costs the same for any length of the lists.
//
// Names are met as they are written; words to avoid in either case, so that one at the start of a sentence is seen. Where
// a right name stands, nothing within it is looked at: 郑州日报社 is not a wrong 郑州日报.

import type { WordLists } from '../publication.ts'

export type ListedKind = 'wrong' | 'avoid' | 'suspect'

export interface ListedWord {
  readonly kind: ListedKind
  readonly from: number
  readonly to: number
  /** What to write; may be empty for a word to avoid. */
  readonly instead: string
  readonly why: string
}

export type WordFinder = (text: string) => readonly ListedWord[]

interface Entry {
  readonly kind: 'right' | 'wrong' | 'avoid'
  readonly word: string
  readonly folded: string
  readonly instead: string
  readonly why: string
}

const finders = new WeakMap<WordLists, WordFinder>()

/** The same lists have the same finder. */
export function wordFinder(words: WordLists): WordFinder {
  const known = finders.get(words)
  if (known !== undefined) return known
  const made = makeFinder(words)
  finders.set(words, made)
  return made
}

function makeFinder(words: WordLists): WordFinder {
  const entries = entriesOf(words)
  if (entries.length === 0) return () => []
  const index = indexOf(entries)
  const names = words.names.map(({ right }) => right)
  const hanNear = hanSuspects(names)
  const latinNear = latinSuspects(names)
  return (text) => {
    const sure = listedIn(text, index)
    const taken = new Uint8Array(text.length)
    for (const { from, to } of sure) taken.fill(1, from, to)
    const suspects = [...hanNear(text), ...latinNear(text)]
      .filter(({ from, to }) => !taken.subarray(from, to).includes(1))
      .toSorted((left, right) => left.from - right.from)
      .filter(({ from }, at, all) => at === 0 || from >= (all[at - 1]?.to ?? 0))
    const found = sure.flatMap(({ entry: { kind, instead, why }, from, to }): readonly ListedWord[] =>
      kind === 'right' ? [] : [{ kind, from, to, instead, why }],
    )
    return [...found, ...suspects].toSorted((left, right) => left.from - right.from)
  }
}

function entriesOf({ names, avoid }: WordLists): readonly Entry[] {
  const entry = (kind: Entry['kind'], word: string, instead: string, why: string): readonly Entry[] =>
    word.trim() === '' ? [] : [{ kind, word, folded: folded(word), instead, why }]
  return [
    ...names.flatMap(({ right, wrong }) => [
      ...entry('right', right, right, ''),
      ...wrong.filter((one) => one !== right).flatMap((one) => entry('wrong', one, right, '')),
    ]),
    ...avoid.flatMap(({ word, instead, why }) => entry('avoid', word, instead, why)),
  ]
}

/** In lower case, unit for unit: a letter that would grow longer stays as it is, so that offsets hold. */
function folded(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, (one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join(
    '',
  )
}

function pairKey(first: number, second: number): number {
  return first * 0x10000 + second
}

/** By their first two units, longest first; a word of one unit under that unit alone. */
function indexOf(entries: readonly Entry[]): ReadonlyMap<number, readonly Entry[]> {
  const index = new Map<number, Entry[]>()
  for (const entry of entries) {
    const first = entry.folded.charCodeAt(0)
    put(index, entry.folded.length === 1 ? -1 - first : pairKey(first, entry.folded.charCodeAt(1)), entry)
  }
  for (const list of index.values()) list.sort((left, right) => right.word.length - left.word.length)
  return index
}

function put<Key, Thing>(index: Map<Key, Thing[]>, key: Key, thing: Thing): void {
  const list = index.get(key)
  if (list === undefined) index.set(key, [thing])
  else list.push(thing)
}

interface Listed {
  readonly entry: Entry
  readonly from: number
  readonly to: number
}

function listedIn(text: string, index: ReadonlyMap<number, readonly Entry[]>): readonly Listed[] {
  const small = folded(text)
  const found: Listed[] = []
  const fits = ({ kind, word, folded: form }: Entry, at: number): boolean =>
    (kind === 'avoid' ? small.startsWith(form, at) : text.startsWith(word, at)) &&
    isWhole(text, at, at + word.length)
  for (let at = 0; at < text.length; ) {
    const first = small.charCodeAt(at)
    const long = at + 1 < text.length ? index.get(pairKey(first, small.charCodeAt(at + 1))) : undefined
    const entry = long?.find((one) => fits(one, at)) ?? index.get(-1 - first)?.find((one) => fits(one, at))
    if (entry === undefined) {
      at += 1
      continue
    }
    found.push({ entry, from: at, to: at + entry.word.length })
    at += entry.word.length
  }
  return found
}

const spaced = /^(?!\p{Script=Han})[\p{L}\p{M}\p{N}]/u

/** Not within a longer word, in scripts that part words by spaces. */
function isWhole(text: string, from: number, to: number): boolean {
  const [before, first] = [text.charAt(from - 1), text.charAt(from)]
  const [last, after] = [text.charAt(to - 1), text.charAt(to)]
  return !(spaced.test(before) && spaced.test(first)) && !(spaced.test(last) && spaced.test(after))
}

type Suspects = (text: string) => readonly ListedWord[]

const suspect = (from: number, to: number, instead: string): ListedWord => ({
  kind: 'suspect',
  from,
  to,
  instead,
  why: '',
})

// A name of two characters is one away from half of all words.
const leastHan = 3
// What stands between two words of a sentence is not a slip in a name.
const notInNames = new Set('的了在是和与及也都将已被把向从对为我他她它这那有不就到说上下中')

/**
 * Chinese names of which one character is another. Of a name of three the surname must be right: families share the
 * other two with half the town. Two characters of every name are looked up; the rest is held against it.
 */
function hanSuspects(names: readonly string[]): Suspects {
  const heads = new Map<number, string[]>()
  const tails = new Map<number, string[]>()
  const gaps = new Map<number, string[]>()
  const known = new Set(names)
  for (const name of known) {
    if (name.length < leastHan || !/^[\p{Script=Han}·]+$/u.test(name) || [...name].length !== name.length)
      continue
    put(heads, pairKey(name.charCodeAt(0), name.charCodeAt(1)), name)
    if (name.length === leastHan) put(gaps, pairKey(name.charCodeAt(0), name.charCodeAt(2)), name)
    else put(tails, pairKey(name.charCodeAt(name.length - 2), name.charCodeAt(name.length - 1)), name)
  }
  if (heads.size === 0) return () => []
  return (text) => {
    const found = new Map<number, ListedWord>()
    const hold = (list: readonly string[] | undefined, at: number, back: boolean): void => {
      for (const name of list ?? []) {
        const from = back ? at - name.length + 2 : at
        const form = from < 0 ? '' : text.slice(from, from + name.length)
        if (differsByOne(form, name) && !known.has(form))
          found.set(from, suspect(from, from + name.length, name))
      }
    }
    for (let at = 0; at + 1 < text.length; at += 1) {
      const first = text.charCodeAt(at)
      if (first < 0x3400) continue
      const key = pairKey(first, text.charCodeAt(at + 1))
      hold(heads.get(key), at, false)
      if (tails.size > 0) hold(tails.get(key), at, true)
      if (gaps.size > 0 && at + 2 < text.length)
        hold(gaps.get(pairKey(first, text.charCodeAt(at + 2))), at, false)
    }
    return [...found.values()]
  }
}

function differsByOne(form: string, name: string): boolean {
  if (form.length !== name.length) return false
  let other = ''
  for (let at = 0; at < name.length; at += 1) {
    if (form.charAt(at) === name.charAt(at)) continue
    if (other !== '') return false
    other = form.charAt(at)
  }
  return other !== '' && /\p{Script=Han}/u.test(other) && !notInNames.has(other)
}

// A shorter word is one letter away from many.
const leastLatin = 5
const latinWord = /\p{Script=Latin}+(?:[-’']\p{Lu}\p{Script=Latin}+)*/gu

/**
 * Words that are one letter away from a word of a name: another, one too many or one missing. They must begin as the
 * name does, with a capital or without. What a word is near to is kept: a text has few different words.
 */
function latinSuspects(names: readonly string[]): Suspects {
  const known = new Set(names.flatMap((name) => name.match(latinWord) ?? []))
  const shorter = new Map<string, string[]>()
  for (const word of known)
    if (word.length >= leastLatin) for (const form of withoutOne(word)) put(shorter, form, word)
  if (shorter.size === 0) return () => []
  const near = new Map<string, string | null>()
  const nearTo = (word: string): string | null => {
    const before = near.get(word)
    if (before !== undefined) return before
    const candidates = withoutOne(word).flatMap((form) => shorter.get(form) ?? [])
    const found =
      word.length < leastLatin - 1 || known.has(word)
        ? null
        : (candidates.find((name) => isCapital(name) === isCapital(word) && isOneAway(word, name)) ?? null)
    near.set(word, found)
    return found
  }
  return (text) =>
    [...text.matchAll(latinWord)].flatMap(({ 0: word, index }) => {
      const name = nearTo(word)
      return name === null ? [] : [suspect(index, index + word.length, name)]
    })
}

/** The word itself, and every form of it that lacks one letter. */
function withoutOne(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function isOneAway(word: string, name: string): boolean {
  let start = 0
  while (start < Math.min(word.length, name.length) && word[start] === name[start]) start += 1
  let end = 0
  const most = Math.min(word.length, name.length) - start
  while (end < most && word.at(-1 - end) === name.at(-1 - end)) end += 1
  const [left, right] = [word.length - start - end, name.length - start - end]
  // A plural or a possessive is no slip.
  if (/^s$/.test(word.slice(start)) && right === 0) return false
  return Math.max(left, right) === 1
}
