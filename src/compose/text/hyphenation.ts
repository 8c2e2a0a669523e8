// Where a word may be hyphenated: Liang's method ("Word Hy-phen-a-tion by Com-put-er", 1983), as in TeX.
// A pattern is a few letters with a level at each gap; where patterns meet, the highest level holds, and
// an odd one allows a hyphen. The patterns are TeX's own (hyph-utf8); tools/build-hyphenation.ts makes
// one file per language of them, which whoever runs the engine reads and hands in.
//
// In: a word as it stands in the copy, with its quotes and stops. Out: offsets. What a hyphen costs, and
// the break at a hyphen that is already there, are the breaker's (src/compose/para).

export interface Hyphenator {
  /**
   * Offsets (UTF-16) at which the word may be cut and a hyphen set, ascending. Where the copy has a soft
   * hyphen the offset is behind it, so that the next line begins with a letter.
   */
  points(word: string): readonly number[]
}

/** The fewest letters that may stand before a hyphen and be carried over to the next line. */
export interface HyphenMins {
  readonly before: number
  readonly after: number
}

/** Letters, `.` for the edge of the word; `levels[i]` is the level of the gap before letter i. */
export interface HyphenPattern {
  readonly letters: string
  readonly levels: readonly number[]
}

// Newspapers do not cut short words: what is won in the line is lost in reading.
const shortest = 5
// No word in print is longer; a web address or a line of Chinese handed in as a word may be.
const longest = 200
// About the distinct words of two large issues. When it is full it starts again: an issue in use refills
// it within one composing, and no word needs to be counted.
const cacheSize = 20_000

const magic = 0x4859504c
const version = 1
const headerSize = 28
/** Above every Latin letter that has a code unit of its own in print: the last is in Latin Extended Additional. */
const tableSize = 0x1f00
const unknown = 0
const edge = 1
const upperBit = 0x80
const none: readonly number[] = []

/** What stands at a place of a run of letters. */
const kinds = { lower: 0, upper: 1, apostrophe: 2 } as const

/**
 * The trie, breadth first, so that the children of a node stand side by side, in order of letter. Letters
 * are numbers from 1, which is the edge of the word; 0 is a letter that no pattern has.
 */
interface PatternTrie {
  readonly mins: HyphenMins
  /** Number of a letter by code unit, in either case; a capital has `upperBit` set. */
  readonly letters: Uint8Array
  /** True when the patterns know the apostrophe: aujourd'hui and dell'arte are one word to them. */
  readonly joins: boolean
  readonly letter: Uint8Array
  readonly children: Uint8Array
  readonly firstChild: Uint32Array
  /** Where in `pool` the levels of the pattern that ends here begin; 0 when none does. */
  readonly levels: Uint16Array
  /** Lists of levels, each after its length. */
  readonly pool: Uint8Array
}

/** The word at hand, one place per letter with its marks. Kept from word to word: none allocates. */
interface Run {
  readonly codes: Uint8Array
  readonly kinds: Uint8Array
  /** Offset in the word. */
  readonly starts: Uint16Array
  readonly levels: Uint8Array
}

/** Throws when the bytes are not a pattern file: it is ours, made at build. */
export function readHyphenator(file: Uint8Array): Hyphenator {
  const trie = readTrie(file)
  const run: Run = {
    codes: new Uint8Array(longest),
    kinds: new Uint8Array(longest),
    starts: new Uint16Array(longest),
    levels: new Uint8Array(longest + 3),
  }
  const cache = new Map<string, readonly number[]>()
  return {
    points(word) {
      const known = cache.get(word)
      if (known !== undefined) return known
      const points = findPoints(trie, run, word)
      if (cache.size >= cacheSize) cache.clear()
      cache.set(word, points)
      return points
    },
  }
}

// Regions that spell as Britain does. Canada hyphenates as the United States do.
const british: ReadonlySet<string> = new Set(['gb', 'uk', 'ie', 'au', 'nz', 'za', 'in', 'sg', 'hk', 'mt'])
const files: Readonly<Record<string, string>> = {
  de: 'de',
  fr: 'fr',
  es: 'es',
  it: 'it',
  nl: 'nl',
  pt: 'pt',
  da: 'da',
  nb: 'nb',
  // One set of patterns was made for both of Norway's languages.
  no: 'nb',
  nn: 'nb',
}

