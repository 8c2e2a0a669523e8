// A folder of copy to pages of articles. Subfolders are pages, in order of their numbers (`02 要闻综合`); in
// them one document is one article, in the order of names. `issue.yaml` at the top holds the paper's
// settings. Pictures are bound by a document's front matter or by having its name.
//
// In: the names and bytes of all documents, and the names of all pictures. Out: a `Copy`, or the first
// file that can't be read: then nothing of the folder is used.

import { byCodeUnit } from '../base/order.ts'
import { countWords } from '../model/query/count.ts'
import { isDate } from '../model/query/dates.ts'
import { err, ok, type Result } from '../base/result.ts'
import {
  type Copy,
  type CopyArticle,
  type CopyFault,
  type CopyFile,
  type CopyPage,
  type CopyPicture,
  type CopySettings,
} from './copy.ts'
import { decodeText } from './decode-text.ts'
import {
  exactField,
  type Fields,
  isExact,
  lineOf,
  numberField,
  readFields,
  textField,
} from './front-matter.ts'
import {
  isDocument,
  isPicture,
  maxPage,
  nameOf,
  plainPicture,
  readDocument,
  stemOf,
} from './read-document.ts'

export interface FolderCopy {
  /** Name of the folder itself: an issue without settings may have its date there. */
  readonly name: string
  readonly files: readonly CopyFile[]
  /** Paths of picture files. */
  readonly pictures: readonly string[]
}

const maxFiles = 20_000

export function readCopyFolder(folder: FolderCopy): Result<Copy, CopyFault> {
  if (folder.files.length + folder.pictures.length > maxFiles) {
    return err({ path: folder.name, why: `holds more than ${maxFiles} files` })
  }
  const notes: string[] = []
  const files = folder.files
    .filter((file) => !isHidden(file.path))
    .toSorted((left, right) => byName(left.path, right.path))
  const settingsFile = files.find((file) => /^issue\.ya?ml$/i.test(file.path))
  const fields = settingsFile === undefined ? ok(new Map<string, unknown>()) : readSettingsFile(settingsFile)
  if (!fields.ok) return fields

  const articles: CopyArticle[] = []
  for (const file of files) {
    if (file === settingsFile) continue
    if (!isDocument(file.path)) {
      notes.push(`${file.path}: left out, not a kind of file this reads`)
      continue
    }
    const read = readDocument(file)
    if (!read.ok) return read
    notes.push(...read.value.notes)
    articles.push(read.value.article)
  }
  if (articles.length === 0 && settingsFile === undefined)
    return err({ path: folder.name, why: 'holds no copy' })

  const bound = bindPictures(
    articles,
    folder.pictures.filter((path) => !isHidden(path)),
    notes,
  )
  if (!bound.ok) return bound
  const settings = readSettings(fields.value, folder, bound.value, notes)
  if (!settings.ok) return err({ path: settingsFile?.path ?? folder.name, why: settings.fault })
  const given = pageSettings(fields.value)
  const { pages, loose } = sortIntoPages(bound.value, folder, given, notes)
  const far = pages.find((page) => page.number > maxPage)
  if (far !== undefined) return err({ path: folder.name, why: `has a page ${far.number}` })
  return ok({ settings: settings.value, hasSettings: settingsFile !== undefined, pages, loose, notes })
}

/** A single document: it stands on no page. */
export function readCopyDocument(file: CopyFile, pictures: readonly string[]): Result<Copy, CopyFault> {
  const read = readDocument(file)
  if (!read.ok) return read
  const notes = [...read.value.notes]
  const bound = bindPictures([read.value.article], pictures, notes)
  if (!bound.ok) return bound
  const settings = readSettings(
    new Map(),
    { name: stemOf(file.path), files: [file], pictures },
    bound.value,
    notes,
  )
  if (!settings.ok) return err({ path: file.path, why: settings.fault })
  return ok({ settings: settings.value, hasSettings: false, pages: [], loose: bound.value, notes })
}

function isHidden(path: string): boolean {
  return path
    .split('/')
    .some((part) => part.startsWith('.') || part === '__MACOSX' || /^(thumbs\.db|desktop\.ini)$/i.test(part))
}

