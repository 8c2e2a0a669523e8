// Quotation marks of a language, and what a straight quote, two hyphens or three dots become in it: while typing
// (renderer/article/smart-typing.ts) and when a whole text is put right (`normalise.ts`).
//
// Marks: Unicode CLDR 45, `delimiters`, but that French, Italian and Spanish have “ ” within « », as their newspapers do.

/** Outer and inner marks, opening and closing; `inside` stands between the outer ones and their words. */
export interface QuoteMarks {
  readonly open: string
  readonly close: string
  readonly innerOpen: string
  readonly innerClose: string
  readonly inside: string
}

const narrow = '\u202f'

function marks(signs: string, inside = ''): QuoteMarks {
  const [open = '', close = '', innerOpen = '', innerClose = ''] = [...signs]
  return { open, close, innerOpen, innerClose, inside }
}

const english = marks('“”‘’')

const byLanguage: Readonly<Record<string, QuoteMarks>> = {
  en: english,
  zh: english,
  nl: english,
  da: english,
  tr: english,
  ko: english,
  ja: marks('「」『』'),
  de: marks('„“‚‘'),
  cs: marks('„“‚‘'),
  sk: marks('„“‚‘'),
  sl: marks('„“‚‘'),
  hr: marks('„“‚‘'),
  sv: marks('””’’'),
  fi: marks('””’’'),
  pl: marks('„”«»'),
  hu: marks('„”»«'),
  ro: marks('„”«»'),
  ru: marks('«»„“'),
  uk: marks('«»„“'),
  nb: marks('«»‘’'),
  nn: marks('«»‘’'),
  no: marks('«»‘’'),
  el: marks('«»“”'),
  es: marks('«»“”'),
  it: marks('«»“”'),
  fr: marks('«»“”', narrow),
  pt: english,
}

const byRegion: Readonly<Record<string, QuoteMarks>> = {
  'de-ch': marks('«»‹›'),
  'fr-ch': marks('«»‹›', narrow),
  'it-ch': marks('«»‹›'),
  'pt-pt': marks('«»“”'),
  'zh-tw': marks('「」『』'),
  'zh-hk': marks('「」『』'),
  'zh-hant': marks('「」『』'),
}

export function quoteMarks(language: string): QuoteMarks {
  const tag = language.toLowerCase()
  const [base = ''] = tag.split('-')
  return byRegion[tag] ?? byLanguage[base] ?? english
}

const han = /\p{Script=Han}/u

/** True where the rules of Chinese text are those of these words. */
function isHan(text: string): boolean {
  return han.test(text)
}

/** The language of one text of a paper: a Chinese paper has English words in it too. */
export function languageOf(paper: string, text: string): string {
  return isHanLanguage(paper) && text.trim() !== '' && !isHan(text) ? 'en' : paper
}

/** A letter of a script that has apostrophes. */
const letter = /^(?!\p{Script=Han})\p{L}/u

/** Quotes that are open at the end of a text, the innermost last. */
function openQuotes(text: string, { open, close, innerOpen, innerClose }: QuoteMarks): readonly string[] {
  const stack: string[] = []
  const signs = [...text]
  for (const [at, sign] of signs.entries()) {
    const top = stack.at(-1)
    const isApostrophe = sign === '’' && letter.test(signs[at - 1] ?? '') && letter.test(signs[at + 1] ?? '')
    if (isApostrophe) continue
    // Where one sign opens and closes, as in Swedish, it closes what it opened.
    if ((sign === close && top === open) || (sign === innerClose && top === innerOpen)) stack.pop()
    else if (sign === open || sign === innerOpen) stack.push(sign)
  }
  return stack
}

/** What a straight quote is between these words, in the language they are in. */
export function quoteBetween(language: string, before: string, quote: string, after = ''): string {
  const own = quoteMarks(language)
  const open = openQuotes(before, own)
  if (isHanLanguage(language)) return quote === '"' ? hanDouble(own, open) : hanSingle(own, open, before)
  const opens = startsWords(own, open, before)
  return quote === '"' ? westernDouble(own, open, before, opens) : westernSingle(own, open, opens, after)
}

export function isHanLanguage(language: string): boolean {
  return /^(?:zh|ja)\b/i.test(language)
}

/** No space tells where quoted words begin in Chinese: quotes open and close in turn. */
function hanDouble(own: QuoteMarks, open: readonly string[]): string {
  return open.includes(own.open) ? own.close : own.open
}

function hanSingle(own: QuoteMarks, open: readonly string[], before: string): string {
  if (/[\p{Script=Latin}\d]$/u.test(before)) return '’'
  return open.at(-1) === own.innerOpen ? own.innerClose : own.innerOpen
}

/** Nothing, a space, an opening sign or a dash stands before words that are quoted. */
function startsWords(own: QuoteMarks, open: readonly string[], before: string): boolean {
  if (/(?:^|[\s([{—–/¿¡])$/u.test(before) && !(own.inside !== '' && before.endsWith(own.inside))) return true
  // l’«oro»: an elision opens no quote of its own and closes none.
  if (!singles.has(own.innerOpen) && before.endsWith('’')) return true
  const top = open.at(-1)
  return top !== undefined && (before.endsWith(top) || before.endsWith(top + own.inside))
}

function westernDouble(own: QuoteMarks, open: readonly string[], before: string, opens: boolean): string {
  const top = open.at(-1)
  // Inches and seconds: nothing is open that could be closed.
  if (top === undefined && /\d$/.test(before)) return '″'
  const hasDoubleInner = !singles.has(own.innerOpen)
  if (opens) return top === own.open && hasDoubleInner ? own.innerOpen : own.open + own.inside
  return top === own.innerOpen && hasDoubleInner ? own.innerClose : own.inside + own.close
}

const singles: ReadonlySet<string> = new Set('‘’‚‹›')

function westernSingle(own: QuoteMarks, open: readonly string[], opens: boolean, after: string): string {
  // Where inner quotes are double, a single one is an apostrophe and nothing else.
  if (!singles.has(own.innerOpen)) return '’'
  if (opens) return own.innerOpen
  return open.at(-1) === own.innerOpen && !/^\p{L}/u.test(after) ? own.innerClose : '’'
}

/** What two hyphens are. English words have the long dash, other Western languages the short one. */
export function dashOf(language: string): string {
  if (isHanLanguage(language)) return '——'
  return /^en\b/i.test(language) ? '—' : '–'
}

export function ellipsisOf(language: string): string {
  return isHanLanguage(language) ? '……' : '…'
}
