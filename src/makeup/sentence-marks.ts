// What punctuation tells of a paragraph: how deep within brackets and quotation marks each character stands, where
// its sentences end, and whether a text is left whole when something was taken out of it.

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A paragraph as its marks divide it. */
export interface Marked {
  readonly text: string
  readonly han: boolean
  /** Brackets and quotation marks that are open after each character. */
  readonly depths: Uint8Array
  /** Those that are closed again, in the order they close; the marks themselves are within the span. */
  readonly pairs: readonly (Span & { readonly open: string })[]
  /** False where a mark is open at the end, or closes nothing: it can't be told then what belongs together. */
  readonly paired: boolean
}

const closers: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '〔': '〕',
  '[': ']',
  '【': '】',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
}
const openers = new Map(Object.entries(closers).map(([open, close]) => [close, open]))
const letter = /[\p{L}\p{N}]/u

export const quoteMarks: ReadonlySet<string> = new Set(['“', '‘', '「', '『', '"'])
/** Full stops; a Chinese text has points in its numbers only. */
export function isFullStop({ han }: Pick<Marked, 'han'>, mark: string | undefined): boolean {
  return (han ? /[。！？]/ : /[.!?]/).test(mark ?? '')
}

const closing = /[”’"」』）)]/

export function readMarks(text: string): Marked {
  const depths = new Uint8Array(text.length)
  const open: { readonly mark: string; readonly at: number }[] = []
  const pairs: (Span & { readonly open: string })[] = []
  let paired = true
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? ''
    const last = open.at(-1)
    const opens = closers[mark] !== undefined || (mark === '"' && last?.mark !== '"')
    const wanted = mark === '"' ? '"' : openers.get(mark)
    if (opens) open.push({ mark, at })
    else if (wanted !== undefined && last?.mark === wanted && !isApostrophe(text, at)) {
      open.pop()
      pairs.push({ from: last.at, to: at + 1, open: wanted })
    } else if (wanted !== undefined && mark !== '’') paired = false
    depths[at] = open.length
  }
  return { text, han: isHan(text), depths, pairs, paired: paired && open.length === 0 }
}

/** ’ stands for a letter left out, or closes: it does not close within a word. */
function isApostrophe(text: string, at: number): boolean {
  return text[at] === '’' && letter.test(text[at - 1] ?? '') && letter.test(text[at + 1] ?? '')
}

/** True for a text that is Chinese rather than Western: told by its letters, for a paper may print both. */
export function isHan(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han * 2 > (text.match(/[\p{L}]/gu)?.length ?? 0)
}

// Words whose full stop ends no sentence.
const abbreviated =
  /(?:^|[\s(“‘"])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Hon|Sen|Rep|Gov|Jr|Sr|No|Nos|vs|etc|cf|ca|approx|Inc|Ltd|Co|Corp|Ave|Rd|e\.g|i\.e|a\.m|p\.m|U\.S|U\.K|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$/u

/** The sentences of a paragraph, spaces between them left out. A sentence is never within a quotation. */
export function sentencesOf(marked: Marked): readonly Span[] {
  const { text } = marked
  const sentences: Span[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!isFullStop(marked, text[at])) continue
    const to = endOfSentence(marked, at)
    if (to === null) continue
    sentences.push({ from, to })
    from = to
    while (text[from] === ' ') from += 1
    at = from - 1
  }
  // What has no full stop is no sentence, but it belongs to the paragraph.
  if (from < text.length) sentences.push({ from, to: text.length })
  return sentences
}

/** Where a sentence ends that has a full stop at `at`; null when it does not end there. */
function endOfSentence(marked: Marked, at: number): number | null {
  const { text, han, depths } = marked
  let to = at + 1
  while (isFullStop(marked, text[to])) to += 1
  const stop = to
  while (to < text.length && (depths[to - 1] ?? 0) > 0 && closing.test(text[to] ?? '')) to += 1
  if (to > stop && (depths[to - 1] ?? 0) > 0) return null
  if ((depths[to - 1] ?? 0) > 0) return null
  if (to === text.length) return to
  // “Why?” she asked: a quotation with a mark of its own may go on.
  if (to > stop && text[stop - 1] !== '.' && !han) return null
  if (han) {
    const goesOn = /[，、；：]/.test(text[to] ?? '') || (to > stop && !followsColon(text, depths, to))
    return goesOn ? null : to
  }
  if (text[at] === '.' && abbreviated.test(text.slice(Math.max(0, at - 8), at + 1))) return null
  return /^ +[“‘"(]?[\p{Lu}\p{N}]/u.test(text.slice(to, to + 8)) ? to : null
}

/** A quotation that ends a sentence with its own full stop is led in by a colon; another one's sentence goes on. */
function followsColon(text: string, depths: Uint8Array, to: number): boolean {
  let at = to - 2
  while (at >= 0 && (depths[at] ?? 0) > 0) at -= 1
  return text[at] === '：'
}

const faults = [
  /[，、；：。！？,;:]\s*[，、；：。,;:.]/g,
  /[，、；：。][！？]|[！？][，、；]/g,
  /\s[,.;:!?]|\s{2}/g,
  /[（(“‘「『《\s]$|^[，、；：。！？,.;:!?）)”」』》\s]/g,
  /[（(《“「][，、；。）)》”」]/g,
]

/**
 * True when what is left of a paragraph stands by itself: its marks are paired, none is doubled or missing, nothing
 * that was apart has run together.
 */
export function isLeftWhole(before: Marked, { from, to }: Span): boolean {
  const { text } = before
  const left = text.slice(0, from) + text.slice(to)
  if (left.trim() === '' || !readMarks(left).paired) return false
  const count = (one: string): number =>
    faults.reduce((sum, fault) => sum + (one.match(fault)?.length ?? 0), 0)
  if (count(left) > count(text)) return false
  const ending = /[。！？.!?…][”’"」』）)]*$/
  if (ending.test(text) && !ending.test(left)) return false
  const [last, next] = [text.slice(0, from).slice(-1), text.slice(to, to + 1)]
  if (/[\p{Script=Latin}\p{N}]/u.test(last) && /[\p{Script=Latin}\p{N}%‰°℃]/u.test(next)) return false
  // A number keeps its unit.
  return !(/\p{N}/u.test(last) && letter.test(next) && !letter.test(text[from] ?? ''))
}