/** Order of names as people number them: 2 before 10, then by character. */
function byName(left: string, right: string): number {
  const chunks = (name: string): readonly string[] => name.match(/\d+|\D+/g) ?? []
  const a = chunks(left)
  const b = chunks(right)
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [one = '', other = ''] = [a[index], b[index]]
    const numbers = /^\d/.test(one) && /^\d/.test(other)
    const order = numbers ? Number(one) - Number(other) || byCodeUnit(one, other) : byCodeUnit(one, other)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function readSettingsFile(file: CopyFile): Result<Fields, CopyFault> {
  const decoded = decodeText(file.bytes)
  if (!decoded.ok) return err({ path: file.path, why: decoded.fault })
  const fields = readFields(decoded.value.text)
  return fields.ok ? fields : err({ path: file.path, why: fields.fault })
}

const knownSettings = new Set([
  'publication',
  'date',
  'number',
  'language',
  'format',
  'labels',
  'home',
  'sisters',
  'rights',
  'jumpLine',
  'turnLine',
  'pages',
  'exact',
])

function readSettings(
  fields: Fields,
  folder: FolderCopy,
  articles: readonly CopyArticle[],
  notes: string[],
): Result<CopySettings, string> {
  for (const name of fields.keys())
    if (!knownSettings.has(name)) notes.push(`issue.yaml: ${name} is not a known setting`)
  const given = textField(fields, 'date')
  if (given !== '' && !isDate(given)) return err(`has a date that is none: ${given} (YYYY-MM-DD)`)
  const number = numberField(fields, 'number')
  if (fields.has('number') && (number === null || number < 0)) return err('has a number that is none')
  const language = textField(fields, 'language')
  if (language !== '' && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
    return err(`has a language that is none: ${language}`)
  const words = isExact(fields) ? exactField : textField
  const publication = words(fields, 'publication')
  return ok({
    publication: publication === '' ? folder.name : publication,
    date: given === '' ? dateIn([folder.name, ...folder.files.map((file) => nameOf(file.path))]) : given,
    number,
    language: language === '' ? languageOf(articles) : language,
    format: words(fields, 'format') || 'broadsheet',
    labels: fields.has('labels') ? words(fields, 'labels') : null,
    home: words(fields, 'home'),
    sisters: sisterFields(fields.get('sisters'), words),
    rights: words(fields, 'rights'),
    jumpLine: fields.has('jumpLine') ? words(fields, 'jumpLine') : null,
    turnLine: fields.has('turnLine') ? words(fields, 'turnLine') : null,
  })
}

function sisterFields(value: unknown, words: typeof textField): CopySettings['sisters'] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return list.flatMap((entry: unknown) => {
    if (typeof entry === 'object' && entry !== null) {
      const record: Fields = new Map(Object.entries(entry))
      const name = words(record, 'name')
      return name === '' ? [] : [{ name, home: words(record, 'home') }]
    }
    const name = lineOf(entry)
    return name === '' ? [] : [{ name, home: '' }]
  })
}

type PageSettings = Pick<CopyPage, 'section' | 'gathering' | 'credits' | 'format'>

/** `pages` of `issue.yaml`: the pages from the first on, where a folder's name can't say it all. */
function pageSettings(fields: Fields): readonly PageSettings[] {
  const value = fields.get('pages')
  const words = isExact(fields) ? exactField : textField
  return (Array.isArray(value) ? value : []).map((entry: unknown) => {
    const isRecord = typeof entry === 'object' && entry !== null && !Array.isArray(entry)
    const record: Fields = isRecord ? new Map(Object.entries(entry)) : new Map([['section', entry]])
    return {
      section: words(record, 'section'),
      gathering: words(record, 'gathering'),
      credits: words(record, 'credits'),
      format: record.has('format') ? words(record, 'format') : null,
    }
  })
}

/** The first date that stands in a name, as 2020-01-01 or 20200101. */
function dateIn(names: readonly string[]): string | null {
  for (const name of names) {
    const found = /(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(name)
    if (found === null) continue
    const date = `${found[1]}-${found[2]}-${found[3]}`
    if (isDate(date)) return date
  }
  return null
}

function languageOf(articles: readonly CopyArticle[]): string {
  const text = articles.map((article) => article.headline.join('') + (article.body[0]?.text ?? '')).join('')
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han * 4 >= text.length ? 'zh-CN' : 'en'
}

/** Gives each picture file to the article that names it, or else to the one of its name. */
function bindPictures(
  articles: readonly CopyArticle[],
  pictures: readonly string[],
  notes: string[],
): Result<readonly CopyArticle[], CopyFault> {
  const files = new Map(pictures.map((path) => [path.normalize('NFC'), path]))
  const taken = new Set<string>()
  const named: CopyArticle[] = []
  for (const article of articles) {
    const bound: CopyPicture[] = []
    for (const picture of article.pictures) {
      const path = files.get(picture.path.normalize('NFC'))
      if (path === undefined)
        return err({ path: article.path, why: `names a picture that is not there: ${nameOf(picture.path)}` })
      if (bound.some((one) => one.path === path)) continue
      taken.add(path)
      bound.push({ ...picture, path })
    }
    named.push({ ...article, pictures: bound })
  }
  const stem = (path: string): string => path.replace(/\.[^./]+$/, '')
  const isOf = (article: CopyArticle, path: string): boolean => {
    const name = stem(article.path)
    const rest = stem(path)
    // `03 story.jpg`, and `03 story-2.jpg` for a second one.
    return rest === name || (rest.startsWith(name) && /^[-_ ]\d+$/.test(rest.slice(name.length)))
  }
  const free = pictures.filter((path) => !taken.has(path)).toSorted(byName)
  const complete = named.map((article) => {
    const own = free.filter((path) => isOf(article, path) && !taken.has(path))
    for (const path of own) taken.add(path)
    return {
      ...article,
      pictures: [...article.pictures, ...own.map(plainPicture)],
    }
  })
  for (const path of free)
    if (!taken.has(path) && isPicture(path)) notes.push(`${path}: left out, no article has it`)
  return ok(complete)
}

interface SortedCopy {
  readonly pages: readonly CopyPage[]
  readonly loose: readonly CopyArticle[]
}

/** A dated record, as digital editions name their texts: date, page, place on the page. */
const recordName = /^\d{8}-(\d{2})-\d{2}\./

function sortIntoPages(
  articles: readonly CopyArticle[],
  folder: FolderCopy,
  given: readonly PageSettings[],
  notes: string[],
): SortedCopy {
  const pages = new Map<number, { section: string; articles: CopyArticle[] }>()
  const loose: CopyArticle[] = []
  const folders = pageFolders(folder)
  const onPage = (number: number, section: string, article: CopyArticle): void => {
    const page = pages.get(number)
    if (page === undefined) pages.set(number, { section, articles: [article] })
    else page.articles.push(article)
  }
  for (const { number, section } of folders.values()) {
    const page = pages.get(number)
    if (page !== undefined) notes.push(`page ${number} has two folders: ${page.section}, ${section}`)
    else pages.set(number, { section, articles: [] })
  }
  for (const [index, { section }] of given.entries()) {
    const page = pages.get(index + 1)
    if (page === undefined) pages.set(index + 1, { section, articles: [] })
    else if (section !== '') page.section = section
  }
  for (const article of articles) {
    const [top = ''] = article.path.split('/')
    const own = folders.get(top)
    const record = recordName.exec(nameOf(article.path))?.[1]
    if (own !== undefined) onPage(own.number, own.section, article)
    else if (record !== undefined) onPage(Number(record), '', article)
    else loose.push(article)
  }
  const numbers = [...pages.keys()].toSorted((left, right) => left - right)
  return {
    loose: loose.map((article) => ranked(article, false)),
    pages: numbers.flatMap((number) => {
      const page = pages.get(number)
      if (page === undefined) return []
      const list = page.articles.map((article, index) => ranked(article, index === 0))
      const { gathering = '', credits = '', format = null } = given[number - 1] ?? {}
      return [{ number, section: page.section, articles: list, gathering, credits, format }]
    }),
  }
}

/** Subfolders by name, with their page number and section; one without a number follows the one before. */
function pageFolders(
  folder: FolderCopy,
): ReadonlyMap<string, { readonly number: number; readonly section: string }> {
  const paths = [...folder.files.map((file) => file.path), ...folder.pictures].filter(
    (path) => !isHidden(path),
  )
  const names = [
    ...new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? '')),
  ]
  const pages = new Map<string, { readonly number: number; readonly section: string }>()
  let last = 0
  for (const name of names.toSorted(byName)) {
    const found = /^第?[A-Z]?(\d{1,6})版?[\s._:：、-]*(.*)$/.exec(name.normalize('NFC'))
    const hasCopy = folder.files.some((file) => file.path.startsWith(`${name}/`) && isDocument(file.path))
    // A folder of pictures alone belongs to documents that name them.
    if (found === null && !hasCopy) continue
    const number = found === null ? last + 1 : Number(found[1])
    last = number
    if (number > 0) pages.set(name, { number, section: (found === null ? name : (found[2] ?? '')).trim() })
  }
  return pages
}

// Under this a piece is a brief (简讯), unless its author says otherwise.
const briefWords = 200

/** The rank an article has when its author gave none: the first of a page leads it. */
function ranked(article: CopyArticle, isFirst: boolean): CopyArticle {
  const words = countWords(article.body.map((paragraph) => paragraph.text).join('\n'))
  const isBrief = words < briefWords
  const rank = article.rank ?? (isFirst ? 1 : isBrief ? 5 : 3)
  return { ...article, rank, kind: article.kind ?? kindOf(article, rank === 5 && isBrief) }
}

function kindOf(article: CopyArticle, isBrief: boolean): CopyArticle['kind'] {
  const headline = article.headline.join('')
  if (/(逝世|讣告)$/.test(headline)) return 'obituary'
  if (/(通告|公告|启事|声明)$/.test(headline)) return 'notice'
  return isBrief ? 'brief' : 'news'
}
