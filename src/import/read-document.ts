// One document to one article. In: its name and bytes. Out: the article and what an editor should know,
// or why it can't be read. Pictures are named, not opened: decoding them is the main process's work.

import { err, ok, type Result } from '../base/result.ts'
import { type ArticleKind, articleKinds, longestText, type Mark, type Rank } from '../model/issue.ts'
import type { CopyArticle, CopyFault, CopyFile, CopyParagraph, CopyPicture } from './copy.ts'
import { decodeText } from './decode-text.ts'
import {
  exactField,
  exactLines,
  type Fields,
  isExact,
  lineOf,
  linesField,
  numberField,
  splitFrontMatter,
  textField,
} from './front-matter.ts'
import { readMarkdown } from './markdown.ts'
import { readPlainText } from './plain-text.ts'

export interface ReadDocument {
  readonly article: CopyArticle
  readonly notes: readonly string[]
}

// Far above any article; what the files may hold.
const maxBytes = 16 * 1024 * 1024
const maxParagraphs = 20_000

export const documentTypes = ['md', 'markdown', 'txt'] as const
export const pictureTypes = ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff'] as const

export function isDocument(path: string): boolean {
  return (documentTypes as readonly string[]).includes(extensionOf(path))
}

export function isPicture(path: string): boolean {
  return (pictureTypes as readonly string[]).includes(extensionOf(path))
}

export function readDocument(file: CopyFile): Result<ReadDocument, CopyFault> {
  const fault = (why: string): Result<never, CopyFault> => err({ path: file.path, why })
  if (file.bytes.length === 0) return fault('is empty')
  if (file.bytes.length > maxBytes) return fault('is larger than 16 MB')
  const decoded = decodeText(file.bytes)
  if (!decoded.ok) return fault(decoded.fault)
  const notes: string[] = []
  if (decoded.value.encoding === 'gb18030') notes.push(`${file.path}: read as GBK`)
  const read =
    extensionOf(file.path) === 'txt'
      ? ok(fromPlainText(file.path, decoded.value.text))
      : fromMarkdown(file.path, decoded.value.text, notes)
  if (!read.ok) return fault(read.fault)
  const article = read.value
  if (article.body.length > maxParagraphs) return fault(`has more than ${maxParagraphs} paragraphs`)
  const lines = [
    ...article.body.map((paragraph) => paragraph.text),
    ...article.headline,
    article.kicker,
    article.deck,
  ]
  if (lines.some((line) => line.length > longestText))
    return fault(`has a paragraph of more than ${longestText} characters`)
  return ok({ article, notes })
}

function fromPlainText(path: string, text: string): CopyArticle {
  const plain = readPlainText(text)
  return {
    ...blank(path),
    kicker: plain.kicker,
    headline: plain.headline.length > 0 ? plain.headline : [stemOf(path)],
    deck: plain.deck,
    body: plain.paragraphs,
  }
}

const knownFields = new Set([
  'kicker',
  'headline',
  'deck',
  'byline',
  'dateline',
  'kind',
  'rank',
  'pictures',
  'continue',
  'tagline',
  'slug',
  'keyword',
  'cut',
  'exact',
])

function fromMarkdown(path: string, text: string, notes: string[]): Result<CopyArticle, string> {
  const split = splitFrontMatter(text)
  if (!split.ok) return split
  const { fields, body } = split.value
  for (const name of fields.keys()) {
    if (!knownFields.has(name)) notes.push(`${path}: ${name} is not a known field`)
  }
  const exact = isExact(fields)
  const words = exact ? exactField : textField
  const markdown = readMarkdown(body, exact)
  const given = exact ? exactLines(fields, 'headline') : linesField(fields, 'headline')
  const fallback = markdown.title === '' ? stemOf(path) : markdown.title
  // A title that is not the headline is text of the article: nothing an author wrote goes missing.
  const asCrosshead =
    given.length > 0 && markdown.title !== '' && flat(markdown.title) !== flat(given.join(''))
  const title: readonly CopyParagraph[] = asCrosshead
    ? [{ kind: 'crosshead', text: markdown.title, marks: [] }]
    : []
  const cut = cutParagraphs([...title, ...markdown.paragraphs], fields)
  if (!cut.ok) return cut

  const kind = textField(fields, 'kind')
  if (kind !== '' && !isKind(kind)) notes.push(`${path}: ${kind} is not a kind of article`)
  const rank = numberField(fields, 'rank')
  if (fields.has('rank') && !isRank(rank)) notes.push(`${path}: rank is a number from 1 to 5`)
  const continueOn = numberField(fields, 'continue')
  if (fields.has('continue') && (continueOn === null || continueOn < 1 || continueOn > maxPage)) {
    return err(`asks to be continued on page ${lineOf(fields.get('continue'))}`)
  }
  return ok({
    path,
    slug: words(fields, 'slug'),
    kind: isKind(kind) ? kind : null,
    rank: isRank(rank) ? rank : null,
    kicker: exact ? exactField(fields, 'kicker') : linesField(fields, 'kicker').join(' '),
    headline: given.length > 0 || (exact && fields.has('headline')) ? given : [fallback],
    deck: exact ? exactField(fields, 'deck') : linesField(fields, 'deck').join(' '),
    byline: words(fields, 'byline'),
    dateline: words(fields, 'dateline'),
    tagline: words(fields, 'tagline'),
    keyword: words(fields, 'keyword'),
    body: cut.value,
    pictures: [
      ...pictureFields(path, fields.get('pictures'), words),
      ...markdown.pictures
        .filter((picture) => isPicture(picture.path))
        .map((picture) => ({ ...plainPicture(besides(path, picture.path)), caption: picture.caption })),
    ],
    continueOn,
  })
}

