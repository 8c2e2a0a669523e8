// Reads copy as a sub-editor does: which of its lines are kicker, headline, deck and byline, where the dateline
// ends, what signs it at the end, and which short lines are crossheads. It only says so; whoever asks decides.
//
// In: paragraphs in order, with what their look told. Out: the fields' words, and the text that is left. No
// word is lost: each is in a field or in the text. Which line over the text is which is in `head-lines.ts`.

import type { Article, ParagraphKind } from '../issue.ts'
import { headParts } from './head-lines.ts'
import { columnsOf, endsSentence } from './sentences.ts'

/** A paragraph of copy. */
export interface CopyLine {
  readonly text: string
  readonly kind: ParagraphKind
  /** Level of a heading, from 1; 0 for none. */
  readonly level: number
  /** Strong as a whole. */
  readonly strong: boolean
  /** In larger type than the text. */
  readonly large: boolean
}

export type CopyFields = Pick<Article, 'kicker' | 'headline' | 'deck' | 'byline' | 'dateline' | 'tagline'>

export interface Recognised {
  /** What was not found is empty. */
  readonly fields: CopyFields
  /** The text that is left, in order. */
  readonly body: readonly CopyPiece[]
  /** Paragraphs that would become crossheads. */
  readonly crossheads: number
}

export interface CopyPiece {
  /** Index of the line it is of. */
  readonly line: number
  readonly from: number
  readonly to: number
  readonly kind: ParagraphKind
}

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?'

// In columns, of which a Chinese character takes two. A headline of forty characters fills three lines.
const longestTitle = 90
const longestCrosshead = 60
const longestPlainCrosshead = 40
/** From here on a paragraph is running text whatever ends it. */
const prose = 60
const mostTitles = 4
/** Lines over a text, bylines too, that are looked at. */
const mostHead = 8

/** Null when nothing is found. `isWhole`: the copy begins an article, so fields are looked for, too. */
export function recognise(lines: readonly CopyLine[], isWhole: boolean): Recognised | null {
  if (lines.length < 2) return null
  const head = isWhole ? readHead(lines) : noHead
  const tail = isWhole ? readTail(lines, head.used) : { tagline: '', used: new Set<number>(), cut: null }
  const left = lines.flatMap((line, index) =>
    head.used.has(index) || tail.used.has(index) ? [] : [{ line, index }],
  )
  // The text begins under the head with its first running words.
  const under = Math.max(-1, ...head.used)
  const opening = left.find(({ line, index }) => index > under && isProse(line))
  const lead = isWhole && opening !== undefined ? datelineOf(opening.line) : null
  const texts = left.map((one) => one.line)
  let crossheads = 0
  const body = left.map(({ line, index }, at) => {
    const isCrosshead = isCrossheadAt(texts, at)
    if (isCrosshead) crossheads += 1
    return {
      line: index,
      from: index === opening?.index ? (lead?.end ?? 0) : 0,
      to: tail.cut?.line === index ? tail.cut.at : line.text.length,
      kind: isCrosshead ? ('crosshead' as const) : line.kind,
    }
  })
  const fields: CopyFields = {
    ...headParts(head.titles, head.main),
    byline: head.byline,
    dateline: lead?.words ?? '',
    tagline: tail.tagline,
  }
  const found = Object.values(fields).some((words) => words.length > 0)
  return found || crossheads > 0 ? { fields, body, crossheads } : null
}

interface Head {
  readonly titles: readonly string[]
  /** Which of the titles are the headline, where their type says it. */
  readonly main: readonly number[]
  readonly byline: string
  /** Lines that are no text. */
  readonly used: ReadonlySet<number>
}

const noHead: Head = { titles: [], main: [], byline: '', used: new Set() }

function readHead(lines: readonly CopyLine[]): Head {
  const found: number[] = []
  const bylines: number[] = []
  for (const [index, line] of lines.slice(0, mostHead).entries()) {
    if (isNotice(line.text)) continue
    if (isByline(line.text) || (bylines.length > 0 && isOffice(line.text))) bylines.push(index)
    else if (bylines.length > 0 || !isTitle(line) || hasTwin(lines, index)) break
    else found.push(index)
  }
  const linesAt = (indexes: readonly number[]): readonly CopyLine[] =>
    indexes.flatMap((index) => lines[index] ?? [])
  const set = mainTitles(linesAt(found))
  // One line leads up to the headline, right over it; what stands over that is of the page it came from.
  const first = set[0] ?? 0
  const leads = first > 0 && found[first - 1] === (found[first] ?? 0) - 1
  const titles = found.slice(leads ? first - 1 : first)
  const main = set.map((index) => index - found.length + titles.length)
  const rest = lines.slice(Math.max(-1, ...titles, ...bylines) + 1)
  const isHead =
    rest.some(isProse) &&
    (main.length > 0 || titles.length <= mostTitles) &&
    !rest.every((line) => isTitle(line))
  if (!isHead) return noHead
  return {
    titles: linesAt(titles).map(({ text }) => text),
    main,
    byline: linesAt(bylines)
      .map(({ text }) => plainByline(text))
      .join(' '),
    used: new Set([...titles, ...bylines]),
  }
}

