// Where a headline is best broken: into lines about equally wide, at its marks and spaces before anywhere else, never
// within a word or between a number and what it counts, and not so that a line ends with a word that belongs to the
// next one. In: the headline as it is written and how wide a piece of it is. Out: its lines, the best first.

import { isHan, readMarks } from './sentence-marks.ts'

export interface BreakWish {
  readonly lines: readonly string[]
  readonly widthOf: (text: string) => number
  /** Offsets at which a word ends. Chinese has no spaces: without it a word may be parted, and marks are kept to. */
  readonly wordEnds: ((text: string) => readonly number[]) | null
}

// More lines than this are no headline.
const mostLines = 4
// Shorter than this on the average, in characters, lines are a list of words.
const shortest = { han: 4, western: 9 } as const
// So many breaks of each number of lines are worth a look.
const mostEach = 2
// A line less than this part of the widest looks like a mistake.
const leastWidth = 0.45
// Every choice of three from so many places is gone through.
const mostPlaces = 40

/** A place the headline may be broken at: a line ends at `end`, the next begins at `start`. */
interface Place {
  readonly end: number
  readonly start: number
  /** How little an editor would like it; 0 at a mark. */
  readonly cost: number
}

export function headlineBreaks(wish: BreakWish): readonly (readonly string[])[] {
  const text = joinLines(wish.lines)
  if (text === '') return []
  const places = placesIn(text, wish.wordEnds)
  const found: (readonly string[])[] = [...new Set([text, closedUp(wish.lines)])].map((line) => [line])
  const most = Math.min(mostLines, Math.floor(text.length / (isHan(text) ? shortest.han : shortest.western)))
  for (let count = 2; count <= most; count += 1) found.push(...bestOf(text, places, count, wish.widthOf))
  const now = wish.lines.join('\n')
  return found.filter((lines) => lines.join('\n') !== now)
}

