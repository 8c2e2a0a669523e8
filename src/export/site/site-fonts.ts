// The fonts the replica edition brings along: the paper's own faces, cut down to what an issue shows. Here it
// is only said which characters are needed where; the files are made by what has the faces.
//
// A file shows some hundred different characters, an issue some thousand. So the text face comes in two pieces: one
// for all files, of the characters that many of them show, which a reader loads once, and one for each file, of
// the rest it shows. Headlines and notes are short: one piece for the issue holds them.

import type { Issue } from '../../model/issue.ts'
import { type FaceKey, scriptOf } from '../../model/publication.ts'
import { openingOf } from './opening.ts'
import type { SiteArticle, SiteIssue, SitePage } from './site-issue.ts'
import { type SiteWords, wordsText } from './words.ts'

export interface SiteFont {
  /** From the folder's top. */
  readonly path: string
  readonly face: FaceKey
  readonly family: string
  readonly weight: 400 | 700
  readonly italic: boolean
  /** In the order of their code points, each once. */
  readonly characters: string
}

export interface SiteFonts {
  /** For all files of the issue. */
  readonly shared: readonly SiteFont[]
  /** For one file, by its name. */
  readonly own: ReadonlyMap<string, SiteFont>
}

export const families = {
  text: 'Jumpline Text',
  head: 'Jumpline Head',
  note: 'Jumpline Note',
  // For what leads about, where the reader's machine has no face for it.
  sans: 'Jumpline Sans',
} as const

// Letters, digits and the marks of the paper's script: which of them a file shows is not worth a second piece.
const latinMarks = `${Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')}“”‘’–—…·`
const hanMarks = '，。、；：？！（）《》〈〉【】→←'

function everywhereIn(issue: Issue): string {
  return scriptOf(issue.publication) === 'han' ? latinMarks + hanMarks : latinMarks
}

// A character that a quarter of the files show is one for all.
const commonShare = 4

export function siteFonts(
  site: Pick<SiteIssue, 'issue' | 'words' | 'date' | 'longDate' | 'pages' | 'order'>,
): SiteFonts {
  const { styles } = site.issue.publication
  const everywhere = everywhereIn(site.issue)
  const folder = `page/${site.date.slice(0, 7)}/${site.date.slice(8)}`
  const font = (name: string, face: FaceKey, family: string, text: Iterable<string>): SiteFont => ({
    path: `${folder}/font_${name}.woff2`,
    face,
    family,
    weight: 400,
    italic: false,
    characters: inOrder(text),
  })
  const files = new Map<string, ReadonlySet<string>>([
    ...site.pages.map((page) => [page.file, new Set(pageText(page))] as const),
    ...site.order.map((entry) => [entry.file, new Set(articleText(entry))] as const),
  ])
  const common = commonCharacters([...files.values()])
  const marked = (kind: 'strong' | 'emphasis'): string =>
    site.order.map((one) => markedText(one, kind)).join('')
  const [strong, emphasis] = [marked('strong'), marked('emphasis')]
  const own = [...files].flatMap(([file, shown]) => {
    const rest = [...shown].filter((one) => !common.has(one) && !everywhere.includes(one))
    const name = file.replace(/\.htm$/, '')
    return rest.length === 0 ? [] : [[file, font(name, styles.body, families.text, rest)] as const]
  })
  return {
    shared: [
      font('text', styles.body, families.text, [...everywhere, ...common]),
      font('head', styles.headline, families.head, everywhere + headText(site)),
      font('note', styles.deck, families.note, everywhere + noteText(site)),
      font('sans', styles.folio, families.sans, everywhere + leadingText(site)),
      ...(strong === ''
        ? []
        : [{ ...font('strong', styles.bodyBold, families.text, strong), weight: 700 as const }]),
      ...(emphasis === ''
        ? []
        : [{ ...font('emphasis', styles.bodyItalic, families.text, emphasis), italic: true }]),
    ],
    own: new Map(own),
  }
}