/** Where and when a page of the web was published, and ways through it: between the titles, and none of them. */
function isNotice(text: string): boolean {
  if (columnsOf(text) > longestTitle) return false
  return (
    /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|^(?:来源|发布时间|时间|字号|阅读)\s*[:：]|[>›»|｜]/.test(
      text,
    ) ||
    new RegExp(
      `^(?:published|updated|posted)?:?\\s*(?:\\d{1,2} )?${month} (?:\\d{1,2}, )?\\d{4}\\b`,
      'i',
    ).test(text)
  )
}

/** The headline among the lines over a text: headings of the first level, else what is set largest. */
function mainTitles(titles: readonly CopyLine[]): readonly number[] {
  const tests: readonly ((line: CopyLine) => boolean)[] = [
    (line) => line.level === 1,
    (line) => line.large,
    (line) => line.level > 0,
    (line) => line.strong,
  ]
  for (const test of tests) {
    const from = titles.findIndex(test)
    if (from < 0 || titles.every(test)) continue
    const end = titles.findIndex((line, index) => index > from && !test(line))
    return range(from, end < 0 ? titles.length : end)
  }
  const [first] = titles
  return first !== undefined && first.level === 1 ? range(0, titles.length) : []
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

function isTitle({ text, kind }: CopyLine): boolean {
  if (kind !== 'paragraph' && kind !== 'crosshead') return false
  return columnsOf(text) <= longestTitle && !/[。．.，,；;、…][”’"'）)」』】\]]*$/.test(text)
}

/** A line that looks as others do further down is a crosshead, not a title. */
function hasTwin(lines: readonly CopyLine[], index: number): boolean {
  const line = lines[index]
  if (line === undefined || (line.level === 0 && !line.strong) || line.level === 1) return false
  const isLike = (other: CopyLine): boolean =>
    other.level === line.level && other.strong === line.strong && other.large === line.large && isTitle(other)
  const text = lines.findIndex((other, at) => at > index && isProse(other))
  return text > 0 && lines.slice(text).some(isLike)
}

function isProse({ text, kind }: CopyLine): boolean {
  return kind !== 'crosshead' && (columnsOf(text) >= prose || (columnsOf(text) >= 16 && endsSentence(text)))
}

const reporters =
  '(?:(?:本报|本刊|本社|新华社|中新社|首席|特派|特约|见习|实习|全媒体|融媒体|驻[\\p{Script=Han}]{1,4}|文化|体育|时政|经济)*' +
  '(?:记者|通讯员|评论员|撰稿人|特约撰稿|观察员))'
const chineseByline = new RegExp(
  `^[□■◆◇●◎○▲△★☆◁▷\\s]*(?:${reporters}(?:[\\s:：]\\s*\\S.{0,40}|\\p{Script=Han}{2,3})?` +
    '|(?:作者|撰文|采写|供稿|文字?)\\s*[:：/／|丨]\\s*\\S.{0,40}|文\\s+\\p{Script=Han}{2,4})$',
  'u',
)
const westernByline = /^(?:By|BY|by):? (?:\p{Lu}|our |an? |the )[^!?]{1,70}$/u

function isByline(text: string): boolean {
  if (columnsOf(text) > 80 || /[。.！!？?，；;]$/.test(text)) return false
  return westernByline.test(text) || (chineseByline.test(text) && !/[，。；]/.test(text))
}

/** A second line of a Western byline. */
function isOffice(text: string): boolean {
  return /^(?:(?:senior |chief |special )?(?:staff|town|city|arts|sports?|political) (?:writer|reporter|correspondent)|special to .{2,40})$/i.test(
    text,
  )
}

/** Without the sign before it: a paper sets its own. */
function plainByline(text: string): string {
  return text.replace(/^[□■◆◇●◎○▲△★☆◁▷\s]+/, '')
}

interface Lead {
  readonly words: string
  /** Where the text goes on. */
  readonly end: number
}

const datelines: readonly RegExp[] = [
  // 本报讯（记者 …）, 本报白汀讯, 新华社北京11月3日电, 据新华社电, 中新网…
  /^((?:据?(?:新华社|中新社|中新网|央视|人民网|新华网|本报|本刊|本台)|综合)[\p{Script=Han}]{0,8}(?:\d{1,2}月\d{1,2}日)?(?:综合)?(?:电|讯|专电|消息|报道)(?:\s*[（(](?:首席|本报|见习|实习)?(?:记者|通讯员)[^（）()]{1,40}[）)])?)[\s\u3000]*(?=\S)/u,
  new RegExp(
    `^(\\p{Lu}[\\p{Lu}\\p{M} .'’-]{2,40}(?:, \\p{Lu}[\\p{L}. ]{1,20}?)?(?:, ${month} \\d{1,2})?(?: \\([\\p{L}/ ]{2,20}\\))?)\\s*(?:—|–|--| - )\\s*(?=\\S)`,
    'u',
  ),
]

function datelineOf({ text, kind }: CopyLine): Lead | null {
  if (kind !== 'paragraph') return null
  for (const pattern of datelines) {
    const found = pattern.exec(text)
    if (found !== null) return { words: (found[1] ?? '').trim(), end: found[0].length }
  }
  return null
}

interface Tail {
  readonly tagline: string
  readonly used: Set<number>
  /** Where the last paragraph ends when its credit is taken off. */
  readonly cut: { readonly line: number; readonly at: number } | null
}

const signed =
  '(?:本报|本版|本组|本刊|首席|实习|见习|值班)*(?:记者|通讯员|责编|责任编辑|编辑|校对|美编|文|图|文字|摄影|来源|作者|执笔|供稿|统筹|采写|稿件|综合|据)'
const bracketed = `[（(【\\[]\\s*${signed}[^（）()【】\\[\\]]{0,80}[）)】\\]]`
const taglines: readonly RegExp[] = [
  new RegExp(`^${bracketed}$`),
  /^(?:责编|责任编辑|编辑|值班编委|校对|美编|统筹|一审|二审|三审|来源|稿件来源)\s*[:：丨|/]\s*\S[^。]{0,80}$/,
  /^\(?(?:additional |further )?(?:reporting|editing|writing|compiled|photographs?) by \p{Lu}[^!?]{1,120}$/iu,
  /^[—–] ?\p{Lu}[^!?]{1,60}$/u,
  /^\((?:AP|Reuters|AFP|PA|Xinhua|Source)[^()]{0,60}\)$/,
]
const taglineWithin = new RegExp(`(?<=[。！？”"])\\s*(${bracketed})$`)
const mostTaglines = 3

function readTail(lines: readonly CopyLine[], head: ReadonlySet<number>): Tail {
  const used = new Set<number>()
  let last = lines.length - 1
  while (last > 0 && used.size < mostTaglines && !head.has(last) && isTagline(lines[last])) {
    used.add(last)
    last -= 1
  }
  // What stands over nothing is no credit.
  if (head.has(last)) return { tagline: '', used: new Set(), cut: null }
  const text = lines[last]?.text ?? ''
  const found = taglineWithin.exec(text)
  const inLine = found?.[1]
  const words = [...(inLine === undefined ? [] : [inLine]), ...lines.slice(last + 1).map((line) => line.text)]
  const cut = found === null ? null : { line: last, at: found.index }
  return { tagline: words.join(' '), used, cut }
}

function isTagline(line: CopyLine | undefined): boolean {
  return line !== undefined && taglines.some((pattern) => pattern.test(line.text))
}

function isCrossheadAt(lines: readonly CopyLine[], index: number): boolean {
  const line = lines[index]
  const next = lines[index + 1]
  if (line?.kind !== 'paragraph' || next === undefined || lines.length < 3) return false
  const { text, strong, large } = line
  const columns = columnsOf(text)
  if (columns > longestCrosshead || !isTitle(line) || isByline(text) || isTagline(line)) return false
  if (next.kind !== 'paragraph' && next.kind !== 'list') return false
  if (strong || large) return isProse(next) || next.kind === 'list' || columnsOf(next.text) > columns
  // Without a look of its own it must stand between sentences, and be none itself.
  const before = lines[index - 1]
  return (
    before !== undefined &&
    isProse(before) &&
    endsSentence(before.text) &&
    columns <= longestPlainCrosshead &&
    /\p{L}{2}/u.test(text) &&
    !/[，,；;：:。！？!?]/.test(text) &&
    columnsOf(next.text) >= prose &&
    endsSentence(next.text)
  )
}