/** The lines as one: with a space between them, as lists and web pages show them, but none beside a full-width mark. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .reduce((whole, line) => {
      const isMarked = /[，。、；：！？”’》）—…]$/.test(whole) || /^[“‘《（—…]/.test(line)
      return whole === '' || (isMarked && isHan(whole + line)) ? whole + line : `${whole} ${line}`
    }, '')
}

/** The lines as one where they were broken in running Chinese: nothing stands between two Han characters. */
function closedUp(lines: readonly string[]): string {
  return joinLines(lines).replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

function bestOf(
  text: string,
  places: readonly Place[],
  count: number,
  widthOf: (text: string) => number,
): readonly (readonly string[])[] {
  const ends = [...places, { end: text.length, start: text.length, cost: 0 }]
  // A piece is as wide as what ends with it less what begins before it: near enough to choose by.
  const until = ends.map(({ end }) => widthOf(text.slice(0, end)))
  const before = [0, ...places.map(({ start }) => widthOf(text.slice(0, start)))]
  const marks = Math.min(count - 1, places.filter((place) => place.cost === costs.mark).length)
  const found: { readonly cost: number; readonly at: readonly number[] }[] = []
  const choose = (at: readonly number[], widths: readonly number[], cost: number): void => {
    const from = (at.at(-1) ?? -1) + 1
    if (at.length === count - 1) {
      const all = [...widths, (until.at(-1) ?? 0) - (before[from] ?? 0)]
      const most = Math.max(...all)
      const least = Math.min(...all)
      // A mark that no line ends at stands in the middle of one.
      const passed = marks - at.filter((index) => places[index]?.cost === costs.mark).length
      const uneven = (most - least) / most
      const total = uneven + cost / (count - 1) + Math.max(0, passed) * costs.passedMark
      if (least >= most * leastWidth) found.push({ at, cost: total })
      return
    }
    for (let next = from; next < places.length; next += 1)
      choose(
        [...at, next],
        [...widths, (until[next] ?? 0) - (before[from] ?? 0)],
        cost + (places[next]?.cost ?? 0),
      )
  }
  choose([], [], 0)
  return found
    .toSorted((left, right) => left.cost - right.cost)
    .filter(({ cost }, _, all) => cost <= (all[0]?.cost ?? 0) + muchWorse)
    .slice(0, mostEach)
    .map(({ at }) =>
      linesAt(
        text,
        at.flatMap((index) => places[index] ?? []),
      ),
    )
    .filter((lines) => lines.every((line) => [...line.replaceAll(/[^\p{L}\p{N}]/gu, '')].length > 1))
}

function linesAt(text: string, places: readonly Place[]): readonly string[] {
  const starts = [0, ...places.map((place) => place.start)]
  return starts.map((start, index) => text.slice(start, places[index]?.end).trim())
}

const costs = { mark: 0, space: 0.05, word: 0.2, character: 0.5, inBrackets: 0.4, passedMark: 0.3 } as const
// A second choice that is worse than the first by this much is none.
const muchWorse = 0.35

function placesIn(text: string, wordEnds: BreakWish['wordEnds']): readonly Place[] {
  const ends = wordEnds === null ? null : new Set(wordEnds(text))
  const places: Place[] = []
  const { depths, paired } = readMarks(text)
  let word = 0
  for (let at = 1; at < text.length; at += 1) {
    const place = placeAt(text, at, word, ends)
    const isInside = paired && (depths[at - 1] ?? 0) > 0
    if (place !== null) places.push(isInside ? { ...place, cost: place.cost + costs.inBrackets } : place)
    if (ends?.has(at) === true || text[at] === ' ') word = at
  }
  if (places.length <= mostPlaces) return places
  const kept = new Set(places.toSorted((left, right) => left.cost - right.cost).slice(0, mostPlaces))
  return places.filter((place) => kept.has(place))
}

const western = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u
const opening = /[“‘「『（(《〈【[]/
const closing = /[，。、；：！？”’」』）)》〉】\],.;:!?%‰℃·…—]/
const pausing = /[，。；：！？—…,.;:!?–]/

/** Before the character at `at`; `word` is where the word began that ends there. */
function placeAt(text: string, at: number, word: number, ends: ReadonlySet<number> | null): Place | null {
  const [last, next] = [text[at - 1] ?? '', text[at] ?? '']
  if (last === ' ') return null
  const isSpace = next === ' '
  const start = isSpace ? at + 1 : at
  const rest = text.slice(start)
  if (rest === '' || opening.test(last) || closing.test(rest[0] ?? '')) return null
  if (isHalf(text, at)) return null
  const isMark = pausing.test(last) && !(western.test(rest[0] ?? '') && !isSpace && last !== '—')
  if (!isMark && !mayEndWith(text.slice(0, at))) return null
  if (isSpace)
    return { end: at, start, cost: isMark ? costs.mark : isWestern(last, rest) ? costs.space : costs.mark }
  if (isMark) return { end: at, start, cost: costs.mark }
  // Within a word, and between a number and what it counts.
  if (western.test(last) && (western.test(next) || /\p{N}/u.test(last))) return null
  if (/[\p{L}\p{N}]/u.test(last) && /[’'\-/]/.test(next)) return null
  if (!/\p{Script=Han}/u.test(last) && !/\p{Script=Han}/u.test(next)) return null
  if (ends !== null && !ends.has(at)) return null
  if (hangs.test(next) || (leans.has(last) && (ends === null || word >= at - 1))) return null
  return { end: at, start, cost: ends === null && !/[”’》）、]/.test(last) ? costs.character : costs.word }
}

function isWestern(last: string, rest: string): boolean {
  return !/\p{Script=Han}/u.test(last + (rest[0] ?? ''))
}

function isHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0xdc00 && code < 0xe000) || /\p{M}/u.test(text[at] ?? '')
}

// Characters that belong to what comes after them, and those that belong to what stands before.
const leans = new Set(
  '的地得和与及或在把被将对向从为于以至到由因让使给跟同比不未第每各本该这那最更很也就都又再一',
)
const hangs = /[的了着过等们吗呢吧地得年月日号时分元个名位座条家次]/
const smallWords =
  /(?:^|[\s“‘(])(?:an?|the|of|to|in|on|at|by|for|from|with|into|onto|over|under|and|or|but|nor|as|is|are|was|were|be|will|would|may|can|has|have|its?|his|her|their|our|my|your|this|that|no|not|per|than|via)$/i

/** An article or a preposition waits for its noun. */
function mayEndWith(line: string): boolean {
  return !smallWords.test(line)
}