/** More pages than any issue has; a larger number is a slip of the finger. */
export const maxPage = 400

function blank(path: string): CopyArticle {
  return {
    path,
    slug: '',
    kind: null,
    rank: null,
    kicker: '',
    headline: [],
    deck: '',
    byline: '',
    dateline: '',
    tagline: '',
    keyword: '',
    body: [],
    pictures: [],
    continueOn: null,
  }
}

/** A picture that nothing is said of but its file. */
export function plainPicture(path: string): CopyPicture {
  return { path, caption: '', credit: '', name: null, focal: null }
}

/** A list of file names, or of records with `file`, `caption`, `credit`, `name` and `focal`. */
function pictureFields(path: string, value: unknown, words: typeof textField): readonly CopyPicture[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return list.flatMap((entry: unknown) => {
    if (typeof entry === 'string') {
      return entry.trim() === '' ? [] : [plainPicture(besides(path, entry.trim()))]
    }
    if (typeof entry !== 'object' || entry === null) return []
    const record: Fields = new Map(Object.entries(entry))
    const file = textField(record, 'file')
    if (file === '') return []
    return [
      {
        path: besides(path, file),
        caption: words(record, 'caption'),
        credit: words(record, 'credit'),
        name: record.has('name') ? words(record, 'name') : null,
        focal: focalField(record.get('focal')),
      },
    ]
  })
}

/** `[x, y]` in thousandths of the picture's width and height. */
function focalField(value: unknown): CopyPicture['focal'] {
  if (!Array.isArray(value)) return null
  const [x, y] = (value as readonly unknown[]).map((one) =>
    typeof one === 'number' && Number.isInteger(one) && one >= 0 && one <= 1000 ? one : null,
  )
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : null
}

/** A file name in the same folder as the document; a path that climbs stays what it is and is not found. */
function besides(path: string, file: string): string {
  return `${path.slice(0, path.lastIndexOf('/') + 1)}${file.replace(/^\.\//, '')}`
}

/**
 * `cut` names what is kept in the manuscript but not printed: passages as they stand in the text, or a
 * number of characters from the end.
 */
function cutParagraphs(
  body: readonly CopyParagraph[],
  fields: Fields,
): Result<readonly CopyParagraph[], string> {
  const value = fields.get('cut')
  if (value === undefined || value === null) return ok(body)
  if (typeof value === 'number') return ok(cutFromEnd(body, value))
  let cut = body
  for (const passage of Array.isArray(value) ? value.map(lineOf) : [lineOf(value)]) {
    if (passage === '') continue
    const index = cut.findIndex((paragraph) => paragraph.text.includes(passage))
    const found = cut[index]
    if (found === undefined) return err(`has a cut that is not in its text: ${passage.slice(0, 20)}`)
    const from = found.text.indexOf(passage)
    cut = cut.with(index, withCut(found, from, from + passage.length))
  }
  return ok(cut)
}

function cutFromEnd(body: readonly CopyParagraph[], characters: number): readonly CopyParagraph[] {
  let left = characters
  return body
    .toReversed()
    .map((paragraph) => {
      const take = Math.min(Math.max(left, 0), paragraph.text.length)
      left -= take
      return take === 0 ? paragraph : withCut(paragraph, paragraph.text.length - take, paragraph.text.length)
    })
    .toReversed()
}

/** Cuts that overlap become one. */
function withCut(paragraph: CopyParagraph, from: number, to: number): CopyParagraph {
  const apart = (mark: Mark): boolean => mark.kind !== 'cut' || mark.to < from || mark.from > to
  const joined = paragraph.marks.filter((mark) => !apart(mark))
  const mark: Mark = {
    kind: 'cut',
    from: Math.min(from, ...joined.map((one) => one.from)),
    to: Math.max(to, ...joined.map((one) => one.to)),
  }
  const marks = [...paragraph.marks.filter(apart), mark].toSorted((left, right) => left.from - right.from)
  return { ...paragraph, marks }
}

function isKind(value: string): value is ArticleKind {
  return (articleKinds as readonly string[]).includes(value)
}

function isRank(value: number | null): value is Rank {
  return value !== null && value >= 1 && value <= 5
}

function flat(text: string): string {
  return text.replaceAll(/\s/g, '')
}

function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** File name without folder, extension and leading number. */
export function stemOf(path: string): string {
  const name = nameOf(path).replace(/\.[^.]+$/, '')
  const rest = name.replace(/^\d+[\s._、-]*/, '')
  return rest === '' ? name : rest
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