function commonCharacters(files: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const file of files) for (const one of file) counts.set(one, (counts.get(one) ?? 0) + 1)
  const least = Math.max(2, Math.ceil(files.length / commonShare))
  return new Set([...counts].filter(([, count]) => count >= least).map(([one]) => one))
}

function pageText(page: SitePage): string {
  return page.headlines.map((entry) => openingOf(page, entry).text).join('')
}

function articleText({ article, paragraphs }: SiteArticle): string {
  return paragraphs.map(({ text }) => text).join('') + article.dateline + article.tagline
}

function headText({ issue, pages, order, words }: Parameters<typeof siteFonts>[0]): string {
  return [
    issue.publication.name,
    ...pages.map(({ title }) => title),
    ...order.flatMap(({ headline, article, paragraphs }) => [
      headline,
      ...article.headline,
      ...paragraphs.filter(({ kind }) => kind === 'crosshead').map(({ text }) => text),
    ]),
    wordsText(words),
  ].join('')
}

function noteText({ issue, pages, order, words }: Parameters<typeof siteFonts>[0]): string {
  return [
    ...order.flatMap(({ article, parts, pictures }) => [
      article.kicker,
      article.deck,
      article.byline,
      article.tagline,
      ...parts.flatMap(({ jumpLine, turnLine }) => [jumpLine, turnLine]),
      ...pictures.flatMap(({ picture }) => [picture.caption, picture.credit]),
    ]),
    ...pages.map(({ label }) => words.pageShort(label)),
    issue.publication.name,
  ].join('')
}

function leadingText({ issue, longDate, pages, words }: Parameters<typeof siteFonts>[0]): string {
  const { name, rights, sisters } = issue.publication
  return [
    wordsText(words),
    longDate,
    name,
    rights,
    ...sisters.map((sister) => sister.name),
    ...pages.map(({ title }) => title),
  ].join('')
}

function markedText({ paragraphs }: SiteArticle, kind: 'strong' | 'emphasis'): string {
  return paragraphs
    .flatMap(({ text, marks }) =>
      marks.filter((mark) => mark.kind === kind).map(({ from, to }) => text.slice(from, to)),
    )
    .join('')
}

/** The faces of the top page, whose words are those of the newest issue, whichever issue is exported. */
export function indexFonts(issue: Issue, words: SiteWords, text: string): readonly SiteFont[] {
  const { name, rights, sisters, styles } = issue.publication
  const own = everywhereIn(issue) + wordsText(words)
  const about = [name, rights, ...sisters.map((sister) => sister.name)].join('')
  const font = (path: string, face: FaceKey, family: string, shown: string): SiteFont => ({
    path: `style/${path}.woff2`,
    face,
    family,
    weight: 400,
    italic: false,
    characters: inOrder(own + shown),
  })
  return [
    font('font_index', styles.headline, families.head, about + text),
    font('font_index_sans', styles.folio, families.sans, about),
  ]
}

function inOrder(text: Iterable<string>): string {
  const points = [...new Set(text)].flatMap((one) =>
    /[\p{C}\s]/u.test(one) ? [] : [one.codePointAt(0) ?? 0],
  )
  return ` ${String.fromCodePoint(...points.toSorted((left, right) => left - right))}`
}

/** The style rule of a font; `address` leads to it from the file the rule stands in. */
export function fontRule(font: SiteFont, address: string): string {
  return `@font-face{font-family:'${font.family}';font-weight:${font.weight};font-style:${
    font.italic ? 'italic' : 'normal'
  };font-display:swap;src:url('${address}') format('woff2');unicode-range:${unicodeRange(font.characters)}}\n`
}

function unicodeRange(characters: string): string {
  const ranges: { first: number; last: number }[] = []
  for (const character of characters) {
    const point = character.codePointAt(0) ?? 0
    const open = ranges.at(-1)
    if (open?.last === point - 1) open.last = point
    else ranges.push({ first: point, last: point })
  }
  const hex = (point: number): string => point.toString(16).toUpperCase()
  return ranges
    .map(({ first, last }) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(',')
}