/** Names of all pattern files, without their ending. */
export const hyphenationFiles: readonly string[] = ['en-us', 'en-gb', ...new Set(Object.values(files))]

/** Name of the pattern file that serves a BCP 47 tag, without its ending; `null` when there is none. */
export function hyphenationFile(language: string): string | null {
  const [primary = '', ...rest] = language.toLowerCase().split(/[-_]/u)
  if (primary === 'en') return rest.some((part) => british.has(part)) ? 'en-gb' : 'en-us'
  return Object.hasOwn(files, primary) ? (files[primary] ?? null) : null
}

const softHyphen = '\u00ad'
const softBreak = /(?<=[\p{L}\p{M}\p{N}])\u00ad+(?=[\p{L}\p{N}])/gu
// Numbers and codes are not words; a word with a hyphen is cut there and nowhere else (TeX, InDesign);
// what has a stop, a slash or the like inside is an address or an abbreviation.
const uncut = /\p{N}|[-\u2010\u2011]|[\p{L}\p{M}][^\p{L}\p{M}'’ʼ—―…\s]+\p{L}/u

function findPoints(trie: PatternTrie, run: Run, word: string): readonly number[] {
  // Who set soft hyphens has said where the word may be cut, and that nowhere else.
  if (word.includes(softHyphen)) {
    return Array.from(word.matchAll(softBreak), (found) => found.index + found[0].length)
  }
  if (word.length < shortest || word.length > longest || uncut.test(word)) return none
  const points: number[] = []
  for (let at = 0; at < word.length; ) {
    const length = readRun(trie, run, word, at)
    addRun(trie, run, length, points)
    at = length === 0 ? at + 1 : endOfCluster(word, run.starts[length - 1] ?? at) + 1
  }
  return points.length === 0 ? none : points
}

/** Reads letters, and apostrophes between letters, until something else comes; gives their number. */
function readRun(trie: PatternTrie, run: Run, word: string, from: number): number {
  let length = 0
  for (let at = from; at < word.length; ) {
    const end = endOfCluster(word, at)
    const letter = letterOf(trie, word, at, end)
    const joint = letter === null && length > 0 && isApostrophe(word.charCodeAt(at))
    if (letter === null && !(joint && isLetterAt(trie, word, end))) break
    run.codes[length] = letter === null ? (trie.letters[apostrophe] ?? unknown) : letter & ~upperBit
    run.kinds[length] =
      letter === null ? kinds.apostrophe : (letter & upperBit) === 0 ? kinds.lower : kinds.upper
    run.starts[length] = at
    length += 1
    at = end
  }
  return length
}

const apostrophe = 0x27

function isApostrophe(unit: number): boolean {
  return unit === apostrophe || unit === 0x2019 || unit === 0x2bc
}

const mark = /\p{M}/u
const latin = /\p{Script=Latin}/u

function endOfCluster(word: string, at: number): number {
  let end = at + 1
  // Nothing below the combining marks extends a letter: nearly all copy takes this way.
  while (end < word.length && word.charCodeAt(end) >= 0x300 && mark.test(word.charAt(end))) end += 1
  return end
}

/** Number of the letter, with `upperBit` for a capital; `null` when no Latin letter stands there. */
function letterOf(trie: PatternTrie, word: string, at: number, end: number): number | null {
  if (end === at + 1) {
    const known = trie.letters[word.charCodeAt(at)] ?? unknown
    if (known !== unknown && !isApostrophe(word.charCodeAt(at))) return known
  }
  const base = word.charAt(at)
  if (base === 'ʼ' || !latin.test(base)) return null
  // Copy from a Mac may have an accent as a letter of its own; patterns have the whole letter.
  const whole = end === at + 1 ? base : word.slice(at, end).normalize('NFC')
  const code = whole.length === 1 ? (trie.letters[whole.charCodeAt(0)] ?? unknown) : unknown
  if (code !== unknown) return code
  return base.toLowerCase() === base ? unknown : unknown | upperBit
}

function isLetterAt(trie: PatternTrie, word: string, at: number): boolean {
  return at < word.length && letterOf(trie, word, at, endOfCluster(word, at)) !== null
}

/**
 * Adds the points of a run. To patterns without an apostrophe what stands before and after it are words
 * of their own (TeX's practice): chil-dren's.
 */
function addRun(trie: PatternTrie, run: Run, length: number, points: number[]): void {
  for (let from = 0; from < length; ) {
    const end = trie.joins ? length : endOfPart(run, from, length)
    if (end - from >= shortest) {
      setLevels(trie, run, from, end)
      addPoints(trie, run, from, end, points)
    }
    from = end + 1
  }
}

function endOfPart(run: Run, from: number, end: number): number {
  for (let at = from; at < end; at += 1) if (run.kinds[at] === kinds.apostrophe) return at
  return end
}

/** Sets `run.levels`, from 0 for the gap before the left edge, to the highest level of all patterns. */
function setLevels(trie: PatternTrie, run: Run, from: number, end: number): void {
  const places = end - from + 2
  run.levels.fill(0, 0, places + 1)
  for (let start = 0; start < places; start += 1) {
    let node = 0
    for (let place = start; place < places; place += 1) {
      const code = place === 0 || place === places - 1 ? edge : (run.codes[from + place - 1] ?? unknown)
      node = childOf(trie, node, code)
      if (node === 0) break
      const levels = trie.levels[node] ?? 0
      if (levels !== 0) raise(trie, run, start, levels)
    }
  }
}

/** The child with that letter; 0, which is the root and nobody's child, when there is none. */
function childOf(trie: PatternTrie, node: number, code: number): number {
  const first = trie.firstChild[node] ?? 0
  const end = first + (trie.children[node] ?? 0)
  for (let child = first; child < end; child += 1) if (trie.letter[child] === code) return child
  return 0
}

function raise(trie: PatternTrie, run: Run, start: number, at: number): void {
  const length = trie.pool[at] ?? 0
  for (let index = 0; index < length; index += 1) {
    const level = trie.pool[at + 1 + index] ?? 0
    if (level > (run.levels[start + index] ?? 0)) run.levels[start + index] = level
  }
}

/**
 * Takes the odd levels that leave enough letters. The part between apostrophes that is cut must itself be
 * a word that may be (un'ami-ca, never un'a-mica); what is carried over may run on past an apostrophe
 * (au-jour-d'hui).
 */
function addPoints(trie: PatternTrie, run: Run, from: number, end: number, points: number[]): void {
  for (let part = from; part < end; ) {
    const partEnd = endOfPart(run, part, end)
    if (isWord(run, part, partEnd)) {
      const last = Math.min(partEnd - 1, end - trie.mins.after - countApostrophes(run, partEnd, end))
      for (let at = part + trie.mins.before; at <= last; at += 1) {
        if (((run.levels[at - from + 1] ?? 0) & 1) === 1) points.push(run.starts[at] ?? 0)
      }
    }
    part = partEnd + 1
  }
}

/** Neither too short nor an abbreviation. Two capitals inside tell one: UNESCO, UNICEFs; not McDonald. */
function isWord(run: Run, from: number, end: number): boolean {
  if (end - from < shortest) return false
  let capitals = 0
  for (let at = from + 1; at < end; at += 1) if (run.kinds[at] === kinds.upper) capitals += 1
  return capitals < 2
}

function countApostrophes(run: Run, from: number, end: number): number {
  let count = 0
  for (let at = from; at < end; at += 1) if (run.kinds[at] === kinds.apostrophe) count += 1
  return count
}

/**
 * A pattern file, little-endian: magic, version, the two mins, then the numbers of letters, nodes and
 * bytes of levels (u32 each); for each node where its levels are (u16); the letters (u16); for each node
 * its letter (u8) and its number of children (u8); the levels (u8).
 */
function readTrie(file: Uint8Array): PatternTrie {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const isOurs = file.byteLength >= headerSize && view.getUint32(0, true) === magic
  if (!isOurs || view.getUint32(4, true) !== version) throw new Error('not a hyphenation pattern file')
  const letterCount = view.getUint32(16, true)
  const nodes = view.getUint32(20, true)
  const poolSize = view.getUint32(24, true)
  const lettersAt = headerSize + nodes * 2
  const nodesAt = lettersAt + letterCount * 2
  const poolAt = nodesAt + nodes * 2
  if (file.byteLength !== poolAt + poolSize) throw new Error('a hyphenation pattern file was cut short')
  const letters = readLetters(view, lettersAt, letterCount)
  const children = file.slice(nodesAt + nodes, poolAt)
  return {
    mins: { before: view.getUint32(8, true), after: view.getUint32(12, true) },
    letters,
    joins: letters[apostrophe] !== unknown,
    letter: file.slice(nodesAt, nodesAt + nodes),
    children,
    firstChild: firstChildren(children),
    levels: readPlaces(view, nodes),
    pool: file.slice(poolAt),
  }
}

function readPlaces(view: DataView, nodes: number): Uint16Array {
  const places = new Uint16Array(nodes)
  for (let node = 0; node < nodes; node += 1) places[node] = view.getUint16(headerSize + node * 2, true)
  return places
}

function readLetters(view: DataView, at: number, count: number): Uint8Array {
  const table = new Uint8Array(tableSize)
  for (let index = 1; index < count; index += 1) {
    const unit = view.getUint16(at + index * 2, true)
    const lower = String.fromCharCode(unit)
    // The capital of sharp s is two letters to the language and one, rare, to the font.
    const upper = lower === 'ß' ? 'ẞ' : lower.toUpperCase()
    if (upper.length === 1 && upper !== lower) table[upper.charCodeAt(0)] = (index + 1) | upperBit
    table[unit] = index + 1
  }
  return table
}

function firstChildren(children: Uint8Array): Uint32Array {
  const first = new Uint32Array(children.length)
  let next = 1
  for (const [node, count] of children.entries()) {
    first[node] = next
    next += count
  }
  if (next !== Math.max(1, children.length)) throw new Error('a hyphenation pattern file has a broken trie')
  return first
}

interface Branch {
  readonly letter: string
  readonly children: Map<string, Branch>
  levels: readonly number[]
}

/** The file of a language: what `readHyphenator` reads. Letters are in lower case, one code unit each. */
export function hyphenationBytes(mins: HyphenMins, patterns: readonly HyphenPattern[]): Uint8Array {
  const nodes = breadthFirst(growTrie(patterns))
  // The edge is the first letter, whatever the first pattern begins with.
  const letters = [...new Set(['.', ...patterns.flatMap((pattern) => [...pattern.letters])])]
  if (letters.length >= upperBit) throw new Error('too many letters for a hyphenation pattern file')
  const { pool, places } = poolOf(nodes)
  const bytes = new Uint8Array(headerSize + nodes.length * 4 + letters.length * 2 + pool.length)
  const view = new DataView(bytes.buffer)
  const header = [magic, version, mins.before, mins.after, letters.length, nodes.length, pool.length]
  for (const [index, word] of header.entries()) view.setUint32(index * 4, word, true)
  const lettersAt = headerSize + nodes.length * 2
  const nodesAt = lettersAt + letters.length * 2
  for (const [index, letter] of letters.entries()) {
    view.setUint16(lettersAt + index * 2, letter.charCodeAt(0), true)
  }
  for (const [index, node] of nodes.entries()) {
    view.setUint16(headerSize + index * 2, places.get(node.levels.join()) ?? 0, true)
    bytes[nodesAt + index] = letters.indexOf(node.letter) + 1
    bytes[nodesAt + nodes.length + index] = node.children.size
  }
  bytes.set(pool, nodesAt + nodes.length * 2)
  return bytes
}

function growTrie(patterns: readonly HyphenPattern[]): Branch {
  const root: Branch = { letter: '', children: new Map(), levels: [] }
  for (const { letters, levels } of patterns) {
    let node = root
    for (const letter of letters) {
      const next: Branch = node.children.get(letter) ?? { letter, children: new Map(), levels: [] }
      node.children.set(letter, next)
      node = next
    }
    const [one, other] = [levels, node.levels]
    const gaps = Math.max(one.length, other.length)
    node.levels = Array.from({ length: gaps }, (_, gap) => Math.max(one[gap] ?? 0, other[gap] ?? 0))
  }
  return root
}

function breadthFirst(root: Branch): readonly Branch[] {
  const nodes = [root]
  for (const node of nodes) nodes.push(...node.children.values())
  return nodes
}

/** Each list of levels once, and where it is. Nothing begins at 0, which means no levels. */
function poolOf(nodes: readonly Branch[]): {
  readonly pool: readonly number[]
  readonly places: ReadonlyMap<string, number>
} {
  const pool = [0]
  const places = new Map<string, number>()
  for (const { levels } of nodes) {
    if (levels.length === 0 || places.has(levels.join())) continue
    places.set(levels.join(), pool.length)
    pool.push(levels.length, ...levels)
  }
  if (pool.length > 0xffff) throw new Error('too many levels for a hyphenation pattern file')
  return { pool, places }
}
